#include "gates/expectation.h"

#include <fmt/core.h>

#include "base/text.h"
#include "gates/options.h"
#include "gates/words.h"

namespace segue::gates {
namespace {

/// Servers write truth in several ways.
bool is_truth(std::string_view wanted, std::string_view value) {
  if (wanted == "true") return value == "t" || value == "1";
  return wanted == "false" && (value == "f" || value == "0");
}

bool are_equal(const std::string& wanted, const std::string& value) {
  if (wanted == value || is_truth(wanted, value)) return true;
  const auto a = read_number(wanted), b = read_number(value);
  return a && b && *a == *b;
}

}  // namespace

bool has_expectation(const Spec& spec) {
  return is_given(spec, "equals") || is_given(spec, "at_most") || is_given(spec, "at_least");
}

std::string unfit_expectation(const Spec& spec) {
  const bool bounded = is_given(spec, "at_most") || is_given(spec, "at_least");
  if (is_given(spec, "equals") && bounded)
    return "it takes either `equals` or limits, `at_most` and `at_least`";
  return first_of({unfit_number(spec, "at_most"), unfit_number(spec, "at_least")});
}

Reading compared(const Spec& spec, const std::string& what, const std::string& value) {
  const std::string is = fmt::format("{} is `{}`", what, shortened(text::trimmed(value), 100));
  if (is_given(spec, "equals")) {
    const std::string wanted = value_of(spec, "equals");
    return are_equal(wanted, value) ? holds(is) : fails(fmt::format("{}, not `{}`", is, wanted));
  }
  const auto number = read_number(value);
  if (!number) return unknown(is + ", which is no number");
  const auto most = number_of(spec, "at_most"), least = number_of(spec, "at_least");
  if (most && *number > *most) return fails(fmt::format("{}, more than {}", is, shown(*most)));
  if (least && *number < *least) return fails(fmt::format("{}, less than {}", is, shown(*least)));
  return holds(is);
}

}  // namespace segue::gates
