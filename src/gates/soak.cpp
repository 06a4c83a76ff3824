#include <fmt/core.h>

#include "base/duration.h"
#include "gates/options.h"
#include "gates/stopwatch.h"
#include "gates/words.h"

namespace segue::gates {
namespace {

bool counts_from_expand(const Spec& spec) {
  return value_of(spec, "since", "live") == "expanded";
}

std::string problem(const Spec& spec) {
  const std::string since = value_of(spec, "since", "live");
  if (since != "live" && since != "expanded") return "`since` must be `live` or `expanded`";
  return unfit_duration(spec, "for");
}

/// The stopwatch at this moment, with what it has to say for itself; it is of this event.
struct Watched {
  Memory memory{};
  std::string trouble{};
};
Result<Watched> watched(const Question& question, int64_t event) {
  const auto now = instant_of(question);
  if (!now) return now.error();
  const auto before = recalled(question);
  if (!before) return before.error();
  Watched watched;
  const std::string note = std::to_string(event);
  if (*before && (*before)->note == note) {
    watched.memory = **before;
    watched.trouble = watched.memory.watch.go_on(*now);
  } else {
    watched.memory = {.watch = Stopwatch::started_at(event, *now), .note = note};
  }
  if (const auto kept = keep(question, watched.memory); !kept) return kept.error();
  return watched;
}

Reading read(const Question& question) {
  const bool expanded = counts_from_expand(question.gate);
  const std::string what =
      fmt::format("`{}` {}", question.rollout.release, expanded ? "was expanded" : "went live");
  const int64_t event = expanded ? question.rollout.expanded_at : question.rollout.live_at;
  if (event == 0)
    return waits(fmt::format("`{}` is not {} yet", question.rollout.release,
                             expanded ? "expanded" : "live"));
  const auto found = watched(question, event);
  if (!found) return unknown(found.error());
  const auto wanted = duration_of(question.gate, "for", {});
  const auto passed = found->memory.watch.elapsed;
  if (passed >= wanted) return holds(fmt::format("{} since {}", in_words(passed), what));
  std::string words = fmt::format("{} of {} since {}", in_words(passed), in_words(wanted), what);
  if (!found->trouble.empty()) words += ": starts again, " + found->trouble;
  return waits(words);
}

}  // namespace

extern const Kind soak{
    .name = "soak",
    .what = "Some time has passed since the release went live, or since the schema was expanded.",
    .required = {"for"},
    .optional = {"since"},
    .problem = problem,
    .ask = read,
};

}  // namespace segue::gates
