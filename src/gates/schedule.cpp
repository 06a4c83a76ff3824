#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "base/text.h"
#include "gates/options.h"
#include "gates/words.h"

namespace segue::gates {
namespace {

// Times are minutes since 1970 in the zone of the schedule, which has no summer time.
using Minutes = int64_t;

constexpr Minutes hour = 60;
constexpr Minutes day = 24 * hour;
constexpr std::array<std::string_view, 7> weekdays = {"mon", "tue", "wed", "thu",
                                                      "fri", "sat", "sun"};

/// Every week, from a time of day on some days for so long.
struct Window {
  std::array<bool, 7> days{};
  Minutes start = 0;
  Minutes length = 0;

  bool holds(Minutes now) const;
};
struct Freeze {
  Minutes from = 0;
  Minutes until = 0;
};
struct Timetable {
  std::vector<Window> windows{};
  std::vector<Freeze> freezes{};
  Minutes offset = 0;  // of its zone, ahead of UTC

  const Freeze* frozen(Minutes now) const;
  bool is_open(Minutes now) const;
  std::optional<Minutes> next_opening(Minutes now) const;
};

Minutes day_of(Minutes time) {
  return time >= 0 ? time / day : (time - day + 1) / day;
}
/// 1970 began on a Thursday.
size_t weekday_of(Minutes day_number) {
  return static_cast<size_t>(((day_number + 3) % 7 + 7) % 7);
}

bool Window::holds(Minutes now) const {
  for (const Minutes begun : {day_of(now), day_of(now) - 1}) {
    const Minutes opens = begun * day + start;
    if (days[weekday_of(begun)] && opens <= now && now < opens + length) return true;
  }
  return false;
}

const Freeze* Timetable::frozen(Minutes now) const {
  const auto found = std::find_if(freezes.begin(), freezes.end(), [&](const Freeze& freeze) {
    return freeze.from <= now && now < freeze.until;
  });
  return found == freezes.end() ? nullptr : &*found;
}

bool Timetable::is_open(Minutes now) const {
  const bool within = windows.empty() || std::any_of(windows.begin(), windows.end(),
                                                     [&](const Window& w) { return w.holds(now); });
  return within && frozen(now) == nullptr;
}

/// It opens where a window begins or a freeze ends.
std::optional<Minutes> Timetable::next_opening(Minutes now) const {
  std::vector<Minutes> candidates;
  Minutes last = now;
  for (const Freeze& freeze : freezes) {
    candidates.push_back(freeze.until);
    last = std::max(last, freeze.until);
  }
  const Minutes furthest = std::min(day_of(last) + 8, day_of(now) + 3660);
  for (Minutes number = day_of(now); number <= furthest; ++number)
    for (const Window& window : windows)
      candidates.push_back(number * day + window.start);
  std::sort(candidates.begin(), candidates.end());
  for (const Minutes candidate : candidates)
    if (candidate > now && is_open(candidate)) return candidate;
  return std::nullopt;
}

// ---------------------------------------------------------------- reading

std::optional<int> read_digits(std::string_view text, size_t length) {
  int value = 0;
  if (text.size() != length || text.find_first_not_of("0123456789") != std::string_view::npos)
    return std::nullopt;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

/// "09:30", and "24:00" for the end of a day.
std::optional<Minutes> read_time(std::string_view text) {
  if (text.size() != 5 || text[2] != ':') return std::nullopt;
  const auto hours = read_digits(text.substr(0, 2), 2);
  const auto minutes = read_digits(text.substr(3), 2);
  if (!hours || !minutes || *minutes > 59 || *hours > 24) return std::nullopt;
  const Minutes time = *hours * hour + *minutes;
  return time <= day ? std::optional(time) : std::nullopt;
}

/// "mon-fri", "sat,sun".
std::optional<std::array<bool, 7>> read_days(std::string_view text) {
  std::array<bool, 7> days{};
  for (const std::string_view part : text::split(text, ',')) {
    const size_t dash = part.find('-');
    const auto number = [](std::string_view word) {
      const auto* found = std::find(weekdays.begin(), weekdays.end(), text::lower(word));
      return static_cast<size_t>(found - weekdays.begin());
    };
    const size_t first = number(part.substr(0, dash));
    const size_t last = dash == std::string_view::npos ? first : number(part.substr(dash + 1));
    if (first == 7 || last == 7) return std::nullopt;
    for (size_t i = first; days[i] = true, i != last;)
      i = (i + 1) % 7;
  }
  return days;
}

/// "mon-fri 09:00-17:00", "22:00-04:00".
std::optional<Window> read_window(std::string_view text) {
  text = text::trimmed(text);
  const size_t space = text.rfind(' ');
  const std::string_view times = space == std::string_view::npos ? text : text.substr(space + 1);
  const auto days = space == std::string_view::npos
                        ? read_days("mon-sun")
                        : read_days(text::trimmed(text.substr(0, space)));
  const size_t dash = times.find('-');
  if (!days || dash == std::string_view::npos) return std::nullopt;
  const auto start = read_time(times.substr(0, dash)), end = read_time(times.substr(dash + 1));
  if (!start || !end || *start == day) return std::nullopt;
  return Window{
      .days = *days, .start = *start, .length = (*end > *start ? 0 : day) + *end - *start};
}

/// The days from 1970 to a date (the calendar of Gregory goes on for ever).
std::optional<Minutes> read_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = read_digits(text.substr(0, 4), 4), month = read_digits(text.substr(5, 2), 2),
             number = read_digits(text.substr(8), 2);
  if (!year || !month || !number) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(*year),
                                         std::chrono::month(static_cast<unsigned>(*month)),
                                         std::chrono::day(static_cast<unsigned>(*number))};
  if (!date.ok()) return std::nullopt;
  return std::chrono::sys_days(date).time_since_epoch().count() * day;
}

/// "2026-12-24", "2026-12-24T12:00": a date ends with its last minute.
std::optional<Minutes> read_moment(std::string_view text, bool is_end) {
  const auto date = read_date(text.substr(0, 10));
  if (!date || text.size() == 10) return date && is_end ? std::optional(*date + day) : date;
  if (text[10] != 'T' && text[10] != ' ') return std::nullopt;
  const auto time = read_time(text.substr(11));
  return time ? std::optional(*date + *time) : std::nullopt;
}

/// "2026-12-20..2027-01-03"; one date alone is that day.
std::optional<Freeze> read_freeze(std::string_view text) {
  text = text::trimmed(text);
  const size_t dots = text.find("..");
  const std::string_view end = dots == std::string_view::npos ? text : text.substr(dots + 2);
  const auto from = read_moment(text::trimmed(text.substr(0, dots)), false);
  const auto until = read_moment(text::trimmed(end), true);
  if (!from || !until || *until <= *from) return std::nullopt;
  return Freeze{*from, *until};
}

/// "UTC", "+02:00".
std::optional<Minutes> read_zone(std::string_view text) {
  if (text::equal_ignoring_case(text, "UTC")) return 0;
  if (text.empty() || (text[0] != '+' && text[0] != '-')) return std::nullopt;
  const auto time = read_time(text.substr(1));
  if (!time || *time > 14 * hour) return std::nullopt;
  return text[0] == '-' ? -*time : *time;
}

Result<Timetable> read_timetable(const Spec& spec) {
  const auto wrong = [](std::string message) {
    return Error{ErrorCode::usage, std::move(message)};
  };
  Timetable table;
  const auto zone = read_zone(value_of(spec, "zone", "UTC"));
  if (!zone)
    return wrong(
        "`zone` must be `UTC` or a fixed distance to it such as `+02:00`, since summer "
        "time is not known");
  table.offset = *zone;
  for (const std::string& text : values_of(spec, "windows")) {
    const auto window = read_window(text);
    if (!window) return wrong("`" + text + "` must be written as `mon-fri 09:00-17:00`");
    table.windows.push_back(*window);
  }
  for (const std::string& text : values_of(spec, "freeze")) {
    const auto freeze = read_freeze(text);
    if (!freeze)
      return wrong("`" + text + "` must be written as `2026-12-20..2027-01-03`, the earlier first");
    table.freezes.push_back(*freeze);
  }
  if (table.windows.empty() && table.freezes.empty())
    return wrong("it wants `windows`, `freeze` or both");
  return table;
}

// ---------------------------------------------------------------- telling

std::string shown(const Timetable& table, Minutes time) {
  const std::chrono::year_month_day date{std::chrono::sys_days(std::chrono::days(day_of(time)))};
  const Minutes minutes = time - day_of(time) * day;
  const Minutes offset = std::abs(table.offset);
  const std::string zone = offset == 0 ? "UTC"
                                       : fmt::format("{}{:02}:{:02}", table.offset < 0 ? '-' : '+',
                                                     offset / hour, offset % hour);
  return fmt::format("{} {}-{:02}-{:02} {:02}:{:02} {}", weekdays[weekday_of(day_of(time))],
                     static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()), minutes / hour, minutes % hour, zone);
}

std::string problem(const Spec& spec) {
  const auto table = read_timetable(spec);
  return table ? std::string() : table.error().message;
}

Reading read(const Question& question) {
  const auto table = read_timetable(question.gate);
  if (!table) return unknown(table.error());
  const int64_t seconds = question.outside.wall() / 1000;
  const Minutes now = seconds / 60 + table->offset;
  if (table->is_open(now)) return holds("open at " + shown(*table, now));
  const Freeze* freeze = table->frozen(now);
  std::string words = freeze != nullptr ? "frozen until " + shown(*table, freeze->until)
                                        : "closed at " + shown(*table, now);
  const auto next = table->next_opening(now);
  words += next ? ", opens " + shown(*table, *next) : ", and does not open again";
  return waits(std::move(words));
}

}  // namespace

extern const Kind schedule{
    .name = "schedule",
    .what = "It is a time at which changes are made, and no freeze.",
    .optional = {"windows", "freeze", "zone"},
    .problem = problem,
    .ask = read,
};

}  // namespace segue::gates
