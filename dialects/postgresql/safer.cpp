#include "dialects/postgresql/safer.h"

#include <algorithm>

#include "dialects/postgresql/habits.h"
#include "dialects/postgresql/scanner.h"

namespace segue::postgresql {
namespace {

using dialect::AskedFor;
using dialect::SaferWay;

/// A name as SQL, in quotes where it needs them.
std::string quoted_name(const std::string& name) {
  const bool plain = !name.empty() && !(name[0] >= '0' && name[0] <= '9') &&
                     std::all_of(name.begin(), name.end(), [](char c) {
                       return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
                     });
  if (plain) return name;
  std::string result = "\"";
  for (const char c : name)
    result += c == '"' ? std::string("\"\"") : std::string(1, c);
  return result + '"';
}

/// A name of two parts and an ending that fits into what the server keeps of names.
std::string made_name(const std::string& table, const std::string& column,
                      std::string_view ending) {
  std::string name = table + '_' + column;
  const size_t room = habits_of_server().longest_name - ending.size();
  if (name.size() > room) name.resize(room);
  while (!name.empty() && (static_cast<unsigned char>(name.back()) & 0x80) != 0)
    name.pop_back();
  return quoted_name(name.append(ending));
}

/// The constraint that a step added, by the name that the server chose for it; null where it added
/// none.
const catalog::Constraint* constraint_added(const facts::Step& step) {
  const auto* after = step.lookup_after().relation(step.table());
  const auto* before = step.table_before();
  if (after == nullptr) return nullptr;
  for (const auto& constraint : after->constraints) {
    const bool known = before != nullptr &&
                       std::any_of(before->constraints.begin(), before->constraints.end(),
                                   [&](const auto& old) { return old->key == constraint->key; });
    if (!known) return &*constraint;
  }
  return nullptr;
}

/// Ways for one statement, put together from those of its actions.
class Ways {
 public:
  explicit Ways(const AskedFor& asked) : asked_(asked), scan_(scan(asked.source)) {}

  std::vector<SaferWay> take() {
    const sql::Statement& tree = asked_.statement.tree;
    if (const auto* index = std::get_if<sql::CreateIndex>(&tree)) {
      if (!index->concurrently)
        concurrently("INDEX", "writers would wait until the index is built");
    } else if (const auto* drop = std::get_if<sql::Drop>(&tree)) {
      // The server takes one index at a time, and no CASCADE.
      if (drop->kind == sql::ObjectKind::index && !drop->concurrently && !drop->cascade &&
          drop->objects.size() == 1)
        concurrently("INDEX", "whoever uses the table would wait behind the drop");
    } else if (const auto* refresh = std::get_if<sql::RefreshMaterializedView>(&tree)) {
      if (!refresh->concurrently)
        concurrently("VIEW", "readers would wait until the view is filled");
    } else if (const auto* alter = std::get_if<sql::AlterTable>(&tree)) {
      if (alter->kind == "TABLE") of_actions(*alter);
    }
    const dialect::Guards guards{.create_table = true,
                                 .create_index = true,
                                 .drop_table = true,
                                 .drop_others = true,
                                 .columns = true};
    if (auto way = dialect::guarded(asked_, guards)) ways_.push_back(std::move(*way));
    return std::move(ways_);
  }

 private:
  void concurrently(std::string_view after, std::string why) {
    const auto at = dialect::end_of_word(asked_.source, scan_.tokens, asked_.statement.span, after);
    if (!at) return;
    ways_.push_back(
        {.why = std::move(why), .edits = {{{*at, *at}, " CONCURRENTLY"}}, .alone = true});
  }

  void of_actions(const sql::AlterTable& alter) {
    if (alter.actions.size() == 1) {
      if (const auto* detach = std::get_if<sql::DetachPartition>(&alter.actions.front().form);
          detach && !detach->concurrently && !detach->finalize) {
        const uint32_t end = detach->partition.span().end;
        ways_.push_back({.why = "whoever uses the table would wait behind the partition",
                         .edits = {{{end, end}, " CONCURRENTLY"}},
                         .alone = true});
        return;
      }
    }
    for (const facts::Step& step : asked_.steps) {
      if (step.alters<sql::AddConstraint>()) add_constraint(alter, step);
      if (step.alters<sql::SetNotNull>()) set_not_null(alter, step);
    }
  }

  std::string table_in(const sql::AlterTable& alter) const {
    return (alter.only ? "ONLY " : "") + std::string(asked_.source.text(alter.table.span()));
  }

  /// The action of a step as it stands in the file.
  Span span_of(const sql::AlterTable& alter, const facts::Step& step) const {
    const auto& alone = std::get<sql::AlterTable>(*step.action).actions.front();
    for (const auto& action : alter.actions)
      if (action.span == alone.span) return action.span;
    return {};
  }

  void add_constraint(const sql::AlterTable& alter, const facts::Step& step) {
    const sql::TableConstraint& constraint = step.alters<sql::AddConstraint>()->constraint;
    const bool has_form = std::holds_alternative<sql::ForeignKey>(constraint.form) ||
                          std::holds_alternative<sql::Check>(constraint.form);
    const auto* added = constraint_added(step);
    const Span span = span_of(alter, step);
    if (!has_form || constraint.attributes.not_valid || added == nullptr || span.empty()) return;
    const std::string name = quoted_name(added->name);
    const std::string table = table_in(alter);
    std::string words(asked_.source.text(span));
    SaferWay way{.why = "others would wait until every row is checked",
                 .edits = {{{span.end, span.end}, " NOT VALID"}}};
    // A name that the server chooses is said, so that what follows means the same constraint.
    if (!constraint.name) {
      const auto add = dialect::end_of_word(asked_.source, scan_.tokens, span, "ADD");
      if (!add) return;
      const std::string named = " CONSTRAINT " + name;
      way.edits.push_back({{*add, *add}, named});
      words.insert(*add - span.begin, named);
    }
    way.sequels.push_back({.name = "validate",
                           .up = "ALTER TABLE " + table + " VALIDATE CONSTRAINT " + name + ";\n",
                           .down = "ALTER TABLE " + table + " DROP CONSTRAINT " + name + ", " +
                                   words + " NOT VALID;\n"});
    ways_.push_back(std::move(way));
  }

  /// A valid check spares the server the look at every row. It goes once it has served.
  void set_not_null(const sql::AlterTable& alter, const facts::Step& step) {
    const sql::Name& column = step.alters<sql::SetNotNull>()->column;
    const Span span = span_of(alter, step);
    if (span.empty() || column.span.empty()) return;
    const std::string table = table_in(alter);
    const std::string written(asked_.source.text(column.span));
    const std::string name = made_name(alter.table.name.text, column.text, "_is_set");
    const std::string check =
        "ADD CONSTRAINT " + name + " CHECK (" + written + " IS NOT NULL) NOT VALID";
    const std::string begin = "ALTER TABLE " + table + ' ';
    ways_.push_back({.why = "others would wait until every row is checked",
                     .edits = {{span, check}},
                     .sequels = {{.name = "set_not_null",
                                  .up = begin + "VALIDATE CONSTRAINT " + name + ";\n" + begin +
                                        std::string(asked_.source.text(span)) + ";\n" + begin +
                                        "DROP CONSTRAINT " + name + ";\n",
                                  .down = begin + "ALTER COLUMN " + written + " DROP NOT NULL, " +
                                          check + ";\n"}},
                     .undo = begin + "DROP CONSTRAINT " + name});
  }

  const AskedFor& asked_;
  const dialect::Scan scan_;
  std::vector<SaferWay> ways_{};
};

class PostgresqlWays : public dialect::SaferWays {
 public:
  std::vector<SaferWay> of(const AskedFor& asked) const override { return Ways(asked).take(); }
};

}  // namespace

const dialect::SaferWays& safer_ways() {
  static const PostgresqlWays instance;
  return instance;
}

}  // namespace segue::postgresql
