#include "dialects/postgresql/normal_value.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <cstdint>
#include <utility>

#include "base/text.h"
#include "dialect/scanning.h"
#include "dialects/postgresql/documents.h"

namespace segue::postgresql {
namespace {

using dialect::is_digit;

constexpr int64_t microseconds = 1'000'000;  // of a second
constexpr int64_t per_minute = 60 * microseconds;
constexpr int64_t per_hour = 60 * per_minute;
constexpr int64_t per_day = 24 * per_hour;
constexpr int64_t most = 100'000'000;  // what is larger is left as it is, so that sums fit
constexpr int most_amounts = 16;       // in one text

struct Interval {
  int64_t months = 0;
  int64_t days = 0;
  int64_t time = 0;  // µs
};

struct Unit {
  std::string_view name;
  Interval length;
};

constexpr auto units = std::to_array<Unit>({
    {"microsecond", {0, 0, 1}},
    {"us", {0, 0, 1}},
    {"millisecond", {0, 0, 1000}},
    {"ms", {0, 0, 1000}},
    {"second", {0, 0, microseconds}},
    {"sec", {0, 0, microseconds}},
    {"s", {0, 0, microseconds}},
    {"minute", {0, 0, per_minute}},
    {"min", {0, 0, per_minute}},
    {"m", {0, 0, per_minute}},
    {"hour", {0, 0, per_hour}},
    {"hr", {0, 0, per_hour}},
    {"h", {0, 0, per_hour}},
    {"day", {0, 1, 0}},
    {"d", {0, 1, 0}},
    {"week", {0, 7, 0}},
    {"w", {0, 7, 0}},
    {"month", {1, 0, 0}},
    {"mon", {1, 0, 0}},
    {"year", {12, 0, 0}},
    {"yr", {12, 0, 0}},
    {"y", {12, 0, 0}},
    {"decade", {120, 0, 0}},
    {"century", {1200, 0, 0}},
    {"centurie", {1200, 0, 0}},
});

const Unit* unit_called(const std::string& word) {
  const auto found = std::find_if(units.begin(), units.end(), [&](const Unit& unit) {
    return word == unit.name || (unit.name.size() > 1 && word == std::string(unit.name) + 's');
  });
  return found == units.end() ? nullptr : &*found;
}

/// A text that is taken apart from its front.
class Reader {
 public:
  explicit Reader(std::string_view text) : rest_(text) {}

  bool done() const { return rest_.empty(); }
  char front() const { return rest_.empty() ? '\0' : rest_.front(); }
  bool take(char c) {
    if (front() != c) return false;
    rest_.remove_prefix(1);
    return true;
  }
  void skip_blanks() {
    while (take(' ')) {
    }
  }
  std::optional<int64_t> number() {
    int64_t value = 0;
    const auto [end, failure] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), value);
    if (!is_digit(front()) || failure != std::errc() || value > most) return std::nullopt;
    rest_.remove_prefix(static_cast<size_t>(end - rest_.data()));
    return value;
  }
  /// Behind a point, in millionths.
  std::optional<int64_t> fraction() {
    int64_t value = 0;
    int digits = 0;
    for (; is_digit(front()); ++digits, rest_.remove_prefix(1))
      if (digits < 6) value = value * 10 + (front() - '0');
    if (digits == 0 || digits > 6) return std::nullopt;
    for (; digits < 6; ++digits)
      value *= 10;
    return value;
  }
  std::string word() {
    size_t length = 0;
    while (length < rest_.size() && std::isalpha(static_cast<unsigned char>(rest_[length])) != 0)
      ++length;
    std::string found = text::lower(rest_.substr(0, length));
    rest_.remove_prefix(length);
    return found;
  }
  std::string_view rest() const { return rest_; }

 private:
  std::string_view rest_;
};

/// Behind the hours: ":30", ":30:15.5".
std::optional<int64_t> clock_behind(int64_t hours, Reader& reader) {
  const auto minutes = reader.take(':') ? reader.number() : std::nullopt;
  if (!minutes || *minutes > 59) return std::nullopt;
  int64_t time = hours * per_hour + *minutes * per_minute;
  if (!reader.take(':')) return time;
  const auto seconds = reader.number();
  if (!seconds || *seconds > 59) return std::nullopt;
  time += *seconds * microseconds;
  if (!reader.take('.')) return time;
  const auto fraction = reader.fraction();
  return fraction ? std::optional(time + *fraction) : std::nullopt;
}

/// Adds the next amount; false where it is none.
bool take_amount(Reader& reader, Interval& sum, bool& has_words) {
  int64_t sign = 1;
  if (reader.take('-'))
    sign = -1;
  else
    reader.take('+');
  const auto whole = reader.number();
  if (!whole) return false;
  if (reader.front() == ':') {
    const auto time = clock_behind(*whole, reader);
    if (time) sum.time += sign * *time;
    return time.has_value();
  }
  int64_t millionths = 0;
  if (reader.take('.')) {
    const auto fraction = reader.fraction();
    if (!fraction) return false;
    millionths = *fraction;
  }
  reader.skip_blanks();
  const Unit* unit = unit_called(reader.word());
  if (unit == nullptr) return false;
  has_words = true;
  // What a part of a month or a day is depends on the unit below.
  if (millionths != 0 && unit->length.time < microseconds) return false;
  sum.months += sign * *whole * unit->length.months;
  sum.days += sign * *whole * unit->length.days;
  sum.time += sign * (*whole * unit->length.time + millionths * (unit->length.time / microseconds));
  return true;
}

struct Parsed {
  Interval interval{};
  bool has_words = false;
};

std::optional<Parsed> interval_in(const std::string& text) {
  Parsed parsed;
  Reader reader(text::trimmed(text));
  reader.take('@');
  reader.skip_blanks();
  if (reader.done()) return std::nullopt;
  for (int amounts = 0; !reader.done(); reader.skip_blanks(), ++amounts) {
    if (amounts == most_amounts) return std::nullopt;
    if (reader.front() == 'a' || reader.front() == 'A') {
      if (reader.word() != "ago" || !reader.done()) return std::nullopt;
      auto& [months, days, time] = parsed.interval;
      parsed.interval = {-months, -days, -time};
      return parsed;
    }
    if (!take_amount(reader, parsed.interval, parsed.has_words)) return std::nullopt;
  }
  return parsed;
}

void add_part(std::string& text, int64_t amount, std::string_view unit) {
  if (amount == 0) return;
  text += fmt::format("{}{} {}{}", text.empty() ? "" : " ", amount, unit, amount == 1 ? "" : "s");
}

std::string written(int64_t time) {
  const int64_t length = time < 0 ? -time : time;
  std::string text = fmt::format("{}{:02}:{:02}:{:02}", time < 0 ? "-" : "", length / per_hour,
                                 length / per_minute % 60, length / microseconds % 60);
  if (length % microseconds == 0) return text;
  text += fmt::format(".{:06}", length % microseconds);
  text.erase(text.find_last_not_of('0') + 1);
  return text;
}

std::string written(const Interval& interval) {
  std::string text;
  add_part(text, interval.months / 12, "year");
  add_part(text, interval.months % 12, "mon");
  add_part(text, interval.days, "day");
  if (interval.time == 0 && !text.empty()) return text;
  return text + (text.empty() ? "" : " ") + written(interval.time);
}

/// "2020-1-1" is "2020-01-01".
std::optional<std::string> day_at(Reader& reader) {
  const auto year = reader.number();
  const auto month = year && reader.take('-') ? reader.number() : std::nullopt;
  const auto day = month && reader.take('-') ? reader.number() : std::nullopt;
  if (!day || *year < 1000 || *year > 9999 || *month > 12 || *day > 31) return std::nullopt;
  return fmt::format("{:04}-{:02}-{:02}", *year, *month, *day);
}

std::optional<std::string> time_at(Reader& reader) {
  const auto hours = reader.number();
  const auto time = hours ? clock_behind(*hours, reader) : std::nullopt;
  return time ? std::optional(written(*time)) : std::nullopt;
}

/// A day, or a day and a time; midnight is not said, and neither is the zone UTC.
std::string normal_moment(const std::string& value) {
  if (text::equal_ignoring_case(text::trimmed(value), "epoch")) return "1970-01-01";
  Reader reader(text::trimmed(value));
  const auto day = day_at(reader);
  if (!day) return value;
  if (reader.done()) return *day;
  if (!reader.take('T')) reader.skip_blanks();
  const auto time = time_at(reader);
  if (!time) return value;
  const std::string_view zone = text::trimmed(reader.rest());
  const bool is_usual = zone.empty() || zone == "+00" || zone == "+00:00" || zone == "Z";
  if (is_usual && *time == "00:00:00") return *day;
  return *day + ' ' + *time + (is_usual ? "" : std::string(zone));
}

std::string normal_time(const std::string& value) {
  Reader reader(text::trimmed(value));
  const auto time = time_at(reader);
  return time && reader.done() ? *time : value;
}

std::string normal_boolean(const std::string& value) {
  const std::string low = text::lower(text::trimmed(value));
  for (const std::string_view yes : {"t", "true", "y", "yes", "on", "1"})
    if (low == yes) return "true";
  for (const std::string_view no : {"f", "false", "n", "no", "off", "0"})
    if (low == no) return "false";
  return value;
}

/// Without a sign that says nothing, and without zeros in front.
std::string normal_integer(const std::string& value) {
  std::string_view digits = text::trimmed(value);
  const bool negative = digits.starts_with('-');
  if (negative || digits.starts_with('+')) digits.remove_prefix(1);
  if (digits.empty() || !std::all_of(digits.begin(), digits.end(), is_digit)) return value;
  digits.remove_prefix(std::min(digits.find_first_not_of('0'), digits.size() - 1));
  return (negative && digits != "0" ? "-" : "") + std::string(digits);
}

std::string normal_float(const std::string& value) {
  const std::string_view text = text::trimmed(value);
  double number = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (failure != std::errc() || end != text.data() + text.size()) return value;
  return fmt::format("{}", number);
}

/// Without blanks between the elements.
std::string normal_array(const std::string& value) {
  std::string result;
  bool quoted = false;
  for (size_t at = 0; at < value.size(); ++at) {
    const char c = value[at];
    if (c == '"') quoted = !quoted;
    if (c == '\\') return value;
    const bool behind_mark = result.empty() || result.back() == ',' || result.back() == '{';
    if (quoted || c != ' ' || !behind_mark) result += c;
  }
  return result;
}

std::string normal_address(const std::string& value) {
  constexpr std::string_view whole = "/32";
  std::string low = text::lower(text::trimmed(value));
  if (low.find(':') == std::string::npos && low.ends_with(whole))
    low.resize(low.size() - whole.size());
  return low;
}

}  // namespace

std::optional<std::string> normal_interval(const std::string& value) {
  const auto parsed = interval_in(value);
  return parsed && parsed->has_words ? std::optional(written(parsed->interval)) : std::nullopt;
}

std::string normal_value(const std::string& value, const sql::TypeName& type) {
  const std::string& name = type.name.name.text;
  if (type.array_dimensions > 0) return normal_array(value);
  if (name == "boolean") return normal_boolean(value);
  if (name == "jsonb") return normal_document(value);
  if (name == "timestamp" || name == "date") return normal_moment(value);
  if (name == "time") return normal_time(value);
  if (name == "integer" || name == "bigint" || name == "smallint") return normal_integer(value);
  if (name == "double precision" || name == "real") return normal_float(value);
  if (name == "inet") return normal_address(value);
  if (name == "uuid" || (name == "bytea" && value.starts_with("\\x"))) return text::lower(value);
  // A clock counts minutes there.
  if (name == "interval" && type.interval_fields != "minute to second") {
    // A number alone counts what the type's last field is.
    std::string text = value;
    if (const size_t last = type.interval_fields.rfind(' ');
        !text.empty() && std::all_of(text.begin(), text.end(), is_digit))
      text += ' ' + (type.interval_fields.empty()
                         ? std::string("second")
                         : type.interval_fields.substr(last == std::string::npos ? 0 : last + 1));
    if (const auto parsed = interval_in(text)) return written(parsed->interval);
  }
  return value;
}

}  // namespace segue::postgresql
