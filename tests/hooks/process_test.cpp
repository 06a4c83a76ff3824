#include "hooks/process.h"

#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include <atomic>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <thread>
#include <vector>

namespace segue::hooks {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

Command shell(std::string script) {
  return {.words = {"sh", "-c", std::move(script)}};
}

CommandEnd ended(const Command& command) {
  const auto end = run_command(command);
  INFO((end ? "" : end.error().message));
  REQUIRE(end);
  return *end;
}

std::string refusal(std::vector<std::string> words) {
  const auto end = run_command({.words = std::move(words)});
  REQUIRE(!end);
  CHECK(end.error().code == ErrorCode::usage);
  return end.error().message;
}

milliseconds since(Clock::time_point start) {
  return std::chrono::duration_cast<milliseconds>(Clock::now() - start);
}

/// A zombie that nobody reaps has ended, too.
bool runs(pid_t process) {
  std::ifstream file("/proc/" + std::to_string(process) + "/stat");
  std::string stat;
  std::getline(file, stat);
  return !stat.empty() && stat.find(") Z") == std::string::npos;
}

bool ends_within(pid_t process, milliseconds time) {
  const auto start = Clock::now();
  while (runs(process) && since(start) < time)
    std::this_thread::sleep_for(milliseconds(5));
  return !runs(process);
}

int open_files() {
  const std::filesystem::directory_iterator files("/proc/self/fd");
  return static_cast<int>(std::distance(begin(files), end(files)));
}

std::filesystem::path fresh_folder() {
  std::string name = (std::filesystem::temp_directory_path() / "segue-hooks.XXXXXX").string();
  return ::mkdtemp(name.data());
}

}  // namespace

TEST_CASE("a command ends with its status and both of its outputs") {
  const auto end = ended(shell("echo out; echo err >&2; exit 3"));
  CHECK(end.status == 3);
  CHECK(!end.timed_out);
  CHECK(end.output == "out\nerr\n");
  CHECK(ended(shell("kill -KILL $$")).status == 128 + SIGKILL);
}

TEST_CASE("arguments are passed on as they are") {
  CHECK(ended({.words = {"printf", "%s|", "a b", "$HOME", "", "*"}}).output == "a b|$HOME||*|");
}

TEST_CASE("big input and big output do not wait for each other") {
  Command command = shell("tee /dev/stderr");
  for (int line = 0; line < 200'000; ++line)
    command.input += std::to_string(line) + "\n";
  const auto end = ended(command);
  CHECK(end.status == 0);
  CHECK(end.output.size() == size_t{64} * 1024);
  CHECK(end.output.ends_with("199998\n199999\n"));
}

TEST_CASE("a command may leave its input unread") {
  Command command = shell("exec true");
  command.input.assign(4 << 20, 'x');
  for (int i = 0; i < 20; ++i)
    CHECK(ended(command).status == 0);
  CHECK(ended(shell("read nothing || echo end")).output == "end\n");
}

TEST_CASE("the environment is ours with what was given") {
  ::setenv("SEGUE_TEST_OURS", "ours", 1);
  ::setenv("SEGUE_TEST_BOTH", "ours", 1);
  Command command = shell("echo $SEGUE_TEST_OURS $SEGUE_TEST_BOTH \"$SEGUE_TEST_GIVEN\"");
  command.environment = {{"SEGUE_TEST_BOTH", "given"}, {"SEGUE_TEST_GIVEN", "a = b"}};
  CHECK(ended(command).output == "ours given a = b\n");
  CHECK(ended({.words = {"sh", "-c", "env | grep -c ^SEGUE_TEST_BOTH="},
               .environment = command.environment})
            .output == "1\n");
  ::unsetenv("SEGUE_TEST_OURS");
  ::unsetenv("SEGUE_TEST_BOTH");
}

TEST_CASE("what takes too long is ended with all that it has started") {
  const auto start = Clock::now();
  Command command = shell("sleep 60 & echo $!; (sleep 60 & echo $!; wait); wait");
  command.timeout = milliseconds(1000);
  const auto end = ended(command);
  CHECK(end.timed_out);
  CHECK(end.status == 128 + SIGTERM);
  CHECK(since(start) < milliseconds(10'000));
  std::istringstream said(end.output);
  pid_t child = 0, grandchild = 0;
  said >> child >> grandchild;
  REQUIRE(child > 0);
  REQUIRE(grandchild > 0);
  CHECK(ends_within(child, milliseconds(5000)));
  CHECK(ends_within(grandchild, milliseconds(5000)));
}

TEST_CASE("what does not end when it is asked to is made to end") {
  const auto start = Clock::now();
  Command command = shell("trap '' TERM; echo $$; while :; do sleep 0.1; done");
  command.timeout = milliseconds(1000);
  const auto end = ended(command);
  CHECK(end.timed_out);
  CHECK(end.status == 128 + SIGKILL);
  CHECK(since(start) >= milliseconds(3000));
  CHECK(since(start) < milliseconds(10'000));
  CHECK(!runs(std::stoi(end.output)));
}

TEST_CASE("a command that is asked to end may say its last words") {
  Command command = shell("trap 'echo bye; exit 9' TERM; sleep 60 & wait");
  command.timeout = milliseconds(1000);
  const auto end = ended(command);
  CHECK(end.timed_out);
  CHECK(end.status == 9);
  CHECK(end.output == "bye\n");
}

TEST_CASE("what a command leaves running does not hold us up") {
  const auto start = Clock::now();
  const auto end = ended(shell("sleep 60 & echo $!"));
  CHECK(!end.timed_out);
  CHECK(since(start) < milliseconds(10'000));
  const pid_t left = std::stoi(end.output);
  CHECK(runs(left));
  ::kill(left, SIGKILL);
}

TEST_CASE("what is left running may go on talking") {
  const auto end = ended(shell("(while :; do echo $$; sleep 0.01; done) & sleep 0.3"));
  CHECK(!end.timed_out);
  CHECK(end.status == 0);
}

TEST_CASE("a program that cannot be started is named, with the reason") {
  CHECK_THAT(
      refusal({"segue-no-such-program", "secret"}),
      Catch::Matchers::StartsWith("`segue-no-such-program` was not found: PATH was searched") &&
          !Catch::Matchers::Contains("secret"));
  CHECK(refusal({"/nowhere/notify.sh"}) == "`/nowhere/notify.sh` does not exist");
  CHECK(refusal({}) == "a command without a program cannot be started");
  const auto folder = fresh_folder();
  const std::string file = (folder / "notify.sh").string();
  std::ofstream(file) << "echo hello\n";
  CHECK(refusal({file}) == "`" + file + "` is not executable");
  std::filesystem::permissions(file, std::filesystem::perms::owner_all);
  CHECK(refusal({file}) == "`" + file + "` is no program, and has no line `#!` that names one");
  std::ofstream(file) << "#!/nowhere/sh\n";
  CHECK(refusal({file}) ==
        "`" + file + "` cannot be started: what its line `#!` names does not exist");
  std::filesystem::remove_all(folder);
}

TEST_CASE("a command gets none of our files, and leaves us none") {
  const int ours = ::open("/dev/null", O_RDONLY);  // without O_CLOEXEC
  const int before = open_files();
  CHECK(ended(shell("ls /proc/self/fd | wc -w")).output == "4\n");  // of which one is of `ls`
  CHECK(!run_command({.words = {"segue-no-such-program"}}));
  CHECK(open_files() == before);
  ::close(ours);
}

TEST_CASE("several threads run commands at the same time") {
  std::vector<std::thread> threads;
  std::vector<std::string> said(8);
  for (size_t i = 0; i < said.size(); ++i)
    threads.emplace_back([&said, i] {
      for (int round = 0; round < 20; ++round) {
        Command command = shell("cat");
        command.input = std::to_string(i);
        const auto end = run_command(command);
        said[i] += end ? end->output : end.error().message;
      }
    });
  for (auto& thread : threads)
    thread.join();
  for (size_t i = 0; i < said.size(); ++i)
    CHECK(said[i] == std::string(20, static_cast<char>('0' + i)));
}

TEST_CASE("all commands that run can be asked to end") {
  CommandEnd end;
  std::atomic<bool> over = false;
  std::thread thread([&] {
    end = *run_command(shell("sleep 60"));
    over = true;
  });
  const auto start = Clock::now();
  while (!over && since(start) < milliseconds(10'000)) {
    end_commands();
    std::this_thread::sleep_for(milliseconds(5));
  }
  thread.join();
  CHECK(end.status == 128 + SIGTERM);
  CHECK(since(start) < milliseconds(10'000));
}

}  // namespace segue::hooks
