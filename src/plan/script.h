#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "facts/walk.h"
#include "project/script.h"

namespace segue::plan {

/// A statement as it is going to be sent.
struct Statement {
  size_t number = 0;    // in its script, from 1
  Span span{};          // in the script's file
  Position at{};        // where it begins
  std::string text{};   // as it is sent: it may hold secrets
  std::string shown{};  // the same without them
  std::string data{};   // what stands behind it (COPY … FROM stdin)
  facts::Snapshot before{};
  facts::Snapshot after{};
  std::vector<facts::Step> steps{};  // what it does, action by action; they point into the script
  bool sets = false;                 // it leaves something in the session that later ones rely on
  bool changes_schema() const;
  /// Whether rows may be without what they refer to: a table goes, or references are others.
  bool changes_references() const;
};

/// What runs together.
struct Unit {
  enum class Kind {
    transaction,  // with its journal row: all of it or nothing
    alone,        // one statement that cannot be part of a transaction with its journal row
    session  // settings of the session: no trace in the database, said again when a run goes on
  };
  Kind kind = Kind::transaction;
  std::vector<Statement> statements{};
};

/// One direction of a migration, ready to be run.
struct Script {
  std::vector<Unit> units{};
  std::string checksum{};         // SHA-256 of the text that runs
  std::string normal_checksum{};  // … of its statements as trees
  std::string file{};
  std::shared_ptr<const void> read{};  // what the steps point into, where nobody else keeps it

  bool empty() const { return units.empty(); }
  /// It runs in one transaction, whatever settings are said around it.
  bool is_one_transaction() const;
  /// A session that has run it is not as it was before.
  bool leaves_settings() const;
};

/// A setting that lasts for the session, also where the script goes on in another one.
bool sets_session(const sql::Statement& tree);

/// Which statements of a script are meant, in the order in which they run.
using Chosen = std::vector<size_t>;
/// The statements of a direction.
Chosen statements_of(const project::ReadScript& script, project::Direction direction);

/// Divides statements into units. `raw` is the text of the file with its secrets, which `source` is
/// without. `catalog` is the schema before; it is left as the statements leave it. What is not
/// going to run needs no facts: then only the checksums are to be used. `one_by_one` keeps every
/// statement in a unit of its own, as scripts want that ask for no transaction. `range` is the
/// release that the script goes on with, and knows of it then; without one the script is a range of
/// its own. An error is a statement that cannot be run: it was not understood as SQL, or it rolls
/// back what stands before it.
Result<Script> script_of(std::string_view raw, const Source& source, const dialect::Script& script,
                         const Chosen& chosen, bool one_by_one, catalog::Catalog& catalog,
                         const catalog::Semantics& semantics, const facts::CostModel& costs,
                         facts::Depth depth = facts::Depth::facts,
                         std::optional<facts::Range>* range = nullptr);

}  // namespace segue::plan
