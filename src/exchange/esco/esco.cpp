#include "exchange/esco/esco.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "exchange/csv/headed_rows.hpp"

namespace journeywork::exchange {

using careers::EscoOccupation;
using careers::EscoSet;
using careers::EscoSkill;

namespace {

using Column = std::optional<std::size_t>;

/// In the order in which they are read.
enum class Kind { model, occupations, skills, labels, relations };
constexpr std::array<std::string_view, 5> kind_names{"model", "occupations", "skills", "skill labels", "relations"};

constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::optional<Kind> kind_of(std::string_view file) {
  std::string name;  // letters alone, without folder and ending
  for (const char c : file.substr(file.find_last_of("/\\") + 1)) {
    if (lower(c) >= 'a' && lower(c) <= 'z') name += lower(c);
  }
  const auto has = [&](std::string_view word) { return name.find(word) != std::string::npos; };
  if (!has("csv") || has("group") || has("hierarchy") || has("broader") || has("skilltoskill") || has("skillskill") ||
      has("collection")) {
    return std::nullopt;
  }
  if (has("modelinfo")) return Kind::model;
  if (has("relation")) return has("occupation") && has("skill") ? std::optional(Kind::relations) : std::nullopt;
  if (has("label")) return has("skill") ? std::optional(Kind::labels) : std::nullopt;
  if (has("occupations")) return Kind::occupations;
  if (has("skills")) return Kind::skills;
  return std::nullopt;
}

/// Labels parted by line ends or bars, without the preferred one and each once.
std::vector<std::string> labels(std::string_view text, std::string_view preferred) {
  std::vector<std::string> out;
  while (!text.empty()) {
    const auto end = text.find_first_of("\n|");
    auto label = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    while (!label.empty() && label.front() == ' ') label.remove_prefix(1);
    while (!label.empty() && (label.back() == ' ' || label.back() == '\r')) label.remove_suffix(1);
    if (label.empty() || label == preferred || std::ranges::find(out, label) != out.end()) continue;
    out.emplace_back(label);
  }
  return out;
}

class Reading {
 public:
  EscoReading run(std::span<const EscoTable> tables, std::string_view version) {
    for (const auto& table : tables) {
      if (!kind_of(table.file)) out_.unused.emplace_back(table.file);
    }
    for (std::size_t i = 0; i < kind_names.size(); ++i) {
      bool there = false;
      for (const auto& table : tables) {
        if (kind_of(table.file) != static_cast<Kind>(i)) continue;
        there = true;
        read(static_cast<Kind>(i), table);
      }
      if (!there) out_.missing.emplace_back(kind_names[i]);
    }
    if (set_.occupations.empty()) {
      problems_.add("", 0, "file", "There are no occupations.", {}, "a file of occupations");
    } else if (readable_) {
      finish(version);
    }
    out_.problems = problems_.shown();
    out_.problem_count = problems_.count();
    return std::move(out_);
  }

 private:
  void read(Kind kind, const EscoTable& file) {
    HeadedRows rows(file.text, file.file, problems_);
    EscoReading::Table count{std::string(kind_names[static_cast<std::size_t>(kind)])};
    if (rows.readable()) {
      if (kind == Kind::model) read_model(rows);
      if (kind == Kind::occupations) read_occupations(rows, count);
      if (kind == Kind::skills) read_skills(rows, count);
      if (kind == Kind::labels) read_labels(rows, count);
      if (kind == Kind::relations) read_relations(rows, count);
    }
    readable_ = readable_ && rows.readable();
    count.rows = rows.rows();
    out_.tables.push_back(std::move(count));
  }

  [[nodiscard]] static Column find(const HeadedRows& rows, std::initializer_list<std::string_view> names) {
    return rows.column({names.begin(), names.size()});
  }
  Column need(HeadedRows& rows, std::initializer_list<std::string_view> names) {
    const auto found = find(rows, names);
    if (!found) {
      rows.missing(*names.begin());
      readable_ = false;
    }
    return found;
  }

  void read_model(HeadedRows& rows) {
    const auto version = rows.column("VERSION");
    const auto name = rows.column("NAME");
    if (!rows.next()) return;
    version_ = rows.cell(version).empty() ? rows.cell(name) : rows.cell(version);
  }

  void read_occupations(HeadedRows& rows, EscoReading::Table& count) {
    const auto uri = need(rows, {"conceptUri", "ORIGINURI"});
    const auto code = need(rows, {"code"});
    const auto isco = need(rows, {"iscoGroup", "OCCUPATIONGROUPCODE"});
    const auto title = need(rows, {"preferredLabel"});
    const auto id = rows.column("ID");
    const auto other = rows.column("altLabels");
    const auto description = rows.column("description");
    while (readable_ && rows.next()) {
      if (!written(rows, title) || !is_new(rows, uri, occupations_, id, set_.occupations.size())) {
        ++count.left_out;
        continue;
      }
      EscoOccupation each;
      each.uri = rows.cell(uri);
      each.code = rows.cell(code);
      each.isco = rows.cell(isco);
      each.title = rows.cell(title);
      each.description = rows.cell(description);
      each.other_titles = labels(rows.cell(other), each.title);
      set_.occupations.push_back(std::move(each));
    }
  }

  void read_skills(HeadedRows& rows, EscoReading::Table& count) {
    const auto uri = need(rows, {"conceptUri", "ORIGINURI"});
    const auto title = need(rows, {"preferredLabel"});
    const auto id = rows.column("ID");
    const auto other = rows.column("altLabels");
    const auto type = rows.column("skillType");
    while (readable_ && rows.next()) {
      if (!written(rows, title) || !is_new(rows, uri, skills_, id, set_.skills.size())) {
        ++count.left_out;
        continue;
      }
      EscoSkill each;
      each.uri = rows.cell(uri);
      each.title = rows.cell(title);
      each.other_titles = labels(rows.cell(other), each.title);
      each.knowledge = rows.cell(type) == "knowledge";
      set_.skills.push_back(std::move(each));
    }
  }

  /// Titles of skills alone, for where the skills themselves are not there.
  void read_labels(HeadedRows& rows, EscoReading::Table& count) {
    const auto uri = need(rows, {"concept_uri", "conceptUri"});
    const auto title = need(rows, {"preferred_label"});
    const auto other = rows.column("alt_labels");
    while (readable_ && rows.next()) {
      if (skills_.contains(std::string(rows.cell(uri)))) continue;
      if (!written(rows, title) || !is_new(rows, uri, skills_, std::nullopt, set_.skills.size())) {
        ++count.left_out;
        continue;
      }
      EscoSkill each;
      each.uri = rows.cell(uri);
      each.title = rows.cell(title);
      each.other_titles = labels(rows.cell(other), each.title);
      set_.skills.push_back(std::move(each));
    }
  }

  void read_relations(HeadedRows& rows, EscoReading::Table& count) {
    const auto occupation = need(rows, {"occupationUri", "OCCUPATIONID"});
    const auto skill = need(rows, {"skillUri", "SKILLID"});
    const auto type = need(rows, {"relationType"});
    while (readable_ && rows.next()) {
      const auto of = occupations_.find(std::string(rows.cell(occupation)));
      const auto to = skills_.find(std::string(rows.cell(skill)));
      const bool essential = rows.cell(type) == "essential";
      if (of == occupations_.end() || to == skills_.end() || (!essential && rows.cell(type) != "optional")) {
        ++count.left_out;
        continue;
      }
      auto& into = set_.occupations[of->second];
      auto& list = essential ? into.essential_skills : into.optional_skills;
      list.push_back(set_.skills[to->second].uri);
    }
  }

  using Places = std::unordered_map<std::string, std::size_t>;

  /// Notes where it will stand, by its URI and by the id that other files of a model know it by.
  bool is_new(HeadedRows& rows, const Column& uri, Places& places, const Column& id, std::size_t place) {
    const auto text = rows.cell(uri);
    if (!text.starts_with("http")) {
      rows.problem(uri, "This is not the address of a concept.", "http://data.europa.eu/esco/...");
      return false;
    }
    if (!places.try_emplace(std::string(text), place).second) {
      rows.problem(uri, "This was given already.", "each once");
      return false;
    }
    if (!rows.cell(id).empty()) places.try_emplace(std::string(rows.cell(id)), place);
    return true;
  }
  bool written(HeadedRows& rows, const Column& title) {
    if (!rows.cell(title).empty()) return true;
    rows.problem(title, "There is no title.", "the preferred label");
    return false;
  }

  void finish(std::string_view version) {
    std::unordered_set<std::string_view> named;
    for (auto& each : set_.occupations) {
      for (auto* list : {&each.essential_skills, &each.optional_skills}) {
        std::ranges::sort(*list);
        list->erase(std::ranges::unique(*list).begin(), list->end());
        named.insert(list->begin(), list->end());
      }
    }
    std::erase_if(set_.skills, [&](const EscoSkill& skill) { return !named.contains(skill.uri); });
    std::ranges::sort(set_.skills, {}, &EscoSkill::uri);
    std::ranges::sort(set_.occupations, {}, &EscoOccupation::code);
    set_.version = version.empty() ? version_ : std::string(version);
    out_.set = std::move(set_);
  }

  EscoReading out_;
  ProblemLog problems_;
  EscoSet set_;
  std::string version_;
  Places occupations_;
  Places skills_;
  bool readable_ = true;
};

}  // namespace

std::optional<std::string_view> esco_table_of(std::string_view file) {
  const auto kind = kind_of(file);
  if (!kind) return std::nullopt;
  return kind_names[static_cast<std::size_t>(*kind)];
}

EscoReading read_esco(std::span<const EscoTable> tables, std::string_view version) {
  return Reading().run(tables, version);
}

}  // namespace journeywork::exchange
