#include "web/pages/correct.hpp"

#include <algorithm>

#include "web/pages/entry_words.hpp"
#include "web/pages/parts.hpp"

namespace journeywork::web::pages {

using namespace apprenticeship;

namespace {

/// The entry that the page is about, in its record.
struct Subject {
  EntryId id;
  const services::RecordView& record;
  const services::RecordLine& line;
  const services::RecordLine* decision;
  TakeBack may;
};

std::string record_url(const Visit& visit, const services::AgreementView& about) {
  if (visit.actor().person == about.agreement.apprentice) return "/record";
  return "/apprentices/" + std::to_string(about.agreement.id.value) + "/record";
}

/// What taking the entry itself back changes, in a sentence.
struct Effect {
  const services::AgreementView& about;
  EntryState state;
  const Locale& locale;

  [[nodiscard]] std::string operator()(const OjlTime& b) const { return time(b.minutes, "of work"); }
  [[nodiscard]] std::string operator()(const RiTime& b) const { return time(b.minutes, "of instruction"); }
  [[nodiscard]] std::string operator()(const Demonstration&) const {
    return "The competency is open again, unless another demonstration reaches the level.";
  }
  [[nodiscard]] std::string operator()(const Review&) const { return "The review counts as not held."; }
  [[nodiscard]] std::string operator()(const WageChange&) const {
    return "The wage step counts as not applied, and is asked for again.";
  }
  [[nodiscard]] std::string operator()(const CredentialEarned&) const { return "The credential no longer counts."; }
  [[nodiscard]] std::string operator()(const Credit&) const { return "The credit no longer counts."; }
  template <class Decision>
  [[nodiscard]] std::string operator()(const Decision&) const {
    return "The decision is undone.";
  }

 private:
  [[nodiscard]] std::string time(Minutes minutes, const char* of_what) const {
    if (state != EntryState::approved) return "It is off the mentor’s list and does not count.";
    return first_name(about.apprentice) + " has " + locale.hours(minutes) + " " + of_what + " less.";
  }
};

std::string approval_effect(const services::RecordLine& decision) {
  return "It waits for a mentor once more. A sign-off that " + first_name(decision.author) +
         " made with it stays: it is an entry of its own.";
}

void fill_facts(Dict& page, const Subject& subject, const Locale& locale) {
  const auto words = entry_words(subject.line.entry, *subject.record.about.standards, locale);
  const auto fact = [&](const char* name, const std::string& value) {
    if (!value.empty()) page.add("FACT").set("FACT_NAME", name).set("FACT_VALUE", value);
  };
  fact("What", words.title + " (" + words.kind + ")");
  fact("Amount", words.amount);
  fact("Day", locale.day_year(subject.line.entry.day));
  fact("Note", words.note);
  fact("Details", words.detail);
  fact("Written by", subject.line.author);
  if (subject.may.approval) fact("Approved by", subject.decision->author);
}

void fill_choice(Dict& page, const Subject& subject, const Visit& visit) {
  const auto effect =
      std::visit(Effect{subject.record.about, *subject.line.state, visit.locale}, subject.line.entry.body);
  if (!subject.may.approval || !subject.may.entry) {
    auto only = page.add("ONLY");
    only.set("ONLY_VALUE", subject.may.entry ? "entry" : "approval")
        .set("ONLY_EFFECT", subject.may.entry ? effect : approval_effect(*subject.decision));
    page.set("BUTTON", subject.may.entry ? "Take it back" : "Take the approval back");
    return;
  }
  const bool approval = visit.request.form_value("how") == "approval";
  auto choice = page.add("CHOICE");
  choice.add("HOW")
      .set("HOW_VALUE", "entry")
      .set("HOW_TEXT", "Take the entry out")
      .set("HOW_EFFECT", effect)
      .show_if(!approval, "HOW_CHECKED");
  choice.add("HOW")
      .set("HOW_VALUE", "approval")
      .set("HOW_TEXT", "Take only the approval back")
      .set("HOW_EFFECT", approval_effect(*subject.decision))
      .show_if(approval, "HOW_CHECKED");
  page.set("BUTTON", "Take it back");
}

http::Response show(const Shell& shell, const Visit& visit, const Subject& subject, const Error* error) {
  PageInfo info{"Take back an entry", "correct.html", "/apprentices"};
  if (error != nullptr) info.status = 422;
  return shell.page(visit, info, [&](Dict& page) {
    page.set("BACK_URL", record_url(visit, subject.record.about))
        .set("BACK_TEXT", "Record of " + subject.record.about.apprentice)
        .set("NAME", subject.record.about.apprentice)
        .set("ACTION", "/entries/" + to_string(subject.id) + "/correct");
    if (error != nullptr) show_errors(page, *error);
    fill_facts(page, subject, visit.locale);
    fill_choice(page, subject, visit);
    page.set("REASON", visit.request.form_value("reason")).set_shown("REASON_ERROR", problem_at(error, "reason"));
  });
}

http::Response save(const Shell& shell, services::LedgerService& ledger, const Visit& visit, const Subject& subject) {
  const auto& request = visit.request;
  const bool approval = subject.may.approval && (request.form_value("how") == "approval" || !subject.may.entry);
  const EntryId target{subject.id.agreement, approval ? subject.decision->entry.seq : subject.id.seq};
  const auto done = ledger.correct(visit.actor(), target, std::string(request.form_value("reason")),
                                   std::string(request.form_value("key")));
  if (!done) {
    return done.error().code == Error::Code::invalid ? show(shell, visit, subject, &done.error())
                                                     : shell.error(visit, done.error());
  }
  const auto& about = subject.record.about;
  auto said = entry_sentence(subject.line.entry, *about.standards, visit.locale);
  said = approval ? "The approval is taken back: " + said + " waits again."
                  : "Taken back: " + said + ". It stays in the record and no longer counts.";
  const auto id = to_string(subject.id);
  return shell.done(visit, record_url(visit, about) + "?at=" + id + "#entry-" + id, {"ok", said, "", {}});
}

}  // namespace

TakeBack take_back_of(const services::RecordLine& line, const services::RecordLine* decision) {
  if (!line.state || *line.state == EntryState::corrected) return {};
  const bool approved = *line.state == EntryState::approved && decision != nullptr &&
                        kind_of(decision->entry.body) == EntryKind::approval;
  return {line.may_take_back, approved && decision->may_take_back};
}

http::Response CorrectPage::operator()(const Visit& visit) const {
  const auto id = parse_entry_id(visit.request.path_value("id"));
  if (!id) return shell.not_found(visit);
  const auto record = views.record(visit.actor(), id->agreement);
  if (!record) return shell.error(visit, record.error());
  const auto& lines = record->lines;  // newest first
  const auto line =
      std::find_if(lines.begin(), lines.end(), [&](const services::RecordLine& l) { return l.entry.seq == id->seq; });
  if (line == lines.end() || !line->state) return shell.not_found(visit);
  const bool posted = visit.request.method == http::Method::post;
  if (*line->state == EntryState::corrected && !posted)
    return shell.error(visit, {Error::Code::conflict, "This was already taken back. The record says why.", {}});
  const auto decision = std::find_if(
      lines.begin(), lines.end(), [&](const services::RecordLine& l) { return subject_of(l.entry.body) == id->seq; });
  const auto* decided = decision == lines.end() ? nullptr : &*decision;
  const Subject subject{*id, *record, *line, decided, take_back_of(*line, decided)};
  if (posted) return save(shell, ledger, visit, subject);
  if (!subject.may.any()) {
    return shell.error(
        visit, {Error::Code::forbidden, "You may read this record; taking entries back is for others to do.", {}});
  }
  return show(shell, visit, subject, nullptr);
}

}  // namespace journeywork::web::pages
