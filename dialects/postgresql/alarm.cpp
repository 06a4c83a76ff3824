#include "dialects/postgresql/alarm.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "base/text.h"
#include "catalog/definitions.h"
#include "dialects/postgresql/writer.h"

namespace segue::postgresql {
namespace {

using dialect::Alarm;
using dialect::LastUses;

/// Types whose values have an equality and do not depend on when or for whom they are read.
constexpr auto comparable = std::to_array<std::string_view>(
    {"smallint", "integer", "bigint", "numeric", "real", "double precision", "boolean", "text",
     "character varying", "character", "uuid"});

/// What a row gets that does not say it, as SQL of the column's type: a `real` of 0.1 is not the
/// number 0.1. Nothing where that is another value every time, or cannot be compared with.
std::optional<std::string> value_unless_given(const catalog::Column& column) {
  if (!catalog::has_value_of_its_own(column)) return "NULL";
  const auto* value = catalog::constant_default(column);
  if (value == nullptr || !column.type) return std::nullopt;
  const auto& name = column.type->name;
  const bool is_plain =
      name.schema.text.empty() && column.type->array_dimensions == 0 &&
      std::find(comparable.begin(), comparable.end(), name.name.text) != comparable.end();
  if (!is_plain) return std::nullopt;
  return write(sql::Expression{.form = sql::Cast{.operand = *value, .type = *column.type}});
}

/// Triggers of one kind fire in the order of their names, and ours must see a row before others
/// fill it. Behind UPDATE OF stands what a statement sets, whatever triggers set; what a statement
/// within a trigger sets is told from it by its depth (manual, CREATE TRIGGER and
/// pg_trigger_depth; tried on 15).
class Alarms final : public dialect::Alarms {
 public:
  bool triggers_follow_names() const override { return false; }

  std::optional<Alarm> on_writes(const LastUses& uses) const override {
    // What a domain has for a default is not known here; partitioned tables take such triggers
    // since 13.
    const auto otherwise = value_unless_given(uses.column);
    if (!otherwise || !uses.column.uses.empty() || uses.relation.partition_by) return std::nullopt;
    Alarm made;
    made.arming = fmt::format(
        "CREATE FUNCTION {0}() RETURNS trigger LANGUAGE plpgsql AS $segue$ BEGIN\n"
        "  RAISE EXCEPTION '{1}' USING ERRCODE = 'undefined_column';\n"
        "END $segue$;\n",
        uses.name, dialect::alarm_words(uses.relation, uses.column));
    take(made, uses, "insert", "",
         fmt::format("NEW.{} IS DISTINCT FROM {} AND ", uses.column_name, *otherwise));
    take(made, uses, "update", " OF " + uses.column_name, "");
    made.disarming += fmt::format("DROP FUNCTION {}();\n", uses.name);
    return made;
  }

 private:
  static void take(Alarm& made, const LastUses& uses, std::string_view event,
                   const std::string& columns, const std::string& condition) {
    const std::string trigger = fmt::format("\"!{}_{}\"", uses.name, event);
    made.arming += fmt::format(
        "CREATE TRIGGER {} BEFORE {}{} ON {} FOR EACH ROW WHEN ({}pg_trigger_depth() = 0)"
        " EXECUTE FUNCTION {}();\n",
        trigger, text::upper(event), columns, uses.table, condition, uses.name);
    made.disarming += fmt::format("DROP TRIGGER {} ON {};\n", trigger, uses.table);
  }
};

}  // namespace

const dialect::Alarms& alarms() {
  static const Alarms all;
  return all;
}

}  // namespace segue::postgresql
