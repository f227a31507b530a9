#include "web/pages/work_form.hpp"

#include <algorithm>
#include <tuple>

#include "web/pages/parts.hpp"
#include "web/pages/typed_time.hpp"
#include "web/site.hpp"

namespace journeywork::web::pages {

using namespace apprenticeship;

namespace {

constexpr int quick_lengths[] = {30, 60, 120, 240};  // minutes

void fill_processes(Dict& page, const WorkForm& form, const services::TodayView& view) {
  const auto& standards = *view.about.standards;
  const auto option = [&](Dict& group, const WorkProcess& process, bool selectable) {
    group.add("PROCESS_OPTION")
        .set("OPTION_VALUE", process.code)
        .set("OPTION_TEXT", process.title)
        .show_if(selectable && process.code == form.work_process, "OPTION_SELECTED");
  };
  constexpr std::size_t most_recent = 3;
  std::vector<const WorkProcess*> recent;
  for (const auto& code : view.recent_processes) {
    const auto* process = standards.process(code);
    if (process != nullptr && recent.size() < most_recent) recent.push_back(process);
  }
  if (!recent.empty()) {
    auto group = page.add("PROCESS_GROUP");
    group.set("GROUP_TEXT", "Used last");
    for (const auto* process : recent) option(group, *process, true);
  }
  auto group = page.add("PROCESS_GROUP");
  group.set("GROUP_TEXT", "All work processes");
  for (const auto& process : standards.processes) {
    const bool above = std::find(recent.begin(), recent.end(), &process) != recent.end();
    if (!above) option(group, process, true);
  }
}

constexpr std::size_t at_first_sight = 3;  // competencies shown before "more" is asked for

/// The competencies of a process, the likeliest first: ticked, then still to be signed off and used lately, then the
/// others still to be signed off.
std::vector<const Competency*> offered(const WorkProcess& process, const WorkForm& form,
                                       const services::TodayView& view) {
  const auto place = [](const std::vector<std::string>& in, const std::string& code) {
    return std::find(in.begin(), in.end(), code) - in.begin();
  };
  const auto rank = [&](const Competency* c) {
    const bool ticked =
        std::find(form.competencies.begin(), form.competencies.end(), c->code) != form.competencies.end();
    return std::tuple(!ticked, view.signed_off.contains(c->code), place(view.recent_competencies, c->code));
  };
  std::vector<const Competency*> out;
  for (const auto& competency : process.competencies) out.push_back(&competency);
  std::stable_sort(out.begin(), out.end(), [&](const Competency* a, const Competency* b) { return rank(a) < rank(b); });
  return out;
}

/// Fills partials/competency_chips.html.
void fill_chips(Dict chips, const WorkProcess& process, const WorkForm& form, const services::TodayView& view) {
  const auto list = offered(process, form, view);
  const auto chip = [&](Dict& at, const char* row, const Competency& competency) {
    const bool ticked =
        std::find(form.competencies.begin(), form.competencies.end(), competency.code) != form.competencies.end();
    at.add(row)
        .set("COMPETENCY", competency.code)
        .set("COMPETENCY_TITLE", competency.title)
        .show_if(ticked, "COMPETENCY_CHECKED");
  };
  const auto first = std::min(at_first_sight, list.size());
  for (std::size_t i = 0; i < first; ++i) chip(chips, "FIRST", *list[i]);
  if (first == list.size()) return;
  auto more = chips.add("MORE");
  more.set("MORE_TEXT", std::to_string(list.size() - first) + " more");
  for (std::size_t i = first; i < list.size(); ++i) chip(more, "OTHER", *list[i]);
}

void fill_competencies(Dict& page, const WorkForm& form, const services::TodayView& view) {
  const auto& standards = *view.about.standards;
  const auto* process = standards.process(form.work_process);
  if (process != nullptr && !process->competencies.empty()) {
    auto shown = page.add("SHOWN");
    shown.set("SHOWN_FOR", view.about.mentors.empty()
                               ? "so that it can be signed off"
                               : "so that " + first_name(view.about.mentors.front()) + " can sign off");
    fill_chips(shown.include("CHIPS", "partials/competency_chips.html"), *process, form, view);
  }
  for (const auto& each : standards.processes) {
    if (each.competencies.empty()) continue;
    auto set = page.add("SHOWN_SET");
    set.set("SET_PROCESS", each.code);
    fill_chips(set.include("SET_CHIPS", "partials/competency_chips.html"), each, form, view);
  }
}

void fill_extras(Dict& page, const WorkForm& form, const services::TodayView& view, const Locale& locale,
                 const Error* error) {
  const auto& about = view.about;
  const auto day = parse_iso_date(form.date);
  const auto first =
      std::max(about.agreement.start, about.today.plus_days(-about.standards->limits.back_dating_days.value));
  page.set("DAY", form.date).set("DAY_FIRST", iso(first)).set("DAY_LAST", iso(about.today));
  page.set("DAY_TEXT", !day ? "Another day" : *day == about.today ? "Today, " + locale.day(*day) : locale.day(*day));
  page.show_if(!day || *day != about.today || !problem_at(error, "date").empty(), "DAY_OPEN");

  page.set("DEVICE", form.device).set("WORK_ORDER", form.work_order);
  page.show_if(!form.device.empty() || !form.work_order.empty(), "MORE_OPEN");
  for (const auto& device : view.recent_devices) page.add("DEVICE_OPTION").set("DEVICE_NAME", device);
}

}  // namespace

WorkForm read_work_form(const http::Request& request) {
  WorkForm form;
  const auto value = [&](const char* name) { return std::string(request.form_value(name)); };
  form.date = value("date");
  form.work_process = value("work_process");
  form.minutes = value("minutes");
  form.minutes_other = value("minutes_other");
  form.note = value("note");
  for (const auto code : http::find_all(request.form, "competency")) form.competencies.emplace_back(code);
  form.device = value("device");
  form.work_order = value("work_order");
  form.confirmed = http::find(request.form, "confirm").has_value();
  return form;
}

WorkForm work_form_of(const Entry& entry) {
  const auto& time = std::get<OjlTime>(entry.body);
  WorkForm form;
  form.date = iso(entry.day);
  form.work_process = time.process;
  form.minutes = std::to_string(time.minutes.count);
  form.note = time.note;
  form.competencies = time.competencies;
  form.device = time.device;
  form.work_order = time.work_order;
  return form;
}

Result<WorkEntry> parse_work_form(const WorkForm& form) {
  std::vector<Problem> problems;
  WorkEntry out;
  const auto day = parse_iso_date(form.date);
  if (!day) problems.push_back({"date", "This is not a day.", form.date, "a date"});
  const auto minutes = read_time({form.minutes, form.minutes_other}, problems);
  if (!problems.empty())
    return refuse(Error::Code::invalid, "Nothing was saved yet: please look at what is marked.", std::move(problems));
  out.day = *day;
  out.time = {form.work_process, *minutes, form.note, form.device, form.work_order, form.competencies};
  return out;
}

void fill_work_fields(Dict& page, const WorkForm& form, const services::TodayView& view, const Locale& locale,
                      const Error* error, const std::vector<Problem>& ask) {
  fill_processes(page, form, view);
  fill_competencies(page, form, view);
  fill_time(page, {form.minutes, form.minutes_other}, quick_lengths);
  fill_extras(page, form, view, locale, error);
  page.set("NOTE", form.note);
  page.set_shown("DAY_ERROR", problem_at(error, "date"));
  page.set_shown("WORK_PROCESS_ERROR", problem_at(error, "work_process"));
  page.set_shown("MINUTES_ERROR", problem_at(error, "minutes"));
  page.set_shown("NOTE_ERROR", problem_at(error, "note"));
  page.set_shown("DEVICE_ERROR", problem_at(error, "device"));
  page.set_shown("WORK_ORDER_ERROR", problem_at(error, "work_order"));
  fill_questions(page, ask);
}

}  // namespace journeywork::web::pages
