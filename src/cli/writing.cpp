#include "cli/writing.h"

#include <fcntl.h>
#include <fmt/core.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <filesystem>

namespace segue::cli {
namespace {

namespace fs = std::filesystem;

Error cannot_write(const std::string& path, int why) {
  return {ErrorCode::file,
          fmt::format("cannot write `{}`: {}", path, std::strerror(why == 0 ? EIO : why))};
}

/// Keeps signals that end the program waiting until a file is whole.
class Uninterrupted {
 public:
  Uninterrupted() {
    sigset_t ending;
    sigemptyset(&ending);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGQUIT})
      sigaddset(&ending, signal);
    ::pthread_sigmask(SIG_BLOCK, &ending, &before_);
  }
  Uninterrupted(const Uninterrupted&) = delete;
  Uninterrupted& operator=(const Uninterrupted&) = delete;
  ~Uninterrupted() { ::pthread_sigmask(SIG_SETMASK, &before_, nullptr); }

 private:
  sigset_t before_{};
};

/// 0, or why it failed.
int put(int file, std::string_view text) {
  while (!text.empty()) {
    const ssize_t done = ::write(file, text.data(), text.size());
    if (done < 0 && errno == EINTR) continue;
    if (done < 0) return errno;
    text.remove_prefix(static_cast<size_t>(done));
  }
  return 0;
}

int put_and_close(int file, std::string_view text) {
  const int failed = put(file, text);
  const int closed = ::close(file) == 0 ? 0 : errno;
  return failed != 0 ? failed : closed;
}

/// What a link leads to, also where there is nothing yet.
std::string behind_links(const std::string& path) {
  std::error_code error;
  if (!fs::is_symlink(fs::symlink_status(path, error))) return path;
  const fs::path found = fs::weakly_canonical(path, error);
  return error ? path : found.string();
}

/// The rights that a file has; those that any new file gets where there is none.
mode_t rights_for(const std::string& path) {
  struct stat about {};
  return ::stat(path.c_str(), &about) == 0 ? about.st_mode & 07777 : 0666;
}

}  // namespace

std::optional<Error> write_file(const std::string& path, std::string_view text) {
  const std::string place = behind_links(path);
  struct stat about {};
  const bool there = ::stat(place.c_str(), &about) == 0;
  if (there && !S_ISREG(about.st_mode)) {
    const int file = ::open(place.c_str(), O_WRONLY | O_CLOEXEC);
    const int failed = file < 0 ? errno : put_and_close(file, text);
    return failed == 0 ? std::nullopt : std::optional<Error>(cannot_write(path, failed));
  }
  const Uninterrupted until_whole;
  const std::string beside = fmt::format("{}.part{}", place, ::getpid());
  const int file = ::open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC,
                          rights_for(place));
  if (file < 0) return cannot_write(path, errno);
  if (there) ::fchmod(file, rights_for(place));
  int failed = put_and_close(file, text);
  if (failed == 0 && std::rename(beside.c_str(), place.c_str()) != 0) failed = errno;
  if (failed == 0) return std::nullopt;
  ::unlink(beside.c_str());
  return cannot_write(path, failed);
}

std::optional<Error> write_new_file(const std::string& path, std::string_view text) {
  std::error_code error;
  if (fs::exists(fs::symlink_status(path, error)))
    return Error{ErrorCode::file, fmt::format("`{}` is there already", path)};
  const fs::path folder = fs::path(path).parent_path();
  if (!folder.empty()) fs::create_directories(folder, error);
  return write_file(path, text);
}

}  // namespace segue::cli
