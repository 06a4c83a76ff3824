#pragma once

#include <string>
#include <vector>

#include "base/source.h"
#include "sql/node.h"

namespace segue::sql {

/// One identifier, without quotes, folded as the dialect folds it. Empty where the SQL has none.
struct Name {
  std::string text{};
  Span span{};
  bool quoted =
      false;  // was written in quotes: matters where case or a fallback to a string depends on it

  explicit operator bool() const { return !text.empty(); }
  bool operator==(const Name& other) const { return text == other.text; }
};

/// A name that may be qualified. Parts that were not written are empty.
struct ObjectName {
  Name catalog{};
  Name schema{};
  Name name{};

  explicit operator bool() const { return !name.text.empty(); }
  bool operator==(const ObjectName&) const = default;
  Span span() const { return catalog.span.joined(schema.span).joined(name.span); }
  /// The parts that were written, with dots: "public.users".
  std::string text() const;
};

using Names = std::vector<Name>;
using ObjectNames = std::vector<ObjectName>;

}  // namespace segue::sql
