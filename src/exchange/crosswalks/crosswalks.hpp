#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/careers/reference.hpp"

/// From one classification of occupations to another, as catalog/crosswalks has them: codes only.
namespace journeywork::exchange {

struct CrosswalkTexts {
  std::string_view soc_2010_to_2018;         ///< crosswalks/soc-2010-to-2018.csv
  std::string_view oews_hybrid_to_soc_2018;  ///< crosswalks/oews-hybrid-to-soc-2018.csv
};

class Crosswalks {
 public:
  /// Error::invalid names the line of each that cannot be read.
  [[nodiscard]] static Result<Crosswalks> read(const CrosswalkTexts& texts);

  /// The detailed occupations of SOC 2018 that a code of another edition has become, by code. A code of a group, such
  /// as "29-2010" or "43-6000", stands for all in it. Nothing for a code that the edition does not have.
  [[nodiscard]] std::vector<std::string> soc_2018_of(std::string_view code, careers::SocSystem system) const;
  /// Under which codes a detailed occupation of SOC 2018 may be published: its own, those of other editions that became
  /// it, and its group. The nearest first.
  [[nodiscard]] std::vector<std::string> published_as(std::string_view soc_2018) const;

 private:
  using Codes = std::map<std::string, std::vector<std::string>, std::less<>>;

  Codes of_2010_;
  Codes of_hybrid_;
  Codes of_2018_;  ///< each detailed occupation to itself
};

}  // namespace journeywork::exchange
