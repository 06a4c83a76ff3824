#include <algorithm>
#include <array>

#include "base/text.h"
#include "dialects/postgresql/facts_parts.h"
#include "sql/uses.h"

namespace segue::postgresql {
namespace {

/// Functions of the server, and of the extensions that come with it, that give the same in all of a
/// statement (pg_proc, provolatile of every overload i or s, 13 to 18; those that people write into
/// defaults), in alphabetical order. Words such as CURRENT_DATE and COALESCE count as functions.
constexpr std::string_view steady_functions =
    " abs age array_append array_cat array_fill array_length array_position array_prepend "
    "array_remove array_replace array_to_json array_to_string ascii bit_length btrim cardinality "
    "ceil ceiling char_length character_length chr coalesce concat concat_ws convert_from "
    "convert_to current_catalog current_database current_date current_role current_schema "
    "current_schemas current_setting current_time current_timestamp current_user date date_bin "
    "date_part date_trunc daterange decode digest div encode enum_first enum_last enum_range exp "
    "extract floor format greatest hmac hstore inet_client_addr inet_client_port inet_server_addr "
    "inet_server_port initcap int4range int8range isfinite json_array json_array_length "
    "json_build_array json_build_object json_object json_strip_nulls json_typeof "
    "jsonb_build_array jsonb_build_object jsonb_object jsonb_set jsonb_strip_nulls jsonb_typeof "
    "justify_days justify_hours justify_interval least left length ln localtime localtimestamp "
    "log lower lpad ltrim make_date make_interval make_time make_timestamp make_timestamptz md5 "
    "mod now nullif num_nonnulls num_nulls numrange octet_length overlay pg_backend_pid "
    "pg_current_xact_id pg_get_serial_sequence pg_typeof pi point position power quote_ident "
    "quote_literal regexp_match regexp_replace repeat replace reverse right round row_to_json "
    "rpad rtrim session_user sha224 sha256 sha384 sha512 sign split_part sqrt statement_timestamp "
    "string_to_array strpos substr substring system_user text timezone to_char to_date to_hex "
    "to_json to_jsonb to_number to_timestamp to_tsquery to_tsvector transaction_timestamp "
    "translate trim trunc tsrange tstzrange txid_current upper user uuid_generate_v3 "
    "uuid_generate_v5 uuid_nil version width_bucket xmlconcat xmlelement xmlforest xmlparse ";

bool is_steady(const sql::ObjectName& function) {
  const bool of_server = !function.schema || function.schema.text == "pg_catalog";
  const std::string& name = function.name.text;
  return of_server && name.find(' ') == std::string::npos &&
         steady_functions.find(' ' + name + ' ') != std::string_view::npos;
}

bool is_stable_routine(const catalog::Routine& routine) {
  const std::string words = text::upper(routine.characteristics);
  return words.find("IMMUTABLE") != std::string::npos || words.find("STABLE") != std::string::npos;
}

/// A function is volatile unless it says otherwise: so is one that nothing is known of.
bool is_volatile(const Bill& bill, const sql::ObjectName& function) {
  const auto id = bill.before.routine_id(function);
  if (!id) return !is_steady(function);
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
