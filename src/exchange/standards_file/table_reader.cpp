#include "exchange/standards_file/table_reader.hpp"

#include <algorithm>
#include <utility>

#include "core/apprenticeship/currency.hpp"
#include "core/apprenticeship/standards_text.hpp"
#include "core/base/locale.hpp"
#include "exchange/standards_file/field_values.hpp"
#include "exchange/standards_file/suggestion.hpp"

namespace journeywork::exchange {

using toml::Node;

namespace {

bool is_source(std::string_view key) { return key.ends_with("_source"); }

/// "work_process[3].competency" is written [[work_process.competency]].
std::string list_heading(std::string path) {
  for (auto open = path.find('['); open != std::string::npos; open = path.find('[')) {
    path.erase(open, path.find(']', open) - open + 1);
  }
  return "[[" + path + "]]";
}

std::string expected(const Node& found, std::string_view accepted) {
  return std::string("Here stands ").append(name(found.kind)).append(" instead of ").append(accepted).append(".");
}

}  // namespace

TableReader::TableReader(const Node* table, std::string path, ReadingLog& log)
    : table_(table), path_(std::move(path)), log_(&log) {
  if (table_) log_->positions.add({path_, {}, std::max(table_->line, 1), std::max(table_->column, 1)});
}

std::string TableReader::path_of(std::string_view key) const {
  return path_.empty() ? std::string(key) : std::string(path_).append(".").append(key);
}

void TableReader::refuse(std::string_view key, std::string message, std::string accepted) {
  const auto* member = table_ ? table_->member(key) : nullptr;
  Problem problem{path_of(key), std::move(message), {}, std::move(accepted)};
  log_->positions.add_unreadable(problem.field);
  if (member) {
    problem.value = member->value.written;
    problem.line = member->value.line;
    problem.column = member->value.column;
  } else if (table_) {
    problem.line = std::max(table_->line, 1);
    problem.column = std::max(table_->column, 1);
  }
  log_->add(std::move(problem));
}

bool TableReader::has(std::string_view key) {
  if (std::ranges::find(asked_, key) == asked_.end()) asked_.emplace_back(key);
  return table_ && table_->member(key) != nullptr;
}

const Node* TableReader::find(std::string_view key, Need need, std::string_view accepted) {
  if (!has(key)) {
    if (table_ && need == Need::required) {
      log_->positions.add_unreadable(path_of(key));
      if (!log_->has_gaps) refuse(key, "The key " + std::string(key) + " is missing.", std::string(accepted));
    }
    return nullptr;
  }
  const auto& value = table_->member(key)->value;
  log_->positions.add({path_of(key), value.written, value.line, value.column});
  return &value;
}

const Node* TableReader::find(std::string_view key, Need need, Node::Kind kind, std::string_view accepted) {
  const auto* found = find(key, need, accepted);
  if (!found || found->kind == kind) return found;
  refuse(key, expected(*found, name(kind)), std::string(accepted));
  return nullptr;
}

bool TableReader::text(std::string_view key, std::string& out, Need need) {
  const auto* found = find(key, need, "text in quotes");
  if (!found) return false;
  if (found->kind != Node::Kind::text) {
    const bool simple = found->kind != Node::Kind::list && found->kind != Node::Kind::table && !found->written.empty();
    refuse(key, expected(*found, "text"), simple ? "\"" + found->written + "\"" : "text in quotes");
  } else if (auto message = refuse_text(found->text)) {
    refuse(key, *message, std::string(accepted_text));
  } else {
    out = found->text;
    return true;
  }
  return false;
}

void TableReader::texts(std::string_view key, std::vector<std::string>& out) {
  constexpr std::string_view accepted = "a list of texts, such as [\"A\", \"B\"]";
  const auto* found = find(key, Need::optional, Node::Kind::list, accepted);
  if (!found) return;
  for (std::size_t i = 0; i < found->items.size(); ++i) {
    const auto& item = found->items[i];
    if (item.kind != Node::Kind::text || refuse_text(item.text)) {
      refuse(key, "Item " + std::to_string(i + 1) + " is not a text.", std::string(accepted));
      continue;
    }
    log_->positions.add({apprenticeship::item_path(path_of(key), i), item.written, item.line, item.column});
    out.push_back(item.text);
  }
}

void TableReader::flag(std::string_view key, bool& out) {
  if (const auto* found = find(key, Need::optional, Node::Kind::boolean, "true or false")) out = found->boolean;
}

std::optional<int> TableReader::any_count(std::string_view key, Need need) {
  const auto* found = find(key, need, Node::Kind::integer, accepted_count);
  if (!found) return std::nullopt;
  auto parsed = count_from_number(found->integer);
  if (!parsed.value) refuse(key, std::move(parsed.message), std::string(accepted_count));
  return parsed.value;
}

void TableReader::count(std::string_view key, int& out, Need need) {
  if (const auto value = any_count(key, need)) out = *value;
}

void TableReader::count(std::string_view key, std::optional<int>& out) {
  if (const auto value = any_count(key, Need::optional)) out = value;
}

void TableReader::whole(std::string_view key, std::optional<int>& out) {
  constexpr std::string_view accepted = "a whole number";
  const auto* found = find(key, Need::optional, Node::Kind::integer, accepted);
  if (!found) return;
  const auto value = static_cast<int>(found->integer);
  if (value == found->integer) {
    out = value;
  } else {
    refuse(key, "This number is too large.", std::string(accepted));
  }
}

std::optional<double> TableReader::number(std::string_view key, Need need, std::string_view accepted) {
  const auto* found = find(key, need, accepted);
  if (!found) return std::nullopt;
  if (found->kind == Node::Kind::integer) return static_cast<double>(found->integer);
  if (found->kind == Node::Kind::decimal) return found->decimal;
  refuse(key, expected(*found, "a number"), std::string(accepted));
  return std::nullopt;
}

std::optional<Minutes> TableReader::any_hours(std::string_view key, Need need) {
  const auto* member = table_ ? table_->member(key) : nullptr;
  Parsed<Minutes> parsed;
  if (member && member->value.kind == Node::Kind::text) {
    parsed = hours_from_clock(find(key, need, accepted_hours)->text);
  } else if (const auto value = number(key, need, accepted_hours)) {
    parsed = hours_from_number(*value);
  }
  if (!parsed.message.empty()) refuse(key, std::move(parsed.message), std::string(accepted_hours));
  return parsed.value;
}

void TableReader::hours(std::string_view key, Minutes& out, Need need) {
  if (const auto value = any_hours(key, need)) out = *value;
}

void TableReader::hours(std::string_view key, std::optional<Minutes>& out) {
  if (const auto value = any_hours(key, Need::optional)) out = value;
}

void TableReader::minutes(std::string_view key, Minutes& out, Need need) {
  if (const auto value = any_count(key, need)) out = Minutes{*value};
}

void TableReader::percent(std::string_view key, BasisPoints& out, Need need) {
  const auto value = number(key, need, accepted_percent);
  if (!value) return;
  auto parsed = percent_from_number(*value);
  if (parsed.value) out = *parsed.value;
  if (!parsed.value) refuse(key, std::move(parsed.message), std::string(accepted_percent));
}

void TableReader::money(std::string_view key, const std::string& currency, Money& out) {
  constexpr std::string_view accepted = "an amount, such as 7.25";
  const auto value = number(key, Need::required, accepted);
  if (!value || !is_currency(currency)) return;
  auto parsed = minor_from_number(*value, currency_digits(currency));
  if (parsed.value) out = {*parsed.value, currency};
  if (!parsed.value) refuse(key, std::move(parsed.message), std::string(accepted));
}

void TableReader::source(std::string_view key, std::string& out) {
  text(std::string(key) + "_source", out, Need::optional);
}

void TableReader::cited_count(std::string_view key, apprenticeship::Cited<int>& out, Need need) {
  count(key, out.value, need);
  source(key, out.source);
}

void TableReader::cited_hours(std::string_view key, apprenticeship::Cited<Minutes>& out, Need need) {
  hours(key, out.value, need);
  source(key, out.source);
}

void TableReader::cited_percent(std::string_view key, apprenticeship::Cited<BasisPoints>& out, Need need) {
  percent(key, out.value, need);
  source(key, out.source);
}

void TableReader::cited_minutes(std::string_view key, apprenticeship::Cited<Minutes>& out, Need need) {
  minutes(key, out.value, need);
  source(key, out.source);
}

TableReader TableReader::section(std::string_view key, Need need) {
  const auto heading = std::string("[") + std::string(key) + "]";
  const auto* found = find(key, Need::optional, Node::Kind::table, heading);
  if (table_ && need == Need::required && !table_->member(key)) {
    log_->positions.add_unreadable(path_of(key));
    if (!log_->has_gaps) refuse(key, "The section " + heading + " is missing.", heading + " with its keys below");
  }
  return {found, path_of(key), *log_};
}

std::vector<TableReader> TableReader::list(std::string_view key) {
  const auto heading = list_heading(path_of(key));
  std::vector<TableReader> readers;
  const auto* found = find(key, Need::optional, Node::Kind::list, heading + " above each item");
  if (!found) return readers;
  for (std::size_t i = 0; i < found->items.size(); ++i) {
    const auto& item = found->items[i];
    if (item.kind == Node::Kind::table) {
      readers.emplace_back(&item, apprenticeship::item_path(path_of(key), i), *log_);
    } else {
      refuse(key, "Item " + std::to_string(i + 1) + " is not a table.", heading + " above each item");
    }
  }
  return readers;
}

void TableReader::finish() {
  if (!table_) return;
  std::string all;
  for (const auto& key : asked_) {
    if (!is_source(key)) all += (all.empty() ? "" : ", ") + key;
  }
  for (const auto& member : table_->members) {
    if (std::ranges::find(asked_, member.key) != asked_.end()) continue;
    const auto meant = log_->is_full() ? std::nullopt : suggestion(member.key, asked_);
    auto message = "There is no key " + member.key + " here" + (meant ? "; did you mean " + *meant + "?" : ".");
    log_->add({path_of(member.key), std::move(message), member.value.written, meant ? *meant : all, member.line,
               member.column});
  }
}

}  // namespace journeywork::exchange
