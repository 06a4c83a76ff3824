#pragma once

#include <functional>
#include <string>
#include <vector>

#include "dialect/target.h"
#include "run/faulty.h"
#include "run/runner.h"

namespace segue::test {

struct Migration {
  std::string id;
  std::string sql;
  std::string down{};
};
using History = std::vector<Migration>;

/// A run of a whole history on one database.
struct Rollout {
  const dialect::Dialect& dialect;
  dialect::Target target;
  const History& history;
  run::Settings settings{};
  Fault fault{};
};

/// What a test's runner calls itself: this process on this machine.
journal::Owner runner_here();

/// Applies what has not been applied, as `segue up` does. What went wrong; empty where nothing did.
std::string apply_all(const Rollout& rollout, run::Progress& progress);
std::string apply_all(const Rollout& rollout);

/// Takes back what was applied, the last first, as `segue down --to` does.
std::string revert_all(const Rollout& rollout);

/// Everything that a run leaves in a database: the schema, what these queries find, and the journal
/// without times and sessions.
std::string all_of(const Rollout& rollout, const std::vector<std::string>& queries);

/// Whether the journal's events are a whole chain: none can be taken out or changed without a
/// trace.
bool is_chain(const Rollout& rollout);

/// Runs it, or takes it back, in a process of its own that is killed at the n-th moment: before or
/// after a statement. Whether it got to its end before.
bool survives_until(const Rollout& rollout, int n, bool up = true);

/// A process of its own for a piece of work; the work's result is its exit status.
pid_t in_child(const std::function<int()>& work);
/// Waits for it: the exit status, or 128 and the signal that ended it.
int end_of(pid_t child);

}  // namespace segue::test
