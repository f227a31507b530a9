#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/apprenticeship/standards.hpp"
#include "exchange/standards_file/reading_log.hpp"
#include "exchange/standards_file/toml_tree.hpp"

namespace journeywork::exchange {

enum class Need { required, optional };

/// Reads one table key by key. A value that is missing or wrong leaves the target as it was, adds a problem and marks
/// the field as unreadable. The tree and the log must outlive the reader.
class TableReader {
 public:
  /// `table` may be null: the section is not in the file, which has been said; nothing is read and nothing more said.
  TableReader(const toml::Node* table, std::string path, ReadingLog& log);

  /// True when there was a text, and a good one.
  bool text(std::string_view key, std::string& out, Need need);
  void texts(std::string_view key, std::vector<std::string>& out);
  void flag(std::string_view key, bool& out);
  void count(std::string_view key, int& out, Need need);
  void count(std::string_view key, std::optional<int>& out);
  /// A whole number of either sign.
  void whole(std::string_view key, std::optional<int>& out);
  void hours(std::string_view key, Minutes& out, Need need);
  void hours(std::string_view key, std::optional<Minutes>& out);
  void minutes(std::string_view key, Minutes& out, Need need);
  void percent(std::string_view key, BasisPoints& out, Need need);
  void money(std::string_view key, const std::string& currency, Money& out);

  /// A figure and the key of the same name with "_source" after it, which says where the figure comes from.
  void cited_count(std::string_view key, apprenticeship::Cited<int>& out, Need need);
  void cited_hours(std::string_view key, apprenticeship::Cited<Minutes>& out, Need need);
  void cited_percent(std::string_view key, apprenticeship::Cited<BasisPoints>& out, Need need);
  void cited_minutes(std::string_view key, apprenticeship::Cited<Minutes>& out, Need need);

  [[nodiscard]] bool has(std::string_view key);
  /// A [section]. One that is required and missing is one problem, whatever should stand in it.
  [[nodiscard]] TableReader section(std::string_view key, Need need);
  /// The items of a [[list]], in order.
  [[nodiscard]] std::vector<TableReader> list(std::string_view key);

  /// Adds a problem at the value of a key, or at the table when there is none.
  void refuse(std::string_view key, std::string message, std::string accepted);

  /// To be called when everything was asked for: the keys that nobody asked for are unknown.
  void finish();

  [[nodiscard]] std::string path_of(std::string_view key) const;

 private:
  const toml::Node* find(std::string_view key, Need need, std::string_view accepted);
  const toml::Node* find(std::string_view key, Need need, toml::Node::Kind kind, std::string_view accepted);
  std::optional<double> number(std::string_view key, Need need, std::string_view accepted);
  std::optional<Minutes> any_hours(std::string_view key, Need need);
  std::optional<int> any_count(std::string_view key, Need need);
  void source(std::string_view key, std::string& out);

  const toml::Node* table_;
  std::string path_;
  ReadingLog* log_;
  std::vector<std::string> asked_;
};

}  // namespace journeywork::exchange
