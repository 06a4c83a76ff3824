#include "base/modules.h"

#include <dlfcn.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <vector>

#include "base/files.h"
#include "base/text.h"

namespace segue {
namespace {

std::string folder_of_program() {
  std::array<char, 4096> name{};
  const ssize_t length = ::readlink("/proc/self/exe", name.data(), name.size());
  return length <= 0 ? "." : std::string(path::folder_of({name.data(), size_t(length)}));
}

std::vector<std::string> folders() {
  if (const char* told = std::getenv("SEGUE_DRIVERS"); told != nullptr && *told != '\0')
    return {told};
  const std::string program = folder_of_program();
  return {program + "/drivers", program + "/../lib/segue", program + "/../drivers"};
}

}  // namespace

Result<void*> entry_of_module(std::string_view name, const char* entry) {
  const std::string file = "segue_" + std::string(name) + ".so";
  for (const auto& folder : folders()) {
    const std::string path = folder + "/" + file;
    if (::access(path.c_str(), F_OK) != 0) continue;
    void* library = ::dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
    void* found = library != nullptr ? ::dlsym(library, entry) : nullptr;
    if (found != nullptr) return found;
    const char* why = ::dlerror();
    return Error{ErrorCode::database, "the module `" + path + "` cannot be loaded: " +
                                          (why != nullptr ? why : "it is none of ours")};
  }
  return Error{ErrorCode::database, "there is no module `" + file + "` in any of these folders: " +
                                        text::joined(folders(), ", ")};
}

}  // namespace segue
