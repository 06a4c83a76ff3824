// What functions' values come from: their arguments, or also other rows, chance, the clock.

#include "plan/backfill_calls.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace segue::plan {
namespace {

/// Those that are called with OVER, WITHIN GROUP, FILTER or DISTINCT are known by that.
constexpr auto over_rows = std::to_array<std::string_view>({"count",
                                                            "sum",
                                                            "total",
                                                            "avg",
                                                            "every",
                                                            "bool_and",
                                                            "bool_or",
                                                            "bit_and",
                                                            "bit_or",
                                                            "bit_xor",
                                                            "std",
                                                            "variance",
                                                            "median",
                                                            "mode",
                                                            "corr",
                                                            "any_value",
                                                            "array_agg",
                                                            "string_agg",
                                                            "group_concat",
                                                            "json_arrayagg",
                                                            "xmlagg",
                                                            "json_objectagg",
                                                            "range_agg",
                                                            "range_intersect_agg",
                                                            "json_group_array",
                                                            "json_group_object",
                                                            "jsonb_group_array",
                                                            "jsonb_group_object"});
constexpr auto over_rows_all =
    std::to_array<std::string_view>({"stddev", "var_", "regr_", "covar_", "percentile_", "json_agg",
                                     "jsonb_agg", "json_object_agg", "jsonb_object_agg"});
constexpr auto chance = std::to_array<std::string_view>({"random",
                                                         "rand",
                                                         "random_normal",
                                                         "random_bytes",
                                                         "randomblob",
                                                         "gen_random_uuid",
                                                         "gen_random_bytes",
                                                         "gen_salt",
                                                         "uuid",
                                                         "uuid_short",
                                                         "uuid_v4",
                                                         "uuid_v7",
                                                         "uuidv4",
                                                         "uuidv7",
                                                         "uuid_generate_v1",
                                                         "uuid_generate_v1mc",
                                                         "uuid_generate_v4",
                                                         "uuid_generate_v7",
                                                         "sys_guid",
                                                         "newid",
                                                         "ulid",
                                                         "gen_ulid",
                                                         "nextval",
                                                         "setval",
                                                         "lastval"});
constexpr auto clock = std::to_array<std::string_view>(
    {"now", "current_timestamp", "current_date", "current_time", "localtime", "localtimestamp",
     "curdate", "curtime", "sysdate", "timeofday", "clock_timestamp", "statement_timestamp",
     "transaction_timestamp", "utc_timestamp", "utc_date", "utc_time"});

/// What tells the time unless it is given one: with so many arguments, it is.
struct Reader {
  std::string_view name;
  size_t arguments;
};
constexpr auto readers = std::to_array<Reader>({{"unix_timestamp", 1},
                                                {"age", 2},
                                                {"date", 1},
                                                {"time", 1},
                                                {"datetime", 1},
                                                {"julianday", 1},
                                                {"unixepoch", 1},
                                                {"strftime", 2}});

template <class Names>
bool is_among(const Names& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

std::string name_of(const sql::Call& call) {
  return text::lower(call.function.name.text);
}

bool says_now(const sql::Argument& argument) {
  const auto* literal = argument.value ? std::get_if<sql::Literal>(&argument.value->form) : nullptr;
  return literal != nullptr && text::equal_ignoring_case(literal->value, "now");
}

/// What a schema has made itself and that is kept beside its routines.
bool is_own_aggregate(const sql::Call& call, const catalog::Lookup& lookup) {
  bool found = false;
  lookup.catalog().others.for_each([&](const catalog::Id&, const auto& object) {
    found |= object->kind == sql::ObjectKind::aggregate &&
             text::equal_ignoring_case(object->name, call.function.name.text);
  });
  return found;
}

}  // namespace

bool is_over_rows(const sql::Call& call, const catalog::Lookup& lookup) {
  if (call.over || call.filter || call.star || call.distinct || !call.within_group.empty() ||
      !call.order_by.empty())
    return true;
  if (const auto id = lookup.routine_id(call.function)) {
    const auto& catalog = lookup.catalog();
    const auto ids = catalog.routines_named(*id);
    return std::any_of(ids.begin(), ids.end(), [&](const catalog::Id& each) {
      return (*catalog.routines.find(each))->aggregate;
    });
  }
  const std::string name = name_of(call);
  if (is_own_aggregate(call, lookup)) return true;
  // Of several values in a row the one database takes the least so, too.
  if (name == "min" || name == "max") return call.arguments.size() == 1;
  return is_among(over_rows, name) ||
         std::any_of(over_rows_all.begin(), over_rows_all.end(),
                     [&](std::string_view each) { return name.starts_with(each); });
}

bool is_by_chance(const sql::Call& call) {
  return is_among(chance, name_of(call));
}

bool is_by_clock(const sql::Call& call) {
  const std::string name = name_of(call);
  if (is_among(clock, name)) return true;
  return std::any_of(readers.begin(), readers.end(), [&](const Reader& reader) {
    return reader.name == name &&
           (call.arguments.size() < reader.arguments ||
            std::any_of(call.arguments.begin(), call.arguments.end(), says_now));
  });
}

bool gives_rows_by_chance(const sql::Query& query) {
  const bool few = query.limit || query.offset;
  if (few && (calls(query.order_by, is_by_chance) || calls(query.body, is_by_chance))) return true;
  const auto* select = std::get_if<sql::Select>(&query.body);
  if (select == nullptr) return false;
  const bool first = !select->distinct_on.empty() && calls(query.order_by, is_by_chance);
  const auto numbers = [](const sql::Call& call) {
    return call.over && calls(call.over->order_by, is_by_chance);
  };
  return first || calls(select->where, is_by_chance) || calls(select->having, is_by_chance) ||
         calls(select->items, numbers);
}

bool gives_rows_by_chance(const sql::NamedTable& table) {
  return text::upper(table.hints).find("TABLESAMPLE") != std::string::npos;
}

}  // namespace segue::plan
