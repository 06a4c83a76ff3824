#include "dialects/sqlite/backfill.h"

#include "base/text.h"
#include "dialects/sqlite/types.h"
#include "sql/query.h"

namespace segue::sqlite {
namespace {

using dialect::Connection;

std::string quoted(std::string_view name) {
  std::string result = "\"";
  for (const char c : name) {
    if (c == '"') result += c;
    result += c;
  }
  return result + '"';
}

/// The name as SQL.
std::string written(const sql::ObjectName& table) {
  const std::string schema = table.schema ? quoted(table.schema.text) + '.' : "";
  return schema + quoted(table.name.text);
}

// ---------------------------------------------------------------- expressions

sql::Expression call(std::string function, sql::Expression argument) {
  sql::Call call;
  call.function.name.text = std::move(function);
  call.arguments.push_back({.value = std::move(argument)});
  return {.form = std::move(call)};
}

sql::Expression both(sql::Expression left, std::string op, sql::Expression right) {
  return {.form =
              sql::Binary{.op = std::move(op), .left = std::move(left), .right = std::move(right)}};
}

/// Whatever the collation of the column takes for the same.
sql::Expression by_bytes(sql::Expression value) {
  sql::Collate collate{.operand = std::move(value)};
  collate.collation.name.text = "BINARY";
  return {.form = std::move(collate)};
}

/// A plus makes a column an expression without a type of its own, so that it is compared as the
/// stored column would keep it; it also keeps `IS NOT TRUE` from being a test of another kind.
sql::Expression without_affinity(sql::Expression value) {
  return {.form = sql::Unary{.op = "+", .operand = std::move(value)}};
}

/// `CASE typeof(x) WHEN 'integer' THEN CAST(x AS REAL) ELSE x END`: a column of this affinity loses
/// the last digits of large integers, a comparison with one does not.
sql::Expression as_real(sql::Expression value) {
  sql::TypeName real;
  real.name.name.text = "REAL";
  const sql::Literal integer{.kind = sql::LiteralKind::string, .value = "integer"};
  sql::Case choice{.operand = Box<sql::Expression>(call("typeof", value))};
  choice.when.push_back({.condition = sql::Expression{.form = integer},
                         .result = sql::Expression{.form = sql::Cast{value, real}}});
  choice.otherwise = Box<sql::Expression>(std::move(value));
  return {.form = std::move(choice)};
}

// ---------------------------------------------------------------- questions

/// No row is smaller than this, in bytes: a bound where numbers of rows are drawn by lot.
constexpr std::string_view smallest_row = "5";

/// The span of the row numbers, or what has room in the file. A column may be called `rowid`, and
/// hold anything.
std::string span_of_rowids(const sql::ObjectName& table) {
  const std::string name = written(table);
  return "SELECT CASE WHEN least IS NULL THEN 0"
         " WHEN typeof(least) = 'integer' AND typeof(most) = 'integer'"
         " THEN CAST(min(most - least + 1.0, bytes / " +
         std::string(smallest_row) +
         ") AS INTEGER) END"
         " FROM (SELECT (SELECT min(rowid) FROM " +
         name + ") AS least, (SELECT max(rowid) FROM " + name +
         ") AS most,"
         " (SELECT page_count FROM pragma_page_count) *"
         " (SELECT page_size FROM pragma_page_size) AS bytes)";
}

constexpr std::string_view counted_by_analyze =
    "SELECT CAST(stat AS INTEGER) FROM sqlite_stat1 WHERE tbl = ? COLLATE NOCASE"
    " ORDER BY idx IS NOT NULL LIMIT 1";

class SqliteBackfilling : public dialect::Backfilling {
 public:
  /// `quote` writes every value so that it is read as the same one, of the same storage class.
  std::string unfit_key(const sql::TypeName* /*type*/) const override { return {}; }

  /// `quote` ends a text at its first zero byte; what holds one is written by its bytes.
  std::string key_text(std::string_view column, const sql::TypeName* /*type*/) const override {
    const std::string c(column);
    return "CASE WHEN typeof(" + c + ") = 'text' AND instr(" + c +
           ", char(0)) THEN '+CAST(X''' || hex(" + c + ") || ''' AS TEXT)' ELSE quote(" + c +
           ") END";
  }
  std::string key_literal(std::string_view text, const sql::TypeName* /*type*/) const override {
    return std::string(text);
  }

  /// A VACUUM may number the rows of a table anew that has no INTEGER PRIMARY KEY.
  std::string_view hidden_key() const override { return "rowid"; }
  bool hidden_key_lasts() const override { return true; }

  sql::Expression differs(sql::Expression stored, sql::Expression wanted,
                          const sql::TypeName* type) const override {
    const bool real = type != nullptr && affinity_of(*type) == Affinity::real;
    const bool kept_as_is = type != nullptr && affinity_of(*type) == Affinity::blob;
    sql::Expression other = real ? as_real(wanted) : wanted;
    sql::Expression differs = both(by_bytes(stored), "IS NOT", without_affinity(std::move(other)));
    if (!kept_as_is) return differs;
    // 1 and 1.0 are equal, and kept as they come.
    return both(std::move(differs), "OR",
                both(call("typeof", std::move(stored)), "<>", call("typeof", std::move(wanted))));
  }

  std::vector<std::string> prepare(
      const dialect::Version& /*version*/,
      const std::vector<const sql::TypeName*>& /*key*/) const override {
    return {};
  }

  /// A crash between the commits of two files may keep the one and lose the other.
  Result<std::string> unfit_table(Connection& connection,
                                  const sql::ObjectName& table) const override {
    const std::string& name = table.name.text;
    if (table.schema && !text::equal_ignoring_case(table.schema.text, "main"))
      return "`" + table.text() + "` is in another file";
    const auto found = ask(connection,
                           "SELECT type, sql LIKE 'CREATE VIRTUAL TABLE%' FROM sqlite_schema"
                           " WHERE name = ? COLLATE NOCASE AND type IN ('table', 'view')",
                           {name}, "looking at the table");
    if (!found) return found.error();
    if (found->empty()) return Error{ErrorCode::database, "there is no table `" + name + "`"};
    if (found->text(0, 0) == "view")
      return "`" + name + "` is a view: its rows are those of other tables";
    if (found->number(0, 1) != 0)
      return "`" + name + "` is a virtual table: its module decides where its rows are";
    return std::string();
  }

  Result<std::optional<int64_t>> estimated_rows(Connection& connection,
                                                const sql::ObjectName& table) const override {
    using Count = std::optional<int64_t>;
    // A table without row numbers fails the one question, a file that was never analyzed the other.
    auto answer = connection.run(span_of_rowids(table));
    if (!answer || answer->empty() || !answer->rows[0][0])
      answer = connection.run(counted_by_analyze, {table.name.text});
    const bool known = answer && !answer->empty() && answer->rows[0][0];
    return known ? Count(answer->number(0, 0)) : Count();
  }

  dialect::Signals signals(Connection& /*connection*/, const sql::ObjectName& /*table*/,
                           const dialect::SignalLimits& /*limits*/) const override {
    return {};
  }

  /// A writer that waits asks again and again, ever more seldom: only long rests let it in soon.
  dialect::Pace gentle() const override {
    return {.target = std::chrono::milliseconds(4), .pause = 200};
  }
  dialect::Pace fast() const override { return {.target = std::chrono::milliseconds(30)}; }
  /// Writers do not queue: without it, batches that follow each other starve another one.
  std::chrono::microseconds least_pause() const override { return std::chrono::milliseconds(1); }
};

}  // namespace

const dialect::Backfilling& backfilling() {
  static const SqliteBackfilling instance;
  return instance;
}

}  // namespace segue::sqlite
