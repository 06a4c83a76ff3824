#include "live_rollout/pipeline.h"

#include <sys/wait.h>

#include <cstdio>
#include <stdexcept>

namespace segue::test {
namespace {

std::string shell_word(const std::string& word) {
  return "'" + word + "'";
}

}  // namespace

Ended Pipeline::start() const {
  return run({"up", "--to", "0001_start"});
}

Ended Pipeline::pre_deploy() const {
  if (phases_only()) return run({"up", "--phase", "expand"});
  return run({"pre-deploy", "--release", "v2", "--replaces", "v1"});
}

Ended Pipeline::post_deploy() const {
  if (phases_only()) return run({"up", "--phase", "backfill"});
  return run({"post-deploy", "--release", "v2", "--replaces", "v1"});
}

Ended Pipeline::contract() const {
  if (phases_only()) return run({"up", "--phase", "contract"});
  return run({"contract", "--release", "v2"});
}

Ended Pipeline::contract_if_ready() const {
  return run({"contract", "--release", "v2", "--if-ready"});
}

Ended Pipeline::force_contract() const {
  if (phases_only()) return contract();
  return run({"contract", "--release", "v2", "--force", "--reason", "test"});
}

Ended Pipeline::roll_back() const {
  if (phases_only()) return run({"down", "--to", "0001_start"});
  return run({"rollback", "--release", "v2", "--accept-data-loss"});
}

Ended Pipeline::gate() const {
  return run({"gate", "--release", "v2", "--before", "contract"});
}

Ended Pipeline::run(const std::vector<std::string>& words) const {
  std::string line = "cd " + shell_word(stage_.folder().string()) + " && NO_COLOR=1 timeout 300 " +
                     shell_word(SEGUE_PROGRAM);
  for (const auto& word : words)
    line += ' ' + shell_word(word);
  line += " --url " + shell_word(stage_.url()) + " 2>&1 < /dev/null";
  FILE* pipe = ::popen(line.c_str(), "r");
  if (pipe == nullptr) throw std::runtime_error("cannot run " + line);
  Ended ended{.said = line + "\n"};
  for (int c = 0; (c = std::fgetc(pipe)) != EOF;)
    ended.said += static_cast<char>(c);
  const int status = ::pclose(pipe);
  ended.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  ended.said += "status " + std::to_string(ended.status);
  return ended;
}

}  // namespace segue::test
