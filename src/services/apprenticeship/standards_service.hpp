#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "services/apprenticeship/loader.hpp"
#include "services/once.hpp"
#include "store/standards.hpp"

namespace journeywork::services {

enum class StandardsFormat { toml, csv };

struct StandardsUpload {
  OrganisationId sponsor;
  std::string text;
  StandardsFormat format = StandardsFormat::toml;
  StandardsId base;     ///< for a CSV: the version that gives what a CSV has no columns for
  std::string version;  ///< for a CSV: the new version's name
};

struct StandardsImported {
  StandardsId id;
  std::vector<Problem> warnings;
  bool known = false;  ///< the very same text was there already; nothing was written
};

/// What a file would become, checked but not kept.
struct StandardsChecked {
  std::optional<apprenticeship::Standards> standards;
  std::vector<Problem> problems;
  std::vector<Problem> warnings;
};

struct StandardsView {
  store::standards::Record record;
  StandardsLibrary::Held standards;
  std::string agency;  ///< its name
  std::int64_t agreements = 0;
};

struct StandardsComparison {
  StandardsView before;
  StandardsView after;
  std::vector<apprenticeship::Difference> differences;
};

/// Standards: import, list, read, compare. A version never changes; agreements stay pinned to theirs.
class StandardsService {
 public:
  explicit StandardsService(Loader& loader) : loader_(loader) {}

  /// Error::invalid carries every problem of the file; Error::conflict when that version exists with other content.
  [[nodiscard]] Result<StandardsImported> import(const access::Actor& actor, const StandardsUpload& upload);
  /// Adds or replaces the rules of an agency; administrators only.
  [[nodiscard]] Result<std::string> import_agency(const access::Actor& actor, std::string_view toml);
  /// Standards are public to whoever is signed in here: they are registered documents.
  [[nodiscard]] Result<std::vector<StandardsView>> list(const access::Actor& actor, OrganisationId sponsor);
  [[nodiscard]] Result<StandardsView> view(const access::Actor& actor, StandardsId id);
  /// Error::invalid when the two are not versions of the same standards.
  [[nodiscard]] Result<StandardsComparison> compare(const access::Actor& actor, StandardsId before, StandardsId after);

 private:
  [[nodiscard]] StandardsChecked check_upload(store::Connection& c, const StandardsUpload& upload);
  Loader& loader_;
};

}  // namespace journeywork::services
