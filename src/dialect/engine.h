#pragma once

#include <chrono>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "catalog/catalog.h"
#include "dialect/connection.h"
#include "dialect/version.h"
#include "facts/cost.h"

namespace segue::facts {
struct Step;
}

namespace segue::dialect {

/// A session that holds what another one waits for.
struct Blocker {
  std::string session{};            // as `session_of` calls it
  std::string who{};                // account, application, host: what helps to find it
  std::string statement{};          // what it runs or ran last, without secrets; cut
  std::chrono::milliseconds age{};  // of its transaction
  bool idle = false;                // it holds on without running anything
};

using Blockers = std::vector<Blocker>;

/// Who has to wait while a statement waits for its locks.
enum class Queue {
  nobody,  // what it waits for keeps no one else out
  behind,  // whoever comes after it; it has all its locks before it works
  twice    // … and once more at the end, when what it has worked for would be lost
};

/// What it takes to run migrations on a database, beyond sending their SQL. Stateless. Statements
/// that fail become errors: the message holds what the server said.
class Engine {
 public:
  virtual ~Engine() = default;

  /// What a connection says of its server, as a version of this dialect.
  virtual Version version_of(std::string_view server_version) const = 0;
  /// The same, with what the database has for default.
  virtual Result<Version> version_of(Connection& connection) const {
    return version_of(connection.server_version());
  }
  /// Prepares a fresh session for work: names it, sets what scripts rely on. Refuses a session that
  /// is not one (a pooler that hands every transaction to another one).
  virtual Result<bool> prepare(Connection& connection, std::string_view name) const = 0;
  /// The schema as it is, without the journal's tables and what the server keeps for itself. Equal
  /// to what the simulation makes of the same statements, once both are made comparable.
  virtual Result<catalog::Catalog> introspect(Connection& connection) const = 0;
  /// A catalog in the form in which a simulated one is compared with a live one: for servers that
  /// keep what a definition means and not how it was written.
  virtual catalog::Catalog comparable(const catalog::Catalog& catalog) const { return catalog; }

  /// How many rows refer to rows that are not there, where the database may let that happen while a
  /// script changes tables; 0 where it never does.
  virtual Result<size_t> broken_references(Connection& /*connection*/) const { return size_t{0}; }

  /// The statements that make a database of this name and drop it with whoever is in it; empty
  /// where a database is a file. The name is a plain word.
  virtual std::string create_database(std::string_view /*name*/) const { return {}; }
  virtual std::string drop_database(std::string_view /*name*/) const { return {}; }

  /// What makes the journal's tables and brings them up to date: statements in sections, each
  /// behind a line `-- version N` that leads from version N - 1 to N.
  virtual std::string_view journal_sql() const = 0;
  /// Whether the database has a table of this name where the journal's would be.
  virtual Result<bool> has_table(Connection& connection, std::string_view table) const = 0;
  /// The server's clock as an expression: milliseconds since 1970, an integer.
  virtual std::string_view now() const = 0;
  /// The schema in which a fresh session makes tables, as an expression: its name, quoted where it
  /// has to be.
  virtual std::string_view home() const = 0;
  /// Gives the session its own rights back, where a script may have taken another role; empty:
  /// there is none to take.
  virtual std::string_view own_role() const { return {}; }
  /// Begins a transaction that is going to write.
  virtual std::string_view begin() const = 0;
  /// Behind a SELECT: locks its rows until the end of the transaction; empty where a transaction
  /// that writes excludes others anyway.
  virtual std::string_view row_lock() const = 0;

  /// Takes a lock that dies with the session, without waiting; false where another session has it.
  /// True, and nothing done, where the database has no such locks: the lease in the journal is all
  /// there is then.
  virtual Result<bool> try_lock(Connection& connection, std::string_view name) const = 0;
  virtual Result<bool> unlock(Connection& connection, std::string_view name) const = 0;
  /// The session that has the lock; empty where none has it, or where that is not known.
  virtual Result<std::string> lock_holder(Connection& /*connection*/,
                                          std::string_view /*name*/) const {
    return std::string();
  }
  /// How the server calls the session, so that another can ask for it: it is never used again for a
  /// later session. Empty where sessions have no names.
  virtual Result<std::string> session_of(Connection& connection) const = 0;
  virtual Result<bool> session_exists(Connection& connection, std::string_view session) const = 0;
  /// Ends a session and what it runs. False where the account may not, or it is gone.
  virtual Result<bool> end_session(Connection& connection, std::string_view session) const = 0;

  /// Who queues behind a statement that costs this.
  virtual Queue queue_of(const facts::Cost& cost) const {
    const bool alone = cost.duration == facts::Duration::rows && !cost.blocks_writes();
    return alone ? Queue::nobody : Queue::behind;
  }
  /// The statement with the way written into it that its steps were judged by, so that the server
  /// refuses rather than take a dearer one. Nothing where it has no words for that, the statement
  /// has its own, or no way is dearer.
  virtual std::optional<std::string> held_to(const Version& /*version*/,
                                             std::string_view /*statement*/,
                                             std::span<const facts::Step> /*steps*/) const {
    return std::nullopt;
  }
  /// The statements that make the session wait so long for locks and not longer; rounded up to what
  /// the server counts in. Zero: as long as it takes.
  virtual std::vector<std::string> wait_for_locks(std::chrono::milliseconds limit) const = 0;
  /// The statement with a limit of its own on how long it waits for locks, where the server has
  /// words for that and takes a finer limit, or a shorter one, than `wait_for_locks`; below the
  /// server's unit it does not wait at all and fails at once. Nothing where there is no such way.
  virtual std::optional<std::string> hurried(const Version& /*version*/,
                                             std::string_view /*statement*/,
                                             std::chrono::milliseconds /*limit*/) const {
    return std::nullopt;
  }
  /// Whether the unit of `wait_for_locks` is too coarse for a shorter limit, so that a statement
  /// that others would queue behind wants a watchdog: a thread that asks `is_waiting_for_lock` by a
  /// connection of its own and interrupts the statement when its time is up.
  virtual bool wants_watchdog(const Version& /*version*/) const { return false; }
  /// Whether the session's statement waits, at this moment, for a lock that another one holds. For
  /// a watchdog: cheap, and asked by a session other than the one it asks about.
  virtual Result<bool> is_waiting_for_lock(Connection& watcher, std::string_view session) const {
    const auto found = blockers(watcher, session);
    if (!found) return found.error();
    return !found->empty();
  }
  /// Who holds what the session waits for, from the longest on.
  virtual Result<Blockers> blockers(Connection& connection, std::string_view session) const = 0;
  /// Who may hold what a hurried statement of the session did not get: all that have a transaction
  /// open, from the longest on. To be asked by another session.
  virtual Result<Blockers> suspects(Connection& /*connection*/,
                                    std::string_view /*session*/) const {
    return Blockers();
  }
  /// For how long the session's transaction has been open; nothing where it has none, or where that
  /// is not known.
  virtual Result<std::optional<std::chrono::milliseconds>> transaction_age(
      Connection& /*connection*/, std::string_view /*session*/) const {
    return std::optional<std::chrono::milliseconds>();
  }
};

}  // namespace segue::dialect
