#include "dialects/postgresql/result_types.h"

#include <algorithm>
#include <array>

#include "dialects/postgresql/types.h"

namespace segue::postgresql {
namespace {

sql::TypeName named(std::string_view name) {
  sql::TypeName type;
  type.name.name.text = std::string(name);
  return type;
}

sql::TypeName with_zone(bool zone) {
  sql::TypeName type = named("timestamp");
  type.with_time_zone = zone;
  return type;
}

bool is(const TypeGuess& type, std::string_view name) {
  return type && type->array_dimensions == 0 && type->name.name.text == name;
}

TypeGuess without_modifier(TypeGuess type) {
  if (type) type->arguments.clear();
  return type;
}

/// The order in which numeric types give way to each other; -1 for other types.
int rank(const TypeGuess& type) {
  static constexpr std::array<std::string_view, 6> order{"smallint", "integer", "bigint",
                                                         "numeric",  "real",    "double precision"};
  for (size_t i = 0; i < order.size(); ++i)
    if (is(type, order[i])) return static_cast<int>(i);
  return -1;
}

bool is_string(const TypeGuess& type) {
  return is(type, "text") || is(type, "character varying") || is(type, "character") ||
         is(type, "bpchar");
}

TypeGuess arithmetic(std::string_view op, const TypeGuess& left, const TypeGuess& right) {
  if (is(left, "unknown")) return without_modifier(right);
  if (is(right, "unknown")) return without_modifier(left);
  if (!left || !right) return {};
  const int a = rank(left), b = rank(right);
  if (a >= 0 && b >= 0) {
    if (op == "^") return named(a == 3 || b == 3 ? "numeric" : "double precision");
    // real and a type that is not real meet in double precision.
    if ((a == 4) != (b == 4) && std::max(a, b) >= 4) return named("double precision");
    return without_modifier(a > b ? left : right);
  }
  const bool minus = op == "-";
  if (is(left, "interval")) return is(right, "timestamp") || is(right, "time") ? right : left;
  if (is(left, "timestamp"))
    return minus && (is(right, "timestamp") || is(right, "date")) ? TypeGuess(named("interval"))
                                                                  : without_modifier(left);
  if (is(left, "date")) {
    if (is(right, "date") && minus) return named("integer");
    return b >= 0 ? left : TypeGuess(with_zone(false));
  }
  if (is(right, "interval")) return right;
  return without_modifier(left);
}

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

struct FunctionResult {
  std::string_view function;
  std::string_view type;
};

/// Functions whose result has one type, whatever their arguments.
constexpr auto fixed_results = std::to_array<FunctionResult>({
    {"array_length", "integer"},
    {"array_to_string", "text"},
    {"bool_and", "boolean"},
    {"bool_or", "boolean"},
    {"btrim", "text"},
    {"cardinality", "integer"},
    {"char_length", "integer"},
    {"concat", "text"},
    {"concat_ws", "text"},
    {"count", "bigint"},
    {"current_date", "date"},
    {"current_user", "name"},
    {"date_part", "double precision"},
    {"decode", "bytea"},
    {"dense_rank", "bigint"},
    {"encode", "text"},
    {"every", "boolean"},
    {"extract", "numeric"},
    {"format", "text"},
    {"gen_random_uuid", "uuid"},
    {"initcap", "text"},
    {"json_agg", "json"},
    {"json_build_array", "json"},
    {"json_build_object", "json"},
    {"json_object_agg", "json"},
    {"jsonb_agg", "jsonb"},
    {"jsonb_build_array", "jsonb"},
    {"jsonb_build_object", "jsonb"},
    {"jsonb_object_agg", "jsonb"},
    {"jsonb_set", "jsonb"},
    {"left", "text"},
    {"length", "integer"},
    {"lower", "text"},
    {"lpad", "text"},
    {"ltrim", "text"},
    {"md5", "text"},
    {"nextval", "bigint"},
    {"octet_length", "integer"},
    {"percent_rank", "double precision"},
    {"position", "integer"},
    {"random", "double precision"},
    {"rank", "bigint"},
    {"regexp_replace", "text"},
    {"repeat", "text"},
    {"replace", "text"},
    {"reverse", "text"},
    {"right", "text"},
    {"row_number", "bigint"},
    {"row_to_json", "json"},
    {"rpad", "text"},
    {"rtrim", "text"},
    {"session_user", "name"},
    {"setval", "bigint"},
    {"split_part", "text"},
    {"string_agg", "text"},
    {"strpos", "integer"},
    {"substr", "text"},
    {"substring", "text"},
    {"to_char", "text"},
    {"to_date", "date"},
    {"to_json", "json"},
    {"to_jsonb", "jsonb"},
    {"to_tsquery", "tsquery"},
    {"to_tsvector", "tsvector"},
    {"translate", "text"},
    {"trim", "text"},
    {"upper", "text"},
});

TypeGuess sum_of(const TypeGuess& type) {
  if (is(type, "smallint") || is(type, "integer")) return named("bigint");
  if (is(type, "bigint")) return named("numeric");
  return without_modifier(type);
}

TypeGuess average_of(const TypeGuess& type) {
  const int place = rank(type);
  if (place >= 4) return named("double precision");
  return place >= 0 ? TypeGuess(named("numeric")) : without_modifier(type);
}

/// Functions on numeric or double precision, which integers become.
TypeGuess rounded(const TypeGuess& type) {
  if (!type) return {};
  return is(type, "numeric") ? named("numeric") : named("double precision");
}

}  // namespace

TypeGuess type_of_literal(const sql::Literal& literal) {
  switch (literal.kind) {
    case sql::LiteralKind::boolean:
      return named("boolean");
    case sql::LiteralKind::integer:
      return named(literal.value.size() < 10 ? "integer"
                   : literal.value.size() == 10
                       ? (literal.value <= "2147483647" ? "integer" : "bigint")
                   : literal.value.size() < 19 ? "bigint"
                                               : "numeric");
    case sql::LiteralKind::decimal:
      return named("numeric");
    case sql::LiteralKind::bit_string:
    case sql::LiteralKind::hex_string:
      return named("bit");
    default:
      return named("unknown");
  }
}

TypeGuess type_of_call(std::string_view function, const std::vector<TypeGuess>& arguments) {
  const auto fixed = std::find_if(fixed_results.begin(), fixed_results.end(),
                                  [&](const auto& entry) { return entry.function == function; });
  if (fixed != fixed_results.end()) return named(fixed->type);
  if (is_one_of(function, {"now", "current_timestamp", "clock_timestamp", "statement_timestamp",
                           "transaction_timestamp", "to_timestamp"}))
    return with_zone(true);
  if (function == "localtimestamp") return with_zone(false);
  if (function == "age") return named("interval");
  if (arguments.empty()) return {};
  const TypeGuess& first = arguments.front();
  if (function == "sum") return sum_of(first);
  if (function == "avg") return average_of(first);
  if (is_one_of(function, {"max", "min"}))
    return is(first, "character varying") ? TypeGuess(named("text")) : without_modifier(first);
  if (is_one_of(function, {"coalesce", "greatest", "least"})) {
    TypeGuess type = first;
    for (size_t i = 1; i < arguments.size(); ++i)
      type = common_type(type, arguments[i]);
    return type;
  }
  if (is_one_of(function, {"round", "floor", "ceil", "ceiling", "trunc", "sqrt", "ln", "log", "exp",
                           "power", "pow"}))
    return rounded(arguments.size() > 1 && is(arguments[1], "numeric") ? arguments[1] : first);
  if (function == "date_trunc")
    return arguments.size() > 1 ? without_modifier(arguments[1]) : first;
  if (function == "array_agg") {
    TypeGuess type = first;
    if (type) type->array_dimensions = 1;
    return type;
  }
  if (function == "unnest") {
    TypeGuess type = first;
    if (type) type->array_dimensions = 0;
    return type;
  }
  if (is_one_of(function, {"nullif", "abs", "mod", "lag", "lead", "first_value", "last_value",
                           "nth_value", "generate_series", "array_append", "array_remove",
                           "array_cat", "percentile_disc", "mode"}))
    return function == "nullif" ? first : without_modifier(first);
  return {};
}

TypeGuess type_of_operator(std::string_view op, const TypeGuess& left, const TypeGuess& right) {
  if (is_one_of(op, {"+", "-", "*", "/", "%", "^"}))
    return left ? arithmetic(op, left, right) : without_modifier(right);
  if (op == "||") {
    for (const TypeGuess* side : {&left, &right})
      if (*side && ((*side)->array_dimensions > 0 || is(*side, "jsonb") || is(*side, "bytea") ||
                    is(*side, "tsvector")))
        return without_modifier(*side);
    return named("text");
  }
  if (op == "->" || op == "#>" || op == "#-") return left;
  if (op == "->>" || op == "#>>") return named("text");
  if (op == "AT TIME ZONE")
    return is(left, "timestamp") ? TypeGuess(with_zone(!left->with_time_zone)) : TypeGuess{};
  if (is_one_of(op, {"&", "|", "#", "<<", ">>"}) && rank(left) >= 0) return left;
  if (is_one_of(op, {"<->", "<=>", "<#>"})) return named("double precision");
  return named("boolean");
}

TypeGuess common_type(const TypeGuess& a, const TypeGuess& b) {
  if (!a || !b) return {};
  if (is(a, "unknown")) return without_modifier(b);
  if (is(b, "unknown")) return without_modifier(a);
  if (text_of(*a) == text_of(*b)) return a;
  if (a->name == b->name && a->array_dimensions == b->array_dimensions &&
      a->with_time_zone == b->with_time_zone)
    return without_modifier(a);
  if (rank(a) >= 0 && rank(b) >= 0) return without_modifier(rank(a) > rank(b) ? a : b);
  if (is_string(a) && is_string(b)) return is(a, "text") || is(b, "text") ? named("text") : a;
  if (is(a, "date") && is(b, "timestamp")) return b;
  return a;
}

}  // namespace segue::postgresql
