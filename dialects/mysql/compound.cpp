#include "dialects/mysql/compound.h"

#include <algorithm>
#include <string_view>

#include "base/text.h"

namespace segue::mysql {
namespace {

using Yield = Compound::Yield;

std::optional<Yield> yield_of(std::string_view statement) {
  struct Form {
    std::string_view words;
    Yield yield;
  };
  // BEGIN is none of them: within a block it begins another one.
  static constexpr Form forms[] = {
      {"START TRANSACTION", Yield::nothing},
      {"COMMIT", Yield::nothing},
      {"ROLLBACK", Yield::nothing},
      {"SET ", Yield::nothing},
      {"SELECT ", Yield::rows},
      {"INSERT ", Yield::count},
      {"UPDATE ", Yield::count},
      {"DELETE ", Yield::count},
  };
  for (const Form& form : forms)
    if (text::starts_with_ignoring_case(statement, form.words)) return form.yield;
  return std::nullopt;
}

}  // namespace

size_t Compound::failed_behind(size_t results) const {
  size_t at = 0;
  for (; at + 1 < yields.size(); ++at)
    if (yields[at] != Yield::nothing && results-- == 0) break;
  return at;
}

std::optional<Compound> compound_of(const std::vector<std::string>& statements) {
  Compound compound{.text = "BEGIN NOT ATOMIC\n"};
  for (const std::string& statement : statements) {
    const auto yield = yield_of(statement);
    if (!yield) return std::nullopt;
    compound.yields.push_back(*yield);
    // The end of a line ends a comment, too.
    compound.text += statement + "\n;";
    if (*yield == Yield::count) compound.text += "SELECT ROW_COUNT();";
  }
  compound.text += "END";
  return compound;
}

}  // namespace segue::mysql
