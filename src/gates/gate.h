#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/outside.h"
#include "dialect/dialect.h"
#include "dialect/presence.h"
#include "journal/backfills.h"
#include "journal/rollouts.h"
#include "plan/usage.h"

namespace segue::gates {

/// What a gate says at the moment.
enum class Verdict {
  holds,
  waits,   // not yet
  fails,   // no: the measure is beyond its limit, the command refused
  unknown  // it could not be told. That never opens a contract.
};
/// "holds", "waits", "fails", "unknown".
std::string_view name_of(Verdict verdict);

struct Reading {
  Verdict verdict = Verdict::unknown;
  std::string words{};  // what was seen, for people: lower case, no full stop, no secrets
};

/// The values of a gate's keys in segue.toml, as written; a list has several.
using Options = std::map<std::string, std::vector<std::string>>;

/// A gate as it was configured, or as a deploy pattern brings it along.
struct Spec {
  std::string name{};                 // unique
  std::string kind{};                 // "soak", "prometheus" …
  std::vector<std::string> before{};  // the moments that it is asked for (`moments()`)
  bool pass_unknown = false;          // on_unknown = "pass": never before a contract
  Options options{};                  // what is left: the kind's own keys
  int line = 0;                       // in segue.toml; 0: it is not from there
};

/// "expand": before the expand phase; "live": before a release counts as deployed; "contract":
/// before anything is made unusable; "drop": before what was made unusable is removed, and asked
/// all the time in between: one that fails makes it usable again; "rollback": asked while a release
/// is young: one that fails takes it back.
const std::vector<std::string_view>& moments();

/// What a gate is asked about, and whom it may ask. Everything is borrowed.
struct Question {
  const Spec& gate;
  const journal::Rollout& rollout;
  const std::vector<journal::Rollout>& rollouts;  // all of this database, this one too
  std::string moment{};                           // one of `moments()`
  std::string plan_hash{};                        // of what would be carried out
  std::string application{};  // as sessions call it before `@`; empty: not configured
  std::vector<std::string> ignored_programs{};  // sessions of tools: "psql", "pgadmin*"
  std::vector<plan::Doomed> doomed{};           // what the contract of the rollout removes
  std::vector<std::string> backfills{};         // migrations whose backfills have to be verified
  dialect::Connection& connection;              // that reads only
  const dialect::Dialect& dialect;
  dialect::Version server{};
  const catalog::Catalog* schema = nullptr;  // as it is before the contract
  journal::Rollouts& journal;
  Outside& outside;
  /// Writes what the gate wants to remember (`journal::Rollouts::remember`); an error ends the
  /// command.
  std::function<Result<bool>(const std::string& text)> remember{};
  /// The value of an environment variable.
  std::function<std::optional<std::string>(const std::string& name)> variable{};
  /// The journal of another environment of segue.toml: the state that a release has there, empty
  /// where it is not known there.
  std::function<Result<std::string>(const std::string& environment, const std::string& release)>
      state_elsewhere{};
};

/// A kind of gate. Each is one file, named like it; gates.def lists them.
struct Kind {
  std::string_view name;
  std::string_view what;                     // one sentence
  std::vector<std::string_view> required{};  // its keys in segue.toml
  std::vector<std::string_view> optional{};
  /// Why the values cannot be used; empty where they can. Asked when segue.toml is read.
  std::string (*problem)(const Spec& spec) = nullptr;
  Reading (*ask)(const Question& question) = nullptr;
};

const std::vector<const Kind*>& all();
const Kind* find(std::string_view name);
/// Whether the spec names a kind that there is, with the keys that it takes and values that are
/// understood: empty, or why not, with the word that was probably meant.
std::string problem_of(const Spec& spec);
/// Asks a gate. An unknown answer stays one; `passes` decides.
Reading ask(const Question& question);
/// Whether the phase may go on.
bool passes(const Spec& spec, std::string_view moment, const Reading& reading);

// ---- for the kinds themselves
/// The only, or the first, value of a key; `otherwise` where it is not given.
std::string value_of(const Spec& spec, std::string_view key, std::string_view otherwise = {});
const std::vector<std::string>& values_of(const Spec& spec, std::string_view key);
/// `${NAME}` in a value, put in; an error names the variable that is not set.
Result<std::string> expanded(const Question& question, std::string_view value);

}  // namespace segue::gates
