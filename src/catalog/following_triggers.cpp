#include "catalog/following_triggers.h"

#include <map>

#include "catalog/query.h"
#include "catalog/written_columns.h"
#include "sql/walk.h"

namespace segue::catalog {
namespace {

/// Writes the new name into the text of a trigger's body, wherever a statement of it means what is
/// renamed. The spans of the statements are places in the body.
class BodyRewriter {
 public:
  BodyRewriter(Context& context, const Renaming& renaming, bool on_it)
      : context_(context), renaming_(renaming), on_it_(on_it) {
    sql::Name name;
    name.text = renaming.name;
    sql::Expression written;
    written.form = sql::ColumnReference{{std::move(name)}};
    written_ = context.semantics.text_of(written);
  }

  void read(const sql::Statement& statement) {
    QueryReader reader(context_, false);
    reader.read_statement(statement);
    for (const NamedColumn& named : reader.named_columns())
      take(named);
    for (const NamedRelation& named : reader.named_relations())
      if (of_relation() && named.relation == renaming_.relation)
        replace(named.reference->name.name);
    auto look = [&](const auto& node) {
      take_written(node);
      return true;
    };
    sql::walk(statement, look);
  }

  std::string rewritten(std::string body) const {
    for (auto place = places_.rbegin(); place != places_.rend(); ++place)
      body.replace(place->first, place->second, written_);
    return body;
  }

 private:
  bool of_relation() const { return renaming_.column.empty(); }
  bool is_it(const sql::Name& name) const {
    return context_.key(NameKind::column, name.text) == renaming_.column;
  }
  bool is_it(const sql::ObjectName& name) const {
    return find_relation(context_, name) == renaming_.relation;
  }

  void replace(const sql::Name& name) { places_[name.span.begin] = name.span.length(); }

  void take(const NamedColumn& named) {
    if (!named.reference || named.column.relation != renaming_.relation) return;
    const auto& parts = named.reference->parts;
    if (!of_relation()) {
      if (named.column.column == renaming_.column) replace(parts.back());
      return;
    }
    const size_t behind = named.reference->star ? 1 : 2;
    if (named.by_relation && parts.size() >= behind) replace(parts[parts.size() - behind]);
  }

  /// What is written to is not among what a reader has named, nor are the rows at hand.
  template <class T>
  void take_written(const T& node) {
    const auto take_target = [this](const sql::Name& name) {
      if (is_it(name)) replace(name);
    };
    if constexpr (std::is_same_v<T, sql::Insert>) {
      if (!is_it(node.table)) return;
      if (of_relation()) return replace(node.table.name);
      for_each_written_column(node, take_target);
    } else if constexpr (std::is_same_v<T, sql::Update>) {
      const auto* table = written_table(node);
      if (!of_relation() && table && is_it(*table)) for_each_written_column(node, take_target);
    } else if constexpr (std::is_same_v<T, sql::ColumnReference>) {
      if (on_it_ && is_of_row(node) && !of_relation() && is_it(node.parts[1]))
        replace(node.parts[1]);
    }
  }

  Context& context_;
  const Renaming& renaming_;
  const bool on_it_;                       // whether the trigger is one of the relation
  std::string written_{};                  // the new name as it is written
  std::map<uint32_t, uint32_t> places_{};  // where names stand, and how long they are
};

}  // namespace

FollowingTriggers::FollowingTriggers(Context& context, const Renaming& renaming)
    : context_(context), renaming_(renaming) {
  const bool follow_it = renaming.column.empty() ? context.semantics.views_follow(context.catalog)
                                                 : context.traits().views_follow_renames;
  if (!follow_it) return;
  if (const Relation* renamed = context.catalog.relation(renaming.relation))
    follow(renaming.relation, *renamed);
  for (const Node& node :
       context.catalog.dependents_of({ObjectClass::relation, renaming.relation})) {
    const Relation* other =
        node.kind == ObjectClass::relation ? context.catalog.relation(node.id) : nullptr;
    if (other && node.id != renaming.relation) follow(node.id, *other);
  }
}

void FollowingTriggers::follow(const Id& table, const Relation& relation) {
  for (const auto& trigger : relation.triggers) {
    const auto code =
        trigger->body.empty() ? std::nullopt : context_.semantics.plain_code("", trigger->body);
    if (!code) continue;
    BodyRewriter rewriter(context_, renaming_, table == renaming_.relation);
    for (const sql::Statement& statement : code->statements)
      rewriter.read(statement);
    std::string body = rewriter.rewritten(trigger->body);
    if (body != trigger->body) triggers_.push_back({table, trigger->key, std::move(body)});
  }
}

void FollowingTriggers::put(const Id& place) {
  for (const Edited& edited : triggers_) {
    const Id& table = edited.table == renaming_.relation ? place : edited.table;
    if (!context_.catalog.relation(table)) continue;
    for (auto& trigger : context_.catalog.edit_relation(table).triggers)
      if (trigger->key == edited.trigger) trigger.edit().body = edited.body;
  }
}

}  // namespace segue::catalog
