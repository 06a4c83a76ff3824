#include "bench/process.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace segue::bench {
namespace {

double milliseconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_usec) / 1e3;
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

}  // namespace

Cost run(const std::vector<std::string>& command) {
  std::vector<char*> arguments;
  for (const auto& part : command)
    arguments.push_back(const_cast<char*>(part.c_str()));
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);

  const auto start = std::chrono::steady_clock::now();
  pid_t child = 0;
  const int failed =
      posix_spawnp(&child, arguments[0], &actions, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  if (failed != 0) return {.status = 127};
  int status = 0;
  rusage usage{};
  wait4(child, &status, 0, &usage);
  const std::chrono::duration<double, std::milli> wall = std::chrono::steady_clock::now() - start;
  return {.cpu_ms = milliseconds(usage.ru_utime) + milliseconds(usage.ru_stime),
          .wall_ms = wall.count(),
          .peak_mb = static_cast<double>(usage.ru_maxrss) / 1024,
          .status = WIFEXITED(status) ? WEXITSTATUS(status) : 128};
}

std::vector<Cost> medians(const std::vector<std::vector<std::string>>& commands, int runs,
                          const std::function<void()>& before) {
  std::vector<std::vector<Cost>> costs(commands.size());
  for (int round = -1; round < runs; ++round) {
    if (before) before();
    for (size_t i = 0; i < commands.size(); ++i) {
      const Cost cost = run(commands[i]);
      if (round >= 0) costs[i].push_back(cost);
    }
  }
  std::vector<Cost> result;
  for (const auto& samples : costs) {
    std::vector<double> cpu, wall, peak;
    for (const Cost& cost : samples) {
      cpu.push_back(cost.cpu_ms);
      wall.push_back(cost.wall_ms);
      peak.push_back(cost.peak_mb);
    }
    result.push_back({median(cpu), median(wall), median(peak), samples.back().status});
  }
  return result;
}

std::string find_program(const std::string& name) {
  const char* path = std::getenv("PATH");
  std::stringstream folders(path != nullptr ? path : "");
  for (std::string folder; std::getline(folders, folder, ':');) {
    const auto candidate = std::filesystem::path(folder) / name;
    if (access(candidate.c_str(), X_OK) == 0) return candidate.string();
  }
  return {};
}

std::string find_native(const std::string& name) {
  namespace fs = std::filesystem;
  const std::string found = find_program(name);
  if (found.empty() || std::ifstream(found).get() != '#') return found;
  // npm keeps the binary of each platform in a package of its own, in a scope beside the
  // launcher's.
  for (fs::path at = fs::canonical(found); at != at.root_path(); at = at.parent_path()) {
    if (at.filename() != "node_modules") continue;
    for (const auto& scope : fs::directory_iterator(at)) {
      if (scope.path().filename().string().front() != '@') continue;
      for (const auto& package : fs::directory_iterator(scope)) {
        const fs::path binary = package.path() / "bin" / name;
        if (access(binary.c_str(), X_OK) == 0) return binary.string();
      }
    }
  }
  return found;
}

}  // namespace segue::bench
