#include "dialects/postgresql/dialect.h"

#include "dialects/postgresql/backfill.h"
#include "dialects/postgresql/engine.h"
#include "dialects/postgresql/facts.h"
#include "dialects/postgresql/parse/parse.h"
#include "dialects/postgresql/presence.h"
#include "dialects/postgresql/semantics.h"
#include "dialects/postgresql/telltales.h"
#include "dialects/postgresql/writer.h"

namespace segue::postgresql {
namespace {

class PostgresqlDialect : public dialect::Dialect {
 public:
  std::string_view name() const override { return "postgresql"; }
  std::span<const std::string_view> aliases() const override { return postgresql::aliases(); }
  int sniff(std::string_view sql) const override { return postgresql::sniff(sql); }
  dialect::Script parse(const Source& source, const dialect::ReadOptions&) const override {
    return postgresql::parse(source);
  }
  std::string write(const sql::Statement& statement) const override {
    return postgresql::write(statement);
  }
  std::string write(const sql::Expression& expression) const override {
    return postgresql::write(expression);
  }
  const catalog::Semantics& semantics(const dialect::Version& version) const override {
    return postgresql::semantics(version);
  }
  const facts::CostModel& costs(const dialect::Version& version) const override {
    return postgresql::costs(version);
  }
  const dialect::Engine& engine() const override { return postgresql::engine(); }
  const dialect::Backfilling& backfilling() const override { return postgresql::backfilling(); }
  const dialect::Presence& presence() const override { return postgresql::presence(); }
};

}  // namespace

const dialect::Dialect& dialect() {
  static const PostgresqlDialect instance;
  return instance;
}

}  // namespace segue::postgresql
