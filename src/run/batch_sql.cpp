#include "run/batch_sql.h"

#include <algorithm>

#include "base/text.h"

namespace segue::run {
namespace {

/// A text that another one does not hold.
std::string absent_from(const std::string& text, char first) {
  std::string absent(1, first);
  do
    absent += '\x01';
  while (text.find(absent) != std::string::npos);
  return absent;
}

sql::Expression as_written(std::string text) {
  return {.form = sql::OpaqueExpression{std::move(text)}};
}
sql::Expression number_of(std::string digits) {
  return {.form = sql::Literal{.kind = sql::LiteralKind::integer, .value = std::move(digits)}};
}

sql::Expression both(sql::Expression left, std::string_view op, sql::Expression right) {
  return {.form = sql::Binary{
              .op = std::string(op), .left = std::move(left), .right = std::move(right)}};
}

}  // namespace

std::string BatchSql::Form::with(std::string_view condition) const {
  std::string text = head;
  text += condition;
  text += middle;
  text += tail;
  return text;
}

std::string BatchSql::Form::with(std::string_view condition, int64_t rows) const {
  std::string text = head;
  text += condition;
  text += middle;
  text += std::to_string(rows);
  text += tail;
  return text;
}

BatchSql::BatchSql(const plan::Backfill& backfill, const dialect::Dialect& dialect)
    : dialect_(dialect),
      room_(dialect.backfilling()),
      key_(backfill.key),
      table_(backfill.table),
      whole_(backfill.wish.where.empty() ? backfill.shown : dialect.write(backfill.tree)) {
  if (key_.empty()) return;
  const auto& named = std::get<sql::NamedTable>(table_.form);
  const sql::Name qualifier = table_.alias ? table_.alias : named.name.name;
  for (const auto& column : key_) {
    sql::ColumnReference reference;
    reference.parts = {qualifier, sql::Name{column.name}};
    columns_.push_back(dialect.write(sql::Expression{.form = std::move(reference)}));
    values_.push_back(room_.key_text(columns_.back(), column.type ? &*column.type : nullptr));
  }
  find_gaps(backfill);
  sql::Statement change = backfill.tree;
  plan::add_condition(change, as_written(gap_));
  change_ = form_of(change);

  sql::Query end = query_of(columns_);
  std::get<sql::Select>(end.body).where = as_written(gap_);
  sql::Query last = query_of(values_);
  sql::OrderItems in_order;
  for (const auto& column : columns_) {
    in_order.push_back({.value = as_written(column)});
    last.order_by.push_back({.value = as_written(column), .direction = sql::Direction::descending});
  }
  end.order_by = in_order;
  end.limit = number_of("1");
  end.offset = number_of(number_gap_);
  last.limit = number_of("1");
  end_ = form_of(as_text(std::move(end)));
  last_ = dialect.write(sql::Statement(last));
  sql::Query count = query_of({"count(*)"});
  std::get<sql::Select>(count.body).where = as_written(gap_);
  count_ = form_of(count);

  if (!backfill.unverifiable.empty()) return;
  count_left_ = form_of(left_over(backfill, {"count(*)"}));
  sql::Statement keys = left_over(backfill, values_);
  std::get<sql::Query>(keys).order_by = in_order;
  std::get<sql::Query>(keys).limit = number_of(number_gap_);
  keys_left_ = form_of(keys);
}

void BatchSql::find_gaps(const plan::Backfill& backfill) {
  const std::string text =
      dialect_.write(backfill.tree) + dialect_.write(sql::Statement(query_of(values_)));
  gap_ = absent_from(text, '\x02');
  number_gap_ = absent_from(text, '\x03');
}

BatchSql::Form BatchSql::form_of(const sql::Statement& statement) const {
  const std::string text = dialect_.write(statement);
  const size_t at = text.find(gap_);
  if (at == std::string::npos) return {.head = text};
  Form form{.head = text.substr(0, at), .middle = text.substr(at + gap_.size())};
  const size_t number = form.middle.find(number_gap_);
  if (number == std::string::npos) return form;
  form.tail = form.middle.substr(number + number_gap_.size());
  form.middle.resize(number);
  return form;
}

sql::Query BatchSql::query_of(const std::vector<std::string>& items) const {
  sql::Select select;
  for (const auto& item : items)
    select.items.push_back({.value = as_written(item)});
  select.from.push_back(table_);
  sql::Query query;
  query.body = std::move(select);
  return query;
}

/// The key that a query gives, as text. Rows that the query passes over are not made text.
sql::Query BatchSql::as_text(sql::Query inner) const {
  auto& keys = std::get<sql::Select>(inner.body).items;
  sql::Select select;
  for (size_t i = 0; i < keys.size(); ++i) {
    keys[i].alias.text = "k" + std::to_string(i + 1);
    const auto& type = key_[i].type;
    select.items.push_back(
        {.value = as_written(room_.key_text(keys[i].alias.text, type ? &*type : nullptr))});
  }
  sql::TableReference source;
  source.form = sql::DerivedTable{.query = std::move(inner)};
  source.alias.text = "batch_end";
  select.from.push_back(std::move(source));
  sql::Query query;
  query.body = std::move(select);
  return query;
}

/// The rows that the statement would still change: those that its condition picks and that hold
/// something else than it would store.
sql::Statement BatchSql::left_over(const plan::Backfill& backfill,
                                   const std::vector<std::string>& items) const {
  sql::Query query = query_of(items);
  auto& select = std::get<sql::Select>(query.body);
  std::optional<sql::Expression> condition = as_written(gap_);
  const auto add = [&](const Maybe<sql::Expression>& where) {
    if (where) condition = both(*where, "AND", std::move(*condition));
  };
  if (const auto* update = std::get_if<sql::Update>(&backfill.tree)) {
    query.with = update->with;
    select.from = update->tables;
    select.from.insert(select.from.end(), update->from.begin(), update->from.end());
    std::optional<sql::Expression> differs;
    for (const auto& assignment : update->assignments) {
      if (backfill.verified_by_condition || assignment.targets.size() != 1) continue;
      const auto type = backfill.stored_types.find(&assignment - update->assignments.data());
      auto one = room_.differs(of_table(assignment.targets.front()), assignment.value,
                               type == backfill.stored_types.end() ? nullptr : &type->second);
      differs = differs ? both(std::move(*differs), "OR", std::move(one)) : std::move(one);
    }
    if (differs) condition = both(std::move(*condition), "AND", std::move(*differs));
    add(update->where);
  }
  if (const auto* remove = std::get_if<sql::Delete>(&backfill.tree)) {
    query.with = remove->with;
    select.from = remove->from;
    select.from.insert(select.from.end(), remove->using_tables.begin(), remove->using_tables.end());
    add(remove->where);
  }
  if (const auto* insert = std::get_if<sql::Insert>(&backfill.tree)) {
    const auto& source = std::get<sql::Select>(insert->source->body);
    select.from = source.from;
    add(source.where);
  }
  select.where = std::move(*condition);
  return query;
}

/// A column that a statement sets is never in doubt; one that a query reads may be.
sql::Expression BatchSql::of_table(sql::Expression target) const {
  auto* column = std::get_if<sql::ColumnReference>(&target.form);
  if (column == nullptr || column->parts.size() != 1) return target;
  const auto& named = std::get<sql::NamedTable>(table_.form);
  column->parts.insert(column->parts.begin(), table_.alias ? table_.alias : named.name.name);
  return target;
}

std::string BatchSql::literal(size_t column, const KeyValues& key) const {
  const auto& type = key_[column].type;
  return room_.key_literal(key[column], type ? &*type : nullptr);
}

std::string BatchSql::compared(std::string_view op, const KeyValues& key) const {
  if (columns_.size() == 1) return columns_.front() + ' ' + std::string(op) + ' ' + literal(0, key);
  if (!room_.compares_rows()) return compared_in_words(op, key);
  std::vector<std::string> literals;
  for (size_t i = 0; i < key.size(); ++i)
    literals.push_back(literal(i, key));
  return '(' + text::joined(columns_, ", ") + ") " + std::string(op) + " (" +
         text::joined(literals, ", ") + ')';
}

/// `(a, b) > (1, 2)` as `(a > 1 OR (a = 1 AND b > 2))`.
std::string BatchSql::compared_in_words(std::string_view op, const KeyValues& key) const {
  const std::string strictly(op.substr(0, 1));
  std::vector<std::string> cases;
  std::string same;
  for (size_t i = 0; i < columns_.size(); ++i) {
    const bool last = i + 1 == columns_.size();
    const std::string value = literal(i, key);
    cases.push_back('(' + same + columns_[i] + ' ' + (last ? std::string(op) : strictly) + ' ' +
                    value + ')');
    same += columns_[i] + " = " + value + " AND ";
  }
  return '(' + text::joined(cases, " OR ") + ')';
}

std::string BatchSql::condition(const KeyRange& range) const {
  std::string text = compared("<=", range.high);
  if (range.low) text = compared(">", *range.low) + " AND " + text;
  return '(' + text + ')';
}

std::string BatchSql::change(const KeyRange& range) const {
  return change_.with(condition(range));
}

std::string BatchSql::end_of_batch(const KeyRange& range, int64_t rows) const {
  return end_.with(condition(range), rows - 1);
}

std::string BatchSql::count(const KeyRange& range) const {
  return count_.with(condition(range));
}

std::string BatchSql::last_key() const {
  return last_;
}

std::string BatchSql::count_left(const KeyRange& range) const {
  return count_left_.head.empty() ? std::string() : count_left_.with(condition(range));
}

std::string BatchSql::keys_left(const KeyRange& range, int most) const {
  return keys_left_.with(condition(range), most);
}

KeyValues BatchSql::key_in(const dialect::Rows& rows, size_t row) const {
  KeyValues key;
  for (size_t i = 0; i < key_.size(); ++i)
    key.push_back(rows.text(row, i));
  return key;
}

std::string BatchSql::in_words(const KeyValues& key) const {
  std::vector<std::string> words;
  for (size_t i = 0; i < key.size() && i < key_.size(); ++i)
    words.push_back(key_[i].name + ' ' + key[i]);
  return text::joined(words, ", ");
}

}  // namespace segue::run
