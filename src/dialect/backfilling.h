#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "dialect/connection.h"
#include "dialect/version.h"
#include "sql/query.h"

namespace segue::dialect {

/// What a server shows of how it fares: a reason for a backfill to rest.
struct Signal {
  enum class State {
    clear,
    hold,    // beyond its limit
    unknown  // it could not be read
  };
  std::string name{};     // "replica-lag", "lock-waiters", …: always the same for the same signal
  std::string reading{};  // for people: "replica `b` is 3.2 s behind", or why it cannot be read
  State state = State::clear;
  /// Not to know it is as bad as being beyond the limit.
  bool must_be_known = false;
  /// It comes and goes from one moment to the next: it counts where it is met twice in a row.
  bool passing = false;

  bool holds() const { return state == State::hold || (state == State::unknown && must_be_known); }
};
using Signals = std::vector<Signal>;

/// From where on a signal holds a backfill up. A limit that is not positive switches its signal
/// off.
struct SignalLimits {
  std::chrono::milliseconds replica_lag{1000};
  std::chrono::milliseconds oldest_transaction{std::chrono::minutes(5)};
  int lock_waiters = 1;               // sessions that wait for locks of the table, ours aside
  int log_files_to_archive = 42;      // that wait for it
  int64_t retained_log = 64LL << 30;  // bytes that a replication slot keeps
  int threads_running = 25;
  int64_t history_length = 1'000'000;  // of what old snapshots keep
  bool vacuum = true;                  // the server cleans the table up by itself
};

/// How long a batch's rows may take, how long others get behind it, and how many work at it.
struct Pace {
  std::chrono::milliseconds target{};
  int pause = 0;  // percent of a batch's time
  int workers = 1;
};

/// What differs by database when rows are changed batch by batch, in the order of a key. Stateless.
class Backfilling {
 public:
  virtual ~Backfilling() = default;

  /// Why a column of this type cannot be a key whose values are kept and compared without loss;
  /// empty where it can. A null type is one that nobody knows.
  virtual std::string unfit_key(const sql::TypeName* type) const = 0;
  /// An expression that gives the value of a key column (`column` is SQL) as text …
  virtual std::string key_text(std::string_view column, const sql::TypeName* type) const = 0;
  /// … and such a text as a constant that is compared with the column as the column's own values
  /// are.
  virtual std::string key_literal(std::string_view text, const sql::TypeName* type) const = 0;
  /// Whether `(a, b) > (1, 2)` finds its rows by an index over both.
  virtual bool compares_rows() const { return true; }
  /// A column that every table has without saying so and that tells its rows apart: what a table
  /// without a key is cut by, on request. Empty where there is none.
  virtual std::string_view hidden_key() const { return {}; }
  /// Whether a changed row keeps its hidden key.
  virtual bool hidden_key_lasts() const { return false; }

  /// Whether a stored value differs from the one that the statement would store: the expression is
  /// true or false, never NULL. `wanted` is made what a column of the type keeps of it.
  virtual sql::Expression differs(sql::Expression stored, sql::Expression wanted,
                                  const sql::TypeName* type) const = 0;

  /// Statements that make a session ready to change rows beside others.
  virtual std::vector<std::string> prepare(const Version& version,
                                           const std::vector<const sql::TypeName*>& key) const = 0;
  /// What these statements change in the meaning of the backfill's own; empty: nothing.
  virtual std::string remark(const std::vector<const sql::TypeName*>& /*key*/) const { return {}; }
  /// Why rows of the table cannot be changed in one transaction with those of the journal; empty
  /// where they can.
  virtual Result<std::string> unfit_table(Connection& /*connection*/,
                                          const sql::ObjectName& /*table*/) const {
    return std::string();
  }
  /// How many rows the server thinks that the table has; nothing where it does not know. Cheap: no
  /// rows are counted.
  virtual Result<std::optional<int64_t>> estimated_rows(Connection& connection,
                                                        const sql::ObjectName& table) const = 0;
  /// The transactions of this database that have changed something and are open, whoever runs
  /// them: names that no later transaction has. What began before a backfill and is not seen by it
  /// must have ended before its bounds are fixed. Empty where there is only one writer at a time.
  virtual Result<std::vector<std::string>> writers(Connection& /*connection*/) const {
    return std::vector<std::string>();
  }
  /// How the server fares, as far as a backfill of the table is concerned.
  virtual Signals signals(Connection& connection, const sql::ObjectName& table,
                          const SignalLimits& limits) const = 0;
  /// A pace that the application hardly notices: measured with `./dev bench backfill`.
  virtual Pace gentle() const { return {.target = std::chrono::milliseconds(1), .pause = 25}; }
  /// A pace that is nearly that of one statement over all rows, and that the application can bear.
  virtual Pace fast() const {
    return {.target = std::chrono::milliseconds(3), .pause = 0, .workers = 2};
  }
  /// How far the server that is asked is behind the one that it follows. It must be known: one that
  /// follows none counts as one that cannot be read.
  virtual Signal lag_of(Connection& /*replica*/, std::chrono::milliseconds /*limit*/) const {
    return {.name = "replica-lag",
            .reading = "a database of this kind has no replicas",
            .state = Signal::State::unknown,
            .must_be_known = true};
  }
  /// The shortest pause between two batches that lets others in.
  virtual std::chrono::microseconds least_pause() const { return std::chrono::microseconds(0); }
};

}  // namespace segue::dialect
