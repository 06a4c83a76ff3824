// `segue_bench check`: how fast `segue check` is, with its rules and without them, how much memory
// it takes and how it grows, beside squawk over the same files in the same run. `segue_bench
// apply`: what it costs to run migrations (apply.h). `segue_bench backfill`: how fast rows are
// changed and what others notice of it (backfill.h). Figures are medians; ratios are what counts on
// a shared machine.

#include <fmt/core.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <string_view>

#include "bench/apply.h"
#include "bench/backfill.h"
#include "bench/parse.h"
#include "bench/process.h"
#include "bench/workload.h"
#include "cli/pool.h"
#include "corpus/corpus.h"
#include "rules/rule.h"

namespace segue::bench {
namespace fs = std::filesystem;
namespace {

using Command = std::vector<std::string>;

size_t bytes_of(const std::vector<std::string>& files) {
  size_t bytes = 0;
  for (const auto& file : files)
    bytes += fs::file_size(file);
  return bytes;
}

Command with_files(Command command, const std::vector<std::string>& files) {
  command.insert(command.end(), files.begin(), files.end());
  return command;
}

std::vector<std::string> files_in(const fs::path& folder) {
  std::vector<std::string> files;
  for (const auto& entry : fs::directory_iterator(folder))
    files.push_back(entry.path().string());
  return files;
}

class Bench {
 public:
  Bench(std::string segue, std::string self, fs::path work)
      : segue_(std::move(segue)),
        self_(std::move(self)),
        squawk_(find_native("squawk")),
        work_(std::move(work)) {}

  int check() {
    if (squawk_.empty()) fmt::print("squawk is not on the PATH: its lines are left out\n");
    fs::create_directories(work_);
    write_rules_off(rules_off());
    corpus();
    growth();
    insert();
    cold();
    fs::remove_all(work_);
    return 0;
  }

 private:
  std::string rules_off() const { return (work_ / "rules-off.toml").string(); }

  /// `segue check` of PostgreSQL files or folders.
  Command checking(const std::vector<std::string>& paths) const {
    return with_files({segue_, "check", "--dialect", "postgresql"}, paths);
  }
  /// The same, only read and simulated.
  Command simulating(const std::vector<std::string>& paths) const {
    return with_files({segue_, "check", "--config", rules_off(), "--dialect", "postgresql"}, paths);
  }
  Command squawking(const std::vector<std::string>& files) const {
    return with_files({squawk_, "--reporter", "json"}, files);
  }

  static void print(std::string_view what, std::string_view who, const Cost& cost) {
    fmt::print("{:<31} {:<20} cpu {:9.2f} ms  wall {:9.2f} ms  peak {:6.1f} MB\n", what, who,
               cost.cpu_ms, cost.wall_ms, cost.peak_mb);
  }
  static void print_ratio(std::string_view of, const Cost& a, const Cost& b,
                          std::string_view goal) {
    fmt::print("{:<31} {:<20} cpu {:9.3f}     wall {:9.3f}     peak {:6.2f}     {}\n", "", of,
               a.cpu_ms / b.cpu_ms, a.wall_ms / b.wall_ms, a.peak_mb / b.peak_mb, goal);
  }

  /// What segue costs, what squawk costs, and the ratios.
  void compare(std::string_view what, const Command& ours, const Command& theirs, int runs,
               std::string_view goal) {
    std::vector<Command> commands{ours};
    if (!squawk_.empty()) commands.push_back(theirs);
    const auto costs = medians(commands, runs);
    print(what, "segue", costs[0]);
    if (squawk_.empty()) return;
    print("", "squawk", costs[1]);
    print_ratio("segue / squawk", costs[0], costs[1], goal);
  }

  /// The same, and what the rules take of it.
  void compare_check(std::string_view what, const std::vector<std::string>& paths,
                     const std::vector<std::string>& files, int runs) {
    std::vector<Command> commands{checking(paths), simulating(paths)};
    if (!squawk_.empty()) commands.push_back(squawking(files));
    const auto costs = medians(commands, runs);
    print(what, "segue", costs[0]);
    print("", "without rules", costs[1]);
    print_ratio("with / without rules", costs[0], costs[1], "");
    if (squawk_.empty()) return;
    print("", "squawk", costs[2]);
    print_ratio("segue / squawk", costs[0], costs[2], "goal cpu 0.25, peak 1.0");
    print_ratio("without rules / squawk", costs[1], costs[2], "");
  }

  static void write_rules_off(const fs::path& file) {
    std::string text = "[rules]\n";
    for (const rules::Rule* rule : rules::all())
      text += fmt::format("{} = \"off\"\n", rule->id);
    write(file, text);
  }

  void corpus() {
    const fs::path root = test::corpus_root();
    if (root.empty()) return;
    const auto files = corpus_files(root);
    fmt::print("\nreal projects: {} PostgreSQL files, {:.2f} MB\n", files.size(),
               static_cast<double>(bytes_of(files)) / 1e6);
    std::fflush(stdout);
    run_aloud(with_files({self_, "--parse"}, files));
    compare_check("check, one file after the other", files, files, 7);
  }

  void growth() {
    fmt::print("\ngenerated histories (up and down)\n");
    Cost smaller;
    for (const int count : {100, 1000, 10000}) {
      const fs::path folder = work_ / std::to_string(count) / "migrations";
      write_history(folder, count);
      const auto files = files_in(folder);
      const Cost cost = medians({checking({folder.string()})}, count > 1000 ? 3 : 7)[0];
      print(fmt::format("{} migrations", count), "segue", cost);
      fmt::print("{:<31} {:<20} {:.0f} files/s  {:.1f} MB/s", "", "",
                 static_cast<double>(files.size()) / cost.wall_ms * 1e3,
                 static_cast<double>(bytes_of(files)) / 1e3 / cost.wall_ms);
      if (smaller.cpu_ms > 0)
        fmt::print("  growth per tenfold {:.2f} × linear (goal 1.1)",
                   cost.cpu_ms / smaller.cpu_ms / 10);
      fmt::print("\n");
      smaller = cost;
      if (count == 1000) compare_check("the whole history of 1000", {folder.string()}, files, 5);
    }
  }

  void insert() {
    fmt::print("\none INSERT of 100,000 rows\n");
    const std::string file = (work_ / "insert.sql").string();
    write_insert(file, 100000);
    compare("check", checking({file}), squawking({file}), 7, "goal cpu 0.10");
  }

  void cold() {
    fmt::print("\ncold start\n");
    const std::string file = (work_ / "small.sql").string();
    write_insert(file, 1);
    compare("one small file", checking({file}), squawking({file}), 41, "goal wall 1.2");
    compare("--version", {segue_, "--version"}, {squawk_, "--version"}, 41, "goal wall 1.0");
  }

  static void run_aloud(const Command& command) {
    const pid_t child = fork();
    if (child == 0) {
      std::vector<char*> arguments;
      for (const auto& part : command)
        arguments.push_back(const_cast<char*>(part.c_str()));
      arguments.push_back(nullptr);
      execv(arguments[0], arguments.data());
      _exit(127);
    }
    int status = 0;
    waitpid(child, &status, 0);
  }

  std::string segue_, self_, squawk_;
  fs::path work_;
};

}  // namespace
}  // namespace segue::bench

int main(int argc, char** argv) try {
  namespace fs = std::filesystem;
  using namespace segue::bench;
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  if (!arguments.empty() && arguments[0] == "--parse") {
    segue::cli::use_pool();  // as check does
    return compare_parsers({arguments.begin() + 1, arguments.end()});
  }
  if (arguments.size() == 3 && arguments[0] == "--floor")
    return floor_of(arguments[1], arguments[2]);
  const bool known = arguments.size() == 1 && (arguments[0] == "check" || arguments[0] == "apply" ||
                                               arguments[0] == "backfill");
  if (!known) {
    fmt::print(stderr, "usage: segue_bench check|apply|backfill\n");
    return 2;
  }
  const fs::path self = fs::canonical("/proc/self/exe");
  const fs::path segue = self.parent_path().parent_path() / "segue";
  const fs::path work = fs::temp_directory_path() / fmt::format("segue-bench-{}", getpid());
  if (arguments[0] == "check") return Bench(segue, self, work).check();
  const int status = arguments[0] == "apply" ? apply(segue, self, work) : backfill(segue, work);
  fs::remove_all(work);
  return status;
} catch (const std::exception& error) {
  fmt::print(stderr, "segue_bench: {}\n", error.what());
  return 1;
}
