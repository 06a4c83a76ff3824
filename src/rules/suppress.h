#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rules/choice.h"

namespace segue::rules {

/// A comment that is addressed to a tool, as the scanner found it.
struct Comment {
  std::string_view tool{};  // "segue", "squawk-ignore" …
  std::string_view text{};  // what follows the tool's word
  Span span{};
};

/// What the author of a file has accepted: `-- segue: ignore RULE reason="…"` before a statement or
/// on it, `-- segue: ignore-file RULE reason="…"` for the whole file. Without a reason nothing is
/// waived. Comments for squawk are heeded for the rules that say the same; they need no reason.
class Waivers {
 public:
  /// `statements` are the places of the file's statements, in their order; `text` is the file's.
  Waivers(const std::vector<Comment>& comments, const std::vector<Span>& statements,
          std::string_view text);

  bool empty() const { return waivers_.empty() && problems_.empty(); }
  /// Takes the waived findings out; returns how many they were.
  size_t apply(segue::Findings& findings);
  /// What is wrong with the waivers themselves, once all findings went through `apply`: reasons
  /// that are missing, rules that do not exist, waivers that waived nothing.
  segue::Findings problems(const Severities& severities) const;

 private:
  struct Waiver {
    Span comment{};
    Span covers{};                     // findings that begin in here
    std::vector<std::string> rules{};  // empty: all of them
    bool whole_file = false;
    bool foreign = false;  // another tool's: not ours to complain about
    bool used = false;
  };
  void read(const Comment& comment, const std::vector<Span>& statements, std::string_view text);
  void add(Waiver waiver, const std::vector<Span>& statements, std::string_view text);
  bool takes(Waiver& waiver, const Finding& finding) const;

  std::vector<Waiver> waivers_{};
  segue::Findings problems_{};
};

}  // namespace segue::rules
