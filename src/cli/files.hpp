#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"

namespace journeywork::cli {

/// The whole file; "-" is standard input. Error::invalid says why it cannot be read.
[[nodiscard]] Result<std::string> read_file(const std::string& name);

struct FolderFile {
  std::string name;  ///< without the folder
  std::string content;
};
/// The files right in a folder, by name. Those that are not `wanted` are named only: their content is empty.
/// Error::invalid says why the folder or a file cannot be read.
[[nodiscard]] Result<std::vector<FolderFile>> read_folder(const std::string& folder,
                                                          const std::function<bool(std::string_view name)>& wanted);

/// "b.txt" of "a/b.txt" and "b" of "a/b/".
[[nodiscard]] std::string last_part(const std::string& path);

}  // namespace journeywork::cli
