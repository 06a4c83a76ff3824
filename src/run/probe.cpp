#include "run/probe.h"

#include <algorithm>

#include "catalog/diff.h"

namespace segue::run {
namespace {

using catalog::ObjectChange;

const ObjectChange* same_object(const std::vector<ObjectChange>& changes,
                                const ObjectChange& wanted) {
  const auto found = std::find_if(changes.begin(), changes.end(), [&](const ObjectChange& change) {
    return change.kind == wanted.kind && change.name == wanted.name;
  });
  return found == changes.end() ? nullptr : &*found;
}

/// Of an object that was changed, whether all that was to change has changed.
bool has_happened(const ObjectChange& wanted, const std::vector<ObjectChange>& real) {
  const ObjectChange* change = same_object(real, wanted);
  if (change == nullptr || change->change != wanted.change) return false;
  if (wanted.change != catalog::ChangeKind::changed) return true;
  return std::all_of(
      wanted.attributes.begin(), wanted.attributes.end(), [&](const auto& attribute) {
        return std::any_of(change->attributes.begin(), change->attributes.end(),
                           [&](const auto& is) {
                             return is.name == attribute.name && is.after == attribute.after;
                           });
      });
}

/// An index that a concurrent build left behind, if the statement builds one.
const catalog::Index* broken_index(const catalog::Catalog& live,
                                   const catalog::Semantics& semantics,
                                   const plan::Statement& statement) {
  for (const auto& step : statement.steps) {
    const auto* create = step.as<sql::CreateIndex>();
    if (create == nullptr) continue;
    const auto* table = catalog::Lookup(live, semantics).relation(create->table);
    if (table == nullptr) continue;
    for (const auto& index : table->indexes)
      if (index->settings.contains("invalid") &&
          (create->index.name.text.empty() ||
           index->key == semantics.key(catalog::NameKind::index, create->index.name.text)))
        return &*index;
  }
  return nullptr;
}

std::string removal(const dialect::Dialect& dialect, const plan::Statement& statement,
                    const catalog::Index& index) {
  sql::Drop drop;
  drop.kind = sql::ObjectKind::index;
  drop.concurrently = true;
  sql::ObjectReference reference;
  for (const auto& step : statement.steps)
    if (const auto* create = step.as<sql::CreateIndex>())
      reference.name.schema = create->table.schema;
  reference.name.name.text = index.name;
  drop.objects.push_back(std::move(reference));
  return dialect.write(sql::Statement(std::move(drop)));
}

}  // namespace

Result<Probed> probe(dialect::Connection& connection, const dialect::Dialect& dialect,
                     const catalog::Semantics& semantics, const plan::Statement& statement) {
  if (!statement.changes_schema()) return Probed{.became = Became::repeatable};
  const auto& engine = dialect.engine();
  const auto live = engine.introspect(connection);
  if (!live) return live.error();
  if (const auto* index = broken_index(*live, semantics, statement))
    return Probed{.became = Became::leftover,
                  .leftover = "the invalid index `" + index->name + "`",
                  .clean_up = removal(dialect, statement, *index)};
  const catalog::Catalog before = engine.comparable(*statement.before);
  const catalog::Catalog after = engine.comparable(*statement.after);
  const auto wanted = catalog::diff(before, after, semantics);
  const auto real = catalog::diff(before, engine.comparable(*live), semantics);
  const auto happened = std::count_if(
      wanted.begin(), wanted.end(), [&](const auto& change) { return has_happened(change, real); });
  if (happened == static_cast<std::ptrdiff_t>(wanted.size())) return Probed{.became = Became::done};
  if (happened == 0) return Probed{.became = Became::undone};
  std::string missing;
  for (const auto& change : wanted)
    if (!has_happened(change, real))
      missing += (missing.empty() ? "" : ", ") + change.kind + " `" + change.name + "`";
  return Error{ErrorCode::step,
               "this statement took effect in part; not as it should be: " + missing};
}

}  // namespace segue::run
