#include <algorithm>
#include <array>

#include "base/text.h"
#include "dialects/postgresql/facts_parts.h"
#include "sql/uses.h"

namespace segue::postgresql {
namespace {

/// Functions of the server whose result may differ between two calls in one statement
/// (pg_proc.dat, provolatile = v, 13 to 18; those that can stand in a default), in alphabetical
/// order. All others of its own are stable or immutable: now() is.
constexpr auto volatile_functions = std::to_array<std::string_view>({
    "clock_timestamp",
    "currval",
    "gen_random_bytes",
    "gen_random_uuid",
    "lastval",
    "nextval",
    "pg_backend_pid",
    "pg_notify",
    "pg_sleep",
    "random",
    "random_normal",
    "set_config",
    "setval",
    "timeofday",
    "txid_current",
    "uuid_generate_v1",
    "uuid_generate_v1mc",
    "uuid_generate_v4",
    "uuidv4",
    "uuidv7",
});

bool is_stable_routine(const catalog::Routine& routine) {
  const std::string words = text::upper(routine.characteristics);
  return words.find("IMMUTABLE") != std::string::npos || words.find("STABLE") != std::string::npos;
}

/// A function is volatile unless it says otherwise.
bool is_volatile(const Bill& bill, const sql::ObjectName& function) {
  const auto id = bill.before.routine_id(function);
  if (!id)
    return std::find(volatile_functions.begin(), volatile_functions.end(), function.name.text) !=
           volatile_functions.end();
  const auto overloads = bill.before.catalog().routines_named(*id);
  return !std::all_of(overloads.begin(), overloads.end(), [&](const catalog::Id& each) {
    const auto* routine = bill.before.catalog().routines.find(each);
    return routine && is_stable_routine(**routine);
  });
}

}  // namespace

std::string column_in(const sql::Expression& value) {
  const auto* reference = std::get_if<sql::ColumnReference>(&value.form);
  return reference && !reference->star && !reference->parts.empty() ? reference->parts.back().text
                                                                    : std::string();
}

bool is_volatile(const Bill& bill, const sql::Expression& value) {
  const auto functions = sql::uses_of(value).functions;
  return std::any_of(functions.begin(), functions.end(),
                     [&](const sql::ObjectName& f) { return is_volatile(bill, f); });
}

const catalog::Type* domain_of(const Bill& bill, const sql::TypeName& type) {
  if (type.array_dimensions > 0) return nullptr;
  const auto id = bill.before.type_id(type.name);
  const catalog::Type* held = id ? bill.before.catalog().type(*id) : nullptr;
  return held && held->kind == catalog::TypeKind::domain ? held : nullptr;
}

bool is_constrained(const Bill& bill, const sql::TypeName& type) {
  const catalog::Type* domain = domain_of(bill, type);
  if (!domain) return false;
  if (domain->not_null || !domain->checks.empty()) return true;
  return domain->base && is_constrained(bill, *domain->base);
}

bool is_incomparable(const sql::TypeName& type) {
  constexpr auto names = std::to_array<std::string_view>(
      {"json", "xml", "point", "line", "lseg", "box", "path", "polygon", "circle"});
  return type.array_dimensions == 0 &&
         std::find(names.begin(), names.end(), type.name.name.text) != names.end();
}

sql::TypeName base_of(const Bill& bill, const sql::TypeName& type) {
  const catalog::Type* domain = domain_of(bill, type);
  return domain && domain->base ? base_of(bill, *domain->base) : type;
}

}  // namespace segue::postgresql
