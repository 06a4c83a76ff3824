#include "cli/deployment.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>

#include "base/duration.h"
#include "base/text.h"
#include "cli/applying.h"
#include "cli/backfill_calls.h"
#include "cli/backfill_told.h"
#include "cli/backfilling.h"
#include "cli/interruption.h"
#include "cli/owed_hooks.h"
#include "cli/schemas.h"
#include "hooks/outside.h"
#include "journal/backfills.h"

namespace segue::cli {

using journal::Rollout;
using journal::RolloutState;
using Json = nlohmann::ordered_json;

namespace {

constexpr std::chrono::milliseconds between_words{30'000};

/// Which gates do not hold, and how they stand.
std::string closed_in(const Gating& gating) {
  std::string closed;
  for (const Asked& one : gating.asked)
    if (!one.passes)
      closed += one.gate.name + ' ' + std::string(gates::name_of(one.reading.verdict)) + '\n';
  return closed;
}

}  // namespace

std::chrono::milliseconds RolloutOptions::patience() const {
  return read_duration(wait).value_or(std::chrono::milliseconds(0));
}

Rollout rollout_of(const std::vector<Rollout>& rollouts, const RolloutOptions& options,
                   const RolloutSettings& settings) {
  if (const auto* standing = journal::standing_of(rollouts, options.release)) return *standing;
  return {.release = options.release,
          .environment = settings.environment,
          .replaces = options.replaces,
          .pattern = settings.pattern};
}

CLI::Option& add_release(CLI::App& app, const std::string& option, std::string& release,
                         const std::string& words) {
  const auto is_named = [](const std::string& word) {
    return text::trimmed(word).empty()
               ? std::string("the name of the release is empty: is a variable not set?")
               : std::string();
  };
  return *app.add_option(option, release, words)->check(is_named);
}

void add_rollout(CLI::App& app, RolloutOptions& options) {
  add_place(app, options.place);
  add_release(app, "--release", options.release, "the version of the application, as you call it");
  add_format(app, options.format);
}

void add_rollout_work(CLI::App& app, Action& chosen, const std::shared_ptr<RolloutOptions>& options,
                      RolloutWork work) {
  add_rollout(app, *options);
  add_targets(app, options->targets);
  app.callback([options, &chosen, work] {
    chosen = [options, work](const Console& console) {
      return on_targets(options->place, options->targets, options->format, console,
                        [&](const PlaceOptions& where, const Console& one) {
                          return work(*options, where, one);
                        });
    };
  });
}

void add_forcing(CLI::App& app, RolloutOptions& options) {
  app.add_option("--plan-hash", options.plan_hash,
                 "do nothing unless the plan is this one, as `segue plan` has shown it");
  app.add_option("--wait", options.wait, "wait so long for gates that do not hold yet: 10m");
  app.add_flag("--force", options.force, "ask no gate; needs `--reason`");
  app.add_option("--reason", options.reason, "why gates are not asked; the journal keeps it");
  app.add_flag("--accept-findings", options.accept_findings,
               "run migrations although errors are found in them");
  app.add_flag("-v,--verbose", options.verbose, "tell every statement and its time");
}

Deployment::Deployment(const RolloutOptions& options, const Console& console)
    : options_(options),
      console_(console),
      outside_(hooks::make_outside()),
      told_(console, options.verbose) {}

Deployment::~Deployment() {
  if (notifier_) notifier_->finish();
}

Result<std::unique_ptr<Deployment>> Deployment::open(const RolloutOptions& options,
                                                     const PlaceOptions& where,
                                                     const Console& console) {
  if (options.force && options.reason.empty())
    return Error{ErrorCode::usage, "`--force` asks no gate: say why with `--reason`"};
  if (!options.wait.empty() && !read_duration(options.wait))
    return Error{ErrorCode::usage, "`--wait` is no time: `" + options.wait + "`"};
  std::unique_ptr<Deployment> made(new Deployment(options, console));
  auto place = find_place(where);
  if (!place) return place.error();
  made->place_ = std::move(*place);
  made->place_.target.must_exist = !options.makes_database;
  auto settings = rollout_settings(made->place_.loaded.config, where.environment);
  if (!settings) return settings.error();
  made->settings_ = std::move(*settings);
  made->notifier_ = std::make_unique<hooks::Notifier>(
      made->settings_.notifications, *made->outside_,
      [&console](const std::string& words) { console.err("segue: " + words + "\n"); });
  tell_interruptions();
  if (const auto right = made->take_right(); !right) return right.error();
  return made;
}

Result<bool> Deployment::take_right() {
  runner_ = std::make_unique<run::Runner>(place_.connect(), place_.dialect(), owner(),
                                          run::Settings{}, told_);
  auto course = open_course(place_, *runner_);
  if (!course) return course.error();
  if (course->elsewhere) return *course->elsewhere;
  course_ = std::move(*course);
  return look();
}

Result<bool> Deployment::look() {
  auto log = journal();
  if (!log) return log.error();
  auto all = log->all();
  if (!all) return all.error();
  rollouts_ = std::move(*all);
  return true;
}

Rollout Deployment::rollout() const {
  return rollout_of(rollouts_, options_, settings_);
}

Result<journal::Rollouts> Deployment::journal() {
  journal::Rollouts log(runner_->connection(), place_.dialect().engine());
  if (const auto ready = log.synchronise(); !ready) return ready.error();
  return log;
}

Result<bool> Deployment::record(const Recording& what) {
  return runner_->record([&](journal::Journal& events) {
    auto log = journal();
    if (!log) return dialect::Answer(dialect::SqlError{.message = log.error().message});
    return what(events, *log);
  });
}

Result<bool> Deployment::must_go_on(const Rollout& rollout) const {
  if (!rollout.paused_by.empty())
    return Error{
        ErrorCode::gate,
        fmt::format("release `{}` was paused by {}: go on with `segue resume --release {}`",
                    rollout.release, rollout.paused_by, rollout.release)};
  if (rollout.state == RolloutState::rolling_back)
    return Error{ErrorCode::usage,
                 fmt::format("release `{}` is being taken back: end that with `segue rollback "
                             "--release {}`",
                             rollout.release, rollout.release)};
  return true;
}

bool Deployment::takes_new(const Rollout& rollout) {
  return rollout.id == 0 || rollout.state == RolloutState::expanding ||
         rollout.state == RolloutState::expanded;
}

Result<bool> Deployment::refresh() {
  const auto entries = runner_->journal().migrations();
  if (!entries) return entries.error();
  auto course = course_of(place_, *entries, runner_->server());
  if (!course) return course.error();
  course_ = std::move(*course);
  return look();
}

Items judged_with(const Course& course, const Rollout& rollout,
                  const std::vector<const Staged*>& scripts) {
  Items items;
  if (rollout.state == RolloutState::expanding)
    for (const Item& item : course.items)
      if (item.applied() && item.entry->release == rollout.release) items.push_back(&item);
  for (const Staged* staged : scripts)
    items.push_back(staged->item);
  return items;
}

bool Deployment::may_run(const Rollout& rollout, const std::vector<const Staged*>& scripts) {
  if (options_.accept_findings || scripts.empty()) return true;
  return cli::may_run(place_, course_, judged_with(course_, rollout, scripts), console_);
}

std::string Deployment::history_of(std::string_view what) const {
  return place_.name() + "/" + std::string(what);
}

Result<Staging> Deployment::stage(const Rollout& rollout, bool takes_new) {
  return cli::stage(place_, course_, rollouts_, settings_, runner_->server(), rollout, takes_new);
}

Result<bool> Deployment::must_be_plan(const Staging& staging) const {
  if (options_.plan_hash.empty() || options_.plan_hash == staging.plan.hash) return true;
  return Error{ErrorCode::gate,
               "the plan is another one than that which was named: `" + staging.plan.hash + "`"};
}

Result<bool> Deployment::keep(Rollout& rollout, const std::string& kind,
                              const std::string& detail) {
  const bool begins = rollout.id == 0;
  const auto kept = record([&](journal::Journal& events, journal::Rollouts& log) {
    auto answer = begins ? log.begin(rollout) : log.keep(rollout);
    if (answer && begins) answer = log.forget_memories(rollout.release);
    return answer ? events.write({events.note(kind, rollout.release, detail)}) : answer;
  });
  if (!kept) return kept;
  return look();
}

Asking Deployment::asking(const Rollout& rollout, const Staging* staging) {
  return {.place = place_,
          .settings = settings_,
          .rollout = rollout,
          .rollouts = rollouts_,
          .staging = staging,
          .server = runner_->server(),
          .outside = *outside_};
}

Result<Gating> Deployment::ask_until(const Asking& asking, const std::string& moment,
                                     const std::function<bool(const Gating&)>& is_enough) {
  const auto patience = waits_ ? options_.patience() : std::chrono::milliseconds(0);
  for (const int64_t until = outside_->steady() + patience.count();;) {
    auto gating = ask_gates(asking, moment);
    if (!gating || is_enough(*gating) || outside_->steady() >= until) return gating;
    outside_->sleep(
        std::chrono::milliseconds(std::clamp<int64_t>(until - outside_->steady(), 1, 1000)));
  }
}

Result<Gating> Deployment::ask(const Rollout& rollout, const Staging& staging,
                               const std::string& moment) {
  if (options_.force && forces_) return Gating();
  const bool may_wait = waits_ && options_.patience().count() > 0;
  std::string last;
  int64_t said_at = 0;
  auto gating = ask_until(asking(rollout, &staging), moment, [&](const Gating& now) {
    if (now.passes()) return true;
    // Reasons have times in them: what has not changed but for these is said now and then.
    std::string closed = closed_in(now);
    if (may_wait && (closed != last || outside_->steady() - said_at >= between_words.count())) {
      say("waiting: " + now.words());
      last = std::move(closed);
      said_at = outside_->steady();
    }
    return false;
  });
  if (!gating || gating->asked.empty()) return gating;
  const bool passes = gating->passes();
  if (const auto called = call(rollout, {.moment = "on-gate",
                                         .phase = moment,
                                         .outcome = passes ? "ok" : "waits",
                                         .detail = passes ? "every gate holds" : gating->words(),
                                         .plan_hash = staging.plan.hash});
      !called)
    return called.error();
  return gating;
}

Result<bool> Deployment::call(const Rollout& rollout, hooks::Happening happening) {
  happening.release = rollout.release;
  happening.replaces = rollout.replaces;
  happening.environment = rollout.environment;
  if (happening.plan_hash.empty()) happening.plan_hash = rollout.plan_hash;
  happening.at = outside_->wall();
  notifier_->tell(happening);
  const auto called =
      hooks::call(settings_.hooks, happening, *outside_,
                  [this](const std::string& words) { console_.err("segue: " + words + "\n"); });
  return called ? Result<bool>(true) : called.error();
}

Error Deployment::failed(const Rollout& rollout, const std::string& phase, const Error& error) {
  (void)call(
      rollout,
      {.moment = "on-failure", .phase = phase, .outcome = "failed", .detail = error.message});
  return error;
}

void Deployment::say(const std::string& line) const {
  console_.err(line + "\n");
}

Result<bool> Deployment::apply(const Rollout& rollout, const Staging& staging,
                               const Staged& staged) {
  Item& item = *staged.item;
  item.release = rollout.release;
  item.plan_hash = staging.plan.hash;
  hooks::Happening step{.moment = "before-step",
                        .phase = std::string(facts::name_of(staged.placing.phase)),
                        .migration = item.id,
                        .plan_hash = staging.plan.hash};
  if (const auto called = call(rollout, step); !called) return called;
  const auto done = apply_all(*runner_, place_, {&item}, console_, [&](const Item& each) {
    if (options_.format == "text") console_.out(fmt::format("applied {}\n", each.name()));
  });
  if (!done) return done;
  step.moment = "after-step";
  step.outcome = "ok";
  return call_owed(*this, rollout, step);
}

Result<bool> Deployment::work_off(const Rollout& rollout, const Staging& staging,
                                  const Staged& staged) {
  Item& item = *staged.item;
  if (!is_backfill(item)) return apply(rollout, staging, staged);
  item.release = rollout.release;
  item.plan_hash = staging.plan.hash;
  const auto backfills = backfills_of(place_, item, runner_->server());
  if (!backfills) return backfills.error();
  if (auto begun = begin_item(*runner_, place_, item); !begun) return begun;
  // Others may use the right to change the database meanwhile.
  runner_.reset();
  BackfillTold told(console_, "text");
  BackfillCalls progress(told, [&](const std::string& migration, const std::string& words) {
    return call(rollout, {.moment = "on-progress",
                          .phase = std::string(facts::name_of(staged.placing.phase)),
                          .migration = migration,
                          .detail = words,
                          .plan_hash = staging.plan.hash});
  });
  const auto worked = run_all(place_, item, *backfills, {}, false, progress);
  const auto called = progress.finish();
  runner_ = std::make_unique<run::Runner>(place_.connect(), place_.dialect(), owner(),
                                          run::Settings{}, told_);
  if (const auto opened = runner_->open(); !opened) return opened;
  if (!worked) return worked.error();
  for (const auto& line : worked->said)
    say(line);
  if (!called) return called;
  if (auto ended = end_item(*runner_, place_, item); !ended) return ended;
  if (options_.format == "text") console_.out(fmt::format("applied {}\n", item.name()));
  return look();
}

Result<std::vector<std::string>> Deployment::work_off_all(const Rollout& rollout,
                                                          const Staging& staging,
                                                          const std::vector<const Staged*>& scripts,
                                                          const std::string& phase) {
  std::vector<std::string> done;
  for (const Staged* staged : scripts) {
    const auto ran = work_off(rollout, staging, *staged);
    if (!ran) return failed(rollout, phase, ran.error());
    done.push_back(staged->item->id);
  }
  return done;
}

Result<std::string> Deployment::drift() {
  for (const Item& item : course_.items)
    if (item.entry && (item.entry->state == journal::State::running ||
                       item.entry->state == journal::State::reverting))
      return std::string();
  const bool is_armed = std::any_of(rollouts_.begin(), rollouts_.end(), [](const Rollout& rollout) {
    return rollout.state == RolloutState::contracting;
  });
  if (is_armed) return std::string();
  const auto live = place_.dialect().engine().introspect(runner_->connection());
  if (!live) return live.error();
  const Schema schema =
      standing_schema(place_, course_, place_.dialect().semantics(runner_->server()));
  auto changes = differences(*live, place_, schema.catalog(), runner_->server());
  std::erase_if(changes, [&](const auto& each) {
    return each.change == catalog::ChangeKind::added || schema.is_outdated(each);
  });
  return changes.empty() ? std::string() : text_of(changes, schema);
}

Result<std::string> Deployment::left_over(const Staging& staging) {
  journal::Backfills log(runner_->connection(), place_.dialect().engine(), owner());
  if (const auto ready = log.synchronise(); !ready) return ready.error();
  const auto entries = log.all();
  if (!entries) return entries.error();
  BackfillTold progress(console_, "text");
  run::Backfiller backfiller(place_.connect(), place_.dialect(), owner(), {}, progress);
  for (const Staged& staged : staging.scripts) {
    if (!is_backfill(*staged.item)) continue;
    const auto backfills = backfills_of(place_, *staged.item, runner_->server());
    if (!backfills) return backfills.error();
    for (const auto& backfill : *backfills)
      for (const auto& entry : *entries) {
        if (!run::is_entry_of(entry, name_of(place_, *staged.item), backfill)) continue;
        const auto seen = backfiller.verify(backfill, entry);
        if (!seen) return seen.error();
        if (seen->mismatches > 0) return said_of(*staged.item, backfill, *seen);
      }
  }
  return std::string();
}

Ending ended(const Rollout& rollout, const std::string& words,
             const std::vector<std::string>& done) {
  return {.words = words,
          .data = {{"release", rollout.release},
                   {"state", journal::name_of(rollout.state)},
                   {"plan_hash", rollout.plan_hash},
                   {"done", done}}};
}

Json data_of(const Gating& gating) {
  Json list = Json::array();
  for (const Asked& one : gating.asked)
    list.push_back({{"name", one.gate.name},
                    {"kind", one.gate.kind},
                    {"passes", one.passes},
                    {"verdict", gates::name_of(one.reading.verdict)},
                    {"words", one.reading.words}});
  return list;
}

Ending not_yet(const Rollout& rollout, const Gating& gating, ExitStatus status) {
  Ending ending = ended(rollout, "not yet: " + gating.words());
  ending.status = status;
  ending.data["gates"] = data_of(gating);
  return ending;
}

}  // namespace segue::cli
