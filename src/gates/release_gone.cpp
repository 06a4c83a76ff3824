#include <fmt/core.h>

#include <algorithm>
#include <optional>

#include "base/duration.h"
#include "gates/options.h"
#include "gates/stopwatch.h"
#include "gates/words.h"

namespace segue::gates {
namespace {

using dialect::SeenSession;
using std::chrono::milliseconds;

constexpr std::chrono::seconds usual_freshness{90};
constexpr milliseconds usual_interval{500};
constexpr int usual_samples = 3;
/// Our own sessions begin so, and are never shown.
constexpr std::string_view ours = "segue";

/// Whether the application has to be down: no instance of it may be there, whatever its release.
bool expects_nobody(const Spec& spec) {
  return value_of(spec, "expects") == "nobody";
}

/// A program as it calls itself, "shop@v41".
struct Program {
  std::string application{};
  std::string version{};
};
std::optional<Program> program_of(std::string_view name) {
  const size_t at = name.find('@');
  if (at == std::string_view::npos || at == 0 || at + 1 == name.size()) return std::nullopt;
  return Program{std::string(name.substr(0, at)), std::string(name.substr(at + 1))};
}

/// "psql", "pgadmin*".
bool matches(std::string_view pattern, std::string_view name) {
  if (!pattern.ends_with('*')) return pattern == name;
  return name.starts_with(pattern.substr(0, pattern.size() - 1));
}

/// Which versions are the release itself, and which it has to outlive.
class Versions {
 public:
  explicit Versions(const Question& question) : question_(question) {}

  bool is_ours(const std::string& application) const {
    return question_.application.empty() || application == question_.application;
  }
  bool is_current(const std::string& version) const { return version == question_.rollout.release; }
  /// Whether it has to be gone.
  bool is_old(const std::string& version) const {
    return expects_nobody(question_.gate) || (!is_current(version) && !is_newer(version));
  }

  /// Whether there may have been an application before this release.
  bool has_old() const {
    if (!question_.rollout.replaces.empty()) return true;
    return std::any_of(question_.rollouts.begin(), question_.rollouts.end(),
                       [&](const journal::Rollout& other) { return is_before(other); });
  }

 private:
  /// A release that was begun before and then once more is as old as it was.
  bool is_newer(const std::string& version) const {
    bool later = false;
    for (const journal::Rollout& other : question_.rollouts) {
      if (other.release != version) continue;
      if (is_before(other)) return false;
      later = later || other.id > question_.rollout.id;
    }
    return later && version != question_.rollout.replaces;
  }
  bool is_before(const journal::Rollout& other) const {
    return other.id < question_.rollout.id && !is_current(other.release);
  }

  const Question& question_;
};

/// What was seen at one moment.
struct Sight {
  std::vector<std::string> old{};       // for people
  std::vector<std::string> nameless{};  // who does not say which release it is
  bool current = false;                 // the release itself
  bool old_has_beaten = false;          // an old one has written heartbeats once
  std::string no_sessions{};            // why the server shows none; empty where it does
};

std::string described(const SeenSession& session) {
  std::string text = session.program.empty() ? "" : "`" + shortened(session.program, 60) + "` ";
  text += session.account.empty() ? "" : "of `" + session.account + "` ";
  text += session.client.empty() ? "" : (session.prepared ? "" : "from ") + session.client;
  while (text.ends_with(' '))
    text.pop_back();
  return (session.prepared ? "a transaction " : "a session ") + text;
}

class Looker {
 public:
  explicit Looker(const Question& question)
      : question_(question),
        versions_(question),
        fresh_(duration_of(question.gate, "fresh", usual_freshness)) {}

  Result<Sight> look() const {
    Sight sight;
    const auto sessions = question_.dialect.presence().sessions(question_.connection);
    if (sessions) {
      for (const SeenSession& session : *sessions)
        add(session, sight);
    } else if (sessions.error().code == ErrorCode::gate) {
      sight.no_sessions = sessions.error().message;
    } else {
      return sessions.error();
    }
    return with_heartbeats(std::move(sight));
  }

 private:
  void add(const SeenSession& session, Sight& sight) const {
    const auto program = program_of(session.program);
    if (program && versions_.is_ours(program->application))
      add(program->version, described(session), sight);
    else if (!program && !is_ignored(session.program))
      sight.nameless.push_back(described(session));
  }
  void add(const std::string& version, std::string words, Sight& sight) const {
    sight.current = sight.current || versions_.is_current(version);
    if (versions_.is_old(version)) sight.old.push_back(std::move(words));
  }
  bool is_ignored(std::string_view name) const {
    const auto& ignored = question_.ignored_programs;
    return name.starts_with(ours) ||
           std::any_of(ignored.begin(), ignored.end(),
                       [&](const std::string& pattern) { return matches(pattern, name); });
  }

  Result<Sight> with_heartbeats(Sight sight) const {
    if (const auto clock = question_.journal.synchronise(); !clock) return clock.error();
    const auto beats = question_.journal.heartbeats();
    if (!beats) return beats.error();
    for (const journal::Heartbeat& beat : *beats) {
      if (!versions_.is_ours(beat.app)) continue;
      if (versions_.is_old(beat.version)) sight.old_has_beaten = true;
      const milliseconds age(question_.journal.now() - beat.seen_at);
      if (age > fresh_) continue;
      add(beat.version,
          fmt::format("`{}@{}` alive as `{}` {} ago", beat.app, beat.version, beat.instance,
                      in_words(std::max(age, milliseconds(0)))),
          sight);
    }
    return sight;
  }

  const Question& question_;
  Versions versions_;
  milliseconds fresh_;
};

std::string first_three(const std::vector<std::string>& words) {
  std::string text;
  for (size_t i = 0; i < std::min<size_t>(3, words.size()); ++i)
    text += (i == 0 ? "" : ", ") + words[i];
  if (words.size() > 3) text += fmt::format(" and {} more", words.size() - 3);
  return text;
}

/// What one moment alone tells against it; nothing where it tells nothing against it.
std::optional<Reading> objection(const Sight& sight, bool nobody) {
  if (!sight.old.empty())
    return waits(
        (nobody ? "the application is still there: " : "an older release is still there: ") +
        first_three(sight.old));
  if (!sight.nameless.empty())
    return unknown("not all say which release they are: " + first_three(sight.nameless));
  return std::nullopt;
}

/// Of releases that never wrote heartbeats silence tells nothing.
Reading judged(const Question& question, const Sight& sight) {
  const std::string& release = question.rollout.release;
  const bool nobody = expects_nobody(question.gate);
  if (!sight.current && !nobody)
    return unknown(fmt::format(
        "nothing of `{}` is seen, so that nothing can be told of the releases before it{}", release,
        sight.no_sessions.empty() ? "" : ": " + sight.no_sessions));
  const bool only_beats = !sight.no_sessions.empty();
  if (only_beats && Versions(question).has_old() && !sight.old_has_beaten)
    return unknown(
        "no older release has ever written a heartbeat, so that their silence tells "
        "nothing: " +
        sight.no_sessions);
  const std::string seen = nobody ? "nobody" : "only `" + release + "`";
  return holds(fmt::format("{} is seen{}", seen, only_beats ? ", by heartbeats" : ""));
}

/// Several moments, so that connections that come and go are met.
Reading looked(const Question& question) {
  const Looker looker(question);
  const int samples = count_of(question.gate, "samples", usual_samples);
  const auto interval = duration_of(question.gate, "interval", usual_interval);
  Sight all;
  for (int i = 0; i < samples; ++i) {
    if (i > 0) question.outside.sleep(interval);
    const auto sight = looker.look();
    if (!sight) return unknown(sight.error());
    if (auto reading = objection(*sight, expects_nobody(question.gate))) return *reading;
    all.current = all.current || sight->current;
    all.old_has_beaten = all.old_has_beaten || sight->old_has_beaten;
    if (!sight->no_sessions.empty()) all.no_sessions = sight->no_sessions;
  }
  return judged(question, all);
}

/// How long it has held by now; whatever else was seen starts it again.
Reading lasting(const Question& question, Reading reading, milliseconds wanted) {
  if (reading.verdict != Verdict::holds) {
    const auto forgotten = forget(question);
    return forgotten ? reading : unknown(forgotten.error());
  }
  const auto now = instant_of(question);
  if (!now) return unknown(now.error());
  const auto before = recalled(question);
  if (!before) return unknown(before.error());
  const std::string note = std::to_string(question.rollout.id);
  const bool goes_on = *before && (*before)->note == note;
  Memory memory = goes_on ? **before : Memory{.watch = Stopwatch::started(*now), .note = note};
  const std::string trouble = goes_on ? memory.watch.go_on(*now) : "";
  if (const auto kept = keep(question, memory); !kept) return unknown(kept.error());
  const auto passed = memory.watch.elapsed;
  if (passed >= wanted) return holds(reading.words + " for " + in_words(passed));
  return waits(fmt::format("{} for {} of {}{}{}", reading.words, in_words(passed), in_words(wanted),
                           trouble.empty() ? "" : ": starts again, ", trouble));
}

std::string problem(const Spec& spec) {
  if (is_given(spec, "expects") && !expects_nobody(spec)) return "`expects` must be `nobody`";
  return first_of({unfit_duration(spec, "fresh"), unfit_duration(spec, "interval"),
                   unfit_duration(spec, "for"), unfit_count(spec, "samples", 1)});
}

Reading read(const Question& question) {
  if (question.application.starts_with(ours))
    return unknown(
        "sessions of an application whose name begins with `segue` cannot be told from "
        "our own");
  Reading reading = looked(question);
  const auto wanted = duration_of(question.gate, "for", {});
  return wanted.count() > 0 ? lasting(question, std::move(reading), wanted) : reading;
}

}  // namespace

extern const Kind release_gone{
    .name = "release-gone",
    .what =
        "No instance of an older release is connected or gives a sign of life, and this one is "
        "seen.",
    .optional = {"fresh", "samples", "interval", "for", "expects"},
    .problem = problem,
    .ask = read,
};

}  // namespace segue::gates
