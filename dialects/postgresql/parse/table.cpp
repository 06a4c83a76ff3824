#include "base/text.h"
#include "dialects/postgresql/parse/builder.h"

namespace segue::postgresql {

sql::CreateTable Builder::create_table(P::CreateTableContext* tree) {
  sql::CreateTable table;
  table.table = object_name(tree->name);
  table.if_not_exists = child<P::IfNotExistsContext>(tree) != nullptr;
  if (auto* elements = child<P::TableElementsContext>(tree)) {
    table.elements.reserve(elements->children.size() / 2);
    for (auto* element : all<P::TableElementContext>(elements))
      table_element(table.elements.emplace_back(), element);
  }
  if (tree->ofType != nullptr) table.of_type = object_name(tree->ofType);
  if (tree->parentTable != nullptr) table.partition_of = object_name(tree->parentTable);
  if (child<P::PartitionBoundContext>(tree) != nullptr)
    table.bound = partition_bound(child<P::PartitionBoundContext>(tree));
  if (child<P::InheritsContext>(tree) != nullptr)
    table.inherits = object_names(child<P::InheritsContext>(tree)->qualifiedNames());
  if (child<P::PartitionByContext>(tree) != nullptr)
    table.partition_by = partition_by(child<P::PartitionByContext>(tree));
  table_tail(table, child<P::TableTailContext>(tree));
  check_columns(table, tree);
  return table;
}

/// A column has a type, except where another table or a query gives it.
void Builder::check_columns(const sql::CreateTable& table, P::CreateTableContext* tree) {
  const bool sourced = table.as_query || !table.as_execute.empty();
  if (child<P::TableElementsContext>(tree) == nullptr && !sourced && !table.of_type &&
      !table.partition_of)
    refuse(tree, "a table needs a list of columns, or AS and a query");
  if (sourced || table.of_type || table.partition_of) return;
  for (const sql::TableElement& element : table.elements) {
    const auto* column = std::get_if<sql::ColumnDefinition>(&element);
    if (column != nullptr && !column->type)
      throw Refusal{column->name.span, "column `" + column->name.text + "` has no type"};
  }
}

void Builder::table_tail(sql::CreateTable& table, P::TableTailContext* tree) {
  if (child<P::UsingMethodContext>(tree) != nullptr)
    table.access_method = name(child<P::UsingMethodContext>(tree)->method).text;
  if (tree->server != nullptr) table.server = name(tree->server);
  if (child<P::ForeignOptionsContext>(tree) != nullptr)
    table.server_options = foreign_options(child<P::ForeignOptionsContext>(tree)->foreignOption());
  table.options = options(child<P::WithOptionsContext>(tree));
  if (tree->onCommit != nullptr) {
    table.on_commit = upper(tree->onCommit);
    if (tree->K_ROWS() != nullptr) table.on_commit += " ROWS";
  }
  table.tablespace = tablespace(child<P::TablespaceContext>(tree));
  if (child<P::TableSourceContext>(tree) != nullptr)
    table_source(table, child<P::TableSourceContext>(tree));
}

std::string Builder::tablespace(P::TablespaceContext* tree) {
  return tree == nullptr ? "" : name(tree->name).text;
}

void Builder::table_source(sql::CreateTable& table, P::TableSourceContext* tree) {
  if (child<P::QueryContext>(tree) != nullptr) {
    table.as_query = query(child<P::QueryContext>(tree));
  } else {
    const uint32_t from = index(flat(tree->K_EXECUTE()->getSymbol())) + 1;
    const Token* to = child<P::WithDataContext>(tree) == nullptr
                          ? last(tree)
                          : at(index(first(child<P::WithDataContext>(tree))) - 1);
    table.as_execute = sql(at(from), to);
  }
  table.with_data = with_data(child<P::WithDataContext>(tree));
  for (const sql::TableElement& element : table.elements) {
    const auto* column = std::get_if<sql::ColumnDefinition>(&element);
    if (column == nullptr || column->type || !column->constraints.empty())
      refuse(tree, "a table made by a query takes the names of its columns only");
    table.as_columns.push_back(column->name);
  }
  table.elements.clear();
}

std::optional<bool> Builder::with_data(P::WithDataContext* tree) {
  if (tree == nullptr) return std::nullopt;
  return tree->no == nullptr;
}

void Builder::table_element(sql::TableElement& made, P::TableElementContext* tree) {
  if (auto* definition = child<P::ColumnDefinitionContext>(tree))
    return column(made.emplace<sql::ColumnDefinition>(), definition);
  if (auto* constraint = child<P::TableConstraintContext>(tree))
    return table_constraint(made.emplace<sql::TableConstraint>(), constraint);
  constexpr std::string_view included =
      " all comments compression constraints defaults generated identity indexes statistics "
      "storage ";
  auto& like = made.emplace<sql::LikeTable>();
  like.table = object_name(tree->like);
  for (auto* option : all<P::LikeOptionContext>(tree)) {
    if (included.find(" " + name(last(option)).text + " ") == std::string_view::npos)
      refuse(option, "LIKE has no option `" + std::string(last(option)->view()) + "`");
    like.options.push_back(upper(option));
  }
}

// ---- columns

void Builder::column(sql::ColumnDefinition& made, P::ColumnDefinitionContext* tree) {
  made.span = span(tree);
  made.name = name(tree->name);
  if (auto* type = child<P::TypeNameContext>(tree)) made.type = type_name(type);
  const auto constraints = all<P::ColumnConstraintContext>(tree);
  made.constraints.reserve(constraints.count());
  for (auto* constraint : constraints)
    column_constraint(made, constraint);
}

void Builder::column_constraint(sql::ColumnDefinition& column, P::ColumnConstraintContext* tree) {
  if (child<P::ForeignOptionsContext>(tree) != nullptr) {
    column.foreign_options =
        foreign_options(child<P::ForeignOptionsContext>(tree)->foreignOption());
    return;
  }
  if (column_attribute(column.constraints.emplace_back(), tree)) return;
  column.constraints.pop_back();
  change_last(column.constraints, tree);
}

/// [NOT] DEFERRABLE, INITIALLY …, [NOT] ENFORCED say more about the constraint before them.
void Builder::change_last(std::vector<sql::ColumnConstraint>& constraints,
                          P::ColumnConstraintContext* tree) {
  if (constraints.empty()) refuse(tree, "there is no constraint before this that it could change");
  sql::ConstraintAttributes& attributes = constraints.back().attributes;
  const bool negated = type(tree->kind) == token::K_NOT;
  const uint16_t what = tree->what != nullptr ? type(tree->what) : type(tree->kind);
  if (what == token::K_DEFERRABLE)
    attributes.deferrable = !negated;
  else if (what == token::K_ENFORCED)
    attributes.enforced = !negated;
  else if (what == token::K_VALID)
    attributes.not_valid = true;
  else
    attributes.initially_deferred = what == token::K_DEFERRED;
  constraints.back().span = constraints.back().span.joined(span(tree));
}

/// Whether it is one of its own, rather than a word about the constraint before it.
bool Builder::column_attribute(sql::ColumnConstraint& made, P::ColumnConstraintContext* tree) {
  made.span = span(tree);
  if (tree->name != nullptr) made.name = name(tree->name);
  if (auto* referred = child<P::ReferencesContext>(tree)) {
    made.form = references(referred);
    return true;
  }
  auto* index = child<P::IndexParametersContext>(tree);
  switch (type(tree->kind)) {
    case token::K_NOT:
      if (type(tree->what) != token::K_NULL) return false;
      made.form = sql::NotNull{};
      made.attributes.no_inherit = tree->K_INHERIT() != nullptr;
      return true;
    case token::K_NULL:
      made.form = sql::Null{};
      return true;
    case token::K_DEFAULT:
      made.form = sql::Default{expression(tree->plainExpression())};
      if (std::holds_alternative<sql::DefaultValue>(std::get<sql::Default>(made.form).value.form))
        refuse(tree, "DEFAULT needs a value");
      return true;
    case token::K_CHECK:
      made.form = sql::Check{expression(tree->expression())};
      made.attributes.no_inherit = tree->noInherit != nullptr;
      return true;
    case token::K_UNIQUE:
      made.form = sql::UniqueColumn{nulls_distinct(child<P::NullsDistinctContext>(tree)),
                                    options(child<P::WithOptionsContext>(index)),
                                    tablespace(child<P::TablespaceContext>(index))};
      return true;
    case token::K_PRIMARY: {
      sql::PrimaryKeyColumn key;
      key.storage = options(child<P::WithOptionsContext>(index));
      key.tablespace = tablespace(child<P::TablespaceContext>(index));
      made.form = std::move(key);
      return true;
    }
    case token::K_GENERATED:
      if (tree->identity != nullptr) {
        made.form =
            sql::Identity{tree->always != nullptr, sequence_options(tree->sequenceOption())};
      } else {
        std::string storage = tree->stored != nullptr ? "STORED" : "";
        if (tree->K_VIRTUAL() != nullptr) storage = "VIRTUAL";
        made.form = sql::Generated{expression(tree->expression()), std::move(storage)};
      }
      return true;
    case token::K_COLLATE:
      made.form = sql::ColumnCollation{object_name(tree->collation)};
      return true;
    case token::K_STORAGE:
    case token::K_COMPRESSION:
      made.form = sql::ColumnOption{{upper(tree->kind), sql(tree->anyName()), span(tree)}};
      return true;
    default:
      return false;
  }
}

std::optional<bool> Builder::nulls_distinct(P::NullsDistinctContext* tree) {
  if (tree == nullptr) return std::nullopt;
  return tree->no == nullptr;
}

// ---- partitions

sql::PartitionBy Builder::partition_by(P::PartitionByContext* tree) {
  sql::PartitionBy by;
  by.method = name(tree->strategy).text;
  for (auto* element : tree->indexElement())
    by.key.push_back(index_part(element));
  return by;
}

sql::PartitionBound Builder::partition_bound(P::PartitionBoundContext* tree) {
  using Kind = sql::PartitionBound::Kind;
  sql::PartitionBound bound;
  if (tree->in != nullptr) {
    bound.kind = Kind::in;
    bound.from = expressions(tree->in);
  } else if (tree->from != nullptr) {
    bound.kind = Kind::range;
    bound.from = expressions(tree->from);
    bound.to = expressions(tree->to);
  } else if (all<P::HashPartContext>(tree).empty()) {
    bound.kind = Kind::default_partition;
  } else {
    bound.kind = Kind::hash;
    for (auto* part : all<P::HashPartContext>(tree)) {
      const std::string word = name(part->colId()).text;
      if (word != "modulus" && word != "remainder") refuse(part, "expected MODULUS or REMAINDER");
      (word == "modulus" ? bound.modulus : bound.remainder) = last(part)->view();
    }
  }
  return bound;
}

// ---- sequences

sql::SequenceOptions Builder::sequence_options(
    const std::vector<P::SequenceOptionContext*>& trees) {
  sql::SequenceOptions options;
  for (auto* tree : trees)
    sequence_option(options, tree);
  return options;
}

void Builder::sequence_option(sql::SequenceOptions& options, P::SequenceOptionContext* tree) {
  const std::string number = tree->number() == nullptr ? "" : sql(tree->number());
  switch (type(tree->kind)) {
    case token::K_AS:
      options.type = type_name(tree->typeName());
      break;
    case token::K_INCREMENT:
      options.increment = number;
      break;
    case token::K_MINVALUE:
      options.minimum = number;
      break;
    case token::K_MAXVALUE:
      options.maximum = number;
      break;
    case token::K_CACHE:
      options.cache = number;
      break;
    case token::K_START:
      options.start = number;
      break;
    case token::K_RESTART:
      options.restart = true;
      options.restart_with = number;
      break;
    case token::K_CYCLE:
      options.cycle = true;
      break;
    case token::K_NO:
      if (type(tree->what) == token::K_MINVALUE) options.no_minimum = true;
      if (type(tree->what) == token::K_MAXVALUE) options.no_maximum = true;
      if (type(tree->what) == token::K_CYCLE) options.cycle = false;
      break;
    case token::K_OWNED: {
      auto* owner = tree->qualifiedName();
      options.owned_by_none = owner->start == owner->stop && name(owner).text == "none";
      if (!options.owned_by_none)
        options.owned_by.parts = dotted(index(first(owner)), index(last(owner)));
      break;
    }
    case token::K_SEQUENCE:
      options.sequence_name = object_name(tree->qualifiedName());
      break;
    default:
      options.logged = type(tree->kind) == token::K_LOGGED;
  }
}

}  // namespace segue::postgresql
