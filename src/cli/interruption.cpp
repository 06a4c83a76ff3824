#include "cli/interruption.h"

#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <mutex>
#include <set>
#include <thread>
#include <type_traits>

#include "hooks/process.h"

namespace segue::cli {
namespace {

using std::chrono::milliseconds;

/// Of the whole end: a server that does not answer is not waited for.
constexpr unsigned longest_end_in_seconds = 10;
constexpr milliseconds between_tries{50};
constexpr int tries_before_words = 20;
constexpr int tries_between_askings = 5;

std::atomic<int> came = 0;  // the signal that came first
std::array<int, 2> pipe_of_signals{-1, -1};

class InterruptibleConnection;

/// The sessions that are open. They are never taken down: others may still run at the end.
struct Open {
  std::mutex mutex{};
  std::set<InterruptibleConnection*> sessions{};
};
Open& open() {
  static auto* const made = new Open;
  return *made;
}

/// Waits for the program's end.
void stay_if_interrupted() {
  while (came != 0)
    ::pause();
}

class InterruptibleConnection : public dialect::Connection {
 public:
  explicit InterruptibleConnection(dialect::ConnectionPtr inner) : inner_(std::move(inner)) {
    const std::lock_guard lock(open().mutex);
    open().sessions.insert(this);
  }
  InterruptibleConnection(const InterruptibleConnection&) = delete;
  InterruptibleConnection& operator=(const InterruptibleConnection&) = delete;
  ~InterruptibleConnection() override {
    const std::lock_guard lock(open().mutex);
    open().sessions.erase(this);
  }

  dialect::Answer run(std::string_view statement, const dialect::Values& values) override {
    return guarded([&] { return inner_->run(statement, values); });
  }
  std::vector<dialect::Answer> run_together(const std::vector<dialect::Call>& calls) override {
    return guarded([&] { return inner_->run_together(calls); });
  }
  dialect::Answer run_with_data(std::string_view statement, std::string_view data) override {
    return guarded([&] { return inner_->run_with_data(statement, data); });
  }
  bool interrupt() override { return inner_->interrupt(); }
  std::string server_version() override { return inner_->server_version(); }

  bool runs() const { return runs_; }

 private:
  /// It says that it runs before it looks for an interruption, and whoever interrupts looks for
  /// what runs behind that: one of them sees the other.
  template <class Action>
  std::invoke_result_t<const Action&> guarded(const Action& action) {
    runs_ = true;
    if (came != 0) runs_ = false;
    stay_if_interrupted();
    auto answer = action();
    runs_ = false;
    stay_if_interrupted();
    return answer;
  }

  dialect::ConnectionPtr inner_;
  std::atomic<bool> runs_ = false;
};

/// Only what a signal handler may call.
[[noreturn]] void end_with(int signal) {
  hooks::end_commands();
  ::_exit(128 + signal);
}

void write_all(const char* words, size_t size) {
  [[maybe_unused]] const auto written = ::write(STDERR_FILENO, words, size);
}

/// Only what a signal handler may call.
void told(int signal) {
  const int error = errno;
  int first = 0;
  if (!came.compare_exchange_strong(first, signal)) end_with(first);
  constexpr char words[] =
      "\nsegue: interrupted; the journal knows what was done, the same command goes on from "
      "there\n";
  write_all(words, sizeof words - 1);
  ::alarm(longest_end_in_seconds);
  if (::write(pipe_of_signals[1], "", 1) != 1) end_with(signal);
  errno = error;
}

/// Asks for the end of what runs, or only looks. Whether something does.
bool something_runs(bool asks) {
  const std::lock_guard lock(open().mutex);
  bool found = false;
  for (auto* session : open().sessions) {
    if (!session->runs()) continue;
    found = true;
    if (asks) (void)session->interrupt();
  }
  return found;
}

/// A statement that was about to be sent is not there to be ended yet: it is asked for again.
void end_when_told() {
  char byte = 0;
  while (::read(pipe_of_signals[0], &byte, 1) < 0 && errno == EINTR) {
  }
  for (int tries = 0; something_runs(tries % tries_between_askings == 0); ++tries) {
    constexpr char words[] =
        "segue: waiting until the server has ended the statement; interrupt again to leave it\n";
    if (tries == tries_before_words) write_all(words, sizeof words - 1);
    std::this_thread::sleep_for(between_tries);
  }
  end_with(came);
}

void begin_to_listen() {
  if (::pipe2(pipe_of_signals.data(), O_CLOEXEC) == 0) {
    sigset_t all, before;
    sigfillset(&all);
    ::pthread_sigmask(SIG_SETMASK, &all, &before);
    std::thread(end_when_told).detach();
    ::pthread_sigmask(SIG_SETMASK, &before, nullptr);
  }
  struct sigaction action {};
  action.sa_handler = told;
  action.sa_flags = SA_RESTART;
  for (const int signal : {SIGINT, SIGTERM, SIGALRM})
    ::sigaction(signal, &action, nullptr);
}

}  // namespace

void tell_interruptions() {
  static std::once_flag once;
  std::call_once(once, begin_to_listen);
}

Result<dialect::ConnectionPtr> interruptible(Result<dialect::ConnectionPtr> connection) {
  stay_if_interrupted();
  if (!connection) return connection;
  return dialect::ConnectionPtr(std::make_unique<InterruptibleConnection>(std::move(*connection)));
}

}  // namespace segue::cli
