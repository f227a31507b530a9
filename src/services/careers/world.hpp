#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/careers/fit_table.hpp"
#include "core/careers/merge.hpp"
#include "core/careers/path.hpp"
#include "core/careers/pay.hpp"
#include "core/careers/quiz.hpp"
#include "core/careers/reference.hpp"
#include "exchange/crosswalks/crosswalks.hpp"
#include "search/title_index.hpp"
#include "store/database.hpp"

namespace journeywork::services {

/// A data set that this installation has loaded beside our catalogue.
struct LoadedSet {
  std::string kind;  ///< "onet", "ooh", "esco", "oews"
  std::string title;
  std::string release;
  std::string attribution;  ///< to be shown wherever its data shows
};

/// Something that a search can find.
struct Findable {
  enum class Kind {
    occupation,  ///< of the merged catalogue
    unrated,     ///< of O*NET, with a title and little more
    esco
  };
  Kind kind = Kind::occupation;
  std::string code;
  std::string title;
};

/// All of careers that does not depend on who asks: our catalogue, what was loaded beside it, and both made ready to be
/// searched and reckoned with. Made as a whole, never changed, shared among threads.
class World {
 public:
  /// Reads what the database has at this moment. Throws store::Failure for what cannot be read: it was checked before
  /// it was stored.
  explicit World(store::Connection& c);
  World(const World&) = delete;
  World& operator=(const World&) = delete;

  std::int64_t revision = 0;
  std::vector<LoadedSet> sets;
  careers::MergedCatalogue merged;
  careers::Quiz quiz;
  careers::PayFactors pay;
  careers::ReferenceCommon common;
  std::vector<careers::ReferenceOccupation> reference;  ///< of O*NET, by code
  std::vector<careers::OohFigure> outlook;
  careers::EscoSet esco;
  exchange::Crosswalks crosswalks;
  std::vector<Findable> findable;  ///< by document of `titles`

  [[nodiscard]] const careers::Catalogue& catalogue() const { return merged.catalogue; }
  /// Of the merged catalogue; nullptr when there is none.
  [[nodiscard]] const careers::Occupation* occupation(std::string_view code) const;
  /// Its place in `catalogue().occupations`, which is also that in `fits().fits(...)`; the code must be there.
  [[nodiscard]] std::size_t place(std::string_view code) const { return places_.at(code); }
  [[nodiscard]] const careers::Provenance& provenance(std::string_view code) const;
  /// What O*NET has of an occupation, by O*NET's code; nullptr when it is not loaded.
  [[nodiscard]] const careers::ReferenceOccupation* onet(std::string_view code) const;
  [[nodiscard]] const careers::EscoOccupation* esco_occupation(std::string_view code) const;
  /// The attribution of what was loaded, for pages that show it.
  [[nodiscard]] const LoadedSet* set(std::string_view kind) const;

  [[nodiscard]] const careers::FitTable& fits() const { return *fits_; }
  [[nodiscard]] const careers::PathTable& paths() const { return *paths_; }
  [[nodiscard]] const search::TitleIndex& titles() const { return *titles_; }

 private:
  void read_shipped();
  void read_loaded(store::Connection& c);
  void build();

  careers::Catalogue ours_;
  std::unordered_map<std::string_view, std::size_t> places_;
  std::unique_ptr<const careers::FitTable> fits_;
  std::unique_ptr<const careers::PathTable> paths_;
  std::unique_ptr<const search::TitleIndex> titles_;
};

}  // namespace journeywork::services
