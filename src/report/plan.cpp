#include "report/plan.h"

#include <cassert>

#include "report/plan_parts.h"

namespace segue::report {
namespace {

std::string with_option(std::string command, std::string_view option, const std::string& value) {
  if (!value.empty())
    command.append(" ").append(option).append(" ").append(parts::shell_word(value));
  return command;
}

}  // namespace

PlanWords words_for(const plan::RolloutPlan& plan, std::string owner, std::string_view program) {
  const auto command = [&](std::string_view name, bool replaces) {
    std::string text =
        with_option(std::string(program).append(" ").append(name), "--release", plan.release);
    if (replaces) text = with_option(std::move(text), "--replaces", plan.replaces);
    return with_option(std::move(text), "--env", plan.environment);
  };
  PlanWords words;
  words.owner = std::move(owner);
  words.pre_deploy = command("pre-deploy", true);
  words.post_deploy = command("post-deploy", true);
  words.contract = command("contract", false);
  words.rollback = command("rollback", false);
  words.approve = command("approve", false) + " --as WHO";
  words.gate = command("gate", false) + " --before contract";
  words.status = with_option(std::string(program) + " status", "--env", plan.environment);
  return words;
}

const std::vector<std::string_view>& plan_formats() {
  static const std::vector<std::string_view> names = {"text", "json", "sql", "runbook", "html"};
  return names;
}

std::string plan_report(const plan::RolloutPlan& plan, std::string_view format,
                        const PlanWords& words) {
  if (format == "json") return plan_as_json(plan);
  if (format == "sql") return plan_as_sql(plan, words);
  if (format == "runbook") return plan_as_runbook(plan, words);
  if (format == "html") return plan_as_html(plan, words);
  assert(format == "text");
  return plan_as_text(plan, words);
}

}  // namespace segue::report
