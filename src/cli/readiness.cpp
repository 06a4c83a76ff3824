#include "cli/readiness.h"

#include <fmt/format.h>

#include <set>

#include "base/text.h"

namespace segue::cli {
namespace {

/// What git says, a line each; nothing where there is none, or where it refuses.
std::optional<std::vector<std::string>> git(Outside& outside, std::vector<std::string> words) {
  words.insert(words.begin(), "git");
  const auto end = outside.run({.words = std::move(words)});
  if (!end || end->status != 0) return std::nullopt;
  std::vector<std::string> lines;
  for (const auto line : text::split(end->output, '\n'))
    if (!line.empty()) lines.emplace_back(line);
  return lines;
}

Error not_ready(const std::string& environment, const std::string& why) {
  return {ErrorCode::usage, "the environment `" + environment + "` " + why};
}

}  // namespace

Result<bool> surroundings_are_ready(Deployment& deployment, const std::string& environment) {
  const auto& environments = deployment.place().loaded.config.environments;
  const auto found = environments.find(environment);
  if (found == environments.end()) return true;
  const auto& wanted = found->second;
  for (const auto& name : wanted.requires_)
    if (const auto value = environment_variable(name); !value || value->empty())
      return not_ready(environment, "needs the variable `" + name + "`, which is not set");
  if (!wanted.branch.empty()) {
    const auto branch = git(deployment.outside(), {"rev-parse", "--abbrev-ref", "HEAD"});
    if (!branch || branch->empty())
      return not_ready(environment, "wants the branch `" + wanted.branch +
                                        "`, and this is no working tree of git");
    if (branch->front() != wanted.branch)
      return not_ready(environment, fmt::format("wants the branch `{}`, and this is `{}`",
                                                wanted.branch, branch->front()));
  }
  if (wanted.clean_tree) {
    const auto changed = git(deployment.outside(), {"status", "--porcelain"});
    if (!changed) return not_ready(environment, "wants a working tree of git, and this is none");
    if (!changed->empty())
      return not_ready(environment, fmt::format("wants that all is committed, and {} files are not",
                                                changed->size()));
  }
  return true;
}

std::string authors_of(Deployment& deployment, const Staging& staging) {
  std::vector<std::string> words = {"log", "--format=%an <%ae>", "--"};
  for (const Staged& staged : staging.scripts)
    words.push_back(staged.item->file.path);
  const auto named = staging.scripts.empty() ? std::nullopt : git(deployment.outside(), words);
  if (!named || named->empty()) return owner().who;
  const std::set<std::string> once(named->begin(), named->end());
  return text::joined({once.begin(), once.end()}, "\n");
}

std::string scripts_of(const Staging& staging) {
  std::set<std::string> lines;
  for (const Staged& staged : staging.scripts) {
    const bool takes_nothing = staged.removes_in == facts::Phase::none;
    lines.insert(staged.key + '\t' +
                 (takes_nothing ? "never" : std::string(facts::name_of(staged.removes_in))));
  }
  return text::joined({lines.begin(), lines.end()}, "\n");
}

}  // namespace segue::cli
