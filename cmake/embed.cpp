/// Turns files into C++ at build time.
///
///   embed sql OUT_DIR FILE.sql...          OUT_DIR/FILE.hpp: each statement after a line "-- name: some_query" as a
///   constant embed files NAME OUT_DIR ROOT [SUFFIX] OUT_DIR/NAME.{hpp,cpp,bin}: every file under ROOT (ending in
///   SUFFIX) as bytes
///
/// Exit 1 with one line "file:line: what is wrong" when the input cannot be embedded, 2 on bad use.
#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <span>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace fs = std::filesystem;

namespace {

std::string read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error(path.string() + ": cannot be read");
  return {std::istreambuf_iterator<char>(in), {}};
}

/// Leaves an unchanged file untouched, so that what depends on it is not built again.
void write_file(const fs::path& path, std::string_view text) {
  if (fs::exists(path) && read_file(path) == text) return;
  std::ofstream out(path, std::ios::binary);
  out.write(text.data(), static_cast<std::streamsize>(text.size()));
  if (!out.flush()) throw std::runtime_error(path.string() + ": cannot be written");
}

// --- SQL ---

struct Statement {
  std::string name;
  std::string sql;
  std::string where;  ///< file:line of its name
};

constexpr std::string_view name_mark = "-- name:";

std::string trimmed(std::string_view text) {
  constexpr std::string_view space = " \t\r\n";
  const auto first = text.find_first_not_of(space);
  if (first == std::string_view::npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(space) - first + 1));
}

bool is_identifier(std::string_view name) {
  return !name.empty() && std::islower(static_cast<unsigned char>(name.front())) &&
         std::ranges::all_of(name, [](unsigned char c) { return std::islower(c) || std::isdigit(c) || c == '_'; });
}

/// Lines that are only a comment are for the reader of the .sql file and stay behind.
std::vector<Statement> parse_sql(const fs::path& path) {
  std::vector<Statement> statements;
  std::istringstream in(read_file(path));
  std::string line;
  for (int number = 1; std::getline(in, line); ++number) {
    const auto where = path.string() + ":" + std::to_string(number);
    const auto content = trimmed(line);
    if (content.starts_with(name_mark)) {
      const auto name = trimmed(std::string_view(content).substr(name_mark.size()));
      if (!is_identifier(name)) throw std::runtime_error(where + ": a query's name is in lower snake_case: " + name);
      statements.push_back({name, {}, where});
    } else if (!content.empty() && !content.starts_with("--")) {
      if (statements.empty())
        throw std::runtime_error(where + ": a statement needs a line `-- name: some_query` before it");
      auto& sql = statements.back().sql;
      if (!sql.empty()) sql += '\n';
      sql += line;
    }
  }
  for (const auto& statement : statements) {
    if (statement.sql.empty())
      throw std::runtime_error(statement.where + ": no statement after the name " + statement.name);
    if (statement.sql.find(")sql\"") != std::string::npos)
      throw std::runtime_error(statement.where + ": contains )sql\"");
  }
  return statements;
}

std::string sql_header(const fs::path& source, std::span<const Statement> statements) {
  std::string out = "// Made from " + source.filename().string() +
                    " by cmake/embed.cpp.\n#pragma once\n\n#include \"store/database.hpp\"\n\n";
  out += "namespace journeywork::store::sql {\n\n";
  for (const auto& [name, sql, where] : statements) {
    out += "inline constexpr Query " + name + "{\"" + name + "\", R\"sql(" + sql + ")sql\"};\n";
  }
  return out + "\n}  // namespace journeywork::store::sql\n";
}

void embed_sql(const fs::path& out_dir, std::span<char* const> sources) {
  std::map<std::string, std::string> seen;  // name -> where: drivers keep statements prepared under their names
  fs::create_directories(out_dir);
  for (const fs::path source : sources) {
    const auto statements = parse_sql(source);
    for (const auto& statement : statements) {
      const auto [first, fresh] = seen.emplace(statement.name, statement.where);
      if (!fresh)
        throw std::runtime_error(statement.where + ": " + statement.name + " is named already at " + first->second);
    }
    write_file(out_dir / source.stem().concat(".hpp"), sql_header(source, statements));
  }
}

// --- files ---

std::vector<fs::path> files_under(const fs::path& root, std::string_view suffix) {
  std::vector<fs::path> found;
  if (!fs::exists(root)) return found;
  for (const auto& entry : fs::recursive_directory_iterator(root)) {
    const auto name = entry.path().filename().string();
    if (entry.is_regular_file() && !name.starts_with('.') && name.ends_with(suffix)) found.push_back(entry.path());
  }
  std::ranges::sort(found);
  return found;
}

std::string cpp_string(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + '"';
}

std::string tree_header(const std::string& name) {
  return "// Made by cmake/embed.cpp.\n#pragma once\n\n#include <span>\n\n#include \"embedded/file.hpp\"\n\n"
         "namespace journeywork::embedded {\n\n"
         "/// In the order of their paths. Lives as long as the program.\n"
         "[[nodiscard]] std::span<const File> " +
         name + "();\n\n}  // namespace journeywork::embedded\n";
}

constexpr std::string_view file_header = R"(// Made by cmake/embed.cpp.
#pragma once

#include <string_view>

namespace journeywork::embedded {

struct File {
  std::string_view path;  ///< below the root of its tree, with '/' between folders
  std::string_view data;
};

}  // namespace journeywork::embedded
)";

void embed_files(const std::string& name, const fs::path& out_dir, const fs::path& root, std::string_view suffix) {
  const auto symbol = "journeywork_embedded_" + name;
  const auto blob_path = fs::absolute(out_dir / (name + ".bin"));
  std::string blob;
  std::string table;
  std::size_t count = 0;
  for (const auto& path : files_under(root, suffix)) {
    const auto data = read_file(path);
    table += "    {" + cpp_string(path.lexically_relative(root).generic_string()) + ", {" + symbol + " + " +
             std::to_string(blob.size()) + ", " + std::to_string(data.size()) + "}},\n";
    blob += data;
    ++count;
  }
  blob += '\0';  // an empty file at the end still has an address
  // The assembler takes the bytes in as they are: no compiler has to parse a megabyte of literals.
  std::string source = "// Made by cmake/embed.cpp.\n#include \"embedded/" + name + ".hpp\"\n\n#include <array>\n\n";
  source += "asm(R\"(\n.section .rodata\n.global " + symbol + "\n.type " + symbol + ", @object\n" + symbol +
            ":\n.incbin " + cpp_string(blob_path.string()) + "\n.size " + symbol + ", . - " + symbol +
            "\n.previous\n)\");\n\n";
  source += "extern \"C\" const char " + symbol + "[" + std::to_string(blob.size()) +
            "];\n\nnamespace journeywork::embedded {\nnamespace {\n\n";
  source +=
      "constexpr std::array<File, " + std::to_string(count) + "> files{{\n" + table + "}};\n\n}  // namespace\n\n";
  source += "std::span<const File> " + name + "() { return files; }\n\n}  // namespace journeywork::embedded\n";

  fs::create_directories(out_dir);
  write_file(out_dir / "file.hpp", file_header);
  write_file(out_dir / (name + ".hpp"), tree_header(name));
  write_file(out_dir / (name + ".bin"), blob);
  write_file(out_dir / (name + ".cpp"), source);
}

}  // namespace

int main(int argc, char** argv) try {
  const std::span args(argv, static_cast<std::size_t>(argc));
  const std::string_view mode = argc > 1 ? args[1] : "";
  if (mode == "sql" && argc > 3) {
    embed_sql(args[2], args.subspan(3));
  } else if (mode == "files" && (argc == 5 || argc == 6)) {
    embed_files(args[2], args[3], args[4], argc == 6 ? args[5] : "");
  } else {
    std::cerr << "usage: embed sql OUT_DIR FILE.sql... | embed files NAME OUT_DIR ROOT [SUFFIX]\n";
    return 2;
  }
  return 0;
} catch (const std::exception& error) {
  std::cerr << error.what() << '\n';
  return 1;
}
