#include "dialects/mysql/alarm.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "base/text.h"
#include "catalog/definitions.h"
#include "dialect/scanning.h"
#include "dialects/mysql/writer.h"

namespace segue::mysql {
namespace {

using catalog::Trigger;
using dialect::Alarm;
using dialect::LastUses;

/// The table's BEFORE triggers for an event.
std::vector<const Trigger*> triggers_before(const catalog::Relation& table,
                                            std::string_view event) {
  std::vector<const Trigger*> found;
  for (const auto& trigger : table.triggers) {
    const bool matches =
        text::equal_ignoring_case(trigger->timing, "BEFORE") &&
        std::any_of(trigger->events.begin(), trigger->events.end(),
                    [&](const auto& each) { return text::equal_ignoring_case(each.event, event); });
    if (matches) found.push_back(&*trigger);
  }
  return found;
}

/// The server moves such a column on by itself, in some modes without a word in its definition.
bool is_moved_by_server(const catalog::Column& column) {
  return column.on_update || column.generated ||
         (column.type && text::equal_ignoring_case(column.type->name.name.text, "timestamp"));
}

constexpr auto integers =
    std::to_array<std::string_view>({"tinyint", "smallint", "mediumint", "int", "bigint"});
constexpr auto texts = std::to_array<std::string_view>({"char", "varchar"});

bool is_whole(std::string_view number) {
  if (number.starts_with('-') || number.starts_with('+')) number.remove_prefix(1);
  return !number.empty() && std::all_of(number.begin(), number.end(), dialect::is_digit);
}

/// Whether the value stands in the column as it is written: 0.1 does not in a FLOAT, 1.5 not in an
/// INT.
bool is_kept(const sql::Expression& value, const sql::TypeName& type) {
  const auto is = [&](const auto& names) {
    return std::any_of(names.begin(), names.end(), [&](std::string_view name) {
      return text::equal_ignoring_case(name, type.name.name.text);
    });
  };
  const auto* literal = std::get_if<sql::Literal>(&value.form);
  if (is(texts)) return literal != nullptr && literal->kind == sql::LiteralKind::string;
  if (!is(integers)) return false;
  if (literal == nullptr) return is_kept(*std::get<sql::Unary>(value.form).operand, type);
  return literal->kind == sql::LiteralKind::integer || literal->kind == sql::LiteralKind::boolean ||
         (literal->kind == sql::LiteralKind::string && is_whole(literal->value));
}

/// What the first trigger sees in a row that does not say the value, as SQL. Nothing where that is
/// another one every time, or cannot be compared with.
std::optional<std::string> value_unless_given(const catalog::Column& column) {
  if (!catalog::has_value_of_its_own(column)) return "NULL";
  const auto* value = catalog::constant_default(column);
  if (value == nullptr || !column.type || !is_kept(*value, *column.type)) return std::nullopt;
  return write(*value);
}

/// A trigger that stands before all others sees the values of the statement, and NULL where it
/// gives none, even in a column that is NOT NULL (tried on MySQL 9.7 and MariaDB 10.11).
class Alarms final : public dialect::Alarms {
 public:
  bool triggers_follow_names() const override { return false; }

  std::optional<Alarm> on_writes(const LastUses& uses) const override {
    // Nothing tells what a trigger of another table writes from what an application does. A trigger
    // belongs to the schema of its table.
    if (uses.named_by_code || is_moved_by_server(uses.column)) return std::nullopt;
    const auto otherwise = value_unless_given(uses.column);
    if (!otherwise) return std::nullopt;
    if (uses.table.find('.') != std::string::npos) return std::nullopt;
    Alarm made{.arming = "DELIMITER //\n"};
    const std::string& column = uses.column_name;
    const bool all =
        take(made, uses, "INSERT", fmt::format("NOT (NEW.{} <=> {})", column, *otherwise)) &&
        take(made, uses, "UPDATE", fmt::format("NOT (NEW.{0} <=> OLD.{0})", column));
    if (!all) return std::nullopt;
    made.arming += "DELIMITER ;\n";
    return made;
  }

 private:
  /// False where it is not known which trigger is the first one.
  static bool take(Alarm& made, const LastUses& uses, std::string_view event,
                   const std::string& condition) {
    const auto others = triggers_before(uses.relation, event);
    if (others.size() > 1) return false;
    const std::string place =
        others.empty() ? "" : " PRECEDES " + quoted_name(others.front()->name);
    const std::string trigger = fmt::format("{}_{}", uses.name, text::lower(event));
    made.arming += fmt::format(
        "CREATE TRIGGER {} BEFORE {} ON {} FOR EACH ROW{} IF {} THEN SIGNAL SQLSTATE '42S22'"
        " SET MYSQL_ERRNO = 1054, MESSAGE_TEXT = '{}'; END IF//\n",
        trigger, event, uses.table, place, condition,
        dialect::alarm_words(uses.relation, uses.column).substr(0, 128));
    made.disarming += fmt::format("DROP TRIGGER IF EXISTS {};\n", trigger);
    return true;
  }
};

}  // namespace

const dialect::Alarms& alarms() {
  static const Alarms all;
  return all;
}

}  // namespace segue::mysql
