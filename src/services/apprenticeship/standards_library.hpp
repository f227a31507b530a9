#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "core/apprenticeship/standards.hpp"
#include "core/base/id.hpp"
#include "store/database.hpp"

namespace journeywork::services {

/// Standards and agency rules as values, read once and kept: a version never changes. Thread-safe.
class StandardsLibrary {
 public:
  using Held = std::shared_ptr<const apprenticeship::Standards>;

  /// Throws store::Failure when the stored text cannot be read: it was valid when it was imported.
  [[nodiscard]] Held get(store::Connection& c, StandardsId id);
  /// Agency rules by code, from the database or else from the catalogue that the program carries; nothing when unknown.
  [[nodiscard]] std::optional<apprenticeship::AgencyRules> agency(store::Connection& c, const std::string& code) const;
  /// The agencies whose rules are known.
  [[nodiscard]] std::vector<std::string> agency_codes(store::Connection& c) const;

 private:
  std::mutex mutex_;
  std::map<StandardsId, Held> held_;
};

/// Open samples that the program carries, for a sponsor to begin with.
struct SampleStandards {
  std::string name;  ///< "bmet-hybrid"
  std::string title;
  std::string text;  ///< TOML, to be imported
};
[[nodiscard]] std::vector<SampleStandards> sample_standards();

}  // namespace journeywork::services
