#include "dialects/mysql/dialect.h"

#include "dialects/mysql/backfill.h"
#include "dialects/mysql/engine.h"
#include "dialects/mysql/facts.h"
#include "dialects/mysql/parse/parse.h"
#include "dialects/mysql/presence.h"
#include "dialects/mysql/semantics.h"
#include "dialects/mysql/telltales.h"
#include "dialects/mysql/types.h"
#include "dialects/mysql/writer.h"

namespace segue::mysql {
namespace {

class MysqlDialect : public dialect::Dialect {
 public:
  std::string_view name() const override { return "mysql"; }
  std::span<const std::string_view> aliases() const override { return mysql::aliases(); }
  int sniff(std::string_view sql) const override { return mysql::sniff(sql); }
  dialect::Script parse(const Source& source, const dialect::ReadOptions& options) const override {
    return mysql::parse(source, options);
  }
  std::string write(const sql::Statement& statement) const override {
    return mysql::write(statement);
  }
  std::string write(const sql::Expression& expression) const override {
    return mysql::write(expression);
  }
  std::vector<std::string_view> character_sets() const override { return mysql::character_sets(); }
  const catalog::Semantics& semantics(const dialect::Version& version) const override {
    return mysql::semantics(version);
  }
  const facts::CostModel& costs(const dialect::Version& version) const override {
    return mysql::costs(version);
  }
  const dialect::Engine& engine() const override { return mysql::engine(); }
  const dialect::Backfilling& backfilling() const override { return mysql::backfilling(); }
  const dialect::Presence& presence() const override { return mysql::presence(); }
};

}  // namespace

const dialect::Dialect& dialect() {
  static const MysqlDialect instance;
  return instance;
}

}  // namespace segue::mysql
