#include "cli/down_file.h"

#include "base/files.h"

namespace segue::cli {

std::string down_of(const std::string& up) {
  const std::string name(path::name_of(up));
  const size_t at = name.rfind("up.sql");
  const bool told = at != std::string::npos && (at == 0 || name[at - 1] == '.');
  if (!told) return {};
  return path::joined(path::folder_of(up), name.substr(0, at) + "down.sql");
}

}  // namespace segue::cli
