#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "core/apprenticeship/standards_text.hpp"

namespace journeywork::apprenticeship {

namespace {

/// One member of standards as people read it.
struct Line {
  std::string what;
  std::string value;
};

/// The programme as a whole, or one thing of a list. Two versions' items with the same key are the same thing.
struct Item {
  std::string list;   ///< "Work processes": items keep their order within it; empty for the programme
  std::string key;    ///< unique in one version
  std::string label;  ///< "Work process 4, Preventive maintenance"
  std::string gist;   ///< all that is said when it is added or removed
  std::vector<Line> lines;
};

/// Every member of standards, once: what is not here would change unseen.
class Description {
 public:
  explicit Description(const Standards& standards) : standards_(standards) {
    describe_programme();
    describe_levels();
    for (const auto& process : standards.processes) describe_process(process);
    for (const auto& course : standards.courses) describe_course(course);
    for (std::size_t i = 0; i < standards.wage_steps.size(); ++i) describe_step(i);
    for (const auto& credential : standards.credentials) describe_credential(credential);
  }

  [[nodiscard]] std::vector<Item> take() { return std::move(items_); }

 private:
  /// The n-th with the same code gets a key of its own, so that standards with a duplicate can be compared as well.
  Item& add(std::string list, const std::string& code, std::string what, std::string gist) {
    const int n = ++seen_[list + '\n' + code];
    auto key = list + '\n' + code + '\n' + std::to_string(n);
    return items_.emplace_back(std::move(list), std::move(key), std::move(what), std::move(gist), std::vector<Line>{});
  }

  template <class T>
  void add_cited(Item& item, const std::string& what, const Cited<T>& cited, std::string value) {
    item.lines.push_back({what, std::move(value)});
    item.lines.push_back({what + ", source", cited.source});
  }

  void describe_programme();
  void describe_programme_figures(Item& item);
  void describe_levels();
  void describe_process(const WorkProcess& process);
  void describe_competency(const Competency& competency, const std::string& list);
  void describe_course(const Course& course);
  void describe_step(std::size_t index);
  void describe_credential(const CredentialRequirement& credential);

  const Standards& standards_;
  std::vector<Item> items_;
  std::map<std::string, int> seen_;
  std::map<std::string, int> processes_seen_;
};

void Description::describe_programme() {
  const auto& s = standards_;
  auto& item = add({}, {}, {}, {});
  item.lines = {{"Code", s.code},
                {"Version", s.version},
                {"Title", s.title},
                {"Notice", s.notice},
                {"Registration agency", s.agency},
                {"Occupation", s.occupation},
                {"O*NET-SOC code", s.onet_code},
                {"RAPIDS code", s.rapids_code},
                {"ISCO code", s.isco_code},
                {"Approach", std::string(name(s.approach))},
                {"Hours above a work process's maximum do not count", std::string(yes_no(s.maximum_caps))},
                {"Completion waits for a final review", std::string(yes_no(s.final_review))},
                {"Currency of the wages", s.currency}};
  describe_programme_figures(item);
}

void Description::describe_programme_figures(Item& item) {
  const auto& s = standards_;
  const auto& ratio = s.ratio.value;
  add_cited(item, "Minimum age", s.age_minimum, std::to_string(s.age_minimum.value));
  add_cited(item, "Term", s.term_months, months_text(s.term_months.value));
  add_cited(item, "On-the-job learning, minimum", s.ojl_minimum, hours_text(s.ojl_minimum.value));
  add_cited(item, "On-the-job learning, maximum", s.ojl_maximum, hours_text(s.ojl_maximum.value));
  add_cited(item, "Related instruction a year", s.ri_per_year, hours_text(s.ri_per_year.value));
  add_cited(item, "Probation, hours", s.probation_ojl, hours_text(s.probation_ojl.value));
  add_cited(item, "Probation, months", s.probation_months, months_text(s.probation_months.value));
  item.lines.push_back({"Ratio, journeyworkers for the first apprentice", std::to_string(ratio.first_journeyworkers)});
  item.lines.push_back(
      {"Ratio, journeyworkers for each further apprentice", std::to_string(ratio.journeyworkers_each)});
  add_cited(item, "Ratio, wording", s.ratio, ratio.clause);
  add_cited(item, "Reviews", s.review_every_months, "every " + months_text(s.review_every_months.value));
  add_cited(item, "Wage steps, applied within", s.wage_step_days, count_text(s.wage_step_days.value, "day", "days"));
  const auto& limits = s.limits;
  add_cited(item, "Logging, warning above a day of", limits.day_warning, hours_text(limits.day_warning.value));
  add_cited(item, "Logging, refusal above a day of", limits.day_maximum, hours_text(limits.day_maximum.value));
  add_cited(item, "Logging, shortest entry", limits.entry_minimum, hours_text(limits.entry_minimum.value));
  add_cited(item, "Logging, back-dating", limits.back_dating_days,
            count_text(limits.back_dating_days.value, "day", "days"));
  add_cited(item, "Logging, mentors decide within", limits.answer_days,
            count_text(limits.answer_days.value, "day", "days"));
  add_cited(item, "Behind means below this share of the plan", limits.behind_below,
            percent_text(limits.behind_below.value));
  add_cited(item, "Behind is not said in the first", limits.behind_after_days,
            count_text(limits.behind_after_days.value, "day", "days"));
}

void Description::describe_levels() {
  for (const auto& level : standards_.levels) {
    const auto value = std::to_string(level.value);
    add("Levels", value, label("Level", value, {}), level.name).lines = {{"name", level.name},
                                                                         {"meaning", level.meaning}};
  }
}

void Description::describe_process(const WorkProcess& process) {
  const auto count = static_cast<std::int64_t>(process.competencies.size());
  add("Work processes", process.code, label("Work process", process.code, process.title),
      hours_text(process.minimum) + " to " + hours_text(process.maximum) + ", " +
          count_text(count, "competency", "competencies"))
      .lines = {{"title", process.title},
                {"description", process.description},
                {"minimum hours", hours_text(process.minimum)},
                {"maximum hours", hours_text(process.maximum)}};
  const int twin = ++processes_seen_[process.code];
  const auto list =
      "Competencies of work process " + process.code + (twin > 1 ? " (" + std::to_string(twin) + ")" : "");
  for (const auto& competency : process.competencies) describe_competency(competency, list);
}

void Description::describe_competency(const Competency& competency, const std::string& list) {
  const auto level = std::to_string(competency.required_level);
  add(list, competency.code, label("Competency", competency.code, competency.title), "required level " + level)
      .lines = {{"title", competency.title}, {"statement", competency.statement}, {"required level", level}};
}

void Description::describe_course(const Course& course) {
  add("Courses", course.code, label("Course", course.code, course.title),
      hours_text(course.length) + " in year " + std::to_string(course.year))
      .lines = {{"title", course.title},
                {"provider", course.provider},
                {"hours", hours_text(course.length)},
                {"year", std::to_string(course.year)},
                {"required", std::string(yes_no(course.required))}};
}

/// A step has no code: its place in the schedule is what it is known by.
void Description::describe_step(std::size_t index) {
  const auto& step = standards_.wage_steps[index];
  const auto place = std::to_string(index + 1);
  const auto optional_count = [](const std::optional<int>& count) {
    return count ? std::to_string(*count) : std::string{};
  };
  add("Wage steps", place, label("Wage step", place, step.title), percent_text(step.share)).lines = {
      {"title", step.title},
      {"share of the journeyworker wage", percent_text(step.share)},
      {"after on-the-job learning of", step.after_ojl ? hours_text(*step.after_ojl) : std::string{}},
      {"after months", optional_count(step.after_months)},
      {"after competencies", optional_count(step.after_competencies)},
      {"needs the reviews due by then", std::string(yes_no(step.needs_reviews))},
      {"on completion only", std::string(yes_no(step.on_completion))}};
}

void Description::describe_credential(const CredentialRequirement& credential) {
  std::string accepts;
  for (const auto& code : credential.accepts) accepts += (accepts.empty() ? "" : ", ") + code;
  add("Credentials", credential.code, label("Credential", credential.code, credential.title), credential.issuer)
      .lines = {{"title", credential.title},
                {"issuer", credential.issuer},
                {"accepts as well", accepts},
                {"by month", credential.by_month ? std::to_string(*credential.by_month) : std::string{}},
                {"required", std::string(yes_no(credential.required))}};
}

Difference::Kind kind_of(const std::string& before, const std::string& after) {
  if (before.empty()) return Difference::Kind::added;
  return after.empty() ? Difference::Kind::removed : Difference::Kind::changed;
}

void compare_lines(const Item& before, const Item& after, std::vector<Difference>& out) {
  for (std::size_t i = 0; i < before.lines.size(); ++i) {
    const auto& was = before.lines[i];
    const auto& is = after.lines[i];
    if (was.value == is.value) continue;
    const auto what = after.label.empty() ? is.what : after.label + ": " + is.what;
    out.push_back({kind_of(was.value, is.value), what, was.value, is.value});
  }
}

using ByKey = std::map<std::string_view, const Item*>;

ByKey by_key(const std::vector<Item>& items) {
  ByKey found;
  for (const auto& item : items) found.emplace(item.key, &item);
  return found;
}

/// The codes of each list's items that the other version has as well, in order.
std::map<std::string, std::string> orders(const std::vector<Item>& items, const ByKey& other) {
  std::map<std::string, std::string> found;
  for (const auto& item : items) {
    if (item.list.empty() || !other.contains(item.key)) continue;
    const auto code = item.key.substr(item.list.size() + 1, item.key.rfind('\n') - item.list.size() - 1);
    auto& order = found[item.list];
    order += (order.empty() ? "" : ", ") + code;
  }
  return found;
}

}  // namespace

std::vector<Difference> differences(const Standards& before, const Standards& after) {
  std::vector<Difference> out;
  const auto was = Description(before).take();
  const auto is = Description(after).take();
  const auto was_by_key = by_key(was);
  const auto is_by_key = by_key(is);
  for (const auto& item : is) {
    const auto found = was_by_key.find(item.key);
    if (found == was_by_key.end()) {
      out.push_back({Difference::Kind::added, item.label, {}, item.gist});
    } else {
      compare_lines(*found->second, item, out);
    }
  }
  for (const auto& item : was) {
    if (!is_by_key.contains(item.key)) out.push_back({Difference::Kind::removed, item.label, item.gist, {}});
  }
  const auto order_before = orders(was, is_by_key);
  for (const auto& [list, order] : orders(is, was_by_key)) {
    const auto& earlier = order_before.at(list);
    if (order != earlier) out.push_back({Difference::Kind::changed, list + ": order", earlier, order});
  }
  return out;
}

}  // namespace journeywork::apprenticeship
