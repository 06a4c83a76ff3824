#pragma once

#include <initializer_list>
#include <map>
#include <optional>
#include <vector>

#include "dialect/connection.h"
#include "dialect/dialect.h"
#include "dialect/engine.h"
#include "journal/entries.h"
#include "journal/tables.h"

namespace segue::journal {

/// The version of the tables that this program writes.
inline constexpr int newest_version = 4;
/// The version from which on they hold releases as they are read here.
inline constexpr int first_with_releases = 3;

/// Statements of the journal, in the order in which they are sent.
using Calls = std::vector<dialect::Call>;
void append(Calls& calls, const Calls& more);

/// Reads the journal over one session, and says what to write into it. What is said is taken for
/// written: whoever does not send it, or is refused, synchronises anew. It opens no transaction of
/// its own.
class Journal {
 public:
  Journal(dialect::Connection& connection, const dialect::Dialect& dialect, Owner owner);

  /// The version of the tables in the database; 0 where there are none. An error where a newer
  /// program made them.
  Result<int> version();
  /// Makes the tables, or brings those of an older program up to date.
  Result<bool> bring_up_to_date();
  /// Asks the database for the time and for the last event. To be called before anything is
  /// written, when nobody else writes.
  Result<bool> synchronise();
  /// Milliseconds since 1970, by the clock of the database.
  int64_t now() const;

  /// In the order in which they were begun.
  Result<std::vector<Migration>> migrations();
  Result<std::vector<Step>> steps(int64_t migration, std::string_view direction);
  Result<std::vector<Event>> events();
  /// Of migrations that failed and have neither ended nor been mended since, the last failure.
  Result<std::map<std::string, Event>> failures();

  /// Holds on to the right to write until the end of the transaction: no row where another runner
  /// has taken over.
  Calls confirm(int64_t fence) const;
  /// Gives the entry its id. One that it had before is forgotten.
  Calls begin(Migration& migration);
  /// The same and `confirm` in one word: no row where another runner has taken over.
  Calls begin_confirmed(Migration& migration, int64_t fence);
  Calls mark(int64_t migration, State state) const;
  /// What has run, where the entry holds that: the last text of each release is kept. An empty one
  /// is kept as one that is not known.
  Calls keep_text(const Migration& migration) const;
  /// What had run before the release that the entry's text ran for; nothing where that is not kept.
  Result<std::optional<Text>> earlier_text(const Migration& migration);
  /// The entry's texts are another's: checksums, the way back, what has run.
  Calls refresh(const Migration& migration) const;
  /// Of the entry and its steps nothing is left but the events.
  Calls forget(int64_t migration) const;
  /// … and of the backfills of a script, which is going to run anew.
  Calls forget_backfills(const Migration& migration) const;
  Calls intend(const Step& step) const;
  /// A step of which only the intent is known is tried again, as it reads by now.
  Calls intend_again(const Step& step) const;
  Calls finish(const Step& step) const;
  Calls fail(const Step& step, std::string_view problem) const;
  Calls drop_steps(int64_t migration, std::string_view direction) const;
  Calls note(std::string_view kind, std::string_view subject, std::string_view detail);

  /// Sends statements together, and gives back the answer of the last, or of the one that failed:
  /// as the server does, so that whoever runs a migration can decide what to do next.
  dialect::Answer write(std::initializer_list<Calls> parts);

 private:
  Result<bool> make_tables();
  Result<std::vector<Event>> events_that(std::string_view condition);
  Result<bool> add_texts(std::vector<Migration>& migrations);
  dialect::Values values_of_new(Migration& migration) const;
  Result<bool> run_script(std::string_view script);
  Calls call(std::string_view statement, const dialect::Values& values) const {
    return {tables_.call(statement, values)};
  }
  Result<dialect::Rows> read(std::string_view statement, const dialect::Values& values) {
    return tables_.read(statement, values);
  }

  dialect::Connection& connection_;
  const dialect::Dialect& dialect_;
  const dialect::Engine& engine_;
  Owner owner_;
  Tables tables_;
  bool holds_texts_ = false;  // the tables are new enough
  int64_t last_id_ = 0;
  int64_t last_event_ = 0;
  std::string last_hash_{};
};

}  // namespace segue::journal
