#include "hooks/process.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <cstdlib>
#include <system_error>
#include <utility>

#include "base/text.h"

namespace segue::hooks {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr size_t most_output = size_t{64} * 1024;
constexpr milliseconds grace{2000};  // between asking to end and making an end
constexpr milliseconds quiet{100};   // for what is left running to let go of the output
constexpr milliseconds tick{20};     // between looks whether it runs

std::array<std::atomic<pid_t>, 64> groups;

/// Notes a process group for `end_commands`, as long as it lives.
class Noted {
 public:
  explicit Noted(pid_t group) {
    for (auto& place : groups) {
      pid_t none = 0;
      if (!place.compare_exchange_strong(none, group)) continue;
      place_ = &place;
      break;
    }
  }
  Noted(const Noted&) = delete;
  Noted& operator=(const Noted&) = delete;
  ~Noted() { forget(); }

  void forget() {
    if (place_ != nullptr) std::exchange(place_, nullptr)->store(0);
  }

 private:
  std::atomic<pid_t>* place_ = nullptr;
};

/// An open file, which it closes.
class File {
 public:
  explicit File(int number = -1) : number_(number) {}
  File(File&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  File& operator=(File&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }
  ~File() { close(); }

  int number() const { return number_; }
  bool is_open() const { return number_ >= 0; }
  void close() {
    if (is_open()) ::close(std::exchange(number_, -1));
  }

 private:
  int number_;
};

/// Standard input and outputs may be closed, and a pipe would take their places.
File beyond_standard(int number) {
  File file(number);
  return number > STDERR_FILENO ? std::move(file)
                                : File(::fcntl(number, F_DUPFD_CLOEXEC, STDERR_FILENO + 1));
}

struct Pipe {
  File end{};    // to read from
  File start{};  // to write to

  bool open() {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) return false;
    end = beyond_standard(ends[0]);
    start = beyond_standard(ends[1]);
    return end.is_open() && start.is_open();
  }
};

void never_block(const File& file) {
  ::fcntl(file.number(), F_SETFL, ::fcntl(file.number(), F_GETFL) | O_NONBLOCK);
}

/// Whoever reads may have gone: the signal that says so is kept from this thread.
class WithoutSigpipe {
 public:
  WithoutSigpipe() {
    sigemptyset(&pipe_);
    sigaddset(&pipe_, SIGPIPE);
    sigset_t pending;
    sigpending(&pending);
    was_pending_ = sigismember(&pending, SIGPIPE) == 1;
    ::pthread_sigmask(SIG_BLOCK, &pipe_, &before_);
  }
  WithoutSigpipe(const WithoutSigpipe&) = delete;
  WithoutSigpipe& operator=(const WithoutSigpipe&) = delete;
  ~WithoutSigpipe() {
    constexpr timespec at_once{};
    while (!was_pending_ && ::sigtimedwait(&pipe_, nullptr, &at_once) < 0 && errno == EINTR) {
    }
    ::pthread_sigmask(SIG_SETMASK, &before_, nullptr);
  }

 private:
  sigset_t pipe_{};
  sigset_t before_{};
  bool was_pending_ = false;
};

std::vector<std::string> environment_of(const Command& command) {
  std::vector<std::string> variables;
  for (char** each = environ; each != nullptr && *each != nullptr; ++each) {
    const std::string_view variable = *each;
    if (!command.environment.contains(std::string(variable.substr(0, variable.find('=')))))
      variables.emplace_back(variable);
  }
  for (const auto& [name, value] : command.environment)
    variables.push_back(name + "=" + value);
  return variables;
}

std::vector<char*> raw(std::vector<std::string>& words) {
  std::vector<char*> pointers;
  for (auto& word : words)
    pointers.push_back(word.data());
  pointers.push_back(nullptr);
  return pointers;
}

/// 0, or the number of the error.
int spawn(const Command& command, const File& input, const File& output, pid_t& child) {
  posix_spawn_file_actions_t files;
  posix_spawn_file_actions_init(&files);
  posix_spawn_file_actions_adddup2(&files, input.number(), STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&files, output.number(), STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&files, output.number(), STDERR_FILENO);
  posix_spawn_file_actions_addclosefrom_np(&files, STDERR_FILENO + 1);
  posix_spawnattr_t how;
  posix_spawnattr_init(&how);
  sigset_t none, to_default;
  sigemptyset(&none);
  sigemptyset(&to_default);
  sigaddset(&to_default, SIGPIPE);
  posix_spawnattr_setsigmask(&how, &none);
  posix_spawnattr_setsigdefault(&how, &to_default);
  posix_spawnattr_setpgroup(&how, 0);
  posix_spawnattr_setflags(&how,
                           POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
  std::vector<std::string> words = command.words;
  std::vector<std::string> variables = environment_of(command);
  const int failed = ::posix_spawnp(&child, words[0].c_str(), &files, &how, raw(words).data(),
                                    raw(variables).data());
  posix_spawnattr_destroy(&how);
  posix_spawn_file_actions_destroy(&files);
  return failed;
}

/// Why a program could not be started, for people.
std::string reason_of(const std::string& program, int failed) {
  const bool is_path = program.find('/') != std::string::npos;
  if (failed == ENOENT && !is_path) {
    const char* searched = std::getenv("PATH");
    return fmt::format("`{}` was not found: PATH was searched, which is `{}`", program,
                       searched != nullptr ? searched : "");
  }
  if (failed == ENOENT && ::access(program.c_str(), F_OK) == 0)
    return fmt::format("`{}` cannot be started: what its line `#!` names does not exist", program);
  if (failed == ENOENT) return fmt::format("`{}` does not exist", program);
  if (failed == EACCES) return fmt::format("`{}` is not executable", program);
  if (failed == ENOEXEC)
    return fmt::format("`{}` is no program, and has no line `#!` that names one", program);
  return fmt::format("`{}` cannot be started: {}", program,
                     text::lower(std::generic_category().message(failed)));
}

/// A process that was started, and what it says.
class Process {
 public:
  Process(pid_t id, File input, File output, std::string_view text)
      : id_(id), input_(std::move(input)), output_(std::move(output)), text_(text), noted_(id) {
    never_block(input_);
    never_block(output_);
    if (text_.empty()) input_.close();
  }

  /// Whether it ended before the time came.
  bool attend(Clock::time_point until) {
    while (!is_over()) {
      const auto left = std::chrono::ceil<milliseconds>(until - Clock::now());
      if (left <= milliseconds(0)) return false;
      exchange(std::min(left, tick));
    }
    return true;
  }

  void signal(int number) const { ::kill(-id_, number); }

  /// The number of the group stays ours until it is reaped: no signal reaches anybody else before.
  int reap() {
    noted_.forget();
    int status = 0;
    while (::waitpid(id_, &status, 0) < 0 && errno == EINTR) {
    }
    return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
  }

  std::string said() && {
    if (output_.is_open()) hear();  // as much as a pipe holds
    if (said_.size() > most_output) said_.erase(0, said_.size() - most_output);
    return std::move(said_);
  }

 private:
  bool is_over() {
    if (!has_ended()) return false;
    return !output_.is_open() || Clock::now() - ended_at_ > quiet;
  }

  bool has_ended() {
    if (ended_) return true;
    siginfo_t info{};
    ended_ = ::waitid(P_PID, static_cast<id_t>(id_), &info, WEXITED | WNOHANG | WNOWAIT) == 0 &&
             info.si_pid == id_;
    if (ended_) ended_at_ = Clock::now();
    return ended_;
  }

  void exchange(milliseconds most) {
    std::array<pollfd, 2> files = {{{input_.number(), POLLOUT, 0}, {output_.number(), POLLIN, 0}}};
    if (::poll(files.data(), files.size(), static_cast<int>(most.count())) <= 0) return;
    if (files[1].revents != 0) hear();
    if (files[0].revents != 0) say();
  }

  void hear() {
    std::array<char, most_output> buffer;
    const ssize_t count = ::read(output_.number(), buffer.data(), buffer.size());
    if (count < 0 && (errno == EINTR || errno == EAGAIN)) return;
    if (count <= 0) return output_.close();
    said_.append(buffer.data(), static_cast<size_t>(count));
    if (said_.size() > 8 * most_output) said_.erase(0, said_.size() - most_output);
  }

  void say() {
    const ssize_t count = ::write(input_.number(), text_.data(), text_.size());
    if (count < 0 && (errno == EINTR || errno == EAGAIN)) return;
    if (count > 0) text_.remove_prefix(static_cast<size_t>(count));
    if (count < 0 || text_.empty()) input_.close();
  }

  pid_t id_;
  File input_;
  File output_;
  std::string_view text_;  // that it has not been given yet
  std::string said_{};
  bool ended_ = false;
  Clock::time_point ended_at_{};
  Noted noted_;
};

Error not_started(const Command& command, int failed) {
  return {ErrorCode::usage, reason_of(command.words[0], failed)};
}

}  // namespace

Result<CommandEnd> run_command(const Command& command) {
  if (command.words.empty() || command.words[0].empty())
    return Error{ErrorCode::usage, "a command without a program cannot be started"};
  const auto deadline = Clock::now() + command.timeout;
  Pipe input, output;
  if (!input.open() || !output.open()) return not_started(command, errno);
  pid_t id = 0;
  if (const int failed = spawn(command, input.end, output.start, id); failed != 0)
    return not_started(command, failed);
  input.end.close();
  output.start.close();
  const WithoutSigpipe guarded;
  Process process(id, std::move(input.start), std::move(output.end), command.input);
  CommandEnd end;
  end.timed_out = !process.attend(deadline);
  if (end.timed_out) {
    process.signal(SIGTERM);
    process.attend(Clock::now() + grace);
    process.signal(SIGKILL);
    process.attend(Clock::now() + quiet);
  }
  end.status = process.reap();
  end.output = std::move(process).said();
  return end;
}

void end_commands() noexcept {
  for (const auto& place : groups)
    if (const pid_t group = place.load(); group > 0) ::kill(-group, SIGTERM);
}

}  // namespace segue::hooks
