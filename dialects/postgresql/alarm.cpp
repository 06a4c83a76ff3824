#include "dialects/postgresql/alarm.h"

#include <fmt/format.h>

#include "base/text.h"
#include "catalog/definitions.h"

namespace segue::postgresql {
namespace {

using dialect::Alarm;
using dialect::LastUses;

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
    const bool is_plain = !catalog::has_value_of_its_own(uses.column) && uses.column.uses.empty();
    if (!is_plain || uses.relation.partition_by) return std::nullopt;
    Alarm made;
    made.arming = fmt::format(
        "CREATE FUNCTION {0}() RETURNS trigger LANGUAGE plpgsql AS $segue$ BEGIN\n"
        "  RAISE EXCEPTION '{1}' USING ERRCODE = 'undefined_column';\n"
        "END $segue$;\n",
        uses.name, dialect::alarm_words(uses.relation, uses.column));
    take(made, uses, "insert", "", fmt::format("NEW.{} IS NOT NULL AND ", uses.column_name));
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
