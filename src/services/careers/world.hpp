#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/careers/pay.hpp"
#include "core/careers/programme.hpp"
#include "core/careers/quiz.hpp"
#include "core/careers/reference.hpp"
#include "exchange/crosswalks/crosswalks.hpp"
#include "search/title_index.hpp"
#include "services/apprenticeship/standards_library.hpp"
#include "services/careers/ground.hpp"
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
  World(store::Connection& c, StandardsLibrary& library);
  World(const World&) = delete;
  World& operator=(const World&) = delete;

  /// Changes when something is loaded or a sponsor has new standards.
  struct Revision {
    std::int64_t loaded = 0;
    std::int64_t standards = 0;
    bool operator==(const Revision&) const = default;
  };
  [[nodiscard]] static Revision revision_now(store::Connection& c);

  Revision revision;
  std::vector<LoadedSet> sets;
  std::vector<careers::Programme> programmes;  ///< of this installation; each is an option of the catalogue
  careers::Quiz quiz;
  careers::PayFactors pay;
  careers::ReferenceCommon common;
  std::vector<careers::ReferenceOccupation> reference;  ///< of O*NET, by code
  std::vector<careers::OohFigure> outlook;
  careers::EscoSet esco;
  exchange::Crosswalks crosswalks;
  std::vector<Findable> findable;  ///< by document of `titles`

  /// All that is reckoned on, with the pay of the nation.
  [[nodiscard]] const Ground& ground() const { return *ground_; }
  [[nodiscard]] const careers::Catalogue& catalogue() const { return ground_->catalogue(); }
  [[nodiscard]] const careers::Occupation* occupation(std::string_view code) const { return ground_->occupation(code); }
  [[nodiscard]] std::size_t place(std::string_view code) const { return ground_->place(code); }
  [[nodiscard]] const careers::Provenance& provenance(std::string_view code) const { return ground_->provenance(code); }
  /// What O*NET has of an occupation, by O*NET's code; nullptr when it is not loaded.
  [[nodiscard]] const careers::ReferenceOccupation* onet(std::string_view code) const;
  [[nodiscard]] const careers::EscoOccupation* esco_occupation(std::string_view code) const;
  /// The attribution of what was loaded, for pages that show it.
  [[nodiscard]] const LoadedSet* set(std::string_view kind) const;

  /// The codes of these options: on a tie they come first.
  [[nodiscard]] const std::vector<std::string>& apprenticeships() const { return apprenticeships_; }

  [[nodiscard]] const careers::FitTable& fits() const { return ground_->fits(); }
  [[nodiscard]] const careers::PathTable& paths() const { return ground_->paths(); }
  [[nodiscard]] const search::TitleIndex& titles() const { return *titles_; }

 private:
  void read_shipped();
  void read_loaded(store::Connection& c);
  void build();
  void index_titles();

  careers::Catalogue ours_;
  std::vector<std::string> apprenticeships_;
  std::unique_ptr<const Ground> ground_;
  std::unique_ptr<const search::TitleIndex> titles_;
};

}  // namespace journeywork::services
