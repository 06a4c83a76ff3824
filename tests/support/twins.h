#pragma once

#include <functional>
#include <set>
#include <string>

#include "base/files.h"
#include "catalog/catalog.h"
#include "corpus/corpus.h"
#include "dialect/connection.h"
#include "dialect/dialect.h"
#include "project/script.h"

namespace segue::test {

struct Figures {
  size_t migrations = 0;
  size_t statements = 0;
  size_t same = 0;
  size_t refused = 0;  // statements that the server refused

  void add(const Figures& other);
};

/// The figures as a line of an expected table, whose names are so wide.
std::string row(const std::string& name, size_t width, const Figures& figures);

/// On one line, and without what separates the reasons from it.
std::string one_line(std::string text);

/// A database, and the catalog that ought to describe it. What is not the same goes into a table of
/// expected differences.
class Twins {
 public:
  /// `side` is what the real one is called in the table: "server".
  Twins(const dialect::Dialect& dialect, const dialect::Version& version,
        dialect::ConnectionPtr connection, std::string_view side, ExpectedTable& expected);

  /// As a tool does that opens a session for each script.
  void use(dialect::ConnectionPtr connection) { connection_ = std::move(connection); }
  dialect::Connection& connection() { return *connection_; }
  catalog::Catalog& catalog() { return catalog_; }
  /// Of the simulation.
  void end_session();

  /// Runs what a script says in one direction.
  void run_script(const project::ReadScript& read, project::Direction direction,
                  const std::string& where);
  /// Runs one statement on both sides.
  void execute(const Source& source, const dialect::ParsedStatement& statement,
               const std::string& where);
  /// Differences that an earlier comparison has met are not told again.
  void compare(const std::string& where);

  const Figures& figures() const { return figures_; }

 private:
  const catalog::Semantics& semantics() const { return dialect_.semantics(version_); }

  const dialect::Dialect& dialect_;
  dialect::Version version_;
  dialect::ConnectionPtr connection_;
  std::string side_;
  ExpectedTable& expected_;
  catalog::Catalog catalog_;
  std::set<std::string> known_{};
  Figures figures_{};
};

/// What is done around the scripts of a history, besides running them.
struct Around {
  std::function<void()> before_migration = [] {};
  std::function<void()> after_script = [] {};
  std::function<void()> after_migration = [] {};  // once the two have been compared
};

/// All migrations up, one after the other, then all of them down, compared after each.
void up_and_down(Twins& twins, const FileTree& tree, const project::History& history,
                 const std::string& name, const Around& around = {});

}  // namespace segue::test
