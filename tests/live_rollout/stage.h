#pragma once

#include <filesystem>
#include <functional>
#include <mutex>
#include <string>
#include <vector>

#include "dialect/dialect.h"
#include "dialect/target.h"
#include "live_rollout/changes.h"
#include "live_rollout/numbers.h"

namespace segue::test {

/// $SEGUE_PHASES_ONLY: the phases are run by `up --phase`, without releases and gates.
bool phases_only();

/// A database that rollouts are tried on: an embedded one, and each server that can be started.
struct Ground {
  std::string name;
  const dialect::Dialect& dialect;
  std::function<dialect::Target()> fresh;  // an empty database
  std::function<std::string()> url;        // of that database, as users write it
  bool shows_sessions;                     // the server tells who is connected
};

/// $SEGUE_SERVERS narrows them; what cannot be had is said aloud.
const std::vector<Ground>& grounds();

/// What an application says to a database of a kind.
struct Tongue {
  std::vector<std::string> habits;  // at the start of a session
  std::string begin;                // of a transaction that writes
  std::string snapshot;             // of one that reads the same state all the time
  std::string heartbeat;            // application, version, instance
};
const Tongue& tongue_of(const dialect::Dialect& dialect);

/// Where one change is rolled out: a database of its own, a folder with the project, and what they
/// all share.
class Stage {
 public:
  Stage(const Ground& ground, const Change& change, unsigned seed);
  ~Stage();
  Stage(const Stage&) = delete;
  Stage& operator=(const Stage&) = delete;

  const Ground& ground;
  const Change& change;
  Numbers numbers;

  /// A session as an application opens it: `shop@v1`.
  dialect::ConnectionPtr session(const std::string& program) const;
  const Tongue& tongue() const { return tongue_of(ground.dialect); }
  const std::filesystem::path& folder() const { return folder_; }
  std::string url() const { return ground.url(); }

  /// What is going on: failures are told with it.
  void enter(const std::string& moment);
  std::string moment() const;

 private:
  dialect::Target target_;
  std::filesystem::path folder_;
  mutable std::mutex mutex_;
  std::string moment_;
};

}  // namespace segue::test
