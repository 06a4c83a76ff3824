#include "catalog/following_views.h"

#include <algorithm>
#include <map>
#include <set>

#include "catalog/definitions.h"
#include "catalog/query.h"
#include "sql/walk.h"

namespace segue::catalog {
namespace {

/// Writes a new name wherever a query means what is renamed.
class QueryRewriter {
 public:
  QueryRewriter(Context& context, const Renaming& renaming, const QueryReader& reader)
      : context_(context), renaming_(renaming) {
    for (const NamedColumn& named : reader.named_columns())
      if (is_meant(named)) {
        columns_.insert(named.reference);
        possible_ = possible_ && named.reference;
      }
    for (const NamedRelation& named : reader.named_relations())
      if (renaming.column.empty() && named.relation == renaming.relation)
        relations_.insert(named.reference);
    if (keeps_labels())
      for (const NamedStar& star : reader.stars())
        if (takes_column(star)) stars_[star.item] = &star;
  }

  /// False where the new name cannot be written without building the query anew.
  bool possible() const { return possible_; }

  void rewrite(sql::Query& query) {
    auto rename = [&](auto& node) {
      in_node(node);
      return true;
    };
    sql::walk(query, rename);
    // Stars are replaced when nothing points into the lists any more but they themselves.
    auto expand = [&](auto& node) {
      if constexpr (std::is_same_v<std::decay_t<decltype(node)>, sql::Select>) expand_stars(node);
      return true;
    };
    if (!stars_.empty()) sql::walk(query, expand);
  }

 private:
  bool keeps_labels() const {
    return !renaming_.column.empty() && context_.traits().views_keep_labels;
  }
  bool is_meant(const NamedColumn& named) const {
    if (named.column.relation != renaming_.relation) return false;
    return renaming_.column.empty() ? named.by_relation : named.column.column == renaming_.column;
  }
  bool takes_column(const NamedStar& star) const {
    return std::any_of(star.columns.begin(), star.columns.end(), [&](const StarColumn& column) {
      return column.column == ColumnUse{renaming_.relation, renaming_.column};
    });
  }

  template <class T>
  void in_node(T& node) {
    if constexpr (std::is_same_v<T, sql::Select>) {
      if (keeps_labels())
        for (sql::SelectItem& item : node.items)
          keep_label(item);
    } else if constexpr (std::is_same_v<T, sql::ColumnReference>) {
      if (columns_.contains(&node)) in_reference(node);
    } else if constexpr (std::is_same_v<T, sql::NamedTable>) {
      if (!relations_.contains(&node)) return;
      set(node.name.name);
      if (!renaming_.schema.empty()) node.name.schema.text = renaming_.schema;
    }
  }

  void keep_label(sql::SelectItem& item) const {
    const auto* reference = std::get_if<sql::ColumnReference>(&item.value.form);
    if (reference && !reference->star && !item.alias && columns_.contains(reference))
      item.alias = reference->parts.back();
  }

  void in_reference(sql::ColumnReference& reference) const {
    if (!renaming_.column.empty()) {
      set(reference.parts.back());
      return;
    }
    const size_t behind = reference.star ? 1 : 2;
    if (reference.parts.size() < behind) return;
    const size_t at = reference.parts.size() - behind;
    set(reference.parts[at]);
    if (at > 0 && !renaming_.schema.empty()) reference.parts[at - 1].text = renaming_.schema;
  }

  void set(sql::Name& name) const {
    if (name.text != renaming_.name) name.text = renaming_.name;
  }

  void expand_stars(sql::Select& select) const {
    const bool any = std::any_of(select.items.begin(), select.items.end(),
                                 [&](const auto& item) { return stars_.contains(&item); });
    if (!any) return;
    std::vector<sql::SelectItem> items;
    for (sql::SelectItem& item : select.items) {
      const auto star = stars_.find(&item);
      if (star == stars_.end())
        items.push_back(std::move(item));
      else
        expand(*star->second, items);
    }
    select.items = std::move(items);
  }

  void expand(const NamedStar& star, std::vector<sql::SelectItem>& items) const {
    const bool several = std::any_of(star.columns.begin(), star.columns.end(), [&](const auto& c) {
      return c.source != star.columns.front().source;
    });
    for (const StarColumn& column : star.columns)
      items.push_back(written(column, several));
  }

  sql::SelectItem written(const StarColumn& column, bool qualified) const {
    sql::SelectItem item;
    sql::ColumnReference reference;
    sql::Name source, name;
    source.text = column.source;
    name.text = column.name;
    if (column.column == ColumnUse{renaming_.relation, renaming_.column}) {
      item.alias = name;
      name.text = renaming_.name;
    }
    if (qualified) reference.parts.push_back(source);
    reference.parts.push_back(name);
    item.value.form = std::move(reference);
    return item;
  }

  Context& context_;
  const Renaming& renaming_;
  std::set<const sql::ColumnReference*> columns_{};
  std::set<const sql::NamedTable*> relations_{};
  std::map<const sql::SelectItem*, const NamedStar*> stars_{};
  bool possible_ = true;
};

}  // namespace

FollowingViews::FollowingViews(Context& context, const Renaming& renaming) : context_(context) {
  const bool follow_it = renaming.column.empty() ? context.semantics.views_follow(context.catalog)
                                                 : context.traits().views_follow_renames;
  if (!follow_it) return;
  for (const Node& node :
       context.catalog.dependents_of({ObjectClass::relation, renaming.relation})) {
    const Relation* view =
        node.kind == ObjectClass::relation ? context.catalog.relation(node.id) : nullptr;
    if (view && view->query) follow(node.id, *view, renaming);
  }
}

void FollowingViews::follow(const Id& id, const Relation& view, const Renaming& renaming) {
  auto query = std::make_shared<sql::Query>(*view.query);
  QueryReader reader(context_, false);
  const Shape shape = reader.read(*query);
  View one{id, {}, {}};
  for (const OutputColumn& column : shape.columns)
    one.labels.push_back(column.key);
  QueryRewriter rewriter(context_, renaming, reader);
  if (!rewriter.possible()) return;
  rewriter.rewrite(*query);
  one.query = std::move(query);
  views_.push_back(std::move(one));
}

void FollowingViews::put() {
  for (const View& view : views_) {
    if (!context_.catalog.relation(view.id)) continue;
    context_.catalog.edit_relation(view.id).query = view.query;
    if (!context_.traits().views_keep_labels) relabel(view);
  }
}

void FollowingViews::relabel(const View& view) {
  QueryReader reader(context_, false);
  const Shape shape = reader.read(*view.query);
  Relation& relation = context_.catalog.edit_relation(view.id);
  const size_t count = std::min(shape.columns.size(), view.labels.size());
  for (size_t i = 0; i < count && i < relation.columns.size(); ++i) {
    const OutputColumn& output = shape.columns[i];
    if (output.key == view.labels[i] || relation.columns[i]->key != view.labels[i]) continue;
    Column& column = relation.columns[i].edit();
    column.name = output.name;
    column.key = output.key;
  }
}

}  // namespace segue::catalog
