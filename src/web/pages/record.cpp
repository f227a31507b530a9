#include "web/pages/record.hpp"

#include <algorithm>
#include <charconv>
#include <map>

#include "core/base/zone.hpp"
#include "web/http/encoding.hpp"
#include "web/pages/correct.hpp"
#include "web/pages/entry_words.hpp"
#include "web/pages/own_agreement.hpp"
#include "web/pages/parts.hpp"
#include "web/pages/standing_body.hpp"

namespace journeywork::web::pages {

using namespace apprenticeship;

namespace {

constexpr std::size_t lines_a_page = 100;

/// The agreement that a record is about: named in the path, or one's own.
std::optional<AgreementId> agreement_of(const Visit& visit, services::ApprenticeshipViews& views) {
  const auto text = visit.request.path_value("id");
  if (text.empty()) return own_agreement(views, visit.actor());
  std::int64_t id = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), id);
  if (error != std::errc{} || end != text.data() + text.size() || id <= 0) return std::nullopt;
  return AgreementId{id};
}

services::RecordFilter filter_of(const http::Request& request) {
  services::RecordFilter filter;
  filter.kind = parse_entry_kind(request.query_value("kind"));
  for (const auto state : {EntryState::waiting, EntryState::approved, EntryState::returned, EntryState::corrected}) {
    if (request.query_value("state") == name(state)) filter.state = state;
  }
  filter.process = request.query_value("process");
  filter.from = parse_iso_date(request.query_value("from"));
  filter.to = parse_iso_date(request.query_value("to"));
  return filter;
}

bool filters(const services::RecordFilter& f) { return f.kind || f.state || !f.process.empty() || f.from || f.to; }

/// The query that means the same filter, to be put after a path.
std::string query_of(const services::RecordFilter& f, const std::string& more = {}) {
  std::string out;
  const auto add = [&](const char* key, std::string_view value) {
    if (!value.empty()) out += (out.empty() ? "?" : "&") + std::string(key) + "=" + http::percent_encode(value);
  };
  if (f.kind) add("kind", name(*f.kind));
  if (f.state) add("state", name(*f.state));
  add("process", f.process);
  if (f.from) add("from", iso(*f.from));
  if (f.to) add("to", iso(*f.to));
  if (!more.empty()) out += (out.empty() ? "?" : "&") + more;
  return out;
}

std::string state_word(EntryState state, EntryKind kind) {
  if (state == EntryState::approved && !needs_approval(kind)) return "recorded";
  return state == EntryState::corrected ? "taken back" : std::string(name(state));
}

Tone state_tone(EntryState state) {
  switch (state) {
    case EntryState::approved:
      return Tone::ok;
    case EntryState::waiting:
      return Tone::wait;
    case EntryState::returned:
      return Tone::bad;
    case EntryState::corrected:
      return Tone::none;
  }
  return Tone::none;
}

void fill_options(Dict& page, const services::RecordFilter& filter, const Standards& standards) {
  const auto option = [&](const char* section, std::string_view value, std::string_view text, bool selected) {
    page.add(section).set("OPTION_VALUE", value).set("OPTION_TEXT", text).show_if(selected, "OPTION_SELECTED");
  };
  option("KIND_OPTION", "", "All", !filter.kind);
  const std::pair<EntryKind, const char*> kinds[] = {{EntryKind::ojl, "Work"},
                                                     {EntryKind::ri, "Courses"},
                                                     {EntryKind::demonstration, "Demonstrations and sign-offs"},
                                                     {EntryKind::review, "Reviews"},
                                                     {EntryKind::wage_change, "Wages"},
                                                     {EntryKind::credential, "Credentials"},
                                                     {EntryKind::credit, "Credit"},
                                                     {EntryKind::correction, "Corrections"}};
  for (const auto& [kind, text] : kinds) option("KIND_OPTION", name(kind), text, filter.kind == kind);
  option("STATE_OPTION", "", "All", !filter.state);
  const std::pair<EntryState, const char*> states[] = {{EntryState::waiting, "Waiting"},
                                                       {EntryState::approved, "Approved"},
                                                       {EntryState::returned, "Returned"},
                                                       {EntryState::corrected, "Taken back"}};
  for (const auto& [state, text] : states) option("STATE_OPTION", name(state), text, filter.state == state);
  option("PROCESS_OPTION", "", "All", filter.process.empty());
  for (const auto& process : standards.processes)
    option("PROCESS_OPTION", process.code, process.title, filter.process == process.code);
}

std::string when(Instant at, const services::AgreementView& about, const Locale& locale) {
  const auto local = local_time(at, about.site.time_zone);
  return locale.date(local.day) + ", " + locale.time(local.hour, local.minute);
}

/// The decision that gave an entry its state, if one did.
using Decisions = std::map<std::int64_t, const services::RecordLine*>;

Decisions latest_decisions(const std::vector<services::RecordLine>& newest_first) {
  Decisions out;
  for (const auto& line : newest_first) {
    if (const auto subject = subject_of(line.entry.body)) out.try_emplace(*subject, &line);
  }
  return out;
}

void fill_line(Dict& row, const services::RecordLine& line, const services::RecordLine* decision,
               const services::AgreementView& about, const Visit& visit) {
  const auto& locale = visit.locale;
  const auto words = entry_words(line.entry, *about.standards, locale);
  const auto id = to_string(EntryId{about.agreement.id, line.entry.seq});
  row.set("ENTRY_ID", id)
      .set("ENTRY_DATE", locale.day_year(line.entry.day))
      .set("ENTRY_TITLE", words.title)
      .set("ENTRY_KIND", words.kind);
  row.set("ENTRY_AMOUNT", words.amount).set_shown("ENTRY_NOTE", words.note);
  row.set_shown("ENTRY_DETAIL", words.detail);
  row.set("ENTRY_LOGGED", line.author + ", " + when(line.entry.at, about, locale))
      .set("ENTRY_SEAL", hex(line.entry.hash).substr(0, 12));
  if (line.state) {
    show_tag(row, "STATE", state_tone(*line.state), state_word(*line.state, kind_of(line.entry.body)));
    const bool open = *line.state == EntryState::waiting || *line.state == EntryState::returned;
    if (open && visit.actor().person == about.agreement.apprentice) {
      row.add("ENTRY_URL")
          .set("ENTRY_URL", "/entries/" + id)
          .set("ENTRY_ACTION", *line.state == EntryState::returned ? "Fix it" : "Change");
    } else if (take_back_of(line, decision).any()) {
      row.add("ENTRY_URL").set("ENTRY_URL", "/entries/" + id + "/correct").set("ENTRY_ACTION", "Take back");
    }
  } else {
    show_tag(row, "STATE", Tone::none, "recorded", "check");
  }
  if (decision == nullptr || line.state == EntryState::waiting) return;
  const auto kind = kind_of(decision->entry.body);
  const auto* verb = kind == EntryKind::approval   ? "approved by "
                     : kind == EntryKind::returned ? "returned by "
                                                   : "taken back by ";
  row.set_shown("ENTRY_ANSWERED", verb + decision->author + ", " + when(decision->entry.at, about, locale));
  if (kind != EntryKind::approval)
    row.set_shown("ENTRY_REASON", entry_words(decision->entry, *about.standards, locale).note);
}

void fill_head(Dict& page, const services::RecordView& view, const Visit& visit) {
  const auto& about = view.about;
  const auto& locale = visit.locale;
  if (view.chain.intact) {
    show_tag(page, "CHAIN_TAG", Tone::ok, "unbroken", "shield-check");
    page.set("CHAIN_TEXT", view.chain.entries == 0
                               ? "No entry yet. Each will be sealed with the one before it."
                               : locale.number(view.chain.entries) +
                                     " entries, each sealed with the one before it. Checked just now.");
  } else {
    show_tag(page, "CHAIN_TAG", Tone::bad, "broken");
    page.set("CHAIN_TEXT", "The seal of entry " + std::to_string(view.chain.first_bad) +
                               " does not fit: the record was changed outside of this program. Ask the operator for "
                               "the last good backup.");
  }
  const auto fact = [&](const char* name, const std::string& value) {
    page.add("FACT").set("FACT_NAME", name).set("FACT_VALUE", value);
  };
  fact("Apprentice", about.apprentice);
  fact("Number", about.agreement.number);
  fact("Employer", about.employer + ", " + about.site.name);
  fact("Standards", about.standards->title + ", version " + about.standards->version);
  fact("Printed on", locale.date(about.today));
  fact("Seal of the last entry", hex(view.chain.head).substr(0, 24));
}

std::string summary_of(const std::vector<const services::RecordLine*>& lines, const Locale& locale) {
  Minutes approved;
  Minutes waiting;
  for (const auto* line : lines) {
    const auto* ojl = std::get_if<OjlTime>(&line->entry.body);
    if (ojl == nullptr) continue;
    if (line->state == EntryState::approved) approved += ojl->minutes;
    if (line->state == EntryState::waiting) waiting += ojl->minutes;
  }
  auto out = count_text(static_cast<std::int64_t>(lines.size()), "entry", "entries") + ", " + locale.hours(approved) +
             " approved";
  if (waiting.count > 0) out += ", " + locale.hours(waiting) + " waiting";
  return out;
}

/// Where the page of the list begins: after `skip` lines, or at the page that holds the entry `at`.
std::size_t first_shown(const http::Request& request, const std::vector<const services::RecordLine*>& lines) {
  std::size_t first = 0;
  const auto skip = request.query_value("skip");
  std::from_chars(skip.data(), skip.data() + skip.size(), first);
  if (const auto at = parse_entry_id(request.query_value("at"))) {
    const auto found = std::find_if(lines.begin(), lines.end(), [&](const auto* l) { return l->entry.seq == at->seq; });
    const auto place = static_cast<std::size_t>(found - lines.begin());
    if (found != lines.end()) first = place - place % lines_a_page;
  }
  return std::min(first, lines.size());
}

}  // namespace

http::Response OwnStandingPage::operator()(const Visit& visit) const {
  const auto agreement = own_agreement(views, visit.actor());
  if (!agreement) {
    return shell.page(visit, {"My standing", "standing.html", "/standing"}, [](Dict& page) {
      page.add("NONE").set(
          "NONE_TEXT",
          "When your sponsor has made an agreement for you, this page shows what is done and what is left.");
    });
  }
  const auto view = views.standing(visit.actor(), *agreement);
  if (!view) return shell.error(visit, view.error());
  return shell.page(visit, {"My standing", "standing.html", "/standing", true},
                    [&](Dict& page) { show_standing(page, "STANDING", *view, visit.locale, {true, false}); });
}

http::Response RecordPage::operator()(const Visit& visit) const {
  const auto agreement = agreement_of(visit, views);
  if (!agreement) return shell.not_found(visit);
  const auto filter = filter_of(visit.request);
  const auto view = views.record(visit.actor(), *agreement);
  if (!view) return shell.error(visit, view.error());
  const auto decisions = latest_decisions(view->lines);
  std::vector<const services::RecordLine*> lines;
  for (const auto& line : view->lines) {
    const auto kind = kind_of(line.entry.body);
    // Approvals and returns are told at what they decided.
    if (kind != EntryKind::approval && kind != EntryKind::returned && services::fits(filter, line))
      lines.push_back(&line);
  }

  const bool own = visit.actor().person == view->about.agreement.apprentice;
  const auto base = own ? std::string("/record") : "/apprentices/" + std::to_string(agreement->value) + "/record";
  const bool printing = visit.request.query_value("print") == "1";
  const auto first = first_shown(visit.request, lines);
  const auto last = printing ? lines.size() : std::min(lines.size(), first + lines_a_page);

  return shell.page(
      visit, {own ? "My record" : "Record", "record.html", own ? "/record" : "/apprentices"}, [&](Dict& page) {
        page.set("TITLE", own ? "My record" : "Record of " + view->about.apprentice);
        if (!own) {
          page.add("BACK_URL")
              .set("BACK_URL", "/apprentices/" + std::to_string(agreement->value))
              .set("BACK_TEXT", view->about.apprentice);
        }
        fill_head(page, *view, visit);
        fill_options(page, filter, *view->about.standards);
        page.set("ACTION", base)
            .set("FROM", filter.from ? iso(*filter.from) : "")
            .set("TO", filter.to ? iso(*filter.to) : "");
        page.show_if(filters(filter), "FILTERED");
        page.set("CSV_URL", base + ".csv" + query_of(filter));
        if (printing) {
          page.show("PRINTING");
        } else {
          page.set_shown("PRINT_URL", base + query_of(filter, "print=1"));
        }
        page.set("SUMMARY", summary_of(lines, visit.locale));
        if (view->lines.empty()) {
          page.show("EMPTY");
        } else if (lines.empty()) {
          page.add("NO_MATCH").set("CLEAR_URL", base);
        } else {
          auto list = page.add("LIST");
          for (std::size_t i = first; i < last; ++i) {
            const auto found = decisions.find(lines[i]->entry.seq);
            auto row = list.add("ENTRY");
            fill_line(row, *lines[i], found == decisions.end() ? nullptr : found->second, view->about, visit);
          }
        }
        if (!printing && lines.size() > lines_a_page) {
          auto pages = page.include("PAGES", "partials/pages.html");
          pages.set("PAGE_TEXT",
                    std::to_string(first + 1) + " to " + std::to_string(last) + " of " + std::to_string(lines.size()));
          if (first > 0) {
            pages.set_shown("PAGE_NEWER",
                            base + query_of(filter, "skip=" + std::to_string(first - std::min(first, lines_a_page))));
          }
          if (last < lines.size())
            pages.set_shown("PAGE_OLDER", base + query_of(filter, "skip=" + std::to_string(last)));
        }
      });
}

http::Response RecordFile::operator()(const Visit& visit) const {
  const auto agreement = agreement_of(visit, views);
  if (!agreement) return shell.not_found(visit);
  const auto csv = views.record_csv(visit.actor(), *agreement, filter_of(visit.request));
  if (!csv) return shell.error(visit, csv.error());
  http::Response response;
  response.body = "\xEF\xBB\xBF" + csv->text;  // the mark tells spreadsheets that it is UTF-8
  response.set("Content-Type", "text/csv; charset=utf-8");
  response.set("Content-Disposition", "attachment; filename=\"record-" + csv->number + ".csv\"");
  return response;
}

}  // namespace journeywork::web::pages
