#include "exchange/onet/onet.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "exchange/onet/onet_builder.hpp"
#include "exchange/onet/tab_table.hpp"

namespace journeywork::exchange {

namespace {

constexpr std::array<std::string_view, 4> endings{".gz", ".txt", ".tsv", ".csv"};

constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool same_name(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, [](char x, char y) { return lower(x) == lower(y); });
}

const OnetBuilder::Spec* spec_of(std::string_view file) {
  file = file.substr(file.find_last_of("/\\") + 1);
  for (const auto ending : endings) {
    if (file.size() > ending.size() && same_name(file.substr(file.size() - ending.size()), ending)) {
      file.remove_suffix(ending.size());
    }
  }
  const auto& all = OnetBuilder::specs();
  const auto found = std::ranges::find_if(all, [&](const auto& spec) { return same_name(spec.name, file); });
  return found == all.end() ? nullptr : &*found;
}

class Reading {
 public:
  OnetReading run(std::span<const OnetTable> tables, std::string_view release) {
    assign(tables);
    for (std::size_t i = 0; i < files_.size() && readable_; ++i) {
      const auto& spec = OnetBuilder::specs()[i];
      if (files_[i] != nullptr) {
        read(spec, *files_[i]);
      } else {
        out_.missing.emplace_back(spec.name);
      }
    }
    if (readable_) {
      auto set = builder_.finish(release);
      if (!set.occupations.empty()) out_.set = std::move(set);
    }
    out_.problems = problems_.shown();
    out_.problem_count = problems_.count();
    return std::move(out_);
  }

 private:
  void refuse(std::string_view file, std::string_view heading, std::string_view message, std::string_view accepted) {
    problems_.add(file, 0, heading, message, {}, accepted);
    readable_ = false;
  }

  void assign(std::span<const OnetTable> tables) {
    const auto& specs = OnetBuilder::specs();
    files_.resize(specs.size(), nullptr);
    for (const auto& table : tables) {
      const auto* spec = spec_of(table.file);
      if (spec == nullptr) {
        out_.unused.emplace_back(table.file);
        continue;
      }
      auto& place = files_[static_cast<std::size_t>(spec - specs.data())];
      if (place != nullptr) refuse(table.file, "file", "This table is there twice.", "each table once");
      place = &table;
    }
    if (files_.front() == nullptr) {
      refuse("", "file", "The table of the occupations is not there.", "Occupation Data.txt in the folder");
    }
  }

  void read(const OnetBuilder::Spec& spec, const OnetTable& file) {
    TabTable table(file.text);
    if (!table.readable()) {
      refuse(file.file, "file", "This is not a table as text.", "a line of headings, then rows, in UTF-8");
      return;
    }
    std::vector<std::optional<std::size_t>> columns;
    for (std::size_t i = 0; i < spec.headings.size(); ++i) {
      columns.push_back(table.column(spec.headings[i]));
      if (columns.back() || i >= spec.needed) continue;
      refuse(file.file, spec.headings[i], "This column is not there.",
             table.other_separator() ? "cells that are parted by tabs" : "the table with all its columns");
    }
    if (readable_) read_rows(spec, file, table, columns);
  }

  void read_rows(const OnetBuilder::Spec& spec, const OnetTable& file, TabTable& table,
                 std::span<const std::optional<std::size_t>> columns) {
    OnetReading::Table count{std::string(spec.name)};
    builder_.begin(file.file, spec);
    while (table.next()) {
      ++count.rows;
      const OnetBuilder::Row row{table, columns};
      if (table.cells() > table.columns()) {
        builder_.problem(row, 0, "This line has more cells than there are headings.", "as many as headings");
        ++count.left_out;
      } else if (!(builder_.*spec.take)(row)) {
        ++count.left_out;
      }
    }
    out_.tables.push_back(std::move(count));
  }

  OnetReading out_;
  ProblemLog problems_;
  OnetBuilder builder_{problems_};
  std::vector<const OnetTable*> files_;
  bool readable_ = true;
};

}  // namespace

std::vector<std::string_view> onet_tables() {
  std::vector<std::string_view> out;
  for (const auto& spec : OnetBuilder::specs()) out.push_back(spec.name);
  return out;
}

std::optional<std::string_view> onet_table_of(std::string_view file) {
  const auto* spec = spec_of(file);
  if (spec == nullptr) return std::nullopt;
  return spec->name;
}

std::string onet_release_of(std::string_view folder) {
  while (folder.ends_with('/')) folder.remove_suffix(1);
  folder = folder.substr(folder.find_last_of("/\\") + 1);
  if (!folder.starts_with("db_")) return {};
  folder.remove_prefix(3);
  const auto number = [&] {
    const auto end = std::min(folder.find_first_not_of("0123456789"), folder.size());
    auto out = std::string(folder.substr(0, end));
    folder.remove_prefix(end);
    return out;
  };
  const auto major = number();
  if (major.empty() || major.size() > 3 || !folder.starts_with('_')) return {};
  folder.remove_prefix(1);
  const auto minor = number();
  return minor.empty() || minor.size() > 3 ? std::string() : major + "." + minor;
}

OnetReading read_onet(std::span<const OnetTable> tables, std::string_view release) {
  return Reading().run(tables, release);
}

}  // namespace journeywork::exchange
