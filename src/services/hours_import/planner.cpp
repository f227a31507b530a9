#include "services/hours_import/planner.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "core/apprenticeship/rules.hpp"
#include "exchange/hours_csv/words.hpp"
#include "services/fields.hpp"
#include "services/hours_import/day_book.hpp"
#include "services/hours_import/name_index.hpp"
#include "store/hours.hpp"
#include "store/ledger.hpp"

namespace journeywork::services {

using namespace apprenticeship;
using access::Action;
using exchange::hours_csv::Field;
using exchange::hours_csv::Layout;
using exchange::hours_csv::Row;

namespace {

/// In normal form C, so that what looks the same is the same.
std::string kept(const std::string& text) {
  if (std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80U; })) return text;
  return normalised(text).value_or(text);
}

/// Why nothing new may be imported into an agreement; empty when it may.
std::string refusal(const Loaded& loaded, const HoursOrder& order) {
  if (access::may(order.actor, Action::import_hours, loaded.subject())) {
    if (!order.approved_note || access::may(order.actor, Action::decide, loaded.subject())) return {};
    return "You may import these hours, but somebody else approves them.";
  }
  if (order.actor.person == loaded.agreement.apprentice) return "Nobody imports hours of their own.";
  switch (loaded.agreement.state) {
    case AgreementState::completed:
      return "This apprenticeship is completed; its record is closed.";
    case AgreementState::draft:
      return "This agreement is still a draft. The sponsor activates it first.";
    case AgreementState::active:
      break;
  }
  return "You may not import hours into this apprenticeship.";
}

/// The column that a field of core's rules comes from.
Field field_of(std::string_view name) {
  if (name == "minutes") return Field::hours;
  return exchange::hours_csv::parse_field(name).value_or(Field::note);
}

/// The same work, as far as both say what it was.
bool same_content(const EntryBody& a, const EntryBody& b) {
  if (const auto* first = std::get_if<OjlTime>(&a)) {
    const auto* second = std::get_if<OjlTime>(&b);
    const auto agree = [](const std::string& one, const std::string& other) {
      return one.empty() || other.empty() || one == other;
    };
    return second != nullptr && first->process == second->process && first->minutes == second->minutes &&
           first->note == second->note && agree(first->work_order, second->work_order);
  }
  const auto* first = std::get_if<RiTime>(&a);
  const auto* second = std::get_if<RiTime>(&b);
  return first != nullptr && second != nullptr && first->course == second->course &&
         first->minutes == second->minutes && first->note == second->note;
}

class Planner {
 public:
  Planner(store::Connection& c, const Loaded& loaded, const HoursOrder& order, const std::vector<AssignedRow>& rows)
      : c_(c),
        loaded_(loaded),
        order_(order),
        rows_(rows),
        processes_{NameIndex(loaded.standards->processes), {}},
        courses_{NameIndex(loaded.standards->courses), {}},
        book_(c, loaded.agreement.id, first_day(rows)),
        refusal_(refusal(loaded, order)) {}

  /// Lines that are known come first: what they free makes room, and what they hold is not to be found again. Of the
  /// changed ones those that become shorter lead, so that a correction which moves hours within a day fits.
  HoursPlan plan() && {
    plan_.rows.reserve(rows_.size());
    candidates_.reserve(rows_.size());
    for (std::size_t i = 0; i < rows_.size(); ++i) identify(i);
    std::vector<Candidate*> changed;
    for (auto& each : candidates_) {
      if (!each.known) continue;
      consumed_.insert(each.known->entry);
      if (each.known->fingerprint == each.line.fingerprint) {
        duplicate(each, each.known->entry);
        if (state_of(each) == EntryState::corrected) {
          warn(each, "This was imported before and taken back since. It is not imported again.");
        }
      } else {
        compare(each);
        if (each.before) changed.push_back(&each);
      }
    }
    std::ranges::stable_sort(changed, {}, [](const Candidate* each) { return longer_by(*each); });
    for (auto* each : changed) replace(*each);
    for (auto& each : candidates_) {
      if (!each.settled) add(each);
    }
    return std::move(plan_);
  }

 private:
  struct Candidate {
    std::size_t row = 0;
    EntryBody time;
    LineIdentity line;
    std::optional<store::hours::Line> known;
    std::shared_ptr<const Entry> before;
    bool settled = false;
  };

  /// Files say the same few names over and over.
  struct Names {
    struct Found {
      std::optional<std::string> code;
      std::optional<std::string> meant;
    };
    NameIndex index;
    std::map<std::string, Found> known;
  };

  static Date first_day(const std::vector<AssignedRow>& rows) {
    Date first = *rows.front().row->date;
    for (const auto& each : rows) first = std::min(first, *each.row->date);
    return first;
  }
  static Minutes minutes_of(const EntryBody& time) {
    const auto* ojl = std::get_if<OjlTime>(&time);
    return ojl != nullptr ? ojl->minutes : std::get<RiTime>(time).minutes;
  }
  static Minutes longer_by(const Candidate& each) { return minutes_of(each.time) - minutes_of(each.before->body); }

  [[nodiscard]] const Row& row(const Candidate& each) const { return *rows_[each.row].row; }
  HoursRow& result(const Candidate& each) { return plan_.rows[each.row]; }

  /// Finds out what a row is about and by what it is known again.
  void identify(std::size_t i) {
    const auto& row = *rows_[i].row;
    auto& out = plan_.rows.emplace_back();
    out.number = row.number;
    out.person = rows_[i].person;
    out.agreement = loaded_.agreement.id;
    out.date = row.date;
    out.minutes = row.minutes;
    out.process = row.work_process;
    out.course = row.course;
    out.note = row.note;
    Candidate each;
    each.row = i;
    const bool ojl = !row.work_process.empty();
    const auto& code =
        ojl ? code_of(out, row, Field::work_process, processes_) : code_of(out, row, Field::course, courses_);
    if (!code) return;
    (ojl ? out.process : out.course) = *code;
    if (ojl) {
      each.time = OjlTime{*code, *row.minutes, kept(row.note), kept(row.device), kept(row.work_order), {}};
    } else {
      each.time = RiTime{*code, *row.minutes, RiTime::Outcome::attended, kept(row.note)};
    }
    each.line = identities_.of(loaded_.agreement.apprentice, *row.date, each.time, row.line_id);
    if (met_before(each, out)) return;
    each.known = store::hours::find_line(c_, order_.employer, each.line.key);
    candidates_.push_back(std::move(each));
  }

  /// The code of the work process or course that a row names; nothing after saying why there is none.
  const std::optional<std::string>& code_of(HoursRow& out, const Row& row, Field field, Names& names) {
    const bool ojl = field == Field::work_process;
    const auto& text = ojl ? row.work_process : row.course;
    const auto [found, fresh] = names.known.try_emplace(text);
    auto& [code, meant] = found->second;
    if (fresh) {
      code = names.index.find(text);
      if (!code) meant = names.index.suggest(text);
    }
    if (!code) {
      refuse(out, row, field,
             std::string(ojl ? "There is no such work process." : "There is no such course.") +
                 (meant ? " Is \"" + *meant + "\" meant?" : ""),
             text, names.index.accepted());
    }
    return code;
  }

  /// A number that is there twice in the file says the same both times, or it is no number of a line.
  bool met_before(const Candidate& each, HoursRow& out) {
    if (row(each).line_id.empty()) return false;
    const auto [found, fresh] = met_.emplace(each.line.key, Met{row(each).number, each.line.fingerprint});
    if (fresh) return false;
    const auto where = "row " + std::to_string(found->second.number);
    if (found->second.fingerprint == each.line.fingerprint) {
      out.state = HoursRowState::duplicate;
      out.warnings.push_back(
          at_cell(order_.layout, row(each), Field::line_id, {"", "This is the same line as " + where + ".", "", ""}));
    } else {
      refuse(out, row(each), Field::line_id, "The line in " + where + " has the same number and says something else.",
             row(each).line_id, "a number that only one line has");
    }
    return true;
  }

  void duplicate(Candidate& each, EntryId entry) {
    each.settled = true;
    result(each).state = HoursRowState::duplicate;
    result(each).agreement = entry.agreement;
    result(each).entry = entry.seq;
  }

  /// Of the entry of a line that says what it said before, and so is about the same day.
  std::optional<EntryState> state_of(const Candidate& each) {
    const auto id = each.known->entry;
    return id.agreement == loaded_.agreement.id ? book_.state(*row(each).date, id.seq) : std::nullopt;
  }

  /// A known line that says something else than before: what has become of its entry decides.
  void compare(Candidate& each) {
    const auto id = each.known->entry;
    auto old = store::ledger::entry(c_, id.agreement, id.seq);
    if (!old) throw store::Failure("an imported line names an entry that is not there");
    const bool here = id.agreement == loaded_.agreement.id;
    const auto state =
        here ? book_.state(old->day, id.seq) : DayBook(c_, id.agreement, old->day).state(old->day, id.seq);
    if (state == EntryState::corrected) {
      warn(each, "The entry that this line had become was taken back since.");
      return;
    }
    if (!here) {
      refuse(each, "This line was imported for another apprenticeship. Take that entry back first.");
    } else if (state == EntryState::approved) {
      refuse(each, "This was changed after it was approved. The approved entry stays as it is.");
    } else {
      each.before = std::make_shared<const Entry>(std::move(*old));
    }
  }

  void replace(Candidate& each) {
    const auto old = each.before->seq;
    if (book_.state(each.before->day, old) == EntryState::corrected) {
      refuse(each, "Another line of this file replaces the same entry.");
      return;
    }
    if (!check(each, old)) return;
    book_.plan(each.before->day, Correction{old, ""});
    consumed_.insert({loaded_.agreement.id, book_.plan(*row(each).date, each.time)});
    result(each).state = HoursRowState::changed;
    result(each).before = each.before;
    take(each, HoursStep::Kind::replace, old, each.before->day);
  }

  void add(Candidate& each) {
    if (const auto* there = find_there(each)) {
      const auto seq = there->seq;
      consumed_.insert({loaded_.agreement.id, seq});
      duplicate(each, {loaded_.agreement.id, seq});
      if (refusal_.empty()) take(each, HoursStep::Kind::link, seq, {});
      return;
    }
    if (!check(each, 0)) return;
    consumed_.insert({loaded_.agreement.id, book_.plan(*row(each).date, each.time)});
    result(each).state = HoursRowState::fresh;
    take(each, HoursStep::Kind::add, 0, {});
  }

  /// An entry that says the same and is no other line's: somebody logged it by hand, or the file was known differently.
  const Entry* find_there(const Candidate& each) {
    const auto day = *row(each).date;
    for (const auto& event : book_.events(day)) {
      const EntryId id{loaded_.agreement.id, event.seq};
      if (!same_content(each.time, event.body) || consumed_.contains(id)) continue;
      if (book_.state(day, event.seq) == EntryState::corrected) continue;
      const auto keys = store::hours::keys_of(c_, order_.employer, id);
      if (std::ranges::none_of(keys, [&](const std::string& key) { return same_scheme(key, each.line.key); }))
        return &event;
    }
    return nullptr;
  }

  /// The rules of the ledger and the policy.
  bool check(Candidate& each, std::int64_t replaces) {
    if (!refusal_.empty()) {
      refuse(each, refusal_);
      return false;
    }
    const auto& line = row(each);
    auto verdict =
        check_entry(each.time, *line.date,
                    {*loaded_.standards, loaded_.agreement, loaded_.today, book_.events(*line.date), false, replaces});
    const auto placed = [&](Problem& problem) {
      const auto field = field_of(problem.field);
      if (field == Field::date) problem.value = line.date_text;
      if (field == Field::hours) problem.value = line.hours_text;
      return at_cell(order_.layout, line, field, std::move(problem));
    };
    for (auto& problem : verdict.problems) result(each).problems.push_back(placed(problem));
    for (auto& warning : verdict.warnings) result(each).warnings.push_back(placed(warning));
    each.settled = true;
    if (!verdict.problems.empty()) result(each).state = HoursRowState::refused;
    return verdict.problems.empty();
  }

  void take(Candidate& each, HoursStep::Kind kind, std::int64_t old, Date old_day) {
    plan_.steps.push_back({kind, each.row, std::move(each.line), *row(each).date, std::move(each.time), old, old_day});
  }

  void refuse(Candidate& each, std::string message) {
    each.settled = true;
    result(each).state = HoursRowState::refused;
    result(each).problems.push_back({{}, std::move(message), {}, {}, row(each).number, 0});
  }
  void refuse(HoursRow& out, const Row& row, Field field, std::string message, std::string_view value,
              std::string accepted) {
    out.state = HoursRowState::refused;
    out.problems.push_back(at_cell(order_.layout, row, field,
                                   {{}, std::move(message), exchange::hours_csv::shown(value), std::move(accepted)}));
  }
  void warn(Candidate& each, std::string message) {
    result(each).warnings.push_back({{}, std::move(message), {}, {}, row(each).number, 0});
  }

  struct Met {
    int number = 0;
    std::string fingerprint;
  };

  store::Connection& c_;
  const Loaded& loaded_;
  const HoursOrder& order_;
  const std::vector<AssignedRow>& rows_;
  Names processes_;
  Names courses_;
  DayBook book_;
  std::string refusal_;
  LineIdentities identities_;
  std::vector<Candidate> candidates_;
  std::map<std::string, Met> met_;
  std::set<EntryId> consumed_;  ///< entries that are some line's of this file
  HoursPlan plan_;
};

}  // namespace

Problem at_cell(const Layout& layout, const Row& row, Field field, Problem problem) {
  const auto place = layout.columns.find(field);
  const bool mapped = place != layout.columns.end();
  problem.field = mapped ? place->second.heading : std::string(exchange::hours_csv::name(field));
  problem.line = row.number;
  problem.column = mapped ? place->second.column : 0;
  return problem;
}

HoursPlan plan_hours(store::Connection& c, const Loaded& loaded, const HoursOrder& order,
                     const std::vector<AssignedRow>& rows) {
  if (rows.empty()) return {};
  return Planner(c, loaded, order, rows).plan();
}

Result<void> carry_out(Appender& appender, AgreementId agreement, const HoursOrder& order, HoursPlan& plan,
                       std::vector<ImportedLine>& lines) {
  const auto is_link = [](const HoursStep& step) { return step.kind == HoursStep::Kind::link; };
  const bool appends = !std::ranges::all_of(plan.steps, is_link);
  if (appends) appender.preload(std::ranges::min(plan.steps, {}, &HoursStep::day).day);
  for (auto& step : plan.steps) {
    auto seq = step.old;
    if (step.kind == HoursStep::Kind::replace) {
      const auto taken = appender.append(step.old_day, Correction{step.old, "Changed in a later import"});
      if (!taken) return tl::unexpected(taken.error());
    }
    if (!is_link(step)) {
      const auto entry = appender.append(step.day, std::move(step.time));
      if (!entry) return tl::unexpected(entry.error());
      seq = entry->seq;
      if (order.approved_note) {
        const auto approval = appender.append(step.day, Approval{seq, *order.approved_note});
        if (!approval) return tl::unexpected(approval.error());
      }
    }
    lines.push_back({std::move(step.line), {agreement, seq}});
    plan.rows[step.row].entry = seq;
  }
  if (appends) appender.finish();
  return {};
}

void remember(store::Connection& c, OrganisationId employer, std::vector<ImportedLine> lines) {
  std::ranges::sort(lines, {}, [](const ImportedLine& each) -> const std::string& { return each.line.key; });
  for (auto& each : lines) {
    store::hours::put_line(c, employer, each.line.key, {std::move(each.line.fingerprint), each.entry});
  }
}

}  // namespace journeywork::services
