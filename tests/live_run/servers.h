#pragma once

#include <memory>
#include <string>
#include <vector>

#include "dialect/dialect.h"
#include "dialect/target.h"
#include "support/rollout.h"

namespace segue::test {

/// A server that the tests of this program share: started when it is first asked for, ended with
/// the program.
class LiveServer {
 public:
  virtual ~LiveServer() = default;
  virtual std::string name() const = 0;  // "PostgreSQL", "MariaDB", "MySQL"
  virtual const dialect::Dialect& dialect() const = 0;
  /// Where its socket is, and how it is called there.
  virtual std::string socket_folder() const = 0;
  virtual std::string socket_name() const = 0;
  /// A database of it, by a socket of that name in another folder: its own, or a proxy's.
  virtual dialect::Target target_by(const std::string& folder,
                                    const std::string& database) const = 0;
  /// The same as users write it.
  virtual std::string url_by(const std::string& folder, const std::string& database) const = 0;
  /// Ends it without a word to anybody, and starts it again on its data.
  virtual void restart() = 0;
  /// Migrations with each kind of step that this server knows.
  virtual const History& history() const = 0;

  dialect::Target target(const std::string& database) const {
    return target_by(socket_folder(), database);
  }
  std::string url(const std::string& database) const { return url_by(socket_folder(), database); }
  /// An empty database of that name, whatever was there before.
  dialect::Target fresh(const std::string& database) const;
  /// A rollout of the history on a database of that name, which is made anew.
  Rollout rollout(const std::string& database) const;
  /// What a run of the history has left there.
  std::string all_of(const Rollout& rollout) const;
};

/// All that can be had. A missing one is said aloud and counted in the output; where there is none
/// at all, the program ends as skipped.
const std::vector<LiveServer*>& live_servers();

/// A session, for tests: it must be possible, and its statements must succeed.
dialect::ConnectionPtr session(const dialect::Target& target);
dialect::Rows done(dialect::Connection& connection, const std::string& statement);

/// How far it is from one moment that is tried to the next: 1, or $SEGUE_STRIDE for who is in a
/// hurry.
int stride();

/// Asks until it is so; false after a minute.
bool comes_true(const std::function<bool()>& asked);

}  // namespace segue::test
