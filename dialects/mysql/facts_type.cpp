#include "dialects/mysql/facts_type.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "base/text.h"
#include "dialects/mysql/types.h"

namespace segue::mysql {
namespace {

using facts::Conversion;

struct Ranked {
  std::string_view name;
  int rank;
};

/// Ranks are bytes: what is larger holds all that is smaller.
constexpr auto integers = std::to_array<Ranked>({{"tinyint", 1},
                                                 {"bool", 1},
                                                 {"boolean", 1},
                                                 {"smallint", 2},
                                                 {"mediumint", 3},
                                                 {"int", 4},
                                                 {"integer", 4},
                                                 {"bigint", 8}});
constexpr auto floats = std::to_array<Ranked>({{"float", 4}, {"double", 8}, {"real", 8}});
/// Texts without a length, by the bytes of their own length.
constexpr auto texts =
    std::to_array<Ranked>({{"tinytext", 1}, {"text", 2}, {"mediumtext", 3}, {"longtext", 4}});
constexpr auto blobs =
    std::to_array<Ranked>({{"tinyblob", 1}, {"blob", 2}, {"mediumblob", 3}, {"longblob", 4}});
constexpr auto texts_with_length = std::to_array<Ranked>({{"char", 1}, {"varchar", 2}});
constexpr auto blobs_with_length = std::to_array<Ranked>({{"binary", 1}, {"varbinary", 2}});
constexpr auto times = std::to_array<Ranked>({{"time", 1}, {"datetime", 1}, {"timestamp", 1}});

template <class List>
int rank_in(const List& list, std::string_view name) {
  const auto found =
      std::find_if(list.begin(), list.end(), [&](const Ranked& each) { return each.name == name; });
  return found == list.end() ? 0 : found->rank;
}

std::string name_of(const sql::TypeName& type) {
  return text::lower(type.name.name.text);
}
int argument(const sql::TypeName& type, size_t at, int otherwise) {
  return at < type.arguments.size() ? std::atoi(type.arguments[at].c_str()) : otherwise;
}
bool is_unsigned(const sql::TypeName& type) {
  return type.is_unsigned || type.zerofill;
}

Conversion by_size(int from, int to) {
  if (from == to) return Conversion::same;
  return from < to ? Conversion::widening : Conversion::narrowing;
}

Conversion of_integers(const sql::TypeName& from, int from_rank, const sql::TypeName& to,
                       int to_rank) {
  const bool from_unsigned = is_unsigned(from), to_unsigned = is_unsigned(to);
  if (from_unsigned == to_unsigned) return by_size(from_rank, to_rank);
  // A signed type holds an unsigned one that is smaller; negative numbers fit no unsigned type.
  return from_unsigned && from_rank < to_rank ? Conversion::widening : Conversion::narrowing;
}

Conversion of_decimals(const sql::TypeName& from, const sql::TypeName& to) {
  const int from_scale = argument(from, 1, 0), to_scale = argument(to, 1, 0);
  const int from_digits = argument(from, 0, 10) - from_scale;
  const int to_digits = argument(to, 0, 10) - to_scale;
  if (is_unsigned(to) && !is_unsigned(from)) return Conversion::narrowing;
  if (from_scale == to_scale && from_digits == to_digits)
    return is_unsigned(from) == is_unsigned(to) ? Conversion::same : Conversion::widening;
  return to_scale >= from_scale && to_digits >= from_digits ? Conversion::widening
                                                            : Conversion::narrowing;
}

/// Texts, or blobs: first those with a length, then those without.
template <class Sized, class Unsized>
Conversion of_strings(const Sized& sized, const Unsized& unsized, const sql::TypeName& from,
                      const sql::TypeName& to) {
  const int from_length = rank_in(sized, name_of(from)), to_length = rank_in(sized, name_of(to));
  const int from_open = rank_in(unsized, name_of(from)), to_open = rank_in(unsized, name_of(to));
  if (from_open && to_open) return by_size(from_open, to_open);
  // TINYTEXT holds 255 bytes, which a VARCHAR may exceed.
  if (from_length && to_open) return to_open > 1 ? Conversion::widening : Conversion::narrowing;
  if (from_open && to_length) return Conversion::narrowing;
  const int from_size = argument(from, 0, 1), to_size = argument(to, 0, 1);
  if (to_size < from_size) return Conversion::narrowing;
  if (from_length == to_length) return by_size(from_size, to_size);
  // A fixed length drops or adds blanks at the end.
  return from_length < to_length ? Conversion::widening : Conversion::other;
}

template <class Sized, class Unsized>
bool all_of_kind(const Sized& sized, const Unsized& unsized, const sql::TypeName& from,
                 const sql::TypeName& to) {
  const auto is_one = [&](const sql::TypeName& type) {
    return rank_in(sized, name_of(type)) || rank_in(unsized, name_of(type));
  };
  return is_one(from) && is_one(to);
}

bool contains_all(const std::vector<std::string>& larger, const std::vector<std::string>& smaller) {
  return std::all_of(smaller.begin(), smaller.end(), [&](const std::string& member) {
    return std::find(larger.begin(), larger.end(), member) != larger.end();
  });
}

Conversion of_lists(const sql::TypeName& from, const sql::TypeName& to) {
  if (from.arguments == to.arguments) return Conversion::same;
  return contains_all(to.arguments, from.arguments) ? Conversion::widening : Conversion::narrowing;
}

/// Bytes that a value takes: an ENUM is a number of one or two bytes, a SET a bit per member.
size_t list_size(const sql::TypeName& type) {
  const size_t members = type.arguments.size();
  if (name_of(type) == "enum") return members < 256 ? 1 : 2;
  const size_t bytes = (members + 7) / 8;
  return bytes > 4 ? 8 : bytes;
}

}  // namespace

bool same_storage(const sql::TypeName& a, const sql::TypeName& b) {
  const int left = rank_in(integers, name_of(a)), right = rank_in(integers, name_of(b));
  if (left && right) return left == right && is_unsigned(a) == is_unsigned(b);
  const sql::TypeName first = completed(a), second = completed(b);
  return name_of(first) == name_of(second) && first.arguments == second.arguments &&
         is_unsigned(a) == is_unsigned(b);
}

bool is_list(const sql::TypeName& type) {
  return name_of(type) == "enum" || name_of(type) == "set";
}

bool only_appends_members(const sql::TypeName& from, const sql::TypeName& to) {
  if (!is_list(from) || name_of(from) != name_of(to)) return false;
  if (from.arguments.size() > to.arguments.size() || list_size(from) != list_size(to)) return false;
  return std::equal(from.arguments.begin(), from.arguments.end(), to.arguments.begin());
}

std::optional<int> longest_value(const catalog::Column& column) {
  if (!column.type) return std::nullopt;
  const std::string name = name_of(*column.type);
  if (name == "varbinary") return argument(*column.type, 0, 0);
  if (name != "varchar") return std::nullopt;
  return argument(*column.type, 0, 0) * bytes_per_character(column.character_set);
}

Conversion conversion_between(const sql::TypeName& from, const sql::TypeName& to) {
  if (same_storage(from, to)) return Conversion::same;
  const std::string before = name_of(from), after = name_of(to);
  const int from_int = rank_in(integers, before), to_int = rank_in(integers, after);
  if (from_int && to_int) return of_integers(from, from_int, to, to_int);
  if (before == "decimal" && after == "decimal") return of_decimals(from, to);
  const int from_float = rank_in(floats, before), to_float = rank_in(floats, after);
  if (from_float && to_float) return by_size(from_float, to_float);
  if (all_of_kind(texts_with_length, texts, from, to))
    return of_strings(texts_with_length, texts, from, to);
  if (all_of_kind(blobs_with_length, blobs, from, to))
    return of_strings(blobs_with_length, blobs, from, to);
  if (is_list(from) && before == after) return of_lists(from, to);
  if (before == after && (rank_in(times, before) || before == "bit"))
    return by_size(argument(from, 0, 0), argument(to, 0, 0));
  return Conversion::other;
}

}  // namespace segue::mysql
