#pragma once

#include <atomic>
#include <chrono>
#include <map>
#include <memory>
#include <mutex>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "live_rollout/stage.h"

namespace segue::test {

/// Something that an application should never have met.
struct Trouble {
  std::string moment;     // of the rollout
  std::string operation;  // "v1: rename"
  std::string statement;
  std::string words;  // the server's; or what was found
};

/// What an application did.
struct Deeds {
  int64_t operations = 0;
  int64_t statements = 0;
  std::map<std::string, int64_t> retries{};  // by the reason
  std::vector<Trouble> troubles{};           // the first of them
};

/// A release that runs: sessions that do random operations all the time, and, as applications do,
/// begin one anew that met a deadlock or waited too long for a lock. Every other failure is
/// trouble, and so is a row that reads otherwise than the same transaction has written it.
class Application {
 public:
  Application(Stage& stage, std::string version, const std::vector<Operation>& operations,
              unsigned seed)
      : stage_(stage), version_(std::move(version)), operations_(operations), seed_(seed) {}
  ~Application() { stop(); }
  Application(const Application&) = delete;
  Application& operator=(const Application&) = delete;

  void start(int workers = 2);
  /// When this returns, none of its sessions is left.
  void stop();
  bool runs() const { return !threads_.empty(); }
  /// Until so many operations were done, and each worker has ended what it was about.
  void go_on(int operations);
  /// Runs the operation `create` so many times, in this thread, before anything else.
  void fill(int rows);

  Deeds deeds() const;

 private:
  void work(dialect::Connection& connection, std::atomic<int64_t>& begun, unsigned seed);
  void beat(dialect::Connection& connection);
  /// One operation; false: it has to be begun anew.
  bool done_once(dialect::Connection& connection, const Operation& operation, Filling& filling);
  bool failed(const Operation& operation, const Sent& sent, const dialect::SqlError& error);
  void trouble(const Operation& operation, const std::string& statement, const std::string& words);
  void pause(unsigned milliseconds);
  std::vector<int64_t> begun() const;

  Stage& stage_;
  std::string version_;
  const std::vector<Operation>& operations_;
  unsigned seed_;
  std::vector<std::thread> threads_;
  std::vector<std::unique_ptr<std::atomic<int64_t>>> begun_;  // operations, by worker
  std::atomic<bool> ends_ = false;
  mutable std::mutex mutex_;
  Deeds deeds_;
};

}  // namespace segue::test
