#include "dialects/sqlite/dialect.h"

#include "dialects/sqlite/backfill.h"
#include "dialects/sqlite/engine.h"
#include "dialects/sqlite/facts.h"
#include "dialects/sqlite/parse/parse.h"
#include "dialects/sqlite/presence.h"
#include "dialects/sqlite/semantics.h"
#include "dialects/sqlite/telltales.h"
#include "dialects/sqlite/writer.h"

namespace segue::sqlite {
namespace {

class SqliteDialect : public dialect::Dialect {
 public:
  std::string_view name() const override { return "sqlite"; }
  std::span<const std::string_view> aliases() const override { return sqlite::aliases(); }
  int sniff(std::string_view sql) const override { return sqlite::sniff(sql); }
  dialect::Script parse(const Source& source, const dialect::ReadOptions& options) const override {
    return sqlite::parse(source, options);
  }
  std::string write(const sql::Statement& statement) const override {
    return sqlite::write(statement);
  }
  std::string write(const sql::Expression& expression) const override {
    return sqlite::write(expression);
  }
  const catalog::Semantics& semantics(const dialect::Version& version) const override {
    return sqlite::semantics(version);
  }
  const facts::CostModel& costs(const dialect::Version& version) const override {
    return sqlite::costs(version);
  }
  const dialect::Engine& engine() const override { return sqlite::engine(); }
  const dialect::Backfilling& backfilling() const override { return sqlite::backfilling(); }
  const dialect::Presence& presence() const override { return sqlite::presence(); }
};

}  // namespace

const dialect::Dialect& dialect() {
  static const SqliteDialect instance;
  return instance;
}

}  // namespace segue::sqlite
