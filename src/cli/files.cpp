#include "cli/files.hpp"

#include <cerrno>
#include <cstring>
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

}  // namespace journeywork::cli
