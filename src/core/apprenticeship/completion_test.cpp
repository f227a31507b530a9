#include <doctest/doctest.h>

#include <set>
#include <vector>

#include "core/apprenticeship/fixtures.hpp"
#include "core/apprenticeship/standing.hpp"
#include "core/base/generators_test.hpp"

using namespace journeywork;
using namespace journeywork::apprenticeship;
using namespace journeywork::apprenticeship::fixtures;
using generators::within;

namespace {

/// The requirement that stays open when this piece of `everything_needed` is not approved. Work process "2" has 20 h
/// more than its floor, so one entry of it only leaves the total short.
std::string requirement_of(const EntryBody& body) {
  if (const auto* b = std::get_if<OjlTime>(&body)) return b->process == "2" ? "" : "process_hours " + b->process;
  if (const auto* b = std::get_if<RiTime>(&body)) return "course " + b->course;
  if (const auto* b = std::get_if<Demonstration>(&body)) return "competency " + b->competency;
  if (const auto* b = std::get_if<CredentialEarned>(&body))
    return "credential " + std::string(b->credential == "ITF" ? "TECH" : b->credential);
  return "final_review ";
}

/// A ledger in which some pieces are approved, and the others wait or are missing.
LedgerBuilder ledger_with(const std::vector<bool>& approved) {
  LedgerBuilder ledger;
  const auto all = everything_needed();
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto& [day, body] = all[i];
    if (approved[i]) {
      ledger.add_approved(day, body);
    } else if (needs_approval(kind_of(body))) {
      ledger.add(day, body);
    }
  }
  return ledger;
}

std::set<std::string> expected_unmet(const std::vector<bool>& approved) {
  std::set<std::string> out;
  const auto all = everything_needed();
  int of_process_2 = 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (approved[i]) continue;
    const auto& body = all[i].second;
    if (kind_of(body) == EntryKind::ojl) out.insert("total_hours ");
    if (const auto requirement = requirement_of(body); !requirement.empty()) {
      out.insert(requirement);
    } else {
      ++of_process_2;
    }
  }
  if (of_process_2 > 2) out.insert("process_hours 2");
  return out;
}

}  // namespace

TEST_SUITE("Completion") {
  TEST_CASE("waits for exactly what was left out, and is ready when nothing was") {
    CHECK(rc::check("everything but some", [] {
      std::vector<bool> approved(everything_needed().size(), true);
      const auto one = within<std::size_t>(0, approved.size());
      for (const auto i : *rc::gen::resize(6, rc::gen::container<std::vector<std::size_t>>(one))) approved[i] = false;

      const auto standards = sample_standards();
      const auto now = standing_of(standards, sample_agreement(), ledger_with(approved).totals(), start.plus_days(300));
      std::set<std::string> unmet;
      for (const auto& r : now.unmet) unmet.insert(std::string(name(r.kind)) + " " + r.code);
      RC_ASSERT(unmet == expected_unmet(approved));
      RC_ASSERT((now.pace == Pace::ready) == unmet.empty());
      RC_CLASSIFY(unmet.empty(), "ready");
    }));
  }
}
