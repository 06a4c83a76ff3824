#include <algorithm>

#include "base/text.h"
#include "effect/lines.h"
#include "sql/names.h"

// Not compared, because the server only spells it: the quotes of names; casts of defaults, and
// defaults that are no literals; the text of CHECK conditions, of index expressions and predicates,
// of WHEN conditions and of view definitions (only that they are there); the number of a collation.

namespace segue::test {
namespace {

using namespace catalog;

std::string shown(const std::string& schema, const std::string& name) {
  return schema == "public" || schema.empty() ? name : schema + '.' + name;
}

std::string yes(bool value) {
  return value ? "true" : "false";
}

/// An item of an index: a column with its options, or "(expr)" with them.
std::string normal_item(const std::string& item) {
  const size_t open = item.find('(');
  if (open == std::string::npos) return item;
  const size_t close = item.rfind(')');
  return "(expr)" + (close == std::string::npos ? "" : item.substr(close + 1));
}

class PostgresqlLines : public ObjectLines {
 public:
  explicit PostgresqlLines(const Semantics& semantics) : semantics_(semantics) {}

  Lines of(const State& state, const Relation& relation) const override {
    if (relation.temporary) return {};
    const std::string full = relation.schema + '.' + relation.name;
    Lines lines;
    if (relation.external) {
      // The server had the table before; only what was hung on it here counts.
      for (const auto& trigger : relation.triggers)
        lines.push_back(line_of(relation, *trigger));
      return lines;
    }
    lines = {"rel " + full + ' ' + letters(relation), "type " + full + " c -false"};
    std::vector<std::string> names;
    for (const auto& column : relation.columns) {
      names.push_back(column->name);
      lines.push_back(line_of(full, *column));
    }
    lines.push_back("colorder " + full + ' ' + text::joined(names, ","));
    if (relation.is_view()) lines.push_back("view " + shown(relation.schema, relation.name));
    for (const auto& constraint : relation.constraints)
      lines.push_back(line_of(state, relation, *constraint));
    for (const auto& index : relation.indexes)
      lines.push_back(line_of(relation, *index));
    for (const auto& trigger : relation.triggers)
      lines.push_back(line_of(relation, *trigger));
    return lines;
  }

  Lines of(const Sequence& sequence) const override {
    if (sequence.temporary) return {};
    const std::string type = sequence.type.empty() ? "bigint" : sequence.type;
    const std::string largest = type == "integer"    ? "2147483647"
                                : type == "smallint" ? "32767"
                                                     : "9223372036854775807";
    const auto usual = [](const std::string& text, const std::string& value) {
      return text.empty() ? value : text;
    };
    const std::string minimum = usual(sequence.minimum, "1");
    return {"rel " + sequence.schema + '.' + sequence.name + " Sp rls=falsefalse",
            "seq " + shown(sequence.schema, sequence.name) + ' ' + type + ' ' +
                usual(sequence.start, minimum) + ' ' + minimum + ' ' +
                usual(sequence.increment, "1") + ' ' + usual(sequence.maximum, largest) + ' ' +
                yes(sequence.cycle) + ' ' + usual(sequence.cache, "1")};
  }

  Lines of(const Type& type) const override {
    const std::string full = "type " + type.schema + '.' + type.name;
    if (type.kind == TypeKind::enumeration)
      return {full + " e " + text::joined(type.values, ",") + "-false"};
    if (type.kind == TypeKind::domain)
      return {full + " d -" + semantics_.text_of(*type.base) + yes(type.not_null)};
    return {full + " c -false"};
  }

  Lines of(const Routine& routine) const override {
    const std::string body = routine.body.empty() ? "" : ' ' + on_one_line(routine.body);
    return {"fn " + shown(routine.schema, routine.name) + '(' + without(routine.arguments, '"') +
            ')' + (is_sql_body(routine) ? "" : body)};
  }
  Lines of(const Schema& schema) const override {
    return schema.name == "public" ? Lines{} : Lines{"schema " + schema.name};
  }
  Lines of(const Extension& extension) const override { return {"ext " + extension.name}; }
  Lines of(const OtherObject& object) const override {
    if (object.kind != sql::ObjectKind::statistics) return {};
    return {"stat " + shown(object.schema, object.name)};
  }

  std::string normalised(const std::string& line) const override {
    if (line.starts_with("col ")) return normal_column(line);
    if (line.starts_with("con ")) return normal_constraint(line);
    if (line.starts_with("idx ")) return normal_index(line);
    if (line.starts_with("rel ")) return line.substr(0, line.find("  "));
    if (line.starts_with("view ")) return without(line.substr(0, line.find(' ', 5)), '"');
    if (line.starts_with("fn ")) return normal_function(line);
    if (line.starts_with("trg ")) return normal_trigger(line);
    if (line.starts_with("stat ")) {
      const std::string name = between(line, "CREATE STATISTICS ", " ");
      return "stat " + (name.starts_with("public.") ? name.substr(7) : name);
    }
    if (line.starts_with("seq ")) return without(line, '"');
    return std::string(text::trimmed(line));
  }

 private:
  /// The oracle writes line ends as two characters.
  static std::string on_one_line(const std::string& text) {
    std::string result;
    for (const char c : text) {
      if (c == '\n')
        result += "\\n";
      else
        result += c;
    }
    return result;
  }

  static bool is_sql_body(const Routine& routine) {
    return routine.language == "sql" && text::starts_with_ignoring_case(routine.body, "RETURN");
  }

  static std::string letters(const Relation& relation) {
    std::string kind = relation.kind == RelationKind::view                ? "v"
                       : relation.kind == RelationKind::materialized_view ? "m"
                       : relation.kind == RelationKind::foreign_table     ? "f"
                       : relation.partition_by                            ? "p"
                                                                          : "r";
    return kind + (relation.unlogged ? "u" : "p") + " rls=" + yes(relation.row_security) +
           yes(relation.force_row_security);
  }

  /// 't' and 'f' are spellings of true and false.
  static std::string truth(const std::string& type, const std::string& value) {
    if (type != "boolean") return value;
    return value == "literal t" ? "literal true" : value == "literal f" ? "literal false" : value;
  }

  std::string line_of(const std::string& table, const Column& column) const {
    const std::string type = column.type ? semantics_.text_of(*column.type) : "?";
    const ExpressionRef& value = column.generated ? column.generated : column.default_value;
    const std::string identity = !column.identity_always ? "" : *column.identity_always ? "a" : "d";
    const std::string generated = !column.generated                      ? ""
                                  : column.generated_storage == "STORED" ? "s"
                                                                         : "v";
    return "col " + table + '.' + column.name + ' ' + without(type, '"') +
           " nn=" + yes(column.not_null) +
           " def=" + (value ? truth(type, normal_default(semantics_.text_of(*value))) : "") +
           " id=" + identity + " gen=" + generated + " cm=" + column.comment;
  }
  static std::string normal_column(const std::string& line) {
    const size_t at = line.find(" def=");
    return without(line.substr(0, at), '"') +
           " def=" + normal_default(between(line, " def=", " id=")) +
           " id=" + between(line, " id=", " gen=") + " gen=" + between(line, " gen=", " coll=") +
           " cm=" + between(line, " cm=", "");
  }

  static std::string tail_of(const Constraint& constraint) {
    std::string text;
    if (constraint.attributes.deferrable.value_or(false)) text += " DEFERRABLE";
    if (constraint.attributes.initially_deferred.value_or(false)) text += " INITIALLY DEFERRED";
    if (constraint.attributes.not_valid) text += " NOT VALID";
    return text;
  }

  std::string line_of(const State& state, const Relation& relation,
                      const Constraint& constraint) const {
    const std::string head =
        "con " + shown(relation.schema, relation.name) + ' ' + constraint.name + ' ';
    const std::string columns = '(' + text::joined(constraint.columns, ", ") + ')';
    switch (constraint.kind) {
      case ConstraintKind::primary_key:
        return head + "PRIMARY KEY " + columns + tail_of(constraint);
      case ConstraintKind::unique: {
        const Index* index = find_index(relation, constraint.index);
        const bool not_distinct = index && index->nulls_not_distinct;
        return head + "UNIQUE " + (not_distinct ? "NULLS NOT DISTINCT " : "") + columns +
               tail_of(constraint);
      }
      case ConstraintKind::check:
        return head + "CHECK" + tail_of(constraint);
      case ConstraintKind::exclusion:
        return head + "EXCLUDE";
      case ConstraintKind::foreign_key:
        break;
    }
    const auto* target = state.relations.find(constraint.target);
    const std::string target_name = target ? shown((*target)->schema, (*target)->name)
                                    : constraint.target.name == relation.name
                                        ? shown(relation.schema, relation.name)
                                        : constraint.target_name;
    std::string text = head + "FOREIGN KEY " + columns + " REFERENCES " + target_name + '(' +
                       text::joined(constraint.target_columns, ", ") + ')';
    if (!constraint.match.empty() && constraint.match != "SIMPLE")
      text += " MATCH " + constraint.match;
    const auto says = [](sql::ReferentialAction action) {
      return action != sql::ReferentialAction::unspecified &&
             action != sql::ReferentialAction::no_action;
    };
    if (says(constraint.on_update))
      text += " ON UPDATE " + std::string(sql::name_of(constraint.on_update));
    if (says(constraint.on_delete))
      text += " ON DELETE " + std::string(sql::name_of(constraint.on_delete));
    return text + tail_of(constraint);
  }
  static std::string normal_constraint(const std::string& line) {
    const size_t check = line.find(" CHECK (");
    const size_t exclude = line.find(" EXCLUDE ");
    if (exclude != std::string::npos) return without(line.substr(0, exclude + 8), '"');
    if (check == std::string::npos) return without(line, '"');
    return without(line.substr(0, check + 6), '"') +
           (line.ends_with(" NOT VALID") ? " NOT VALID" : "");
  }

  static std::string item_of(const IndexColumn& part) {
    std::string text = part.expression && !plain_name(part) ? "(expr)" : part.column;
    if (!part.collation.empty()) text += " COLLATE " + part.collation;
    if (!part.operator_class.empty()) text += ' ' + part.operator_class;
    const bool descending = part.direction == sql::Direction::descending;
    if (descending) text += " DESC";
    if (part.nulls == sql::NullsOrder::first && !descending) text += " NULLS FIRST";
    if (part.nulls == sql::NullsOrder::last && descending) text += " NULLS LAST";
    return text;
  }
  static bool plain_name(const IndexColumn&) { return false; }

  std::string line_of(const Relation& relation, const Index& index) const {
    Lines items;
    for (const IndexColumn& part : index.parts)
      items.push_back(item_of(part));
    std::string text = std::string("idx CREATE ") + (index.unique ? "UNIQUE " : "") + "INDEX " +
                       index.name + " ON " + (relation.partition_by ? "ONLY " : "") +
                       relation.schema + '.' + relation.name + " USING " +
                       (index.method.empty() ? "btree" : index.method) + " (" +
                       text::joined(items, ", ") + ')';
    if (!index.include.empty()) text += " INCLUDE (" + text::joined(index.include, ", ") + ')';
    if (index.nulls_not_distinct) text += " NULLS NOT DISTINCT";
    if (index.where) text += " WHERE";
    return text;
  }
  static std::string normal_index(const std::string& line) {
    const size_t open = line.find(" (", line.find(" USING "));
    size_t close = open + 1;
    for (int depth = 0; close < line.size(); ++close) {
      depth += line[close] == '(' ? 1 : line[close] == ')' ? -1 : 0;
      if (depth == 0) break;
    }
    Lines items;
    for (const std::string& item : list_items(line.substr(open + 2, close - open - 2)))
      items.push_back(normal_item(item));
    std::string rest = line.substr(close + 1);
    const size_t where = rest.find(" WHERE ");
    rest = rest.substr(0, where == std::string::npos ? rest.find(" valid=") : where + 6);
    const size_t with = rest.find(" WITH (");
    if (with != std::string::npos) rest.erase(with, rest.find(')', with) - with + 1);
    return without(line.substr(0, open + 2) + text::joined(items, ", ") + ')' + rest, '"');
  }

  static std::string line_of(const Relation& relation, const Trigger& trigger) {
    Lines events;
    for (const std::string_view wanted : {"INSERT", "DELETE", "UPDATE", "TRUNCATE"})
      for (const sql::TriggerEvent& event : trigger.events) {
        if (event.event != wanted) continue;
        Lines columns;
        for (const sql::Name& name : event.columns)
          columns.push_back(name.text);
        events.push_back(event.event +
                         (columns.empty() ? "" : " OF " + text::joined(columns, ", ")));
      }
    std::string text = "trg " + trigger.name + ' ' + trigger.timing + ' ' +
                       text::joined(events, " OR ") + " ON " + relation.schema + '.' +
                       relation.name;
    for (const std::string& table : trigger.referencing)
      text += (&table == &trigger.referencing.front() ? " REFERENCING " : " ") + table;
    text += " FOR EACH " + (trigger.for_each.empty() ? "STATEMENT" : trigger.for_each);
    if (trigger.when) text += " WHEN";
    return text + ' ' + trigger.function_name + (trigger.enabled.empty() ? " O" : " D");
  }
  static std::string normal_trigger(const std::string& line) {
    std::string text = line;
    for (const std::string_view head : {"CREATE CONSTRAINT TRIGGER ", "CREATE TRIGGER "}) {
      const size_t at = text.find(head);
      if (at != std::string::npos) text.erase(at, head.size());
    }
    const size_t when = text.find(" WHEN (");
    const size_t execute = text.find(" EXECUTE FUNCTION ");
    std::string function = text.substr(execute + 18);
    function = function.substr(0, function.find('('));
    const size_t dot = function.rfind('.');
    if (dot != std::string::npos) function = function.substr(dot + 1);
    const bool has_when = when != std::string::npos && when < execute;
    return without(text.substr(0, has_when ? when : execute) + (has_when ? " WHEN" : "") + ' ' +
                       function + line.substr(line.size() - 2),
                   '"');
  }

  static std::string normal_function(const std::string& line) {
    const size_t create = line.find(" CREATE OR REPLACE ");
    // The kind of routine is the letter between its signature and its definition.
    std::string head = without(line.substr(0, create), '"');
    head = head.substr(0, head.rfind(' '));
    for (const std::string tag : {"$function$", "$procedure$"}) {
      const size_t open = line.find(tag);
      if (open == std::string::npos) continue;
      const size_t close = line.rfind(tag);
      return head + ' ' + line.substr(open + tag.size(), close - open - tag.size());
    }
    return head;
  }

  const Semantics& semantics_;
};

}  // namespace

std::unique_ptr<ObjectLines> postgresql_lines(const Semantics& semantics) {
  return std::make_unique<PostgresqlLines>(semantics);
}

}  // namespace segue::test
