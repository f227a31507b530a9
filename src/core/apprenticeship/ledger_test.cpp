#include "core/apprenticeship/ledger.hpp"

#include <doctest/doctest.h>

#include <set>

#include "core/apprenticeship/fixtures.hpp"
#include "core/base/generators_test.hpp"

using namespace journeywork;
using generators::within;
using namespace journeywork::apprenticeship;
using namespace journeywork::apprenticeship::fixtures;

namespace {

Entry entry_with(EntryBody body) {
  Entry entry;
  entry.seq = 3;
  entry.day = Date(2025, 1, 7);
  entry.at = Instant{std::chrono::milliseconds{1'736'265'600'123}};
  entry.by = apprentice;
  entry.body = std::move(body);
  return entry;
}

/// The part of the canonical text that tells one body from another.
std::string body_text(EntryBody body) {
  const std::string_view head =
      "20:journeywork ledger 1"
      "64:0000000000000000000000000000000000000000000000000000000000000000"
      "2:17"
      "1:3"
      "10:2025-01-07"
      "13:1736265600123"
      "1:1";
  const auto text = canonical(agreement_id, Hash{}, entry_with(std::move(body)));
  REQUIRE(text.substr(0, head.size()) == head);
  return text.substr(head.size());
}

/// Texts that would run into each other if lengths were not written.
rc::Gen<std::string> tricky_text() {
  return rc::gen::resize(3, rc::gen::container<std::string>(rc::gen::element('1', '0', ':', 'a')));
}

rc::Gen<EntryBody> any_body() {
  const auto minutes = rc::gen::map(within<std::int64_t>(0, 12), [](std::int64_t n) { return Minutes{n}; });
  const auto small = within(0, 3);
  return rc::gen::oneOf(
      rc::gen::map(rc::gen::tuple(tricky_text(), minutes, tricky_text(), tricky_text(), tricky_text(),
                                  rc::gen::resize(3, rc::gen::container<std::vector<std::string>>(tricky_text()))),
                   [](auto t) { return EntryBody(std::make_from_tuple<OjlTime>(std::move(t))); }),
      rc::gen::map(
          rc::gen::tuple(tricky_text(), minutes,
                         rc::gen::element(RiTime::Outcome::attended, RiTime::Outcome::passed, RiTime::Outcome::failed),
                         tricky_text()),
          [](auto t) { return EntryBody(std::make_from_tuple<RiTime>(std::move(t))); }),
      rc::gen::map(rc::gen::tuple(tricky_text(), small, tricky_text()),
                   [](auto t) { return EntryBody(std::make_from_tuple<Demonstration>(std::move(t))); }),
      rc::gen::map(rc::gen::tuple(tricky_text(), tricky_text(), tricky_text(), minutes, small, tricky_text()),
                   [](auto t) { return EntryBody(std::make_from_tuple<Credit>(std::move(t))); }),
      rc::gen::map(rc::gen::tuple(tricky_text(), tricky_text(), tricky_text()),
                   [](auto t) { return EntryBody(std::make_from_tuple<CredentialEarned>(std::move(t))); }),
      rc::gen::map(rc::gen::tuple(within<std::int64_t>(0, 12), tricky_text()),
                   [](auto t) { return EntryBody(std::make_from_tuple<Return>(std::move(t))); }));
}

/// Every body that differs from the first of its row in one member.
std::vector<std::vector<EntryBody>> bodies_with_one_member_changed() {
  using Outcome = RiTime::Outcome;
  return {
      {OjlTime{"1", {60}, "n", "d", "w", {"1.01"}}, OjlTime{"2", {60}, "n", "d", "w", {"1.01"}},
       OjlTime{"1", {61}, "n", "d", "w", {"1.01"}}, OjlTime{"1", {60}, "m", "d", "w", {"1.01"}},
       OjlTime{"1", {60}, "n", "e", "w", {"1.01"}}, OjlTime{"1", {60}, "n", "d", "x", {"1.01"}},
       OjlTime{"1", {60}, "n", "d", "w", {"1.02"}}, OjlTime{"1", {60}, "n", "d", "w", {}},
       OjlTime{"1", {60}, "n", "d", "w", {"1.01", "1.02"}}, OjlTime{"1", {60}, "n", "d", "w", {"1.02", "1.01"}}},
      {RiTime{"E", {60}, Outcome::attended, "n"}, RiTime{"F", {60}, Outcome::attended, "n"},
       RiTime{"E", {61}, Outcome::attended, "n"}, RiTime{"E", {60}, Outcome::passed, "n"},
       RiTime{"E", {60}, Outcome::failed, "n"}, RiTime{"E", {60}, Outcome::attended, "m"}},
      {Demonstration{"1.01", 2, "c"}, Demonstration{"1.02", 2, "c"}, Demonstration{"1.01", 3, "c"},
       Demonstration{"1.01", 2, "d"}},
      {Review{false, true, "s"}, Review{true, true, "s"}, Review{false, false, "s"}, Review{false, true, "t"}},
      {WageChange{1, {2100, "USD"}, "n"}, WageChange{2, {2100, "USD"}, "n"}, WageChange{1, {2101, "USD"}, "n"},
       WageChange{1, {2100, "KHR"}, "n"}, WageChange{1, {2100, "USD"}, "m"}},
      {CredentialEarned{"CABT", "7", "n"}, CredentialEarned{"CBET", "7", "n"}, CredentialEarned{"CABT", "8", "n"},
       CredentialEarned{"CABT", "7", "m"}},
      {Credit{"1", "", "", {60}, 0, "e"}, Credit{"2", "", "", {60}, 0, "e"}, Credit{"", "1", "", {60}, 0, "e"},
       Credit{"", "", "1", {60}, 0, "e"}, Credit{"1", "", "", {61}, 0, "e"}, Credit{"1", "", "", {60}, 1, "e"},
       Credit{"1", "", "", {60}, 0, "f"}},
      {Approval{1, "n"}, Approval{2, "n"}, Approval{1, "m"}},
      {Return{1, "n"}, Return{2, "n"}, Return{1, "m"}},
      {Correction{1, "n"}, Correction{2, "n"}, Correction{1, "m"}},
  };
}

/// What `journeywork verify` does: the first entry whose hash does not follow from it and the one before, or 0.
std::int64_t broken_at(AgreementId agreement, const std::vector<Entry>& ledger) {
  Hash before{};
  for (const auto& entry : ledger) {
    if (chain_hash(agreement, before, entry) != entry.hash) return entry.seq;
    before = entry.hash;
  }
  return 0;
}

}  // namespace

TEST_SUITE("Entry ids") {
  TEST_CASE("are written as agreement and place") {
    CHECK(to_string(EntryId{AgreementId{17}, 203}) == "17-203");
    CHECK(parse_entry_id("17-203") == EntryId{AgreementId{17}, 203});
    for (const auto* text : {"", "17", "-", "17-", "-203", "0-1", "1-0", "-1-2", "1--2", "1-2-3", "1- 2", "a-1", "1-2 ",
                             "+1-2", "99999999999999999999-1"}) {
      CAPTURE(text);
      CHECK_FALSE(parse_entry_id(text));
    }
  }
}

TEST_SUITE("Entry kinds") {
  TEST_CASE("have names that are read back") {
    const auto rows = bodies_with_one_member_changed();
    std::set<std::string_view> names;
    for (const auto& row : rows) {
      for (const auto& body : row) CHECK(parse_entry_kind(name(kind_of(body))) == kind_of(body));
      names.insert(name(kind_of(row.front())));
    }
    CHECK(names == std::set<std::string_view>{"ojl", "ri", "demonstration", "review", "wage_change", "credential",
                                              "credit", "approval", "return", "correction"});
    CHECK_FALSE(parse_entry_kind("returned"));
    for (const auto outcome : {RiTime::Outcome::attended, RiTime::Outcome::passed, RiTime::Outcome::failed}) {
      CHECK(parse_outcome(name(outcome)) == outcome);
    }
    CHECK_FALSE(parse_outcome("withdrawn"));
  }

  TEST_CASE("wait for approval when their author is the one whom they serve: time, instruction and credentials") {
    for (const auto kind : {EntryKind::ojl, EntryKind::ri, EntryKind::credential}) CHECK(needs_approval(kind));
    for (const auto kind : {EntryKind::demonstration, EntryKind::review, EntryKind::wage_change, EntryKind::credit,
                            EntryKind::approval, EntryKind::returned, EntryKind::correction}) {
      CHECK_FALSE(needs_approval(kind));
    }
  }

  TEST_CASE("only decisions and corrections have a subject") {
    CHECK(subject_of(Approval{4, ""}) == 4);
    CHECK(subject_of(Return{5, ""}) == 5);
    CHECK(subject_of(Correction{6, ""}) == 6);
    CHECK_FALSE(subject_of(ojl("1", hours(1))));
    CHECK_FALSE(subject_of(demonstration("1.01", 2)));
  }
}

TEST_SUITE("The canonical text") {
  TEST_CASE("is this for ever: a change of one letter breaks every chain there is") {
    CHECK(body_text(OjlTime{"1", {90}, "Électrical", "Pump", "WO-7", {"1.01", "1.02"}}) ==
          "3:ojl1:12:9011:Électrical4:Pump4:WO-71:24:1.014:1.02");
    CHECK(body_text(RiTime{"EL", {60}, RiTime::Outcome::passed, ""}) == "2:ri2:EL2:606:passed0:");
    CHECK(body_text(Demonstration{"1.01", 3, "Well done"}) == "13:demonstration4:1.011:39:Well done");
    CHECK(body_text(Review{true, false, "s"}) == "6:review1:11:01:s");
    CHECK(body_text(WageChange{1, {2100, "USD"}, "n"}) == "11:wage_change1:14:21003:USD1:n");
    CHECK(body_text(CredentialEarned{"CABT", "77", ""}) == "10:credential4:CABT2:770:");
    CHECK(body_text(Credit{"1", "", "", {600}, 0, "DD-214"}) == "6:credit1:10:0:3:6001:06:DD-214");
    CHECK(body_text(Approval{2, ""}) == "8:approval1:20:");
    CHECK(body_text(Return{2, "Which?"}) == "6:return1:26:Which?");
    CHECK(body_text(Correction{2, "Twice"}) == "10:correction1:25:Twice");
  }

  TEST_CASE("and so is the hash of it") {
    LedgerBuilder ledger;
    ledger.add(start, OjlTime{"1", {90}, "Inspected", "Pump", "WO-7", {"1.01"}});
    ledger.approve(1);
    CHECK(hex(ledger.entries()[0].hash) == "3c2759e611cfd1e38d518adb348dc931dc934fca65acacd973b67182b3b72977");
    CHECK(hex(ledger.entries()[1].hash) == "a81270110a7509e6f6539d5cfc6a0c220073cf0fd628a2360edd172bd116b96b");
  }

  TEST_CASE("is the same only for the same entry after the same entry in the same agreement") {
    CHECK(rc::check("two entries with one text are one entry", [] {
      const auto any_entry = [] {
        Entry entry = entry_with(*any_body());
        entry.seq = *within(1, 3);
        entry.by = PersonId{*within(1, 3)};
        return entry;
      };
      const auto a = any_entry();
      auto b = any_entry();
      if (*within(0, 2) == 0) b.body = *any_body();
      RC_ASSERT((canonical(agreement_id, Hash{}, a) == canonical(agreement_id, Hash{}, b)) == (a == b));
    }));
  }

  TEST_CASE("differs for every single member that differs, within a kind and across kinds") {
    std::set<std::string> texts;
    std::size_t count = 0;
    for (const auto& row : bodies_with_one_member_changed()) {
      for (const auto& body : row) {
        texts.insert(canonical(agreement_id, Hash{}, entry_with(body)));
        ++count;
      }
    }
    const auto base = entry_with(ojl("1", hours(1)));
    auto next = base;
    next.seq += 1;
    auto later = base;
    later.day = later.day.plus_days(1);
    auto written_later = base;
    written_later.at += std::chrono::milliseconds{1};
    auto by_another = base;
    by_another.by = mentor;
    for (const auto& entry : {base, next, later, written_later, by_another}) {
      texts.insert(canonical(agreement_id, Hash{}, entry));
      ++count;
    }
    texts.insert(canonical(AgreementId{18}, Hash{}, base));
    texts.insert(canonical(agreement_id, Hash{1}, base));
    CHECK(texts.size() == count + 2);
  }

  TEST_CASE("does not hold the hash of the entry itself") {
    auto entry = entry_with(ojl("1", hours(1)));
    const auto text = canonical(agreement_id, Hash{}, entry);
    entry.hash = Hash{9};
    CHECK(canonical(agreement_id, Hash{}, entry) == text);
  }
}

TEST_SUITE("The chain") {
  TEST_CASE("holds as written, and only for the agreement that it was written for") {
    LedgerBuilder ledger;
    for (int day = 0; day < 5; ++day) ledger.add_approved(start.plus_days(day), ojl("1", hours(2)));
    CHECK(broken_at(agreement_id, ledger.entries()) == 0);
    CHECK(broken_at(AgreementId{18}, ledger.entries()) == 1);
  }

  TEST_CASE("shows an entry that was changed, left out, put in, or moved") {
    CHECK(rc::check("for any ledger and any such deed", [] {
      LedgerBuilder builder;
      const int length = *within(2, 12);
      for (int i = 0; i < length; ++i) builder.add(start.plus_days(i / 2), *any_body());
      auto ledger = builder.entries();
      const auto at = static_cast<std::size_t>(*within(0, length));
      const auto where = ledger.begin() + static_cast<std::ptrdiff_t>(at);
      switch (*within(0, 4)) {
        case 0: {
          const auto body = *any_body();
          RC_PRE(!(body == where->body));
          where->body = body;
          break;
        }
        case 1:
          RC_PRE(at + 1 < ledger.size());  // what is cut off at the end, only the number of entries tells
          ledger.erase(where);
          break;
        case 2:
          ledger.insert(where, entry_with(*any_body()));
          break;
        default:
          RC_PRE(at + 1 < ledger.size());
          std::swap(*where, *(where + 1));
      }
      RC_ASSERT(broken_at(agreement_id, ledger) != 0);
    }));
  }
}
