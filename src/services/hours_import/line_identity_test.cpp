#include "services/hours_import/line_identity.hpp"

#include <doctest/doctest.h>

namespace journeywork::services {

using apprenticeship::EntryBody;
using apprenticeship::OjlTime;
using apprenticeship::RiTime;

namespace {

const Date day{2026, 11, 19};
constexpr PersonId ana{5};

EntryBody work(std::string note, std::string device = "") {
  return OjlTime{"4", {90}, std::move(note), std::move(device), "WO-1", {}};
}

}  // namespace

TEST_CASE("identities do not change from version to version, so that old imports are known for ever") {
  LineIdentities lines;
  CHECK(lines.of(ana, day, work("PM"), "").key == "text:5:2026-11-19:5c932c8981336ef020cf64cd569eaea2:1");
  CHECK(lines.of(ana, day, work("PM"), "17").key == "id:17");
  CHECK(lines.of(ana, day, work("PM"), "17").fingerprint == "d0887f66a1f360a6db2fb60ff6963b09");
}

TEST_CASE("lines that are alike are told apart by how many there were before") {
  LineIdentities lines;
  const auto first = lines.of(ana, day, work("PM"), "");
  const auto second = lines.of(ana, day, work("PM"), "");
  CHECK(first.key != second.key);
  CHECK(first.fingerprint == second.fingerprint);
  LineIdentities again;
  CHECK(again.of(ana, day, work("PM"), "") == first);
  CHECK(again.of(ana, day, work("PM"), "") == second);
}

TEST_CASE("every part of a line is part of what it says") {
  const auto said = [](PersonId person, Date when, const EntryBody& body) {
    return LineIdentities().of(person, when, body, "17").fingerprint;
  };
  const auto plain = said(ana, day, work("PM"));
  CHECK(plain != said(PersonId{6}, day, work("PM")));
  CHECK(plain != said(ana, day.plus_days(1), work("PM")));
  CHECK(plain != said(ana, day, work("CM")));
  CHECK(plain != said(ana, day, work("PM", "pump")));
  CHECK(plain != said(ana, day, OjlTime{"4", {91}, "PM", "", "WO-1", {}}));
  CHECK(plain != said(ana, day, OjlTime{"5", {90}, "PM", "", "WO-1", {}}));
  CHECK(plain != said(ana, day, OjlTime{"4", {90}, "PM", "", "WO-2", {}}));
  CHECK(said(ana, day, RiTime{"4", {90}, RiTime::Outcome::attended, "PM"}) !=
        said(ana, day, OjlTime{"4", {90}, "PM", "", "", {}}));
}

TEST_CASE("a number given by the file is another scheme than the content") {
  CHECK(same_scheme("id:1", "id:2"));
  CHECK(same_scheme("text:a:1", "text:b:1"));
  CHECK_FALSE(same_scheme("id:1", "text:b:1"));
}

}  // namespace journeywork::services
