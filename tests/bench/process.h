#pragma once

#include <functional>
#include <string>
#include <vector>

namespace segue::bench {

/// What the operating system says of one finished process.
struct Cost {
  double cpu_ms = 0;  // user and system
  double wall_ms = 0;
  double peak_mb = 0;  // resident
  int status = 0;      // exit status; 127 where it could not be started
};

/// Runs a command with its output thrown away and waits for it.
Cost run(const std::vector<std::string>& command);

/// Runs commands in turn, `runs` times after one round that is not counted: A B C, A B C, … so that
/// a machine whose speed drifts is unfair to none. `before` is called at the start of each round.
/// For each command the median of every figure; the status is that of the last run.
std::vector<Cost> medians(const std::vector<std::vector<std::string>>& commands, int runs,
                          const std::function<void()>& before = {});

/// The path of a program on PATH; empty where there is none.
std::string find_program(const std::string& name);

/// A program on PATH, as a program of the machine: where it is npm's launcher, which costs a start
/// of Node, the binary that it would launch. Empty where there is none.
std::string find_native(const std::string& name);

}  // namespace segue::bench
