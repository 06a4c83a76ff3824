#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "catalog/semantics.h"

namespace segue::facts {

/// How long a statement works while it holds what it holds.
enum class Duration {
  instant,  // it only edits the catalog
  brief,  // it also does work that does not grow with the rows (files are created, caches emptied)
  rows    // it reads or writes rows: the larger the table, the longer
};
/// "instant", "short", "rows".
std::string_view name_of(Duration duration);

/// Whether a statement can be part of a transaction.
enum class Transactional {
  yes,      // a rollback undoes it
  refused,  // the server refuses it inside a transaction
  commits   // the server commits what is open, before it and after it
};

/// From when on the statements that follow can use what a statement adds to a type.
enum class Usable {
  at_once,
  at_once_in_new_types,  // after the commit, unless the same transaction made the type
  after_commit
};

/// A lock on a relation that existed before.
struct Lock {
  std::string relation{};  // as people name it
  std::string mode{};      // in the server's words, such as "ACCESS EXCLUSIVE"
  bool blocks_reads = false;
  bool blocks_writes = false;

  bool operator==(const Lock&) const = default;
};

/// What a statement costs on one server version.
struct Cost {
  std::vector<Lock> locks{};                    // the strongest per relation, by relation name
  std::vector<std::string> rewrites{};          // relations whose rows are written again
  std::vector<std::string> scans{};             // relations that are read from end to end
  std::vector<std::string> rebuilds_indexes{};  // existing indexes that are built again
  Transactional transactional = Transactional::yes;
  Duration duration = Duration::instant;
  std::string algorithm{};          // the cheapest that the server accepts, where it has a choice
  std::string lock{};               // the weakest that it accepts with that algorithm
  std::string refusal{};            // why the server refuses the statement; empty where it does not
  std::string refusal_with_rows{};  // why it refuses as soon as the table holds a row
  std::string fault{};  // the fault of this server version that it runs into; empty: none known
  Usable usable = Usable::at_once;
  bool adds_incomparable = false;  // a column of a type that DISTINCT, GROUP BY and UNION refuse

  bool blocks_reads() const;
  bool blocks_writes() const;
  /// Whether other sessions wait for work that grows with the rows.
  bool blocks_long() const { return duration == Duration::rows && blocks_writes(); }
  bool blocks_reads_long() const { return duration == Duration::rows && blocks_reads(); }
  const Lock* lock_of(std::string_view relation) const;
};

/// A statement and the schema around it.
struct Situation {
  const catalog::Catalog& before;
  const catalog::Catalog& after;
  const sql::Statement& statement;
  const catalog::Semantics& semantics;
};

/// What becomes of the values of a column whose type changes.
enum class Conversion {
  same,       // nothing that anybody could see
  widening,   // every old value stays, every old write stays possible
  narrowing,  // values that were possible no longer are
  unsure,     // the server converts either way: driver and session decide whether code notices
  other       // code that reads or writes it must change
};

/// What a server does with scripts and objects in general, as far as a yes, a number or a name can
/// tell.
struct Habits {
  bool text_is_transaction = false;  // several statements sent as one text are one transaction
  bool local_settings = false;       // SET LOCAL ends with the transaction
  bool triggers_recur = true;        // a trigger fires again for what other triggers do in turn
  bool views_take_writes = true;     // a plain view hands writes on to its table
  bool enforces_types = true;        // a value of another type is refused or converted
  bool counters_follow_rows = true;  // a row with a key of its own moves the counter on
  bool quoted_may_be_text = false;   // a quoted name that fits nothing is taken for a string
  bool one_writer = false;           // one writes at a time, whatever the statement and its table
  size_t longest_name = 0;           // in bytes, or in characters; 0: there is no limit
  bool names_in_bytes = false;
  bool cuts_long_names = false;  // … instead of refusing them
  // The settings that bound waiting and working; empty where there is none.
  std::string_view lock_timeout{};
  std::string_view statement_timeout{};
  std::string_view idle_timeout{};
};

/// What one server version charges. Stateless, safe to share between threads.
class CostModel {
 public:
  virtual ~CostModel() = default;
  virtual Cost cost_of(const Situation& situation) const = 0;
  virtual Habits habits() const { return {}; }
  virtual Conversion conversion(const sql::TypeName& from, const sql::TypeName& to) const = 0;
  /// Whether a routine that takes `to` can be called with `from`, without a word about it.
  virtual bool casts_implicitly(const sql::TypeName& /*from*/, const sql::TypeName& /*to*/) const {
    return false;
  }
};

}  // namespace segue::facts
