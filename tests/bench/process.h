#pragma once

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
/// a machine whose speed drifts is unfair to none. For each the median of every figure.
std::vector<Cost> medians(const std::vector<std::vector<std::string>>& commands, int runs);

/// The path of a program on PATH; empty where there is none.
std::string find_program(const std::string& name);

/// squawk, as a program of the machine: where the one on PATH is npm's launcher, which costs a start of
/// Node, the binary that it would launch. Empty where there is none.
std::string find_squawk();

}  // namespace segue::bench
