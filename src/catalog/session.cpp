#include <algorithm>

#include "base/text.h"
#include "catalog/families.h"

namespace segue::catalog {
namespace {

/// A setting's value as a word: of a literal, or of a bare name.
std::string word_in(const sql::Expression& value) {
  if (const auto* literal = std::get_if<sql::Literal>(&value.form)) return literal->value;
  if (const auto* name = std::get_if<sql::ColumnReference>(&value.form))
    return name->parts.empty() ? "" : name->parts.back().text;
  return {};
}

/// What a setting becomes: a word, which may be empty, or the text of what is computed.
std::string value_of(const Context& context, const sql::Expression& value) {
  const bool plain = std::holds_alternative<sql::Literal>(value.form) ||
                     std::holds_alternative<sql::ColumnReference>(value.form);
  return text::lower(plain ? word_in(value) : context.semantics.text_of(value));
}

void set_search_path(Context& context, const sql::Setting& setting) {
  context.catalog.search_path.clear();
  if (setting.to_default) return;
  for (const sql::Expression& value : setting.values) {
    const std::string words = word_in(value);
    for (const std::string_view part : text::split(words, ',')) {
      const std::string name(text::trimmed(part));
      if (!name.empty() && name != "$user" && name != "\"$user\"")
        context.catalog.search_path.push_back(context.key(NameKind::schema, name));
    }
  }
}

void drop_temporary(Catalog& catalog, const Semantics& semantics, bool on_commit) {
  if (!catalog.may_have_temporary) return;
  const std::string& schema = semantics.traits().temporary_schema;
  std::vector<Id> relations, sequences;
  catalog.relations.for_each([&](const Id& id, const Shared<Relation>& relation) {
    if (id.schema == schema && (!on_commit || relation->on_commit == "DROP"))
      relations.push_back(id);
  });
  catalog.sequences.for_each([&](const Id& id, const Shared<Sequence>&) {
    if (id.schema == schema && !on_commit) sequences.push_back(id);
  });
  if (!on_commit) catalog.may_have_temporary = false;
  if (relations.empty() && sequences.empty()) return;
  const State before = catalog;
  for (const Id& id : relations)
    catalog.relations.erase(id);
  for (const Id& id : sequences)
    catalog.sequences.erase(id);
  catalog.sync(before);
}

/// What transactions do to the catalog.
class TransactionStep {
 public:
  TransactionStep(Context& context, const sql::Transaction& statement)
      : context_(context), catalog_(context.catalog), statement_(statement) {}

  void run() {
    using Kind = sql::Transaction::Kind;
    switch (statement_.kind) {
      case Kind::begin:
        catalog_.savepoints.clear();
        catalog_.savepoints.push_back({"", catalog_});
        break;
      case Kind::commit:
      case Kind::prepare:
        catalog_.savepoints.clear();
        drop_temporary(catalog_, context_.semantics, true);
        break;
      case Kind::rollback:
        if (!catalog_.savepoints.empty()) go_back_to(0);
        catalog_.savepoints.clear();
        break;
      case Kind::savepoint:
        catalog_.savepoints.push_back({name(), catalog_});
        break;
      case Kind::release:
        if (const auto at = find()) catalog_.savepoints.resize(*at);
        break;
      case Kind::rollback_to:
        if (const auto at = find()) {
          go_back_to(*at);
          catalog_.savepoints.resize(*at + 1);
        }
        break;
      default:
        break;
    }
    context_.synced = catalog_;
  }

 private:
  std::string name() const { return context_.key(NameKind::column, statement_.savepoint.text); }
  std::optional<size_t> find() const {
    for (size_t i = catalog_.savepoints.size(); i > 0; --i)
      if (catalog_.savepoints[i - 1].name == name()) return i - 1;
    return std::nullopt;
  }
  void go_back_to(size_t savepoint) {
    if (!context_.traits().transactional_ddl) return;
    static_cast<State&>(catalog_) = State(catalog_.savepoints[savepoint].state);
  }

  Context& context_;
  Catalog& catalog_;
  const sql::Transaction& statement_;
};

}  // namespace

void change(Context& context, const sql::Set& statement) {
  for (const sql::Setting& setting : statement.settings) {
    const std::string name = text::lower(setting.name);
    if (name == "search_path" || (statement.reset && name == "all"))
      set_search_path(context, setting);
    else if (statement.reset || setting.to_default)
      context.catalog.session.erase(name);
    else if (!setting.values.empty())
      context.catalog.session[name] = value_of(context, setting.values.front());
  }
}

void change(Context& context, const sql::Pragma& statement) {
  if (statement.value)
    context.catalog.session[text::lower(statement.name.name.text)] =
        text::lower(word_in(*statement.value));
}

void change(Context& context, const sql::Transaction& statement) {
  TransactionStep(context, statement).run();
}

void change(Context& context, const sql::Use& statement) {
  const std::string key = context.key(NameKind::schema, statement.schema.text);
  context.catalog.current_schema = key;
  // A database that history did not make is there before it: its tables are not known.
  if (context.catalog.schemas.contains(Id{"", key})) return;
  Schema schema;
  schema.name = statement.schema.text;
  schema.unknown = true;
  context.semantics.complete(schema);
  context.catalog.schemas.put(Id{"", key}, std::move(schema));
}

void change(Context& context, const sql::Attach& statement) {
  if (!statement.schema) return;
  const std::string name = word_in(*statement.schema);
  const Id id{"", context.key(NameKind::schema, name)};
  if (statement.detach) {
    context.catalog.schemas.erase(id);
    return;
  }
  Schema schema;
  schema.name = name;
  schema.unknown = true;
  context.catalog.schemas.put(id, std::move(schema));
}

void end_session(Catalog& catalog, const Semantics& semantics) {
  catalog.savepoints.clear();
  catalog.search_path.clear();
  catalog.current_schema.clear();
  catalog.session.clear();
  drop_temporary(catalog, semantics, false);
}

}  // namespace segue::catalog
