#include "cli/git.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <vector>

#include "base/files.h"
#include "base/text.h"

namespace segue::cli {
namespace {

struct Answer {
  int status = 0;
  std::string out{};
};

/// Runs git without a shell; what it says on standard error is left out.
Result<Answer> git(std::vector<std::string> arguments) {
  const Error failed{ErrorCode::usage, "git could not be started: `--since` needs it"};
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) return failed;
  arguments.insert(arguments.begin(), "git");
  std::vector<char*> raw;
  for (auto& argument : arguments)
    raw.push_back(argument.data());
  raw.push_back(nullptr);
  posix_spawn_file_actions_t files;
  posix_spawn_file_actions_init(&files);
  posix_spawn_file_actions_adddup2(&files, ends[1], STDOUT_FILENO);
  posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  pid_t child = 0;
  const int started = ::posix_spawnp(&child, "git", &files, nullptr, raw.data(), environ);
  posix_spawn_file_actions_destroy(&files);
  ::close(ends[1]);
  Answer answer;
  std::array<char, 65536> buffer{};
  while (started == 0) {
    const ssize_t count = ::read(ends[0], buffer.data(), buffer.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) break;
    answer.out.append(buffer.data(), static_cast<size_t>(count));
  }
  ::close(ends[0]);
  if (started != 0) return failed;
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  answer.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  // What cannot be executed ends the child with this status.
  if (answer.status == 127) return failed;
  return answer;
}

/// The first line of an answer; an error where git refused.
Result<std::string> line_of(std::vector<std::string> arguments, std::string refused) {
  const auto answer = git(std::move(arguments));
  if (!answer) return answer.error();
  if (answer->status != 0) return Error{ErrorCode::usage, std::move(refused)};
  return std::string(text::trimmed(answer->out));
}

/// The pieces of an answer that ends each with a zero byte.
std::vector<std::string> pieces(const std::string& out) {
  std::vector<std::string> result;
  for (size_t at = 0; at < out.size();) {
    const size_t end = out.find('\0', at);
    result.push_back(out.substr(at, end - at));
    if (end == std::string::npos) break;
    at = end + 1;
  }
  return result;
}

/// `A`, `D`, `M` … and a path, or `R` with how much is the same, and both paths.
void read_names(const std::vector<std::string>& listed, Changes& changes) {
  for (size_t i = 0; i + 1 < listed.size(); i += 2) {
    const std::string path = path::joined(changes.top, listed[i + 1]);
    if (listed[i].starts_with('R') && i + 2 < listed.size()) {
      changes.moved[path::joined(changes.top, listed[i + 2])] = {path, listed[i] != "R100"};
      ++i;
      continue;
    }
    auto& set = listed[i] == "A"   ? changes.added
                : listed[i] == "D" ? changes.removed
                                   : changes.edited;
    set.insert(path);
  }
}

}  // namespace

Result<Changes> changes_since(const std::string& revision) {
  const auto top =
      line_of({"rev-parse", "--show-toplevel"},
              "this is no git working tree: `--since` compares with a revision of one");
  if (!top) return top.error();
  const Error unknown{ErrorCode::usage, "git knows no revision `" + revision + "`"};
  if (revision.empty() || revision.starts_with('-')) return unknown;
  const auto commit =
      line_of({"rev-parse", "--verify", "--quiet", revision + "^{commit}"}, unknown.message);
  if (!commit) return commit.error();
  Changes changes;
  const auto base = line_of({"merge-base", *commit, "HEAD"},
                            "`" + revision + "` and this branch have no commit in common");
  if (!base) return base.error();
  changes.top = *top;
  changes.base = *base;
  const auto diff =
      git({"-C", *top, "diff", "--find-renames", "--no-color", "--name-status", "-z", *base});
  if (!diff) return diff.error();
  read_names(pieces(diff->out), changes);
  const auto untracked = git({"-C", *top, "ls-files", "--others", "--exclude-standard", "-z"});
  if (!untracked) return untracked.error();
  for (const auto& path : pieces(untracked->out))
    changes.added.insert(path::joined(*top, path));
  return changes;
}

std::optional<std::string> text_before(const Changes& changes, const std::string& path) {
  const auto moved = changes.moved.find(path);
  const std::string& place = moved == changes.moved.end() ? path : moved->second.from;
  if (!place.starts_with(changes.top + '/')) return std::nullopt;
  const auto shown = git({"-C", changes.top, "cat-file", "blob",
                          changes.base + ':' + place.substr(changes.top.size() + 1)});
  if (!shown || shown->status != 0) return std::nullopt;
  return shown->out;
}

}  // namespace segue::cli
