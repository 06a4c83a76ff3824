#include "cli/scratch.h"

#include <fmt/format.h>
#include <signal.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>

#include "dialect/engine.h"
#include "dialects/drivers.h"

namespace segue::cli {
namespace {

/// Told from those of other runs by process and time.
std::string fresh_name() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return fmt::format("segue_verify_{}_{}", ::getpid(),
                     std::chrono::duration_cast<std::chrono::seconds>(now).count() % 1000000);
}

sigset_t interruptions() {
  sigset_t set;
  sigemptyset(&set);
  for (const int signal : {SIGINT, SIGTERM, SIGHUP})
    sigaddset(&set, signal);
  return set;
}

}  // namespace

Scratch::Scratch(const dialect::Target& beside, const dialect::Dialect& dialect)
    : beside_(beside), target_(beside), engine_(dialect.engine()) {}

Result<std::unique_ptr<Scratch>> Scratch::make(const dialect::Target& beside,
                                               const dialect::Dialect& dialect) {
  std::unique_ptr<Scratch> scratch(new Scratch(beside, dialect));
  // Every thread from here on leaves the signals to the one that watches for them.
  const sigset_t set = interruptions();
  ::pthread_sigmask(SIG_BLOCK, &set, nullptr);
  const auto created = scratch->create();
  scratch->signals_ = std::thread([raw = scratch.get()] { raw->watch_signals(); });
  if (!created) return created.error();
  return scratch;
}

Result<bool> Scratch::create() {
  const std::string name = fresh_name();
  const std::string statement = engine_.create_database(name);
  if (!statement.empty()) {
    auto made = on_server(statement);
    if (made) target_.database = name;
    return std::move(made).while_doing("making a scratch database");
  }
  std::error_code error;
  auto folder =
      (std::filesystem::temp_directory_path(error) / ("segue-verify-" + std::string(6, 'X')))
          .string();
  if (error || ::mkdtemp(folder.data()) == nullptr)
    return Error{ErrorCode::file, "no folder can be made for a scratch database"};
  folder_ = folder;
  target_ = {.scheme = beside_.scheme};
  target_.database = folder + "/scratch.db";
  return true;
}

Result<bool> Scratch::on_server(const std::string& statement) const {
  const auto connection = dialects::connect(beside_);
  if (!connection) return connection.error();
  const auto answer = (*connection)->run(statement);
  if (!answer) return Error{ErrorCode::database, answer.error().message};
  return true;
}

void Scratch::remove() const {
  if (!folder_.empty()) {
    std::error_code error;
    std::filesystem::remove_all(folder_, error);
  } else if (target_.database != beside_.database) {
    const auto dropped = on_server(engine_.drop_database(target_.database));
    if (!dropped)
      fmt::print(stderr, "segue: the scratch database `{}` could not be dropped: {}\n",
                 target_.database, dropped.error().message);
  }
}

void Scratch::watch_signals() {
  const sigset_t set = interruptions();
  const timespec pause{.tv_sec = 0, .tv_nsec = 50'000'000};
  while (!over_) {
    const int signal = ::sigtimedwait(&set, nullptr, &pause);
    if (signal <= 0) continue;
    remove();
    ::_exit(128 + signal);
  }
}

Scratch::~Scratch() {
  over_ = true;
  signals_.join();
  remove();
  const sigset_t set = interruptions();
  ::pthread_sigmask(SIG_UNBLOCK, &set, nullptr);
}

}  // namespace segue::cli
