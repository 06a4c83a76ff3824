#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace segue::cli {

/// The fixture of a rule, built into the program: its cases are the rule's documentation.
struct FixtureText {
  std::string_view name;  // of the file: "drop_column"
  std::string_view text;
};
const std::vector<FixtureText>& rule_fixtures();

/// A case of a fixture as people read it.
struct Example {
  std::string title{};
  std::vector<std::string> dialects{};  // empty: all of them
  std::string given{};
  std::string up{};
  std::string down{};
  bool fires = false;  // the rule finds something in it; the lines say where
};

/// The cases of a rule in the order of its fixture. Of the findings that they mark only those of
/// the rule are kept.
std::vector<Example> examples_of(std::string_view rule);

}  // namespace segue::cli
