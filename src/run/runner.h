#pragma once

#include <chrono>
#include <memory>
#include <optional>

#include "dialect/dialect.h"
#include "journal/journal.h"
#include "plan/script.h"
#include "run/lease.h"
#include "run/part.h"
#include "run/progress.h"
#include "run/sessions.h"
#include "run/settle.h"
#include "run/watchdog.h"

namespace segue::run {

struct Settings {
  LeaseTimes lease{};
  /// A change that others queue behind waits so long for locks, so that they do not wait longer.
  std::chrono::milliseconds lock_timeout{100};
  /// … and one that needs them again at its end, when it would have worked for nothing.
  std::chrono::milliseconds late_lock_timeout{2000};
  /// All tries of one statement together.
  std::chrono::milliseconds patience{std::chrono::minutes(10)};
  std::chrono::milliseconds first_pause{100};
  std::chrono::milliseconds longest_pause{std::chrono::seconds(30)};
  /// How often a lost connection is opened again.
  int reconnects = 10;
};

/// Carries out scripts on one database. What is all-or-nothing runs in one transaction with its
/// journal row; of anything else the intent is written before, the result after, and a run that was
/// broken off at any point goes on by asking the database what became of the last intent.
class Runner {
 public:
  Runner(Connect connect, const dialect::Dialect& dialect, journal::Owner owner, Settings settings,
         Progress& progress);
  ~Runner();

  /// Connects, and says whether the journal is there as this program writes it. That needs no right
  /// to change the database, and gives none.
  Result<bool> look();
  /// Connects, makes the journal and waits for the right to change the database.
  Result<bool> open();
  journal::Journal& journal() { return *journal_; }
  dialect::Connection& connection() { return *work_; }
  dialect::Version server() const { return version_; }

  /// Runs an up, or what is left of it. The entry's id and times are filled in here.
  Result<bool> apply(const plan::Script& script, journal::Migration entry,
                     const catalog::Semantics& semantics);
  /// Runs the down of a migration that was applied, or what is left of it.
  Result<bool> revert(const plan::Script& script, const journal::Migration& entry,
                      const catalog::Semantics& semantics);

  /// Changes the journal alone, in one transaction under the fence.
  using Recording = std::function<dialect::Answer(journal::Journal&)>;
  Result<bool> record(const Recording& what);
  /// Brings an entry that was begun and not ended to what the database shows: applied, pending, or
  /// begun with as much done as is there. Of the schema only a leftover is dropped.
  /// The entry's texts are those of the script.
  Result<Standing> settle(const plan::Script& script, const journal::Migration& entry,
                          const catalog::Semantics& semantics);

 private:
  struct Trouble;
  struct Task;
  using Happened = std::optional<Trouble>;

  Result<bool> connect();
  Result<bool> take_over();
  Result<bool> reopen();
  Result<bool> reconnect();
  Result<bool> end_own_sessions();
  Result<bool> refresh_session();
  Result<bool> carry_out(Task& task);
  Result<bool> find_again(Task& task);
  Result<bool> handle(Task& task, const Trouble& trouble);
  Result<bool> try_again(Task& task, const Trouble& trouble);
  Result<bool> give_up(Task& task, const Trouble& trouble);
  Error told(const Task& task, const Trouble& trouble) const;

  Happened attempt(Task& task);
  Happened in_one(Task& task);
  Happened step_by_step(Task& task);
  Happened begin_entry(Task& task);
  Happened open_entry(Task& task, journal::Calls& left);
  Happened close_entry(Task& task, journal::Calls left);
  Happened run_transaction(Task& task, const Part& unit, bool intended);
  Happened run_alone(Task& task, const Part& unit, bool intended);
  Happened send(Task& task, const plan::Statement& statement);
  Happened send_all(Task& task, const Part& unit);
  Happened settle(Task& task, const Part& unit, const journal::Step& intent, bool& done);
  Happened set_again(Task& task, const Part& unit);
  Happened begin();
  Happened begin_with(Task& task, journal::State state);
  Happened begin_confirmed_by(const journal::Calls& written);
  Happened commit(const journal::Calls& written);
  void roll_back();
  Happened keep_failure(const journal::Step& step, const std::string& message);
  void limit_waits(const Task& task, const Part& unit);
  std::string as_sent(Task& task, const plan::Statement& statement) const;
  void pause_for(Task& task, const Trouble& trouble, Watchdog::Clock::time_point until);
  journal::Step step_of(const Task& task, const Part& unit) const;

  Connect open_session_;
  const dialect::Dialect& dialect_;
  const dialect::Engine& engine_;
  journal::Owner owner_;
  Settings settings_;
  Progress& progress_;
  dialect::ConnectionPtr work_{};
  std::unique_ptr<Lease> lease_{};
  std::unique_ptr<journal::Journal> journal_{};
  std::unique_ptr<Watchdog> watchdog_{};
  dialect::Version version_{};
  std::string session_{};
  std::vector<std::string> own_sessions_{};  // that the server may still hold
  bool used_ = false;                        // a script has left settings in the session that works
  bool outrun_ = false;     // the right to run was lost, and taken again: others may have worked
  bool overtaken_ = false;  // … and others have had it meanwhile
  std::chrono::milliseconds waits_{-1};  // what the session was told
  std::chrono::milliseconds limit_{0};   // for the statements at hand; zero: none
  bool waits_anew_ = false;              // … which is to be told before they run
  bool hurries_ = false;                 // … and they want a limit of their own
};

}  // namespace segue::run
