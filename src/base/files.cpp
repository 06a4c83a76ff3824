#include "base/files.h"

#include <dirent.h>
#include <fcntl.h>
#include <fmt/core.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace segue {
namespace {

constexpr size_t largest_file = (size_t{1} << 32) - 1;

/// Closes what it was given when it goes.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  int number() const { return number_; }

 private:
  int number_;
};

Error failed(std::string_view doing, const std::string& path) {
  return {ErrorCode::file, fmt::format("cannot {} `{}`: {}", doing, path, std::strerror(errno))};
}

const char* here_if_empty(const std::string& path) {
  return path.empty() ? "." : path.c_str();
}

/// Fills `text` from the file until it is full or the file ends.
bool fill(int file, std::string& text) {
  size_t done = 0;
  while (done < text.size()) {
    const ssize_t got = ::read(file, text.data() + done, text.size() - done);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return false;
    if (got == 0) break;
    done += static_cast<size_t>(got);
  }
  text.resize(done);
  return true;
}

Result<std::string> read_at_most(const std::string& path, size_t most) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.number() < 0) return failed("read", path);
  struct stat about {};
  if (::fstat(file.number(), &about) != 0) return failed("read", path);
  if (S_ISDIR(about.st_mode)) {
    errno = EISDIR;
    return failed("read", path);
  }
  // A pipe or a device tells no size: it is read in pieces.
  if (!S_ISREG(about.st_mode)) {
    std::string text;
    std::string piece(size_t{1} << 16, '\0');
    while (text.size() < most) {
      piece.resize(size_t{1} << 16);
      if (!fill(file.number(), piece)) return failed("read", path);
      if (piece.empty()) break;
      text += piece;
    }
    return text;
  }
  const auto size = static_cast<size_t>(about.st_size);
  if (size > largest_file)
    return Error{ErrorCode::file, fmt::format("`{}` is larger than 4 GiB", path)};
  std::string text(std::min(size, most), '\0');
  if (!fill(file.number(), text)) return failed("read", path);
  return text;
}

bool is_folder(const std::string& folder, const dirent& entry) {
  if (entry.d_type != DT_UNKNOWN) return entry.d_type == DT_DIR;
  struct stat about {};
  return ::lstat(path::joined(folder, entry.d_name).c_str(), &about) == 0 && S_ISDIR(about.st_mode);
}

/// A pipe, a socket or a device: whoever reads it may wait for ever. A link is what it leads to;
/// one that leads nowhere shows when it is read.
bool may_block(const std::string& folder, const dirent& entry) {
  if (entry.d_type == DT_REG || entry.d_type == DT_DIR) return false;
  struct stat about {};
  return ::stat(path::joined(folder, entry.d_name).c_str(), &about) == 0 &&
         !S_ISREG(about.st_mode) && !S_ISDIR(about.st_mode);
}

}  // namespace

Result<std::vector<FolderEntry>> DiskTree::list(const std::string& folder) const {
  DIR* open = ::opendir(here_if_empty(folder));
  if (open == nullptr) return failed("list", folder);
  std::vector<FolderEntry> entries;
  while (const dirent* entry = ::readdir(open)) {
    const std::string_view name = entry->d_name;
    if (name != "." && name != ".." && !may_block(folder, *entry))
      entries.push_back({std::string(name), is_folder(folder, *entry)});
  }
  ::closedir(open);
  return entries;
}

Result<std::string> DiskTree::read(const std::string& path) const {
  return read_at_most(path, largest_file);
}

Result<std::string> DiskTree::head(const std::string& path, size_t most) const {
  return read_at_most(path, most);
}

PathKind DiskTree::kind_of(const std::string& path) const {
  struct stat about {};
  if (::stat(here_if_empty(path), &about) != 0) return PathKind::missing;
  return S_ISDIR(about.st_mode) ? PathKind::folder : PathKind::file;
}

namespace path {

std::string joined(std::string_view folder, std::string_view name) {
  if (folder.empty() || folder == ".") return std::string(name);
  std::string result(folder);
  if (result.back() != '/') result += '/';
  return result.append(name);
}

std::string_view name_of(std::string_view path) {
  const size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

std::string_view folder_of(std::string_view path) {
  const size_t slash = path.rfind('/');
  if (slash == std::string_view::npos) return {};
  return path.substr(0, slash == 0 ? 1 : slash);
}

}  // namespace path
}  // namespace segue
