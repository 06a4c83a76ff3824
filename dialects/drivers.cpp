#include "dialects/drivers.h"

#include <dlfcn.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "base/files.h"
#include "dialect/target.h"
#include "dialects/all.h"

namespace segue::dialects {
namespace {

std::string folder_of_program() {
  std::array<char, 4096> name{};
  const ssize_t length = ::readlink("/proc/self/exe", name.data(), name.size());
  return length <= 0 ? "." : std::string(path::folder_of({name.data(), size_t(length)}));
}

/// Where drivers may lie: beside the program in a build folder, in `lib` beside its `bin` where it
/// is installed.
std::vector<std::string> folders() {
  if (const char* told = std::getenv("SEGUE_DRIVERS"); told != nullptr && *told != '\0')
    return {told};
  const std::string program = folder_of_program();
  return {program + "/drivers", program + "/../lib/segue", program + "/../drivers"};
}

using Entry = const dialect::Driver& (*)();

Result<const dialect::Driver*> loaded(std::string_view dialect) {
  const std::string file = "segue_" + std::string(dialect) + ".so";
  std::string tried;
  for (const auto& folder : folders()) {
    const std::string path = folder + "/" + file;
    if (::access(path.c_str(), F_OK) != 0) {
      tried += (tried.empty() ? "" : ", ") + folder;
      continue;
    }
    void* library = ::dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
    void* entry = library != nullptr ? ::dlsym(library, "segue_driver") : nullptr;
    if (entry != nullptr) return &reinterpret_cast<Entry>(entry)();
    const char* why = ::dlerror();
    return Error{ErrorCode::database, "the driver `" + path + "` cannot be loaded: " +
                                          (why != nullptr ? why : "it is no driver")};
  }
  return Error{ErrorCode::database,
               "there is no driver `" + file + "` in any of these folders: " + tried};
}

}  // namespace

Result<const dialect::Driver*> driver(std::string_view dialect) {
  static std::mutex mutex;
  static std::map<std::string, const dialect::Driver*, std::less<>> drivers;
  const std::lock_guard guard(mutex);
  const auto known = drivers.find(dialect);
  if (known != drivers.end()) return known->second;
  auto found = loaded(dialect);
  if (found) drivers.emplace(dialect, *found);
  return found;
}

Result<dialect::ConnectionPtr> connect(const dialect::Target& target) {
  const auto* dialect = by_url_scheme(target.scheme);
  if (dialect == nullptr)
    return Error{ErrorCode::usage,
                 "there is no database with URLs that begin with `" + target.scheme + ":`"};
  const auto found = driver(dialect->name());
  if (!found) return found.error();
  return (*found)->connect(target);
}

}  // namespace segue::dialects
