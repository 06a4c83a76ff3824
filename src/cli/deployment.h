#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string>

#include "cli/applying.h"
#include "cli/command.h"
#include "cli/ending.h"
#include "cli/gating.h"
#include "cli/staging.h"
#include "cli/targets.h"
#include "cli/told.h"
#include "hooks/notify.h"

namespace CLI {
class Option;
}

namespace segue::cli {

/// What the commands of a rollout have in common.
struct RolloutOptions {
  PlaceOptions place{};
  TargetOptions targets{};
  std::string release{};
  std::string replaces{};
  std::string format = "text";
  std::string plan_hash{};  // that was seen before; empty: any
  std::string reason{};     // of `--force`
  std::string wait{};       // how long gates are waited for
  bool force = false;
  bool accept_findings = false;
  bool accept_loss = false;
  bool if_ready = false;
  bool if_triggered = false;
  bool no_backfill = false;
  bool verbose = false;
  bool makes_database = false;  // where it is a file that is missing

  /// How long gates are waited for; `wait` must be a time.
  std::chrono::milliseconds patience() const;
};

/// The release that the options name as it stands; a fresh one where it was not begun, or was given
/// up.
journal::Rollout rollout_of(const std::vector<journal::Rollout>& rollouts,
                            const RolloutOptions& options, const RolloutSettings& settings);

/// Adds an option that names a release. A name that is empty, as a variable that is not set leaves
/// it, is refused.
CLI::Option& add_release(CLI::App& app, const std::string& option, std::string& release,
                         const std::string& words);
/// Adds `--release`, with the options of those that work on a database.
void add_rollout(CLI::App& app, RolloutOptions& options);
/// The work of such a command on one database, done on each of those that are meant.
using RolloutWork = std::function<Ending(const RolloutOptions& options, const PlaceOptions& where,
                                         const Console& console)>;
void add_rollout_work(CLI::App& app, Action& chosen, const std::shared_ptr<RolloutOptions>& options,
                      RolloutWork work);
/// … and those of who changes it.
void add_forcing(CLI::App& app, RolloutOptions& options);

/// What scripts of a release are judged with: before the release runs, nobody uses what was applied
/// of it on an earlier try.
Items judged_with(const Course& course, const journal::Rollout& rollout,
                  const std::vector<const Staged*>& scripts);

/// A database, its releases, and the right to change it. Everything that is done is written into
/// the journal, told to hooks and to whom it may concern.
class Deployment {
 public:
  /// Waits for the right, and reads how things stand.
  static Result<std::unique_ptr<Deployment>> open(const RolloutOptions& options,
                                                  const PlaceOptions& where,
                                                  const Console& console);
  ~Deployment();

  const Place& place() const { return place_; }
  const RolloutSettings& settings() const { return settings_; }
  const std::vector<journal::Rollout>& rollouts() const { return rollouts_; }
  Outside& outside() { return *outside_; }
  run::Runner& runner() { return *runner_; }
  Course& course() { return course_; }

  /// `rollout_of` the options.
  journal::Rollout rollout() const;
  /// Whether scripts that belong to no release yet would become part of this one.
  static bool takes_new(const journal::Rollout& rollout);
  /// An error of the kind `gate` where somebody has paused it, and of the kind `usage` where it is
  /// being taken back.
  Result<bool> must_go_on(const journal::Rollout& rollout) const;
  Result<Staging> stage(const journal::Rollout& rollout, bool takes_new);

  /// What the journal holds of releases, to be read.
  Result<journal::Rollouts> journal();
  /// Changes what the journal holds, in one transaction.
  using Recording = std::function<dialect::Answer(journal::Journal&, journal::Rollouts&)>;
  Result<bool> record(const Recording& what);
  /// An error of the kind `gate` where the options name another plan.
  Result<bool> must_be_plan(const Staging& staging) const;
  /// Writes it into the journal, with an event. A release that is begun, or begun anew, has no
  /// past: what gates remembered of it is forgotten.
  Result<bool> keep(journal::Rollout& rollout, const std::string& kind, const std::string& detail);
  /// What gates are asked about. Everything is borrowed.
  Asking asking(const journal::Rollout& rollout, const Staging* staging);
  /// Asks the gates of a moment again and again until they have said enough, or the options' time
  /// is over.
  Result<Gating> ask_until(const Asking& asking, const std::string& moment,
                           const std::function<bool(const Gating&)>& is_enough);
  /// … until they hold. Those that do not are told. With `--force` none is asked.
  Result<Gating> ask(const journal::Rollout& rollout, const Staging& staging,
                     const std::string& moment);
  /// From here on gates are asked once, whatever the options say.
  void stop_waiting() { waits_ = false; }
  /// … and those that are left are asked, though `--force` was said.
  void stop_forcing() { forces_ = false; }
  /// Calls hooks and tells whom it may concern.
  Result<bool> call(const journal::Rollout& rollout, hooks::Happening happening);
  /// Something failed: hooks learn of it. Gives back the error.
  Error failed(const journal::Rollout& rollout, const std::string& phase, const Error& error);

  /// Runs a script of a rollout, with the hooks around it.
  Result<bool> apply(const journal::Rollout& rollout, const Staging& staging, const Staged& staged);
  /// Runs a backfill to its end, beside other runners: meanwhile others may change the database.
  Result<bool> work_off(const journal::Rollout& rollout, const Staging& staging,
                        const Staged& staged);

  /// Several, one after the other; which they were. An error is told to hooks, as one of this
  /// phase.
  Result<std::vector<std::string>> work_off_all(const journal::Rollout& rollout,
                                                const Staging& staging,
                                                const std::vector<const Staged*>& scripts,
                                                const std::string& phase);

  /// In what the database is not as the migrations that it has had have left it: for people, empty
  /// where it is as they say, or where something is under way. What it has besides does not count.
  Result<std::string> drift();
  /// Counts once more, over whole tables, what the backfills of a release would still change: for
  /// people, empty where that is nothing.
  Result<std::string> left_over(const Staging& staging);
  /// Reads again what the database has had: a staging that was made before is void.
  Result<bool> refresh();
  /// Whether nothing is found in scripts of a release that keeps them from being run; what is found
  /// is told. Before the release runs, nobody uses what was applied of it on an earlier try.
  bool may_run(const journal::Rollout& rollout, const std::vector<const Staged*>& scripts);
  /// The journal's own scripts, such as those that make something unusable: they stand beside the
  /// history under this name.
  std::string history_of(std::string_view what) const;
  void say(const std::string& line) const;

 private:
  Deployment(const RolloutOptions& options, const Console& console);
  Result<bool> look();
  Result<bool> take_right();

  const RolloutOptions& options_;
  const Console& console_;
  Place place_{};
  RolloutSettings settings_{};
  std::unique_ptr<Outside> outside_;
  Told told_;
  std::unique_ptr<hooks::Notifier> notifier_{};
  std::unique_ptr<run::Runner> runner_{};
  Course course_{};
  std::vector<journal::Rollout> rollouts_{};
  bool waits_ = true;
  bool forces_ = true;
};

/// An ending that says so, and its data: the release, its state, what was done.
Ending ended(const journal::Rollout& rollout, const std::string& words,
             const std::vector<std::string>& done = {});
/// A gate does not hold yet.
Ending not_yet(const journal::Rollout& rollout, const Gating& gating, ExitStatus status = gate);
/// What gates have said, as data.
nlohmann::ordered_json data_of(const Gating& gating);

}  // namespace segue::cli
