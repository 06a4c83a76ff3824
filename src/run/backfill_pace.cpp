#include <algorithm>
#include <charconv>

#include "base/directive.h"
#include "base/duration.h"
#include "run/backfill.h"

namespace segue::run {
namespace {

/// A whole number, with `%` behind it where it is a share.
std::optional<int64_t> whole_number(std::string_view text, std::string_view unit = "") {
  int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const std::string_view rest(end, static_cast<size_t>(text.data() + text.size() - end));
  if (error != std::errc() || value < 0 || (!rest.empty() && rest != unit)) return std::nullopt;
  return value;
}

Error wrong(const std::string& word, const std::string& value, std::string_view wanted) {
  return {ErrorCode::usage, "`" + word + "=" + value + "`: " + std::string(wanted)};
}

}  // namespace

Result<bool> set_pace(BackfillPace& pace, std::string_view words) {
  for (const auto& [word, value] : directive::words_in(words)) {
    if (word == "batch") {
      const auto rows = whole_number(value);
      if (value != "auto" && (!rows || *rows == 0))
        return wrong(word, value, "a number of rows is wanted, or `auto`");
      pace.fixed_batch = value == "auto" ? std::nullopt : rows;
    } else if (word == "target") {
      const auto time = read_duration(value);
      if (!time || time->count() == 0)
        return wrong(word, value, "a time is wanted, such as `100ms`");
      pace.sizes.target = *time;
    } else if (word == "pause") {
      const auto share = whole_number(value, "%");
      if (!share || *share > 10'000)
        return wrong(word, value, "a share of a batch's time is wanted, such as `25%`");
      pace.pause = static_cast<int>(*share);
    } else if (word == "skip") {
      const auto rows = whole_number(value);
      if (!rows) return wrong(word, value, "a number of rows is wanted");
      pace.skip = *rows;
    } else {
      return Error{ErrorCode::usage,
                   "there is no `" + word + "`: known are batch, target, pause, skip"};
    }
  }
  return true;
}

}  // namespace segue::run
