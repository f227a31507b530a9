#include "web/pages/queue.hpp"

#include <algorithm>
#include <charconv>
#include <map>

#include "web/pages/parts.hpp"

namespace journeywork::web::pages {

using namespace apprenticeship;

namespace {

std::string key_of(const services::QueueGroup& group) {
  return std::to_string(group.about.agreement.id.value) + "." + iso(group.week);
}

struct EntryWords {
  std::string title;
  std::string note;
  Minutes minutes;
  std::vector<std::string> facts;
};

EntryWords words_of(const Entry& entry, const Standards& standards) {
  EntryWords out;
  if (const auto* ojl = std::get_if<OjlTime>(&entry.body)) {
    const auto* process = standards.process(ojl->process);
    out = {process == nullptr ? ojl->process : process->title, ojl->note, ojl->minutes, {}};
    if (!ojl->device.empty()) out.facts.push_back(ojl->device);
    if (!ojl->work_order.empty()) out.facts.push_back("work order " + ojl->work_order);
  } else if (const auto* ri = std::get_if<RiTime>(&entry.body)) {
    const auto* course = standards.course(ri->course);
    out = {course == nullptr ? ri->course : course->title, ri->note, ri->minutes, {"course"}};
    if (ri->outcome != RiTime::Outcome::attended) out.facts.emplace_back(name(ri->outcome));
  } else if (const auto* earned = std::get_if<CredentialEarned>(&entry.body)) {
    const auto* credential = standards.credential(earned->credential);
    out = {credential == nullptr ? earned->credential : credential->title, earned->note, {}, {"credential"}};
    if (!earned->number.empty()) out.facts.push_back("number " + earned->number);
  }
  return out;
}

void fill_sign_offs(Dict& at, const services::QueueEntry& entry, const Standards& standards, const Visit& visit) {
  const auto id = to_string(entry.open.id);
  for (const auto& shown : entry.shown) {
    if (shown.signed_off) continue;
    const auto& code = shown.competency->code;
    auto sign = at.add("SIGN");
    sign.set("SIGN_CODE", code)
        .set("SIGN_TITLE", shown.competency->title)
        .set("SIGN_NEEDS", "needs " + std::to_string(shown.competency->required_level));
    if (shown.best > 0) sign.set_shown("SIGN_LAST", "level " + std::to_string(shown.best));
    const auto typed = visit.request.form_value("level." + id + "." + code);
    sign.add("LEVEL")
        .set("LEVEL_VALUE", "")
        .set("LEVEL_SHOW", "–")
        .set("LEVEL_NAME", "not judged")
        .show_if(typed.empty(), "LEVEL_CHECKED");
    for (const auto& level : standards.levels) {
      const auto value = std::to_string(level.value);
      sign.add("LEVEL")
          .set("LEVEL_VALUE", value)
          .set("LEVEL_SHOW", value)
          .set("LEVEL_NAME", value + ", " + level.name)
          .show_if(typed == value, "LEVEL_CHECKED");
    }
  }
}

void fill_group(Dict& at, const services::QueueGroup& group, const Visit& visit, const Error* error) {
  const auto& locale = visit.locale;
  const auto& standards = *group.about.standards;
  at.set("GROUP_KEY", key_of(group))
      .set("GROUP_NAME", group.about.apprentice)
      .set("GROUP_INITIALS", initials(group.about.apprentice));
  at.set("GROUP_URL", "/apprentices/" + std::to_string(group.about.agreement.id.value));
  at.set("GROUP_WORDS", "week of " + locale.day(group.week) + ", " + locale.hours(group.total) + ", " +
                            count_text(static_cast<std::int64_t>(group.entries.size()), "entry", "entries"));
  if (group.entries.size() > 1) at.set_shown("GROUP_BUTTON", "Approve week");
  for (const auto& entry : group.entries) {
    const auto id = to_string(entry.open.id);
    const auto words = words_of(entry.open.entry, standards);
    auto row = at.add("ENTRY");
    row.set("ENTRY_ID", id)
        .set("ENTRY_DAY", locale.day(entry.open.entry.day))
        .set("ENTRY_TITLE", words.title)
        .set("ENTRY_NOTE", words.note);
    row.set("ENTRY_HOURS", words.minutes.count > 0 ? locale.hours(words.minutes) : "credential");
    if (entry.open.days > 0) row.set_shown("ENTRY_AGE", days_text(entry.open.days));
    for (const auto& fact : words.facts) row.add("ENTRY_FACT").set("FACT_TEXT", fact);
    fill_sign_offs(row, entry, standards, visit);
    const bool refused = error != nullptr && visit.request.form_value("do") == "return:" + id;
    row.set("REASON", visit.request.form_value("reason." + id)).show_if(refused, "RETURN_OPEN");
    if (refused) row.set_shown("REASON_ERROR", problem_at(error, "reason"));
  }
}

/// The levels chosen for an entry's competencies: fields "level.ID.CODE".
std::vector<services::Decision::SignOff> sign_offs_of(const http::Request& request, const std::string& id) {
  std::vector<services::Decision::SignOff> out;
  const auto prefix = "level." + id + ".";
  for (const auto& field : request.form) {
    if (!field.name.starts_with(prefix) || field.value.empty()) continue;
    int level = -1;
    std::from_chars(field.value.data(), field.value.data() + field.value.size(), level);
    out.push_back({field.name.substr(prefix.size()), level, ""});
  }
  return out;
}

std::optional<services::Decision> decision_for(const http::Request& request, std::string_view id, bool approve) {
  const auto parsed = parse_entry_id(id);
  if (!parsed) return std::nullopt;
  services::Decision decision;
  decision.entry = *parsed;
  decision.approve = approve;
  if (approve) {
    decision.sign_offs = sign_offs_of(request, std::string(id));
  } else {
    decision.reason = request.form_value("reason." + std::string(id));
  }
  return decision;
}

/// What the pressed button means.
std::vector<services::Decision> decisions_of(const Visit& visit, services::ApprenticeshipViews& views) {
  const auto& request = visit.request;
  const auto what = request.form_value("do");
  const auto colon = what.find(':');
  const auto verb = what.substr(0, colon);
  const auto of = colon == std::string_view::npos ? std::string_view{} : what.substr(colon + 1);
  std::vector<services::Decision> out;
  const auto add = [&](std::string_view id, bool approve) {
    if (auto decision = decision_for(request, id, approve)) out.push_back(std::move(*decision));
  };
  if (verb == "approve" || verb == "return") {
    add(of, verb == "approve");
  } else if (verb == "approve-selected") {
    for (const auto id : http::find_all(request.form, "entry")) add(id, true);
  } else if (verb == "approve-group") {
    const auto queue = views.queue(visit.actor());
    if (!queue) return out;
    for (const auto& group : queue->groups) {
      if (key_of(group) != of) continue;
      for (const auto& entry : group.entries) add(to_string(entry.open.id), true);
    }
  }
  return out;
}

std::string said_of(const std::vector<services::Decision>& decisions, const services::Decided& decided) {
  if (!decisions.front().approve) return "Returned. It is back on the apprentice's page with your words.";
  std::size_t sign_offs = 0;
  for (const auto& decision : decisions) sign_offs += decision.sign_offs.size();
  auto text = "Approved " + count_text(static_cast<std::int64_t>(decided.entries.size()), "entry", "entries");
  if (sign_offs > 0)
    text += " and judged " + count_text(static_cast<std::int64_t>(sign_offs), "competency", "competencies");
  return text + ".";
}

}  // namespace

http::Response QueuePage::operator()(const Visit& visit) const { return again(visit, nullptr); }

http::Response QueuePage::again(const Visit& visit, const Error* error) const {
  const auto queue = views.queue(visit.actor());
  if (!queue) return shell.error(visit, queue.error());
  PageInfo info{"Queue", "queue.html", "/queue"};
  if (error != nullptr) info.status = error->code == Error::Code::conflict ? 409 : 422;
  return shell.page(visit, info, [&](Dict& page) {
    page.set("HEADING", queue->entries == 0 ? "Your queue" : std::to_string(queue->entries) + " waiting for you");
    if (queue->oldest_days > 0) show_tag(page, "OLDEST", Tone::wait, "oldest " + days_text(queue->oldest_days));
    if (error != nullptr) show_errors(page, *error);
    if (queue->entries == 0) {
      auto empty = page.add("EMPTY");
      empty.set(
          "EMPTY_TEXT",
          "Everything that your apprentices logged has an answer. New entries show here as soon as they are saved.");
      auto coming = empty.add("COMING");
      coming.set("COMING_TEXT", "See who is close to a sign-off or a review:");
      coming.add("COMING_URL").set("COMING_URL", "/apprentices").set("COMING_LINK", "apprentices");
      return;
    }
    auto section = page.add("QUEUE");
    for (const auto& group : queue->groups) {
      auto at = section.add("GROUP");
      fill_group(at, group, visit, error);
    }
  });
}

http::Response DecideQueue::operator()(const Visit& visit) const {
  const QueuePage page{shell, views};
  const std::string key(visit.request.form_value("key"));
  const auto decisions = decisions_of(visit, views);
  if (decisions.empty()) {
    // The second press of "Approve week" finds the week done already.
    if (visit.request.form_value("do").starts_with("approve-group")) return http::redirect("/queue");
    const Error none{
        Error::Code::invalid, "Choose at least one entry.", {{"entry", "Choose at least one entry.", "", ""}}};
    return page.again(visit, &none);
  }
  const auto decided = ledger.decide(visit.actor(), decisions, key);
  if (!decided) return page.again(visit, &decided.error());
  Guard::Flash flash{"ok", said_of(decisions, *decided), "", {}};
  if (decisions.front().approve) {
    flash.undo_action = "/queue/undo";
    for (const auto id : decided->entries) flash.undo_entries.push_back(to_string(id));
  }
  return shell.done(visit, "/queue", flash);
}

http::Response UndoApproval::operator()(const Visit& visit) const {
  std::vector<EntryId> entries;
  for (const auto text : http::find_all(visit.request.form, "entry")) {
    if (const auto id = parse_entry_id(text)) entries.push_back(*id);
  }
  const auto undone = ledger.undo(visit.actor(), entries, std::string(visit.request.form_value("key")));
  if (!undone) return shell.error(visit, undone.error());
  return shell.done(
      visit, "/queue",
      {"wait",
       count_text(static_cast<std::int64_t>(undone->entries.size()), "entry waits", "entries wait") + " again.",
       "",
       {}});
}

std::vector<PageRoute> queue_routes(const Shell& shell, const Services& services) {
  using http::Method;
  return {
      {Method::get, "/queue", Who::signed_in, QueuePage{shell, services.views}},
      {Method::post, "/queue", Who::signed_in, DecideQueue{shell, services.views, services.ledger}},
      {Method::post, "/queue/undo", Who::signed_in, UndoApproval{shell, services.ledger}},
  };
}

}  // namespace journeywork::web::pages
