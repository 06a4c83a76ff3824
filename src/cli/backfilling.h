#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/course.h"
#include "rules/rule.h"
#include "run/backfill.h"

namespace segue::cli {

/// The backfills of a script, in their order.
using Backfills = std::vector<plan::Backfill>;

/// Whether a script is run as backfills: all of its statements ask for it, or it lies in the phase
/// for it.
bool is_backfill(const Item& item);
/// Its statements as backfills. An error names the one that cannot be cut into ranges, and why.
Result<Backfills> backfills_of(const Place& place, const Item& item,
                               const dialect::Version& server);

/// An UPDATE, DELETE or INSERT with the condition that its directive adds (`-- segue: backfill
/// where="…"`); nothing where it adds none that can be read.
std::optional<sql::Statement> narrowed(const dialect::Dialect& dialect,
                                       const project::ReadScript& read, size_t statement);

/// The statements of a simulated script that ask to be backfills and cannot be cut into ranges.
/// `in_phase`: all of them ask.
Findings not_divisible(const project::History& history, const project::ReadScript& read,
                       const rules::Script& script, bool in_phase);

constexpr int most_workers = 64;

/// What a command says of the pace.
struct PaceOptions {
  std::string batch{};
  std::string target{};
  std::string pause{};
  std::string skip{};
  int workers = 0;  // 0: not said; at most `most_workers`
  bool fast = false;

  /// As `run::set_pace` reads it.
  std::string words() const;
};
/// What is wrong with the table `[backfill]` of segue.toml, with its place there.
std::optional<Error> problem_of_backfills(const project::Config& config);
/// Those of segue.toml, then of the script's directive, then of the command.
Result<run::BackfillSettings> backfill_settings(const Place& place, const plan::BackfillWish& wish,
                                                const PaceOptions& options);

/// The pace that a directive asks for, as `run::set_pace` reads it.
std::string words_of(const plan::BackfillWish& wish);

run::BackfillName name_of(const Place& place, const Item& item);

/// Enters the script into the journal as one that runs, if it is not there yet.
Result<bool> begin_item(run::Runner& runner, const Place& place, const Item& item);
/// … and as one that was applied.
Result<bool> end_item(run::Runner& runner, const Place& place, const Item& item);

/// For people: what a verification has found, and what to do about it.
std::string said_of(const Item& item, const plan::Backfill& backfill,
                    const run::Verification& found);

/// What became of the backfills of a script.
struct BackfillsEnded {
  int64_t mismatches = 0;  // rows that they would still change
  std::vector<std::string> said{};
};
/// Runs them to their end and verifies them. An error is one that failed or was cancelled.
Result<BackfillsEnded> run_all(const Place& place, const Item& item, const Backfills& backfills,
                               const PaceOptions& options, bool again,
                               run::BackfillProgress& progress);

}  // namespace segue::cli
