#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace segue::hooks {

/// The names of all moments, in the order of `moments.def`.
const std::vector<std::string_view>& moments();

/// What has happened, or is going to. Whatever does not apply is empty.
struct Happening {
  std::string moment{};  // one of `moments()`
  std::string release{};
  std::string replaces{};
  std::string environment{};
  std::string phase{};
  std::string migration{};
  std::string step{};       // its id in the plan
  std::string statement{};  // without secrets
  std::string outcome{};    // "ok", "failed", "waits"
  std::string detail{};     // for people
  std::string plan_hash{};
  int64_t at = 0;  // milliseconds since 1970
};

/// The form that is published: an object with `"version": 1` and the same keys as a happening, all
/// of them, in one line. What a version has is never taken out of it.
std::string json_of(const Happening& happening);

/// The same as variables: SEGUE_MOMENT, SEGUE_RELEASE … SEGUE_AT. What is too long for a variable
/// is cut.
std::map<std::string, std::string> variables_of(const Happening& happening);

/// For people: "release `v2` in `production`: its expand phase has ended (ok)" with the migration
/// and the step, and the detail on a line of its own.
std::string words_of(const Happening& happening);

}  // namespace segue::hooks
