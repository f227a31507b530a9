#include <doctest/doctest.h>

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/apprenticeship/fixtures.hpp"
#include "core/apprenticeship/ledger.hpp"

using namespace journeywork;
using namespace journeywork::apprenticeship;
using namespace journeywork::apprenticeship::fixtures;

namespace {

/// Plays a ledger written as words and says what each word did. Each word is one event, numbered from 1:
///   log, earn           an entry that waits          judge, pay   one that nobody approves
///   approve:N, return:N a decision on event N        undo:N       a correction of event N
/// The answer to each is "N waiting", "N approved", "N returned", "N corrected", or "no" when it is not possible.
std::vector<std::string> play(const std::string& words) {
  EntryStates states;
  std::vector<std::string> said;
  std::int64_t seq = 0;
  for (std::size_t from = 0; from < words.size();) {
    const auto to = std::min(words.find(' ', from), words.size());
    const auto word = words.substr(from, to - from);
    from = to + 1;
    const auto colon = word.find(':');
    const auto verb = word.substr(0, colon);
    const std::int64_t of = colon == std::string::npos ? 0 : std::stoll(word.substr(colon + 1));

    Entry event;
    event.seq = ++seq;
    event.day = start;
    if (verb == "log") event.body = ojl("1", hours(1));
    if (verb == "earn") event.body = credential("CABT");
    if (verb == "judge") event.body = demonstration("1.01", 3);
    if (verb == "pay") event.body = wage_change(1, 2100);
    if (verb == "approve") event.body = Approval{of, ""};
    if (verb == "return") event.body = Return{of, "Which device?"};
    if (verb == "undo") event.body = Correction{of, "A mistake"};

    const auto foretold = states.effect_of(event);
    const auto effect = states.fold(event);
    CHECK(foretold == effect);
    said.push_back(effect ? std::to_string(effect->target) + " " + std::string(name(effect->to)) : "no");
  }
  return said;
}

std::string last_of(const std::string& words) { return play(words).back(); }

}  // namespace

TEST_SUITE("Entry states") {
  TEST_CASE("every event in every state of an entry that waits for approval") {
    // How entry 1 comes into its state, and the decision (event 2) that brought it there, if one did.
    const std::map<std::string, std::string> ways = {{"waiting", "log"},
                                                     {"approved", "log approve:1"},
                                                     {"returned", "log return:1"},
                                                     {"corrected", "log undo:1"},
                                                     {"approved, taken back", "log approve:1 undo:1"},
                                                     {"returned, taken back", "log return:1 undo:1"}};
    struct Row {
      std::string state, approve, send_back, undo, undo_decision;
    };
    // clang-format off
    const std::vector<Row> rows = {
        // state                  approve:1     return:1      undo:1         undo:2
        {"waiting",               "1 approved", "1 returned", "1 corrected", "no"},
        {"approved",              "no",         "no",         "1 corrected", "1 waiting"},
        {"returned",              "no",         "no",         "1 corrected", "1 waiting"},
        {"corrected",             "no",         "no",         "no",          "no"},
        {"approved, taken back",  "no",         "no",         "no",          "no"},
        {"returned, taken back",  "no",         "no",         "no",          "no"},
    };
    // clang-format on
    for (const auto& row : rows) {
      CAPTURE(row.state);
      const auto& way = ways.at(row.state);
      CHECK(last_of(way + " approve:1") == row.approve);
      CHECK(last_of(way + " return:1") == row.send_back);
      CHECK(last_of(way + " undo:1") == row.undo);
      CHECK(last_of(way + " undo:2") == row.undo_decision);
    }
  }

  TEST_CASE("entries that nobody approves count at once and can only be taken back, once") {
    for (const std::string entry : {"judge", "pay"}) {
      CAPTURE(entry);
      CHECK(last_of(entry) == "1 approved");
      CHECK(last_of(entry + " approve:1") == "no");
      CHECK(last_of(entry + " return:1") == "no");
      CHECK(last_of(entry + " undo:1") == "1 corrected");
      CHECK(last_of(entry + " undo:1 undo:1") == "no");
    }
    CHECK(last_of("earn") == "1 waiting");
    CHECK(last_of("earn approve:1") == "1 approved");
  }

  TEST_CASE("a decision that was taken back makes its subject wait for another, and cannot be taken back again") {
    using Said = std::vector<std::string>;
    CHECK(
        play("log approve:1 undo:2 undo:2 return:1 undo:5 approve:1 undo:7 undo:7") ==
        Said{"1 waiting", "1 approved", "1 waiting", "no", "1 returned", "1 waiting", "1 approved", "1 waiting", "no"});
    // The first approval was undone; the second stands, and only the second can be undone.
    CHECK(play("log approve:1 undo:2 approve:1 undo:2 undo:4") ==
          Said{"1 waiting", "1 approved", "1 waiting", "1 approved", "no", "1 waiting"});
  }

  TEST_CASE("decisions cannot be decided on, corrections cannot be corrected") {
    CHECK(last_of("log approve:1 approve:2") == "no");
    CHECK(last_of("log approve:1 return:2") == "no");
    CHECK(last_of("log undo:1 undo:2") == "no");
    CHECK(last_of("log undo:1 approve:2") == "no");
    CHECK(last_of("log approve:1 undo:2 undo:3") == "no");
    CHECK(last_of("log approve:1 undo:2 approve:3") == "no");
  }

  TEST_CASE("what is not there cannot be decided on: nothing, later, itself, or something that was refused") {
    CHECK(last_of("approve:7") == "no");
    CHECK(last_of("undo:1") == "no");
    CHECK(play("approve:2 log") == std::vector<std::string>{"no", "2 waiting"});
    CHECK(last_of("log approve:1 approve:1 undo:3") == "no");
  }

  TEST_CASE("entries do not touch each other") {
    CHECK(play("log log approve:2 return:1 undo:3") ==
          std::vector<std::string>{"1 waiting", "2 waiting", "2 approved", "1 returned", "2 waiting"});
  }

  TEST_CASE("say what has become of an entry, a decision and nothing") {
    LedgerBuilder ledger;
    const auto logged = ledger.add(start, ojl("1", hours(1)));
    const auto approval = ledger.approve(logged);
    EntryStates states;
    for (const auto& event : ledger.entries()) states.fold(event);
    CHECK(states.of(logged) == EntryState::approved);
    CHECK(states.of(approval) == EntryState::approved);
    CHECK_FALSE(states.of(99));
    ledger.take_back(approval);
    states.fold(ledger.entries().back());
    CHECK(states.of(logged) == EntryState::waiting);
    CHECK(states.of(approval) == EntryState::corrected);
  }

  TEST_CASE("an event carries its subject's day, or else it would count in the ledger and not in the day") {
    EntryStates states;
    LedgerBuilder ledger;
    ledger.add(start, ojl("1", hours(1)));
    states.fold(ledger.entries().front());
    Entry late;
    late.seq = 2;
    late.day = start.plus_days(1);
    for (const EntryBody& body :
         {EntryBody(Approval{1, ""}), EntryBody(Return{1, "no"}), EntryBody(Correction{1, "no"})}) {
      late.body = body;
      CHECK_FALSE(states.fold(late));
    }
    late.day = start;
    CHECK(states.fold(late));
  }

  TEST_CASE("a number is given once") {
    EntryStates states;
    LedgerBuilder ledger;
    ledger.add(start, ojl("1", hours(1)));
    CHECK(states.fold(ledger.entries().front()));
    CHECK_FALSE(states.fold(ledger.entries().front()));
    CHECK(states.of(1) == EntryState::waiting);
  }

  TEST_CASE("have names") {
    CHECK(name(EntryState::waiting) == "waiting");
    CHECK(name(EntryState::approved) == "approved");
    CHECK(name(EntryState::returned) == "returned");
    CHECK(name(EntryState::corrected) == "corrected");
  }
}
