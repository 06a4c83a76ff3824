#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <iterator>
#include <memory>
#include <set>

#include "base/nearest.h"
#include "base/rules.h"
#include "base/text.h"
#include "cli/command.h"
#include "cli/examples.h"
#include "dialects/all.h"
#include "project/config.h"
#include "rules/rule.h"

namespace segue::cli {
namespace {

constexpr size_t width = 92;

/// Text in lines of a width, each after `indent`.
std::string wrapped(std::string_view text, std::string_view indent) {
  std::string result;
  std::string line;
  for (const std::string_view word : text::split(text, ' ')) {
    if (!line.empty() && indent.size() + line.size() + 1 + word.size() > width) {
      result += std::string(indent) + line + '\n';
      line.clear();
    }
    if (!line.empty()) line += ' ';
    line += word;
  }
  return result + std::string(indent) + line + '\n';
}

std::string indented(std::string_view text) {
  std::string result;
  for (const std::string_view line : text::split(text, '\n'))
    result += line.empty() ? "\n" : "    " + std::string(line) + '\n';
  return result;
}

std::vector<std::string> dialects_of(const Example& example) {
  if (!example.dialects.empty()) return example.dialects;
  std::vector<std::string> names;
  for (const auto* dialect : dialects::all())
    names.emplace_back(dialect->name());
  return names;
}

std::string shown(const Example& example) {
  std::string text =
      fmt::format("  {} ({})\n", example.title, text::joined(dialects_of(example), ", "));
  if (!example.given.empty()) text += "    -- given\n" + indented(example.given);
  if (!example.given.empty() || !example.down.empty()) text += "    -- up\n";
  text += indented(example.up);
  if (!example.down.empty()) text += "    -- down\n" + indented(example.down);
  return text + '\n';
}

/// "name" of "name >= 12".
std::string product_of(const std::string& target) {
  return std::string(text::trimmed(std::string_view(target).substr(0, target.find('>'))));
}

/// The first cases that cover every dialect of the fixture.
std::string first_ones(const std::vector<Example>& examples, bool firing) {
  std::set<std::string> covered;
  std::string text;
  for (const Example& example : examples) {
    if (example.fires != firing) continue;
    bool is_new = false;
    for (const auto& target : dialects_of(example))
      is_new |= covered.insert(product_of(target)).second;
    if (is_new) text += shown(example);
  }
  return text;
}

std::string explained(const rules::Rule& rule) {
  std::string text =
      fmt::format("{} ({}{})\n\n", rule.id, name_of(rule.severity),
                  is_rule(rule.id)                          ? ""  // reading finds it as well
                  : rule.needs == rules::Needs::live_server ? ", needs a live server"
                  : rule.needs == rules::Needs::queries     ? ", needs the application's queries"
                  : rule.on                                 ? ""
                            : ", off unless the configuration switches it on");
  text += wrapped(rule.what, "") + '\n' + wrapped(rule.why, "") + '\n';
  text += "Instead:\n" + wrapped(rule.instead, "  ") + '\n';
  if (!rule.with_one_writer.empty())
    text += "Where the server has one writer at a time it is a warning:\n" +
            wrapped(rule.with_one_writer, "  ") + '\n';
  const auto examples = examples_of(rule.id);
  const std::string bad = first_ones(examples, true);
  const std::string good = first_ones(examples, false);
  if (!bad.empty()) text += "It finds:\n" + bad;
  if (!good.empty()) text += "It finds nothing in:\n" + good;
  text += fmt::format(
      "To waive it, with a reason, before a statement or on its line:\n"
      "    -- segue: ignore {} reason=\"…\"\n",
      rule.id);
  return text;
}

ExitStatus explain(const std::string& id, const Console& console) {
  if (const rules::Rule* rule = rules::find(id)) {
    console.out(explained(*rule));
    return ok;
  }
  if (is_rule(id)) {
    console.out(
        fmt::format("{}\n\nThis is found while files are read and simulated: the message "
                    "of each finding says what it is.\n",
                    id));
    return ok;
  }
  std::vector<std::string_view> ids = rule_ids();
  for (const auto* rule : rules::all())
    ids.push_back(rule->id);
  return report_error(
      console, {ErrorCode::usage, fmt::format("there is no rule `{}`{} (`segue rules` lists them)",
                                              id, meant_by(id, ids))});
}

}  // namespace

void add_explain(CLI::App& app, Action& chosen) {
  const auto id = std::make_shared<std::string>();
  app.add_option("RULE", *id, "the id of a rule, as it stands behind a finding")->required();
  app.callback(
      [id, &chosen] { chosen = [id](const Console& console) { return explain(*id, console); }; });
}

}  // namespace segue::cli
