#pragma once

#include <optional>
#include <string>

#include "catalog/objects.h"

namespace segue::dialect {

/// A column that only old releases know, and whose table has triggers that know it as well.
struct LastUses {
  const catalog::Relation& relation;
  const catalog::Column& column;
  std::string table{};         // as SQL
  std::string column_name{};   // the same
  std::string name{};          // what is made is called so: letters, digits and underscores
  bool named_by_code = false;  // code outside of the table's own triggers names it
};

/// Scripts that make triggers, by which statements fail that write a column, and that drop them.
struct Alarm {
  std::string arming{};
  std::string disarming{};
};

/// How an object is made unusable for those who should not need it any more, and for nobody else.
class Alarms {
 public:
  virtual ~Alarms() = default;
  /// Whether triggers know an object by its new name as soon as it has one.
  virtual bool triggers_follow_names() const = 0;
  /// Whoever still writes the column fails; reading it is not noticed, and neither is what triggers
  /// write, and an insert that gives the default. Nothing where it cannot be told who writes, as
  /// where a row's default is the time.
  virtual std::optional<Alarm> on_writes(const LastUses& uses) const = 0;
};

/// What a statement that fails says, in ASCII and without a character that strings have to escape.
std::string alarm_words(const catalog::Relation& relation, const catalog::Column& column);

}  // namespace segue::dialect
