#pragma once

#include <string>
#include <string_view>

#include "report/report.h"

namespace segue::report {

/// "1 file", "2 files".
std::string in_words(size_t count, std::string_view one, std::string_view many);
/// "2 errors, 1 warning"; "nothing found" where there is nothing.
std::string verdict(const Summary& summary);
/// "66.7 % understood", never rounded up to a hundred.
std::string share(size_t part, size_t whole);
/// What is known of a rule, whether it judges (then it explains itself) or belongs to reading and
/// simulating (then its id says it all).
struct RuleText {
  std::string title{};  // one sentence without full stop
  std::string why{};
  std::string instead{};
};
RuleText text_of_rule(std::string_view id);

}  // namespace segue::report
