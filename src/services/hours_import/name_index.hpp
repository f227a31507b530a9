#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/apprenticeship/standards.hpp"

namespace journeywork::services {

/// Finds work processes or courses of standards by what people write: the code, the title, or both, whatever the case,
/// spaces and punctuation.
class NameIndex {
 public:
  explicit NameIndex(const std::vector<apprenticeship::WorkProcess>& processes);
  explicit NameIndex(const std::vector<apprenticeship::Course>& courses);

  /// The code; nothing where there is none, or where two could be meant.
  [[nodiscard]] std::optional<std::string> find(std::string_view text) const;
  /// The title that was probably meant; nothing where none is near.
  [[nodiscard]] std::optional<std::string> suggest(std::string_view text) const;
  [[nodiscard]] std::string accepted() const;  ///< "a title or a code: 1, 2, 3"

 private:
  template <class List>
  void add(const List& list, std::initializer_list<std::string_view> words);
  void add(const std::string& text, const std::string& code);

  std::map<std::string, std::string, std::less<>> exact_;   ///< codes as they are written
  std::map<std::string, std::string, std::less<>> by_key_;  ///< an empty code: ambiguous
  std::vector<std::string> titles_;
};

}  // namespace journeywork::services
