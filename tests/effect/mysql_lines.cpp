#include <algorithm>

#include "base/text.h"
#include "effect/lines.h"
#include "sql/names.h"

// Not compared, because servers of the family differ in it or only spell it: the display width of
// integers; the quotes of defaults, and the ways of writing the current time; the hash of a
// routine's body.

namespace segue::test {
namespace {

using namespace catalog;

std::string yes(bool value) {
  return value ? "True" : "False";
}

bool is_integer_type(std::string_view type) {
  return type.starts_with("int") || type.starts_with("tinyint") || type.starts_with("smallint") ||
         type.starts_with("mediumint") || type.starts_with("bigint");
}

std::string without_width(std::string type) {
  if (!is_integer_type(type)) return type;
  const size_t open = type.find('(');
  const size_t close = type.find(')');
  if (open != std::string::npos) type.erase(open, close - open + 1);
  return type;
}

std::string normal_value(std::string text) {
  text = text::lower(without(std::string(text::trimmed(text)), '\''));
  if (text.starts_with("current_timestamp") || text.starts_with("now"))
    return text.find(" on update ") == std::string::npos ? "now" : "now on update now";
  if (text == "true" || text == "false") return text == "true" ? "1" : "0";
  const bool moment = text.size() > 10 && text[4] == '-' && text[7] == '-';
  if (moment) return text.substr(0, text.find('.'));
  const bool number = !text.empty() && text.find_first_not_of("+-.0123456789") == std::string::npos;
  if (number && text.find('.') != std::string::npos) {
    while (text.back() == '0')
      text.pop_back();
    if (text.back() == '.') text.pop_back();
  }
  return text;
}

class MysqlLines : public ObjectLines {
 public:
  explicit MysqlLines(const Semantics& semantics) : semantics_(semantics) {}

  Lines of(const State& state, const Relation& relation) const override {
    if (relation.temporary || relation.external) return {};
    const bool view = relation.is_view();
    Lines lines{"rel " + relation.name +
                (view ? std::string(" VIEW None None")
                      : " BASE TABLE " + relation.engine + ' ' + relation.collation)};
    std::vector<std::string> names;
    for (const auto& column : relation.columns) {
      names.push_back(column->name);
      lines.push_back(line_of(relation, *column));
    }
    lines.push_back("colorder " + relation.name + ' ' + text::joined(names, ","));
    for (const auto& index : relation.indexes)
      lines.push_back(line_of(relation, *index));
    for (const auto& constraint : relation.constraints)
      if (constraint->kind == ConstraintKind::foreign_key)
        lines.push_back(line_of(state, relation, *constraint));
    return lines;
  }
  Lines of(const Routine& routine) const override {
    return {"fn " + routine.name + (routine.procedure ? " PROCEDURE" : " FUNCTION")};
  }

  std::string normalised(const std::string& line) const override {
    if (line.starts_with("fn ")) return line.substr(0, line.find(" body="));
    if (!line.starts_with("col ")) return line;
    const size_t type = line.find(' ', 4) + 1;
    const size_t nn = line.find(" nn=");
    std::string value = between(line, " def=", " coll=");
    const bool counts = value.ends_with(" auto_increment");
    if (counts) value = value.substr(0, value.size() - 15);
    return line.substr(0, type) + without_width(line.substr(type, nn - type)) +
           line.substr(nn, line.find(" def=") - nn) + " def=" + normal_value(value) +
           (counts ? " auto_increment" : "") + " coll=" + between(line, " coll=", " gen=") +
           (line.ends_with(" gen=None") ? "" : " gen");
  }

 private:
  static std::string name_of(const Relation& relation, const std::string& key) {
    const Column* column = find_column(relation, key);
    return column ? column->name : key;
  }

  std::string line_of(const Relation& relation, const Column& column) const {
    std::string value = column.not_null ? "none" : "null";
    if (column.default_value) value = normal_value(semantics_.text_of(*column.default_value));
    if (column.on_update) value += " on update now";
    const std::string collation = column.collation.empty() ? "None" : column.collation;
    return "col " + relation.name + '.' + column.name + ' ' +
           without_width(column.type ? semantics_.text_of(*column.type) : "") +
           " nn=" + yes(column.not_null) + " def=" + (column.generated ? "null" : value) +
           (column.auto_increment ? " auto_increment" : "") + " coll=" + collation +
           " cm=" + column.comment + (column.generated ? " gen" : "");
  }

  static std::string line_of(const Relation& relation, const Index& index) {
    std::vector<std::string> parts;
    for (const IndexColumn& part : index.parts)
      parts.push_back(
          name_of(relation, part.column) +
          (part.prefix_length > 0 ? '(' + std::to_string(part.prefix_length) + ')' : ""));
    const std::string kind = !index.kind.empty()    ? index.kind
                             : index.method.empty() ? "BTREE"
                                                    : text::upper(index.method);
    return "idx " + relation.name + '.' + index.name + " unique=" + yes(index.unique) + ' ' + kind +
           " (" + text::joined(parts, ",") + ')';
  }

  static std::string line_of(const State& state, const Relation& relation,
                             const Constraint& constraint) {
    std::vector<std::string> columns, targets;
    for (const std::string& key : constraint.columns)
      columns.push_back(name_of(relation, key));
    const auto* target = state.relations.find(constraint.target);
    for (const std::string& key : constraint.target_columns)
      targets.push_back(target ? name_of(**target, key) : key);
    const auto action = [](sql::ReferentialAction value) {
      return value == sql::ReferentialAction::unspecified ? "RESTRICT"
                                                          : std::string(sql::name_of(value));
    };
    return "fk " + relation.name + '.' + constraint.name + " (" + text::joined(columns, ",") +
           ") -> " + (target ? (*target)->name : constraint.target_name) + '(' +
           text::joined(targets, ",") + ") upd=" + action(constraint.on_update) +
           " del=" + action(constraint.on_delete);
  }

  const Semantics& semantics_;
};

}  // namespace

std::unique_ptr<ObjectLines> mysql_lines(const Semantics& semantics) {
  return std::make_unique<MysqlLines>(semantics);
}

}  // namespace segue::test
