#include <algorithm>

#include "base/text.h"
#include "effect/lines.h"
#include "sql/names.h"

namespace segue::test {
namespace {

using namespace catalog;

std::string joined(const std::vector<std::string>& parts) {
  return text::joined(parts, ",");
}

std::string action(sql::ReferentialAction value) {
  return value == sql::ReferentialAction::unspecified ? "NO ACTION"
                                                      : std::string(sql::name_of(value));
}

/// Defaults and the conditions of partial indexes are kept by the server as they were written:
/// white space, the case of key words and outer parentheses are not compared.
std::string normal_text(std::string text) {
  text = std::string(text::trimmed(text));
  while (text.size() > 2 && text.front() == '(' && text.back() == ')')
    text = text.substr(1, text.size() - 2);
  return without(lower_outside_quotes(text), ' ');
}

class SqliteLines : public ObjectLines {
 public:
  explicit SqliteLines(const Semantics& semantics) : semantics_(semantics) {}

  Lines of(const State& state, const Relation& relation) const override {
    if (relation.temporary) return {};
    Lines lines{"rel " + relation.name};
    std::vector<std::string> names;
    for (const auto& column : relation.columns) {
      names.push_back(column->name);
      lines.push_back(line_of(relation, *column));
    }
    lines.push_back("colorder " + relation.name + ' ' + joined(names));
    if (relation.is_view()) return lines;
    add_table(relation, lines);
    for (const auto& index : relation.indexes)
      add_index(relation, *index, lines);
    for (const auto& constraint : relation.constraints)
      if (constraint->kind == ConstraintKind::foreign_key)
        lines.push_back(line_of(state, relation, *constraint));
    return lines;
  }

  std::string normalised(const std::string& line) const override {
    if (line.starts_with("col ")) {
      const std::string text = between(line, " def=", " pk=");
      const std::string value = text == "None" ? text : normal_text(text);
      return line.substr(0, line.find(" def=")) + " def=" + value + line.substr(line.rfind(" pk="));
    }
    if (line.starts_with("tbl ")) {
      // The oracle takes the RESTRICT of a foreign key for STRICT.
      const size_t strict = line.find(" strict=");
      return line.substr(0, strict) + line.substr(line.find(" norowid="));
    }
    if (line.starts_with("partial "))
      return line.substr(0, line.find("  ")) + ' ' + normal_text(line.substr(line.find("  ")));
    return line;
  }

 private:
  static int key_position(const Relation& relation, const std::string& key) {
    for (const auto& constraint : relation.constraints) {
      if (constraint->kind != ConstraintKind::primary_key) continue;
      const auto at = std::find(constraint->columns.begin(), constraint->columns.end(), key);
      if (at != constraint->columns.end())
        return static_cast<int>(at - constraint->columns.begin()) + 1;
    }
    return 0;
  }

  std::string line_of(const Relation& relation, const Column& column) const {
    // The oracle writes types in upper case.
    const std::string type = column.type ? text::upper(semantics_.text_of(*column.type)) : "";
    const std::string value =
        column.default_value ? normal_text(semantics_.text_of(*column.default_value)) : "None";
    return "col " + relation.name + '.' + column.name + ' ' + type +
           " nn=" + (column.not_null ? "1" : "0") + " def=" + value +
           " pk=" + std::to_string(key_position(relation, column.key)) + " hid=0";
  }

  static void add_table(const Relation& relation, Lines& lines) {
    const auto checks = std::count_if(
        relation.constraints.begin(), relation.constraints.end(),
        [](const auto& constraint) { return constraint->kind == ConstraintKind::check; });
    const bool autoincrement =
        std::any_of(relation.columns.begin(), relation.columns.end(),
                    [](const auto& column) { return column->auto_increment; });
    const auto word = [](bool value) { return value ? std::string("True") : std::string("False"); };
    lines.push_back("tbl " + relation.name + " checks=" + std::to_string(checks) +
                    " autoinc=" + word(autoincrement) + " norowid=" + word(relation.without_rowid));
  }

  void add_index(const Relation& relation, const Index& index, Lines& lines) const {
    std::vector<std::string> parts;
    for (const IndexColumn& part : index.parts) {
      const Column* column = find_column(relation, part.column);
      std::string collation = part.collation;
      if (collation.empty() && column) collation = text::upper(column->collation);
      if (collation.empty()) collation = "BINARY";
      const std::string name = column ? '\'' + column->name + '\'' : "None";
      const bool descending = part.direction == sql::Direction::descending;
      parts.push_back('(' + name + ", " + (descending ? "1" : "0") + ", '" + collation + "')");
    }
    const std::string origin = !index.of_constraint ? "c" : index.primary ? "pk" : "u";
    lines.push_back("idx " + relation.name + ' ' +
                    (index.of_constraint ? "<auto " + origin + '>' : index.name) +
                    " unique=" + (index.unique ? "1" : "0") + " origin=" + origin + " partial=" +
                    (index.where ? "1" : "0") + " [" + text::joined(parts, ", ") + ']');
    if (index.where)
      lines.push_back("partial " + index.name + ' ' +
                      normal_text(semantics_.text_of(*index.where)));
  }

  static std::string line_of(const State& state, const Relation& relation,
                             const Constraint& constraint) {
    const auto names = [](const Relation* table, const std::vector<std::string>& keys) {
      std::vector<std::string> result;
      for (const std::string& key : keys) {
        const Column* column = table ? find_column(*table, key) : nullptr;
        result.push_back(column ? column->name : key);
      }
      return joined(result);
    };
    const auto* target = state.relations.find(constraint.target);
    return "fk " + relation.name + '(' + names(&relation, constraint.columns) + ") -> " +
           constraint.target_name + '(' +
           names(target ? &**target : nullptr, constraint.target_columns) + ") " +
           action(constraint.on_update) + ' ' + action(constraint.on_delete);
  }

  const Semantics& semantics_;
};

}  // namespace

std::unique_ptr<ObjectLines> sqlite_lines(const Semantics& semantics) {
  return std::make_unique<SqliteLines>(semantics);
}

}  // namespace segue::test
