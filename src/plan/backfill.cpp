#include "plan/backfill.h"

#include <algorithm>

#include "base/directive.h"
#include "base/nearest.h"
#include "base/sha256.h"
#include "base/text.h"
#include "plan/backfill_reader.h"

namespace segue::plan {
namespace {

template <class Form>
void drop_returning(sql::Statement& tree) {
  if (auto* form = std::get_if<Form>(&tree)) form->returning.clear();
}

/// Where the condition of a statement stands.
Maybe<sql::Expression>* condition_in(sql::Statement& tree) {
  if (auto* update = std::get_if<sql::Update>(&tree)) return &update->where;
  if (auto* remove = std::get_if<sql::Delete>(&tree)) return &remove->where;
  if (auto* insert = std::get_if<sql::Insert>(&tree); insert && insert->source)
    if (auto* select = std::get_if<sql::Select>(&insert->source->body)) return &select->where;
  return nullptr;
}

/// What the table's columns keep of what an UPDATE gives them.
std::map<ptrdiff_t, sql::TypeName> stored_types(const sql::Statement& tree,
                                                const sql::ObjectName& table,
                                                const catalog::Lookup& lookup) {
  std::map<ptrdiff_t, sql::TypeName> types;
  const auto* update = std::get_if<sql::Update>(&tree);
  const auto* relation = lookup.relation(table);
  if (update == nullptr || relation == nullptr) return types;
  for (const auto& assignment : update->assignments) {
    const auto* target = std::get_if<sql::ColumnReference>(&assignment.targets.front().form);
    const auto* column = target ? lookup.column(*relation, target->parts.back()) : nullptr;
    if (column != nullptr && column->type)
      types.emplace(&assignment - update->assignments.data(), *column->type);
  }
  return types;
}

/// Of all that says which rows are changed, and how.
std::string checksum_of(const std::string& statement, const BackfillWish& wish) {
  return sha256(wish.where.empty() ? statement : statement + "\n-- where " + wish.where);
}

/// The table that an INSERT adds rows to, where it is no view and no module keeps its rows.
std::optional<sql::ObjectName> inserts_into(const sql::Statement& tree,
                                            const catalog::Lookup& lookup) {
  const auto* insert = std::get_if<sql::Insert>(&tree);
  const auto* relation = insert ? lookup.relation(insert->table) : nullptr;
  const bool keeps = relation != nullptr && !relation->external &&
                     (relation->kind == catalog::RelationKind::table ||
                      relation->kind == catalog::RelationKind::foreign_table);
  return keeps ? std::optional(insert->table) : std::nullopt;
}

}  // namespace

std::string Backfill::key_names() const {
  std::vector<std::string> names;
  for (const auto& column : key)
    names.push_back(column.name);
  return text::joined(names, ",");
}

std::vector<const sql::TypeName*> Backfill::key_types() const {
  std::vector<const sql::TypeName*> types;
  for (const auto& column : key)
    types.push_back(column.type ? &*column.type : nullptr);
  return types;
}

bool add_condition(sql::Statement& tree, sql::Expression condition) {
  Maybe<sql::Expression>* where = condition_in(tree);
  if (where == nullptr) return false;
  if (!*where) {
    *where = std::move(condition);
    return true;
  }
  sql::Binary both{.op = "AND", .left = std::move(**where), .right = std::move(condition)};
  *where = sql::Expression{.form = std::move(both)};
  return true;
}

Result<BackfillWish> read_wish(std::string_view said) {
  BackfillWish wish;
  if (directive::is_unclosed(said))
    return Error{ErrorCode::usage, "`backfill` has a quote that nothing ends"};
  static const std::vector<std::string_view> known = {"key",    "where", "batch",
                                                      "target", "pause", "skip"};
  for (const auto& [word, value] : directive::words_in(said)) {
    if (word == "reason") continue;
    std::string* place = word == "key"      ? &wish.key
                         : word == "where"  ? &wish.where
                         : word == "batch"  ? &wish.batch
                         : word == "target" ? &wish.target
                         : word == "pause"  ? &wish.pause
                         : word == "skip"   ? &wish.skip
                                            : nullptr;
    if (place == nullptr) {
      const std::string meant = meant_by(word, known);
      return Error{
          ErrorCode::usage,
          "`backfill` knows no `" + word + "`" +
              (meant.empty() ? ": known are key, where, batch, target, pause, skip" : meant)};
    }
    if (value.empty())
      return Error{ErrorCode::usage,
                   "`" + word + "` of `backfill` has no value: write `" + word + "=…`"};
    *place = value;
  }
  return wish;
}

Result<Backfill> backfill_of(const Statement& statement, const sql::Statement& tree,
                             const std::string& file, const BackfillWish& wish,
                             const catalog::Semantics& semantics, const KeyRules& rules,
                             const ReadCondition& read) {
  const auto refused = [](const std::string& why) {
    return Error{ErrorCode::usage, "this cannot be a backfill: " + why};
  };
  if (statement.text != statement.shown) return refused("it holds a password");
  Backfill made{.number = statement.number,
                .file = file,
                .at = statement.at,
                .shown = statement.shown,
                .checksum = checksum_of(statement.shown, wish),
                .tree = tree,
                .wish = wish};
  if (!wish.where.empty()) {
    auto condition = read(wish.where);
    if (!condition) return refused("where=\"" + wish.where + "\" is no condition");
    if (!add_condition(made.tree, std::move(*condition)))
      return refused("where=\"" + wish.where + "\" has no place in it");
  }
  if (wish.batch == "all") {
    made.unverifiable =
        wish.where.empty() ? "it runs in one piece, as it is written" : "it runs in one piece";
    return made;
  }
  drop_returning<sql::Update>(made.tree);
  drop_returning<sql::Delete>(made.tree);
  drop_returning<sql::Insert>(made.tree);
  const catalog::Lookup lookup(*statement.before, semantics);
  Cut cut = read_cut(made.tree, lookup);
  if (!cut.why_not.empty()) return refused(cut.why_not);
  made.table = *cut.driving;
  auto key = choose_key(std::get<sql::NamedTable>(made.table.form).name, wish.key, lookup, rules);
  if (!key) return refused(key.error().message);
  for (const auto& column : key->columns) {
    const auto assigned = lookup.key(catalog::NameKind::column, column.name);
    if (std::find(cut.assigned.begin(), cut.assigned.end(), assigned) != cut.assigned.end())
      return refused("it changes `" + column.name + "`, by which its ranges are cut");
  }
  if (key->hidden && !rules.hidden_lasts && !cut.repeatable)
    return refused("a changed row gets another " + std::string(rules.hidden) +
                   " and would be met again: only what may run twice can be cut by it");
  made.key = std::move(key->columns);
  made.hidden_key = key->hidden;
  made.repeatable = cut.repeatable;
  made.unverifiable = std::move(cut.unverifiable);
  made.verified_by_condition = cut.verified_by_condition;
  // Whoever names the rows that are left says by that which ones are not done.
  if (!wish.where.empty() && !cut.repeatable) {
    made.unverifiable.clear();
    made.verified_by_condition = true;
  }
  made.inserts_into = inserts_into(made.tree, lookup);
  made.remarks = std::move(cut.remarks);
  if (!key->remark.empty()) made.remarks.push_back(std::move(key->remark));
  made.stored_types =
      stored_types(made.tree, std::get<sql::NamedTable>(made.table.form).name, lookup);
  return made;
}

}  // namespace segue::plan
