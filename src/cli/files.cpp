#include "cli/files.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

namespace journeywork::cli {

Result<std::string> read_file(const std::string& name) {
  if (name == "-") return std::string(std::istreambuf_iterator<char>(std::cin), {});
  std::ifstream in(name, std::ios::binary);
  if (!in) return refuse(Error::Code::invalid, "Cannot read " + name + ": " + std::strerror(errno) + ".");
  std::string text(std::istreambuf_iterator<char>(in), {});
  if (in.bad()) return refuse(Error::Code::invalid, "Cannot read " + name + ".");
  return text;
}

Result<std::vector<FolderFile>> read_folder(const std::string& folder,
                                            const std::function<bool(std::string_view name)>& wanted) {
  namespace fs = std::filesystem;
  std::error_code error;
  std::vector<FolderFile> out;
  const fs::directory_iterator entries(folder, error);
  if (error) return refuse(Error::Code::invalid, "Cannot read the folder " + folder + ": " + error.message() + ".");
  for (const auto& entry : entries) {
    if (entry.is_regular_file(error)) out.push_back({entry.path().filename().string(), {}});
  }
  std::ranges::sort(out, {}, &FolderFile::name);
  for (auto& file : out) {
    if (!wanted(file.name)) continue;
    auto content = read_file((fs::path(folder) / file.name).string());
    if (!content) return tl::unexpected(std::move(content.error()));
    file.content = std::move(*content);
  }
  return out;
}

std::string last_part(const std::string& path) {
  const auto end = path.find_last_not_of('/');
  if (end == std::string::npos) return path;
  const auto start = path.find_last_of('/', end);
  return path.substr(start == std::string::npos ? 0 : start + 1, start == std::string::npos ? end + 1 : end - start);
}

}  // namespace journeywork::cli
