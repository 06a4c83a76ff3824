#include "cli/examples.h"

#include <algorithm>

#include "base/text.h"

namespace segue::cli {
namespace {

/// The rule that a mark at the end of a line announces; empty where there is none.
std::string_view marked_in(std::string_view line) {
  for (const std::string_view lead : {"-- error: ", "-- warning: ", "-- note: "}) {
    const size_t at = line.rfind(lead);
    if (at == std::string_view::npos) continue;
    const std::string_view id = text::trimmed(line.substr(at + lead.size()));
    if (id.find(' ') == std::string_view::npos) return id;
  }
  return {};
}

/// The line without the marks of other rules.
std::string without_others(std::string_view line, std::string_view rule) {
  for (std::string_view id = marked_in(line); !id.empty() && id != rule; id = marked_in(line)) {
    line = line.substr(0, line.rfind("-- "));
    line = line.substr(0, line.find_last_not_of(" \t") + 1);
  }
  return std::string(line);
}

void take_heading(std::string_view heading, std::vector<Example>& examples,
                  std::string_view& section) {
  constexpr std::string_view begins = "case:";
  constexpr std::string_view is_for = "dialects:";
  section = {};
  if (heading.starts_with(begins)) {
    examples.push_back({.title = std::string(text::trimmed(heading.substr(begins.size())))});
  } else if (heading.starts_with(is_for) && !examples.empty()) {
    for (const auto part : text::split(heading.substr(is_for.size()), ','))
      examples.back().dialects.emplace_back(text::trimmed(part));
  } else {
    section = text::trimmed(heading);
  }
}

void take_line(std::string_view line, std::string_view section, std::string_view rule,
               Example& example) {
  std::string* into = section == "given"  ? &example.given
                      : section == "up"   ? &example.up
                      : section == "down" ? &example.down
                                          : nullptr;
  if (into == nullptr) return;
  const std::string kept = without_others(line, rule);
  example.fires |= marked_in(kept) == rule;
  if (!into->empty() || !kept.empty()) *into += kept + '\n';
}

void trim_end(std::string& text) {
  const size_t last = text.find_last_not_of(" \n\r");
  text.resize(last == std::string::npos ? 0 : last + 1);
}

}  // namespace

std::vector<Example> examples_of(std::string_view rule) {
  std::string name(rule);
  std::replace(name.begin(), name.end(), '-', '_');
  const auto& all = rule_fixtures();
  const auto fixture = std::find_if(all.begin(), all.end(),
                                    [&](const FixtureText& one) { return one.name == name; });
  std::vector<Example> examples;
  if (fixture == all.end()) return examples;
  std::string_view section;
  for (const std::string_view line : text::split(fixture->text, '\n')) {
    if (line.starts_with("--- "))
      take_heading(line.substr(4), examples, section);
    else if (!examples.empty())
      take_line(line, section, rule, examples.back());
  }
  for (Example& example : examples) {
    trim_end(example.given);
    trim_end(example.up);
    trim_end(example.down);
  }
  return examples;
}

}  // namespace segue::cli
