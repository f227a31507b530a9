#include "web/pages/entry_words.hpp"

namespace journeywork::web::pages {

using namespace apprenticeship;

namespace {

template <class T>
std::string title_or(const T* found, const std::string& code) {
  return found == nullptr ? code : found->title;
}

void add(std::string& list, const std::string& word, const char* between = ", ") {
  if (!word.empty()) list += (list.empty() ? "" : between) + word;
}

struct Words {
  const Standards& standards;
  const Locale& locale;

  EntryWords operator()(const OjlTime& b) const {
    EntryWords out{"work", title_or(standards.process(b.process), b.process), locale.hours(b.minutes), b.note, ""};
    add(out.detail, b.device);
    if (!b.work_order.empty()) add(out.detail, "work order " + b.work_order);
    std::string shown;
    for (const auto& code : b.competencies) add(shown, code + " " + title_or(standards.competency(code), ""));
    if (!shown.empty()) add(out.detail, "shown: " + shown, "; ");
    return out;
  }
  EntryWords operator()(const RiTime& b) const {
    return {"course", title_or(standards.course(b.course), b.course), locale.hours(b.minutes), b.note,
            b.outcome == RiTime::Outcome::attended ? "" : std::string(name(b.outcome))};
  }
  EntryWords operator()(const Demonstration& b) const {
    const auto* competency = standards.competency(b.competency);
    const bool meets = competency != nullptr && b.level >= competency->required_level;
    return {meets ? "sign-off" : "demonstration", b.competency + " " + title_or(competency, ""),
            "level " + std::to_string(b.level), b.comment, ""};
  }
  EntryWords operator()(const Review& b) const {
    return {"review", b.final ? "Final review" : "Periodic review",
            b.satisfactory ? "satisfactory" : "not satisfactory", b.summary, ""};
  }
  EntryWords operator()(const WageChange& b) const {
    const auto i = static_cast<std::size_t>(b.step);
    const auto title = i < standards.wage_steps.size() ? standards.wage_steps[i].title : std::string();
    return {"wage", title.empty() ? "Wage" : title, locale.money(b.wage) + " an hour", b.note, ""};
  }
  EntryWords operator()(const CredentialEarned& b) const {
    return {"credential", title_or(standards.credential(b.credential), b.credential), "", b.note,
            b.number.empty() ? "" : "number " + b.number};
  }
  EntryWords operator()(const Credit& b) const {
    if (!b.process.empty())
      return {"credit", title_or(standards.process(b.process), b.process), locale.hours(b.minutes), b.evidence, ""};
    if (!b.course.empty())
      return {"credit", title_or(standards.course(b.course), b.course), locale.hours(b.minutes), b.evidence, ""};
    return {"credit", b.competency + " " + title_or(standards.competency(b.competency), ""),
            "level " + std::to_string(b.level), b.evidence, ""};
  }
  EntryWords operator()(const Approval& b) const {
    return {"approval", "Approved entry " + std::to_string(b.of), "", b.note, ""};
  }
  EntryWords operator()(const Return& b) const {
    return {"return", "Returned entry " + std::to_string(b.of), "", b.reason, ""};
  }
  EntryWords operator()(const Correction& b) const {
    return {"correction", "Took back entry " + std::to_string(b.of), "", b.reason, ""};
  }
};

}  // namespace

EntryWords entry_words(const Entry& entry, const Standards& standards, const Locale& locale) {
  return std::visit(Words{standards, locale}, entry.body);
}

std::string entry_sentence(const Entry& entry, const Standards& standards, const Locale& locale) {
  const auto words = entry_words(entry, standards, locale);
  return (words.amount.empty() ? "" : words.amount + " of ") + words.title + " on " + locale.day(entry.day);
}

}  // namespace journeywork::web::pages
