#include "cli/gating.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/nearest.h"
#include "cli/backfilling.h"
#include "dialects/all.h"

namespace segue::cli {
namespace {

/// A session that looks, and writes what gates remember.
struct Session {
  dialect::ConnectionPtr connection{};
  std::unique_ptr<journal::Rollouts> journal{};
};

Result<Session> open(const Place& place) {
  auto connection = open_to_look(place.target, place.dialect(), "segue gate");
  if (!connection) return connection.error();
  Session session{.connection = std::move(*connection)};
  session.journal =
      std::make_unique<journal::Rollouts>(*session.connection, place.dialect().engine());
  if (const auto found = session.journal->synchronise(); !found) return found.error();
  return session;
}

/// All of it or nothing.
Result<bool> remember(const Place& place, Session& session, const std::string& release,
                      const std::string& gate, const std::string& text) {
  const auto begun =
      ask(*session.connection, place.dialect().engine().begin(), {}, "remembering for a gate");
  if (!begun) return begun.error();
  const auto written = session.journal->remember(release, gate, text);
  const auto ended =
      ask(*session.connection, written ? "COMMIT" : "ROLLBACK", {}, "remembering for a gate");
  if (!written) return to_error(written.error(), "remembering for a gate");
  if (!ended) return ended.error();
  return true;
}

bool is_wanted(const gates::Spec& spec, const std::string& moment,
               const std::vector<std::string>& only) {
  if (!only.empty()) return std::find(only.begin(), only.end(), spec.name) != only.end();
  return std::find(spec.before.begin(), spec.before.end(), moment) != spec.before.end();
}

std::vector<std::string> backfills_in(const Staging* staging) {
  std::vector<std::string> found;
  if (staging != nullptr)
    for (const Staged& staged : staging->scripts)
      if (is_backfill(*staged.item)) found.push_back(staged.item->id);
  return found;
}

gates::Question question(const Asking& asking, Session& session, const gates::Spec& spec,
                         const std::string& moment) {
  const bool planned = asking.staging != nullptr;
  gates::Question made{.gate = spec,
                       .rollout = asking.rollout,
                       .rollouts = asking.rollouts,
                       .moment = moment,
                       .connection = *session.connection,
                       .dialect = asking.place.dialect(),
                       .server = asking.server,
                       .journal = *session.journal,
                       .outside = asking.outside};
  made.plan_hash = planned ? asking.staging->plan.hash : asking.rollout.plan_hash;
  made.application = asking.settings.application;
  made.ignored_programs = asking.settings.ignored_programs;
  made.backfills = backfills_in(asking.staging);
  if (planned) {
    made.doomed = asking.staging->doomed;
    made.schema = asking.staging->before_contract.get();
  }
  made.remember = [&asking, &session, name = spec.name](const std::string& text) {
    return remember(asking.place, session, asking.rollout.release, name, text);
  };
  made.variable = [](const std::string& name) { return environment_variable(name); };
  made.state_elsewhere = [&asking](const std::string& environment, const std::string& release) {
    return state_elsewhere(asking.place.loaded.config, environment, release);
  };
  return made;
}

}  // namespace

bool Gating::passes() const {
  return std::all_of(asked.begin(), asked.end(), [](const Asked& one) { return one.passes; });
}

std::string Gating::words() const {
  std::string words;
  for (const Asked& one : asked)
    if (!one.passes)
      words +=
          fmt::format("{}`{}`: {}", words.empty() ? "" : "; ", one.gate.name, one.reading.words);
  return words;
}

const Asked* Gating::failed() const {
  const auto found = std::find_if(asked.begin(), asked.end(), [](const Asked& one) {
    return !one.passes && one.reading.verdict == gates::Verdict::fails;
  });
  return found == asked.end() ? nullptr : &*found;
}

Result<Gating> ask_gates(const Asking& asking, const std::string& moment,
                         const std::vector<std::string>& only) {
  auto session = open(asking.place);
  if (!session) return session.error();
  Gating gating;
  for (const auto& spec : asking.settings.gates) {
    if (!is_wanted(spec, moment, only)) continue;
    Asked asked{.gate = spec, .reading = gates::ask(question(asking, *session, spec, moment))};
    asked.passes = gates::passes(spec, moment, asked.reading);
    gating.asked.push_back(std::move(asked));
  }
  return gating;
}

namespace {

/// A database of another environment.
struct Elsewhere {
  std::string url{};    // as written
  std::string whose{};  // for people
};

std::vector<Elsewhere> databases_of(const project::Config& config, const std::string& environment) {
  std::vector<Elsewhere> found;
  const auto named = config.environments.find(environment);
  if (named != config.environments.end() && !named->second.url.empty())
    found.push_back({named->second.url, "the environment `" + environment + "`"});
  for (const auto& target : config.targets.databases)
    if (target.environment == environment)
      found.push_back({target.url, "the target `" + target.name + "`"});
  return found;
}

Result<std::string> state_in(const project::Config& config, const Elsewhere& where,
                             const std::string& release) {
  const auto target = configured_target(config, where.url, where.whose);
  if (!target) return target.error();
  const auto* dialect = dialects::by_url_scheme(target->scheme);
  if (dialect == nullptr) return Error{ErrorCode::usage, where.whose + " has no known database"};
  const auto connection = open_to_look(*target, *dialect, "segue gate");
  if (!connection) return connection.error();
  journal::Journal journal(**connection, *dialect, owner());
  const auto version = journal.version();
  if (!version) return version.error();
  // Older tables know no releases.
  if (*version < journal::first_with_releases) return std::string();
  journal::Rollouts rollouts(**connection, dialect->engine());
  if (const auto ready = rollouts.synchronise(); !ready) return ready.error();
  const auto all = rollouts.all();
  if (!all) return all.error();
  const auto* rollout = journal::last_of(*all, release);
  return rollout != nullptr ? std::string(journal::name_of(rollout->state)) : std::string();
}

}  // namespace

Result<std::string> state_elsewhere(const project::Config& config, const std::string& environment,
                                    const std::string& release) {
  const auto databases = databases_of(config, environment);
  if (databases.empty())
    return Error{ErrorCode::usage, config.path + " has no environment `" + environment + "`"};
  std::string state;
  for (const Elsewhere& where : databases) {
    auto here = state_in(config, where, release);
    if (!here) return here;
    state = std::move(*here);
    if (state != "live" && state != "contracting" && state != "done") return state;
  }
  return state;
}

Result<journal::Rollout> meant_rollout(const std::vector<journal::Rollout>& rollouts,
                                       const std::string& release) {
  if (!release.empty()) {
    if (const auto* last = journal::last_of(rollouts, release)) return *last;
    return Error{ErrorCode::usage, "there is no release `" + release +
                                       "` in this database: begin it with `segue pre-deploy "
                                       "--release " +
                                       release + "`"};
  }
  for (auto one = rollouts.rbegin(); one != rollouts.rend(); ++one)
    if (!one->is_over()) return *one;
  return Error{ErrorCode::usage, "no release is being rolled out: name one with `--release`"};
}

std::optional<Error> unknown_release(
    const std::vector<journal::Rollout>& rollouts, const journal::Rollout& rollout,
    const std::function<bool(const journal::Rollout& other)>& may_be_meant) {
  if (rollout.id != 0 || journal::last_of(rollouts, rollout.release) != nullptr)
    return std::nullopt;
  std::vector<std::string_view> names;
  for (const auto& other : rollouts)
    if (!other.is_over() && may_be_meant(other)) names.push_back(other.release);
  const std::string meant = meant_by(rollout.release, names);
  if (meant.empty()) return std::nullopt;
  return Error{ErrorCode::usage,
               fmt::format("release `{}` was never begun here{} If not, begin it with `segue "
                           "pre-deploy --release {}`",
                           rollout.release, meant, rollout.release)};
}

}  // namespace segue::cli
