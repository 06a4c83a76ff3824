#include <algorithm>
#include <array>
#include <cstdlib>

#include "dialects/postgresql/facts_parts.h"
#include "dialects/postgresql/types.h"

namespace segue::postgresql {
namespace {

using facts::Conversion;
using Name = std::string_view;

constexpr int unlimited = 1 << 30;

Name name_of(const sql::TypeName& type) {
  return type.name.name.text;
}

int argument(const sql::TypeName& type, size_t at, int otherwise) {
  return type.arguments.size() > at ? std::atoi(type.arguments[at].c_str()) : otherwise;
}

/// Types whose one argument limits the values, and what it is where none is written.
struct Limited {
  Name name;
  int otherwise;
  bool fixed;  // values are filled up to the limit
};
constexpr auto limited_types = std::to_array<Limited>({
    {"character varying", unlimited, false},
    {"text", unlimited, false},
    {"bit varying", unlimited, false},
    {"timestamp", 6, false},
    {"time", 6, false},
    {"interval", 6, false},
    {"character", 1, true},
    {"bpchar", unlimited, true},
    {"bit", 1, true},
});

const Limited* limited(const sql::TypeName& type) {
  const auto* found = std::find_if(limited_types.begin(), limited_types.end(),
                                   [&](const Limited& l) { return l.name == name_of(type); });
  return found == limited_types.end() ? nullptr : found;
}

int limit_of(const sql::TypeName& type) {
  const Limited* kind = limited(type);
  return kind ? argument(type, 0, kind->otherwise) : unlimited;
}

bool same_kind(const sql::TypeName& a, const sql::TypeName& b) {
  return name_of(a) == name_of(b) && a.name.schema.text == b.name.schema.text &&
         a.with_time_zone == b.with_time_zone && a.array_dimensions == b.array_dimensions;
}

// ---- what has to be written again

/// One type, seen as another without a change of its bytes (the casts "WITHOUT FUNCTION" of
/// pg_cast.dat, 13 to 18, and of the extension citext; the object identifiers below stand for each
/// other and for integer).
struct Relabelled {
  Name from;
  Name to;
};
constexpr auto relabelled = std::to_array<Relabelled>({
    {"character varying", "text"},
    {"text", "character varying"},
    {"text", "bpchar"},
    {"character varying", "bpchar"},
    {"cidr", "inet"},
    {"bit", "bit varying"},
    {"bit varying", "bit"},
    {"xml", "text"},
    {"xml", "character varying"},
    {"citext", "text"},
    {"citext", "character varying"},
    {"citext", "bpchar"},
    {"text", "citext"},
    {"character varying", "citext"},
});
constexpr auto object_identifiers = std::to_array<Name>(
    {"integer", "oid", "regclass", "regtype", "regproc", "regprocedure", "regoper", "regoperator",
     "regconfig", "regdictionary", "regnamespace", "regrole", "regcollation"});

bool is_object_identifier(Name name) {
  return std::find(object_identifiers.begin(), object_identifiers.end(), name) !=
         object_identifiers.end();
}

bool is_relabelled(const sql::TypeName& from, const sql::TypeName& to) {
  const Name a = name_of(from), b = name_of(to);
  if (is_object_identifier(a) && is_object_identifier(b))
    return a == "oid" || b == "oid" || a == "integer" || b == "integer";
  return std::any_of(relabelled.begin(), relabelled.end(),
                     [&](const Relabelled& r) { return r.from == a && r.to == b; });
}

/// The finest unit that an interval keeps; what is finer is cut off.
size_t finest_unit(const sql::TypeName& type) {
  constexpr auto units = std::to_array<Name>({"year", "month", "day", "hour", "minute", "second"});
  const Name fields = type.interval_fields;
  for (size_t i = 0; i < units.size(); ++i)
    if (fields.ends_with(units[i])) return i;
  return units.size() - 1;
}

/// Whether a value of the same type may have to be cut, rounded or filled (the "length coercion").
bool refits(const sql::TypeName& from, const sql::TypeName& to) {
  if (from.arguments == to.arguments && from.interval_fields == to.interval_fields) return false;
  if (to.arguments.empty() && to.interval_fields.empty() && name_of(to) != "bit" &&
      name_of(to) != "character")
    return false;
  if (name_of(to) == "numeric") {
    if (from.arguments.empty()) return true;
    return argument(to, 1, 0) != argument(from, 1, 0) || argument(to, 0, 0) < argument(from, 0, 0);
  }
  const Limited* kind = limited(to);
  if (!kind || kind->fixed || to.array_dimensions > 0) return true;
  if (finest_unit(to) < finest_unit(from)) return true;
  return limit_of(to) < limit_of(from);
}

}  // namespace

bool conversion_rewrites(const sql::TypeName& from, const sql::TypeName& to, bool utc) {
  if (same_kind(from, to)) return refits(from, to);
  if (from.array_dimensions > 0 || to.array_dimensions > 0) return true;
  if (name_of(from) == "timestamp" && name_of(to) == "timestamp") {
    // With and without time zone are the same number in UTC (12 and later). A precision that is
    // written, and is not the full one, is applied to every value once more.
    return !utc || limit_of(to) < 6;
  }
  if (!is_relabelled(from, to)) return true;
  // The limit of the old type is not known to the new one: a limit that is written is applied.
  const bool keeps_limit = name_of(from) == "character varying" || name_of(from) == "text";
  return !to.arguments.empty() && !(keeps_limit && limit_of(from) <= limit_of(to));
}

bool conversion_keeps_indexes(const sql::TypeName& from, const sql::TypeName& to) {
  if (same_kind(from, to)) return true;
  if (name_of(from) == "timestamp" || is_object_identifier(name_of(from))) return false;
  // Each is compared in its own way: without regard to blanks at the end, or to case.
  for (const Name own : {"bpchar", "citext"})
    if (name_of(from) == own || name_of(to) == own) return false;
  return name_of(from) != "bit" && name_of(from) != "bit varying";
}

// ---- what running code sees

namespace {

/// Numbers, so that each holds the values of those before it.
constexpr auto integers = std::to_array<Name>({"smallint", "integer", "bigint"});
constexpr auto floats = std::to_array<Name>({"real", "double precision"});

template <size_t n>
int rank_in(const std::array<Name, n>& list, Name name) {
  const auto* found = std::find(list.begin(), list.end(), name);
  return found == list.end() ? -1 : static_cast<int>(found - list.begin());
}

Conversion by_size(int from, int to) {
  if (from == to) return Conversion::same;
  return from < to ? Conversion::widening : Conversion::narrowing;
}

Conversion of_numeric(const sql::TypeName& from, const sql::TypeName& to) {
  if (to.arguments.empty()) return from.arguments.empty() ? Conversion::same : Conversion::widening;
  if (from.arguments.empty()) return Conversion::narrowing;
  const int from_scale = argument(from, 1, 0), to_scale = argument(to, 1, 0);
  const int from_whole = argument(from, 0, 0) - from_scale;
  const int to_whole = argument(to, 0, 0) - to_scale;
  if (from_scale == to_scale && from_whole == to_whole) return Conversion::same;
  return to_scale >= from_scale && to_whole >= from_whole ? Conversion::widening
                                                          : Conversion::narrowing;
}

bool is_text(Name name) {
  return name == "text" || name == "character varying";
}

Conversion of_other_kind(Name from, Name to, const sql::TypeName& a, const sql::TypeName& b) {
  if (rank_in(integers, from) >= 0 && rank_in(integers, to) >= 0)
    return by_size(rank_in(integers, from), rank_in(integers, to));
  if (rank_in(floats, from) >= 0 && rank_in(floats, to) >= 0)
    return by_size(rank_in(floats, from), rank_in(floats, to));
  if (is_text(from) && is_text(to)) {
    const Conversion size = by_size(limit_of(a), limit_of(b));
    return size == Conversion::same ? Conversion::widening : size;
  }
  // The blanks that filled it up are cut off; every text that was written is read as it was.
  if ((from == "character" || from == "bpchar") && is_text(to))
    return limit_of(a) <= limit_of(b) ? Conversion::widening : Conversion::narrowing;
  if (from == "cidr" && to == "inet") return Conversion::widening;
  if (from == "inet" && to == "cidr") return Conversion::narrowing;
  return Conversion::other;
}

}  // namespace

Conversion conversion_of(const sql::TypeName& written_from, const sql::TypeName& written_to) {
  sql::TypeName from = written_from, to = written_to;
  canonicalize(from);
  canonicalize(to);
  if (text_of(from) == text_of(to)) return Conversion::same;
  if (from.array_dimensions != to.array_dimensions) return Conversion::other;
  // Both are one number, which is shown by the session's time zone; each is cast to the other.
  if (from.with_time_zone != to.with_time_zone)
    return name_of(from) == "timestamp" && name_of(to) == "timestamp" ? Conversion::unsure
                                                                      : Conversion::other;
  if (name_of(from) != name_of(to)) return of_other_kind(name_of(from), name_of(to), from, to);
  if (name_of(from) == "numeric") return of_numeric(from, to);
  if (from.interval_fields != to.interval_fields) return Conversion::other;
  // A bit string of a fixed length takes no other.
  if (name_of(from) == "bit") return Conversion::other;
  if (limited(from)) return by_size(limit_of(from), limit_of(to));
  return Conversion::other;
}

// ---- what a call may be given

namespace {

/// pg_cast with castcontext 'i', of the types that people use (13 to 18; looked up on 15).
struct Implicit {
  Name from;
  std::initializer_list<Name> to;
};
const Implicit implicit[] = {
    {"smallint", {"integer", "bigint", "numeric", "real", "double precision", "oid"}},
    {"integer", {"bigint", "numeric", "real", "double precision", "oid"}},
    {"bigint", {"numeric", "real", "double precision", "oid"}},
    {"numeric", {"real", "double precision"}},
    {"real", {"double precision"}},
    {"text", {"character varying", "character", "bpchar", "name"}},
    {"character varying", {"text", "character", "bpchar", "name"}},
    {"character", {"text", "character varying", "name"}},
    {"bpchar", {"text", "character varying", "name"}},
    {"name", {"text"}},
    {"date", {"timestamp", "timestamp with time zone"}},
    {"timestamp", {"timestamp with time zone"}},
    {"time", {"interval", "time with time zone"}},
    {"cidr", {"inet"}},
    {"bit", {"bit varying"}},
    {"bit varying", {"bit"}},
    {"macaddr", {"macaddr8"}},
    {"macaddr8", {"macaddr"}},
    {"oid", {"regclass"}},
    {"regclass", {"oid"}},
};

/// The type without its length, which a routine does not heed.
std::string parameter_type(sql::TypeName type) {
  canonicalize(type);
  return std::string(name_of(type)) + (type.with_time_zone ? " with time zone" : "");
}

}  // namespace

bool casts_implicitly(const sql::TypeName& from, const sql::TypeName& to) {
  if (from.array_dimensions != to.array_dimensions || from.name.schema || to.name.schema)
    return false;
  const std::string was = parameter_type(from), is = parameter_type(to);
  if (was == is) return true;
  if (from.array_dimensions > 0) return false;
  return std::any_of(std::begin(implicit), std::end(implicit), [&](const Implicit& each) {
    return each.from == was && std::find(each.to.begin(), each.to.end(), is) != each.to.end();
  });
}

}  // namespace segue::postgresql
