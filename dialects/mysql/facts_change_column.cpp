// MODIFY and CHANGE: the column is described again, so what it was is compared with what it
// becomes.
//
// MySQL 9.7.4 and MariaDB 10.11 as measured (tests/facts/mysql):
//
//   the column                             MySQL                      MariaDB
//   gets a longer VARCHAR                  in place; copy where the   instant; copy from 128 to
//                                          length needs a second byte 255 bytes to more than 255
//   gets another collation                 in place; copy if indexed  instant; index built again;
//                                                                     copy if it orders the rows
//   goes from utf8mb3 to utf8mb4           in place; copy if indexed  instant; copy as for a longer
//                                                                     VARCHAR
//   gets another collation or character    instant                    copy
//   set, as above, and is an ENUM or SET
//   gets members of an ENUM at its end     instant                    instant
//   becomes NOT NULL                       rebuild; copy if not       rebuild; copy beside a stored
//                                          strict                     column
//   allows NULL                            rebuild                    rebuild; instant if REDUNDANT
//   moves                                  rebuild                    instant; copy beside a
//                                                                     virtual column
//   becomes AUTO_INCREMENT                 copy                       copy
//   becomes of another type                copy                       copy
//   becomes JSON or COMPRESSED, or stops                              copy
//   gets another SRID                      copy
//   is virtual and indexed                 copy if its value changes  copy

#include <algorithm>

#include "base/text.h"
#include "dialects/mysql/facts_action.h"
#include "dialects/mysql/facts_type.h"
#include "dialects/mysql/semantics.h"
#include "dialects/mysql/types.h"

namespace segue::mysql {
namespace {

using catalog::Column;

bool is_json(const Column& column) {
  return column.settings.contains(std::string(json_setting));
}

class ColumnChange {
 public:
  ColumnChange(const TableFacts& table, const Column& old, const Column& now, bool moves)
      : table_(table), server_(table.server()), old_(old), now_(now), moves_(moves) {}

  Verdict verdict() {
    if (!old_.type || !now_.type) return copied();
    if (old_.generated || now_.generated) return of_generated();
    if (!table_.innodb()) return of_other_engine();
    compare_type();
    compare_storage();
    compare_collation();
    compare_null();
    compare_auto_increment();
    compare_metadata();
    if (moves_) add(moved());
    return verdict_;
  }

 private:
  void add(const Verdict& verdict) { verdict_ = joined(std::move(verdict_), verdict); }

  Verdict metadata() const { return server_.has_instant() ? instant() : metadata_in_place(); }

  // ---- generated columns

  Verdict of_generated() {
    if (is_virtual(old_) != is_virtual(now_) && (is_virtual(old_) || is_virtual(now_)))
      return refused("a virtual column cannot become another kind of column, nor the reverse");
    if (!old_.generated || !now_.generated) return copied();
    const bool same_type = same_storage(*old_.type, *now_.type);
    const bool same_value = written(*old_.generated) == written(*now_.generated);
    if (is_stored(now_) && server_.mariadb) return copied();
    if (!same_type) return copied();
    // MariaDB takes what an index holds of a column that is described again for other values.
    if (server_.mariadb && table_.indexed(old_.key)) return copied();
    if (!same_value) return server_.mariadb ? instant() : copied();
    if (!moves_) return metadata();
    if (server_.mariadb) return copied();
    return is_virtual(now_) ? metadata() : rebuilt();
  }
  std::string written(const sql::Expression& value) const {
    return table_.situation().semantics.text_of(value);
  }

  // ---- engines that know no online change

  Verdict of_other_engine() {
    const bool same_rows =
        (same_storage(*old_.type, *now_.type) || only_appends_members(*old_.type, *now_.type)) &&
        old_.not_null == now_.not_null && old_.collation == now_.collation &&
        old_.auto_increment == now_.auto_increment && !moves_;
    return same_rows ? metadata() : copied();
  }

  // ---- types

  void compare_type() {
    if (same_storage(*old_.type, *now_.type)) return;
    if (only_appends_members(*old_.type, *now_.type)) return add(metadata());
    if (grows()) return add(grown());
    if (table_.foreign_keys_checked() && (table_.refers(old_.key) || table_.referenced(old_.key)))
      return add(refused("the column is part of a foreign key, so its type cannot change"));
    add(copied());
  }

  bool grows() const {
    if (old_.type->name != now_.type->name || !longest_value(old_)) return false;
    return std::atoi(old_.type->arguments.empty() ? "0" : old_.type->arguments[0].c_str()) <
           std::atoi(now_.type->arguments.empty() ? "0" : now_.type->arguments[0].c_str());
  }
  /// Whether it is true of the longest values before and after, in bytes; where nobody has said the
  /// character set, for one byte a character, too.
  template <class Test>
  bool holds_for_lengths(Test test) const {
    const auto before = longest_value(old_), after = longest_value(now_);
    if (!before || !after) return true;
    if (!test(*before, *after)) return false;
    const bool assumed = old_.assumed_character_set && now_.assumed_character_set;
    const int width = bytes_per_character(old_.character_set);
    return !assumed || test(*before / width, *after / width);
  }
  static bool in_one_byte(int longest) { return longest <= 255; }
  /// The length of a value is kept in one byte where no value is longer than 255.
  bool length_stays_in_its_bytes() const {
    return holds_for_lengths(
        [](int before, int after) { return in_one_byte(before) == in_one_byte(after); });
  }
  /// MariaDB reads a length of one byte where a value was never longer than 127; and rows of the
  /// oldest format keep where each value ends.
  bool old_lengths_can_be_read() const {
    return table_.row_format() == "REDUNDANT" || holds_for_lengths([](int before, int after) {
             return in_one_byte(before) == in_one_byte(after) || before <= 127;
           });
  }
  Verdict grown() const {
    if (server_.mariadb) return old_lengths_can_be_read() ? instant() : copied();
    return length_stays_in_its_bytes() ? metadata_in_place() : copied();
  }

  /// MariaDB's JSON is a LONGTEXT with a check of its own; a schema that is read from a server
  /// shows the check alone.
  bool was_json() const {
    const auto& constraints = table_.old()->constraints;
    return is_json(old_) ||
           std::any_of(constraints.begin(), constraints.end(), [&](const auto& constraint) {
             const auto* call = constraint->condition
                                    ? std::get_if<sql::Call>(&constraint->condition->form)
                                    : nullptr;
             return constraint->of_column && constraint->column == old_.key && call &&
                    text::equal_ignoring_case(call->function.name.text, "json_valid");
           });
  }
  /// What lies in the rows besides the type.
  void compare_storage() {
    if (server_.mariadb) {
      const auto compressed = [](const Column& column) {
        return column.settings.contains("COMPRESSED");
      };
      if (was_json() != is_json(now_) || compressed(old_) != compressed(now_)) add(copied());
      return;
    }
    const auto now = now_.settings.find("SRID"), old = old_.settings.find("SRID");
    if (now != now_.settings.end() && (old == old_.settings.end() || old->second != now->second))
      add(copied());
  }

  // ---- character sets and collations

  void compare_collation() {
    const bool same = old_.collation == now_.collation && old_.character_set == now_.character_set;
    // What is said now may be another one than that which nobody said before.
    if (same && old_.assumed_character_set && !now_.assumed_character_set) return add(copied());
    if (same) return;
    if (old_.character_set == now_.character_set) return add(other_collation());
    const bool superset = old_.character_set == "utf8mb3" && now_.character_set == "utf8mb4";
    add(superset ? larger_character_set() : copied());
  }
  /// The rows hold numbers of members, which no character set changes.
  bool holds_numbers() const { return is_list(*old_.type); }
  Verdict of_members() const {
    if (server_.mariadb || table_.indexed(old_.key)) return copied();
    return server_.mysql_before(8) ? copied() : metadata();
  }
  /// In MySQL: nothing is sorted by it, neither before nor behind the statement.
  Verdict sorted_by_nothing() const {
    const bool sorted = table_.indexed(old_.key) || table_.indexed_behind(now_.key);
    if (sorted || server_.mysql_before(8)) return copied();
    Verdict verdict = metadata_in_place();
    verdict.sorts_wide_text = !longest_value(old_);
    return verdict;
  }
  Verdict other_collation() const {
    if (holds_numbers()) return of_members();
    if (!server_.mariadb) return sorted_by_nothing();
    return table_.indexed(old_.key) ? sorted_anew() : instant();
  }
  Verdict larger_character_set() const {
    if (holds_numbers()) return of_members();
    if (!server_.mariadb) return length_stays_in_its_bytes() ? sorted_by_nothing() : copied();
    if (!old_lengths_can_be_read()) return copied();
    const bool same_order = suffix(old_.collation) == suffix(now_.collation);
    return same_order || !table_.indexed(old_.key) ? instant() : sorted_anew();
  }
  /// The collation without its character set.
  static std::string suffix(const std::string& collation) {
    const size_t at = collation.find('_');
    return at == std::string::npos ? "" : collation.substr(at);
  }
  /// The rows themselves stand in the order of the clustered index.
  bool orders_rows() const {
    const auto* index = table_.clustered();
    return index != nullptr &&
           std::any_of(index->parts.begin(), index->parts.end(),
                       [&](const auto& part) { return part.column == old_.key; });
  }
  Verdict sorted_anew() const {
    if (orders_rows()) return copied();
    Verdict verdict = index_built();
    for (const auto& index : table_.old()->indexes)
      for (const auto& part : index->parts)
        if (part.column == old_.key) verdict.indexes.push_back(index->name);
    return verdict;
  }

  // ---- NULL

  void compare_null() {
    if (old_.not_null == now_.not_null) return;
    if (!now_.not_null) {
      const bool instantly = server_.mariadb && table_.row_format() == "REDUNDANT";
      verdict_.frees_clustered_key |= orders_rows();
      return add(instantly ? instant() : rebuilt());
    }
    if (server_.mariadb) return add(mariadb_fills_in_place() ? rebuilt() : copied());
    add(table_.strict() ? rebuilt() : copied());
  }

  /// For NULL in a TIMESTAMP MariaDB writes the current time, in each row its own.
  bool mariadb_fills_in_place() const {
    return !table_.has_stored_column() &&
           !text::equal_ignoring_case(old_.type->name.name.text, "timestamp");
  }

  void compare_auto_increment() {
    if (old_.auto_increment == now_.auto_increment) return;
    if (!now_.auto_increment && !server_.mariadb && table_.foreign_keys_checked() &&
        table_.referenced(old_.key))
      return add(refused("a foreign key points at the column, so it stays AUTO_INCREMENT"));
    add(now_.auto_increment || !server_.mariadb ? copied_under_lock() : instant());
  }

  void compare_metadata() {
    if (old_.name != now_.name)
      add(verdict_of_renamed_column(table_, sql::Name{.text = old_.name}));
    add(metadata());
  }

  Verdict moved() const {
    if (!server_.mariadb) return rebuilt();
    if (table_.moves_virtual_column()) return copied();
    Verdict verdict = table_.rebuilds_for_columns() ? rebuilt() : instant();
    verdict.instant_only_alone = true;
    return verdict;
  }

  const TableFacts& table_;
  const Server& server_;
  const Column& old_;
  const Column& now_;
  bool moves_;
  Verdict verdict_;
};

}  // namespace

Verdict verdict_of_changed_column(const TableFacts& table, const Column& old, const Column& now,
                                  bool moves) {
  return ColumnChange(table, old, now, moves).verdict();
}

}  // namespace segue::mysql
