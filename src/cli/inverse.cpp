#include "cli/inverse.h"

#include <vector>

#include "rules/way_back.h"

namespace segue::cli {
namespace {

using rules::Step;
using sql::ObjectKind;
using Undo = std::optional<sql::Statement>;

sql::ObjectName named(const sql::Name& name) {
  sql::ObjectName result;
  result.name = name;
  return result;
}

sql::Statement drop(ObjectKind kind, const sql::ObjectName& name,
                    const sql::ObjectName& table = {}) {
  sql::Drop drop;
  drop.kind = kind;
  drop.objects.push_back({.name = name, .table = table});
  return drop;
}

/// The opposite of one action of an ALTER TABLE.
class Opposite {
 public:
  explicit Opposite(const Step& step) : step_(step) {}

  template <class Form>
  std::optional<sql::AlterAction> operator()(const Form&) const {
    return std::nullopt;
  }
  std::optional<sql::AlterAction> operator()(const sql::AddColumn& add) const {
    return action(sql::DropColumn{.column = add.column.name});
  }
  std::optional<sql::AlterAction> operator()(const sql::AddConstraint& add) const {
    if (!add.constraint.name) return std::nullopt;
    return action(sql::DropConstraint{.constraint = add.constraint.name});
  }
  std::optional<sql::AlterAction> operator()(const sql::AddIndex& add) const {
    if (!add.index.name) return std::nullopt;
    return action(sql::DropIndexOfTable{.index = add.index.name});
  }
  std::optional<sql::AlterAction> operator()(const sql::SetNotNull& set) const {
    return action(sql::DropNotNull{.column = set.column});
  }
  std::optional<sql::AlterAction> operator()(const sql::DropNotNull& drop) const {
    return action(sql::SetNotNull{.column = drop.column});
  }
  std::optional<sql::AlterAction> operator()(const sql::SetDefault& set) const {
    return default_of(set.column);
  }
  std::optional<sql::AlterAction> operator()(const sql::DropDefault& drop) const {
    return default_of(drop.column);
  }
  std::optional<sql::AlterAction> operator()(const sql::RenameColumn& rename) const {
    return action(sql::RenameColumn{.column = rename.to, .to = rename.column});
  }
  std::optional<sql::AlterAction> operator()(const sql::RenameConstraint& rename) const {
    return action(sql::RenameConstraint{.constraint = rename.to, .to = rename.constraint});
  }

 private:
  template <class Form>
  static std::optional<sql::AlterAction> action(Form form) {
    sql::AlterAction action;
    action.form = std::move(form);
    return action;
  }
  /// Back to the default that the column had.
  std::optional<sql::AlterAction> default_of(const sql::Name& name) const {
    const auto* table = step_.table_before();
    const auto* column = table ? step_.lookup_before().column(*table, name) : nullptr;
    if (column == nullptr) return std::nullopt;
    if (!column->default_value) return action(sql::DropDefault{.column = name});
    return action(sql::SetDefault{.column = name, .value = *column->default_value});
  }

  const Step& step_;
};

Undo undo_of(const Step& step) {
  if (const auto* alter = step.as<sql::AlterTable>()) {
    sql::AlterTable back;
    back.kind = alter->kind;
    back.table = alter->table;
    if (const auto* rename = step.alters<sql::RenameTo>()) {
      back.table.name = rename->to.name;
      sql::AlterAction action;
      action.form = sql::RenameTo{.to = named(alter->table.name)};
      back.actions.push_back(std::move(action));
      return back;
    }
    if (alter->actions.empty()) return std::nullopt;
    auto action = std::visit(Opposite(step), alter->actions.front().form);
    if (!action) return std::nullopt;
    back.actions.push_back(std::move(*action));
    return back;
  }
  if (const auto* table = step.as<sql::CreateTable>()) return drop(ObjectKind::table, table->table);
  if (const auto* index = step.as<sql::CreateIndex>(); index && index->index.name) {
    auto back = std::get<sql::Drop>(drop(
        ObjectKind::index, index->name ? index->name : named(index->index.name), index->table));
    back.concurrently = index->concurrently;
    return back;
  }
  if (const auto* view = step.as<sql::CreateView>(); view && !view->or_replace && !view->alter)
    return drop(view->materialized ? ObjectKind::materialized_view : ObjectKind::view, view->view);
  if (const auto* sequence = step.as<sql::CreateSequence>())
    return drop(ObjectKind::sequence, sequence->sequence);
  if (const auto* type = step.as<sql::CreateType>()) return drop(ObjectKind::type, type->type);
  if (const auto* domain = step.as<sql::CreateDomain>())
    return drop(ObjectKind::domain, domain->domain);
  if (const auto* schema = step.as<sql::CreateSchema>(); schema && schema->schema)
    return drop(ObjectKind::schema, named(schema->schema));
  if (const auto* extension = step.as<sql::CreateExtension>())
    return drop(ObjectKind::extension, named(extension->extension));
  return std::nullopt;
}

/// Says nothing that would have to be undone.
bool changes_nothing(const Step& step) {
  return step.as<sql::Set>() || step.as<sql::CommentOn>() || step.as<sql::Transaction>() ||
         step.as<sql::Query>();
}

bool is_read(const dialect::Dialect& dialect, const std::string& text) {
  const Source source("down", text);
  const auto read = dialect.parse(source);
  return read.statements.size() == 1 && read.statements.front().understood();
}

/// The statement as SQL that the dialect takes: some name the table of an index, some must not.
std::string written(const dialect::Dialect& dialect, sql::Statement statement) {
  std::string text = dialect.write(statement);
  auto* drop = std::get_if<sql::Drop>(&statement);
  if (drop == nullptr || is_read(dialect, text)) return text;
  drop->objects.front().table = {};
  return dialect.write(statement);
}

}  // namespace

std::optional<std::string> inverse_of(const project::History& history, const Simulation& simulation,
                                      const rules::Script& up) {
  std::string text;
  for (auto step = up.steps.rbegin(); step != up.steps.rend(); ++step) {
    if (changes_nothing(*step)) continue;
    const Undo undo = undo_of(*step);
    const std::string back = undo ? written(*history.dialect, *undo) : std::string();
    if (back.empty()) return std::nullopt;
    text += back + ";\n";
  }
  if (text.empty()) return std::nullopt;
  const Source source("down", text);
  const dialect::Script read = history.dialect->parse(source);
  std::vector<size_t> statements;
  for (size_t i = 0; i < read.statements.size(); ++i) {
    if (!read.statements[i].understood()) return std::nullopt;
    statements.push_back(i);
  }
  const auto judged = simulation.judge_back(read, statements, up.after);
  const rules::Pair pair{up, judged.script};
  if (!rules::is_provable(pair) || !rules::left_behind(pair).empty()) return std::nullopt;
  return text;
}

}  // namespace segue::cli
