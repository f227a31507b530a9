#include "store/reference.hpp"

#include "store/testing/written.hpp"

namespace journeywork::store::testing {
namespace {

using reference::Document;
using Documents = std::vector<Document>;

Instant at(std::int64_t millis) { return Instant{std::chrono::milliseconds{millis}}; }

Documents documents_of(Connection& c, const std::string& kind) {
  Documents out;
  reference::each_document(c, kind, [&](std::string_view key, std::string_view body) {
    out.push_back({std::string(key), std::string(body)});
  });
  return out;
}

const Documents first{{"common", "[1]"}, {"49-9062.00", "[\"é\"]"}, {"11-1011.00", "[]"}};
const Documents second{{"common", "[2]"}};

}  // namespace

TEST_CASE_TEMPLATE("a set comes back in its order, and a new one takes its place", Place, SqliteFile, PostgresSchema) {
  if (!Place::available()) return;
  const Place place;
  const auto database = with_two_people(place);
  written(*database, [](Connection& c) {
    CHECK(reference::sets(c).empty());
    CHECK(documents_of(c, "onet").empty());
    reference::replace(c, "onet", "29.1", first, at(7));
    reference::replace(c, "esco", "", second, at(8));
    CHECK(reference::sets(c) == std::vector<reference::SetInfo>{{"esco", "", at(8), 1}, {"onet", "29.1", at(7), 3}});
    CHECK(documents_of(c, "onet") == first);
    reference::replace(c, "onet", "30.0", second, at(9));
    CHECK(reference::sets(c).back() == reference::SetInfo{"onet", "30.0", at(9), 1});
    CHECK(documents_of(c, "onet") == second);
    CHECK(documents_of(c, "esco") == second);
  });
}

TEST_CASE_TEMPLATE("every replacement raises the revision", Place, SqliteFile, PostgresSchema) {
  if (!Place::available()) return;
  const Place place;
  const auto database = with_two_people(place);
  written(*database, [](Connection& c) {
    CHECK(reference::revision(c) == 0);
    reference::replace(c, "onet", "29.1", first, at(7));
    CHECK(reference::revision(c) == 1);
    reference::replace(c, "onet", "29.1", first, at(8));
    CHECK(reference::revision(c) == 2);
    reference::raise_revision(c, at(9));
    CHECK(reference::revision(c) == 3);
  });
}

TEST_CASE_TEMPLATE("a set with the same key twice changes nothing", Place, SqliteFile, PostgresSchema) {
  if (!Place::available()) return;
  const Place place;
  const auto database = with_two_people(place);
  written(*database, [](Connection& c) { reference::replace(c, "onet", "29.1", first, at(7)); });
  const auto refused = database->write([](Connection& c) -> Result<void> {
    reference::replace(c, "onet", "30.0", Documents{{"a", "1"}, {"a", "2"}}, at(9));
    return {};
  });
  REQUIRE_FALSE(refused.has_value());
  CHECK(refused.error().code == Error::Code::conflict);
  written(*database, [](Connection& c) {
    CHECK(documents_of(c, "onet") == first);
    CHECK(reference::revision(c) == 1);
  });
}

}  // namespace journeywork::store::testing
