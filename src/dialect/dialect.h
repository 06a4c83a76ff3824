#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/finding.h"
#include "base/source.h"
#include "dialect/scan.h"
#include "dialect/secrets.h"
#include "dialect/version.h"
#include "sql/statement.h"

namespace segue::catalog {
class Semantics;
}
namespace segue::facts {
class CostModel;
}

namespace segue::dialect {

class Backfilling;
class Engine;
class Presence;

/// A statement that did not parse. It costs itself only.
struct SyntaxError {
  Span span{};            // the token that no rule takes; empty at the end of the statement
  std::string message{};  // "syntax error at `foo`, expected `(`"
};

struct ParsedStatement {
  Span span{};            // first to last token, without the terminator
  Span data{};            // inline data (COPY … FROM stdin)
  sql::Statement tree{};  // Opaque where it was not understood
  std::optional<SyntaxError> error{};

  bool understood() const { return !error && !std::holds_alternative<sql::Opaque>(tree); }
};

/// A file, read.
struct Script {
  std::vector<ParsedStatement> statements{};
  std::vector<Directive> directives{};
  std::vector<ClientCommand> client_commands{};
  Findings findings{};  // of the scanner: unterminated quotes, bad bytes. Syntax errors are with
                        // their statements.
  Secrets secrets{};    // blotted out of all of the above; whoever shows the text must do the same
};

/// Settings that change how text is read.
struct ReadOptions {
  bool ansi_quotes = false;  // "x" is an identifier also where the dialect takes it for a string
  bool no_backslash_escapes = false;
  bool test_script =
      false;  // the file is a script of the dialect's own test language around the SQL
};

/// Everything that differs by database, as far as it needs no server. Stateless, safe to share
/// between threads.
class Dialect {
 public:
  virtual ~Dialect() = default;

  virtual std::string_view name() const = 0;
  /// Other words for it, in lower case, as folders, file names, lock files and other tools call it.
  virtual std::span<const std::string_view> aliases() const { return {}; }
  /// How much a script looks like this dialect: 0 where nothing tells, more for every tell-tale.
  virtual int sniff(std::string_view /*sql*/) const { return 0; }
  virtual Script parse(const Source& source, const ReadOptions& options) const = 0;
  Script parse(const Source& source) const { return parse(source, ReadOptions{}); }
  /// The statement as SQL of this dialect, without a terminator. Parsing it gives the same tree.
  /// Opaque statements cannot be written: the result is empty.
  virtual std::string write(const sql::Statement& statement) const = 0;
  virtual std::string write(const sql::Expression& expression) const = 0;
  /// The character sets that a database of this dialect may have for default, in lower case; none
  /// where nothing depends on them.
  virtual std::vector<std::string_view> character_sets() const { return {}; }
  /// What applying statements to a catalog means on this server.
  virtual const catalog::Semantics& semantics(const Version& version) const = 0;
  /// What statements cost on this server.
  virtual const facts::CostModel& costs(const Version& version) const = 0;
  /// What it takes to run migrations.
  virtual const Engine& engine() const = 0;
  /// What it takes to change rows batch by batch.
  virtual const Backfilling& backfilling() const = 0;
  /// What its servers tell of those who use them.
  virtual const Presence& presence() const = 0;
};

}  // namespace segue::dialect
