#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.hpp"
#include "store/database.hpp"

/// Public data sets that were loaded beside our catalogue, each as documents whose form is known to who writes and
/// reads them.
namespace journeywork::store::reference {

struct SetInfo {
  std::string kind;     ///< "onet", "ooh", "esco"
  std::string release;  ///< "29.1"; empty when it was not said
  Instant at;           ///< when it was loaded
  std::int64_t documents = 0;

  bool operator==(const SetInfo&) const = default;
};

struct Document {
  std::string key;  ///< unique in its set
  std::string body;

  bool operator==(const Document&) const = default;
};

/// Puts a whole set in the place of the one of its kind, in the caller's transaction.
void replace(Connection& c, const std::string& kind, const std::string& release, std::span<const Document> documents,
             Instant at);
/// By kind.
[[nodiscard]] std::vector<SetInfo> sets(Connection& c);
/// 0 at first; rises with every replace and every import of pay. Who keeps documents in memory asks whether they are
/// still the newest.
[[nodiscard]] std::int64_t revision(Connection& c);
/// Raises the revision, and makes other writers who do wait until the transaction ends.
void raise_revision(Connection& c, Instant at);
/// In the order in which they were given.
void each_document(Connection& c, const std::string& kind,
                   const std::function<void(std::string_view key, std::string_view body)>& take);

}  // namespace journeywork::store::reference
