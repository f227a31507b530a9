#pragma once

#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "exchange/careers_catalogue/careers_catalogue.hpp"

/// For tests only: the files that we ship below catalog/careers, whole or with one text of them replaced.
namespace journeywork::exchange::shipped_catalogue {

namespace fs = std::filesystem;

inline std::string text_of(const fs::path& path) {
  std::ostringstream out;
  out << std::ifstream(path, std::ios::binary).rdbuf();
  return out.str();
}

/// The files below catalog/careers, by their path.
inline std::map<std::string, std::string> shipped() {
  std::map<std::string, std::string> out;
  const fs::path root = "catalog/careers";
  for (const auto& entry : fs::recursive_directory_iterator(root)) {
    if (entry.is_regular_file()) out[fs::relative(entry.path(), root).generic_string()] = text_of(entry.path());
  }
  return out;
}

inline CatalogueReading read(const std::map<std::string, std::string>& files) {
  std::vector<CatalogueFile> all;
  for (const auto& [path, text] : files) all.push_back({path, text});
  return read_catalogue(all);
}

/// All that we ship; a test fails here when any of it is wrong.
inline CatalogueReading whole() {
  auto reading = read(shipped());
  for (const auto& each : reading.problems) {
    MESSAGE(each.path << ":" << each.problem.line << " " << each.problem.field << ": " << each.problem.message);
  }
  REQUIRE(reading.catalogue);
  return reading;
}

inline careers::Catalogue catalogue() { return std::move(*whole().catalogue); }

/// The fields that are refused when one text of one shipped file is replaced.
inline std::vector<std::string> refused(const std::string& path, const std::string& from, const std::string& to) {
  auto files = shipped();
  auto& text = files.at(path);
  const auto at = text.find(from);
  REQUIRE(at != std::string::npos);
  text.replace(at, from.size(), to);
  std::vector<std::string> fields;
  for (const auto& each : read(files).problems) fields.push_back(each.path + " " + each.problem.field);
  return fields;
}
using Fields = std::vector<std::string>;

}  // namespace journeywork::exchange::shipped_catalogue
