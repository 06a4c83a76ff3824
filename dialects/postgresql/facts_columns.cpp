#include <fmt/core.h>

#include "dialects/postgresql/facts_parts.h"

namespace segue::postgresql {

using catalog::Id;

namespace {

bool is_null(const sql::Expression& value) {
  const auto* literal = std::get_if<sql::Literal>(&value.form);
  if (literal) return literal->kind == sql::LiteralKind::null;
  const auto* cast = std::get_if<sql::Cast>(&value.form);
  return cast && is_null(*cast->operand);
}

/// What a column definition says, as far as it decides what adding the column costs.
class AddedColumn {
 public:
  AddedColumn(const Alteration& at, const sql::ColumnDefinition& definition)
      : at_(at), bill_(at.bill), definition_(definition) {
    for (const sql::ColumnConstraint& constraint : definition.constraints)
      std::visit([&](const auto& form) { read(constraint, form); }, constraint.form);
    read_type();
  }

  void charge() const {
    at_.lock_all(Mode::access_exclusive);
    if (rewrites_)
      at_.rewrite_all();
    else if (builds_index_ || checks_)
      at_.scan_all();
    for (const sql::References* to : references_)
      charge_foreign_key(bill_, at_.members, *to,
                         (has_value() || is_default_written_) && !is_virtual_);
    if (not_null_ && !has_value())
      bill_.refuse_with_rows(fmt::format("column `{}` would hold NULL", definition_.name.text));
  }

 private:
  /// Rows that are there get a value.
  bool has_value() const { return default_ != nullptr || generated_ || numbered_; }

  void read(const sql::ColumnConstraint&, const sql::NotNull&) { not_null_ = true; }
  void read(const sql::ColumnConstraint&, const sql::Default& form) {
    is_default_written_ = true;  // DEFAULT NULL, too, has a foreign key looked at row by row (15)
    take_default(form.value);
  }
  void read(const sql::ColumnConstraint& constraint, const sql::Check&) {
    checks_ = checks_ || constraint.attributes.enforced.value_or(true);
  }
  void read(const sql::ColumnConstraint&, const sql::PrimaryKeyColumn&) {
    builds_index_ = not_null_ = true;
  }
  void read(const sql::ColumnConstraint&, const sql::UniqueColumn&) { builds_index_ = true; }
  void read(const sql::ColumnConstraint& constraint, const sql::References& form) {
    if (constraint.attributes.enforced.value_or(true)) references_.push_back(&form);
  }
  /// From 18 on a generated column is virtual unless STORED is written: nothing is stored, but what
  /// is demanded of its values has to be looked at.
  void read(const sql::ColumnConstraint&, const sql::Generated& form) {
    generated_ = true;
    is_virtual_ = form.storage == "VIRTUAL" || (form.storage.empty() && bill_.version >= 18);
    rewrites_ = rewrites_ || !is_virtual_;
  }
  void read(const sql::ColumnConstraint&, const sql::Identity&) { numbered_ = rewrites_ = true; }
  template <class Other>
  void read(const sql::ColumnConstraint&, const Other&) {}

  /// A value that is the same for all rows is kept once, beside the table (from 11 on); one that is
  /// not has to be written into every row.
  void take_default(const sql::Expression& value) {
    if (is_null(value)) return;
    default_ = &value;
    rewrites_ = rewrites_ || is_volatile(bill_, value);
  }

  void read_type() {
    if (!definition_.type) return;
    if (is_incomparable(base_of(bill_, *definition_.type))) bill_.add_incomparable();
    if (bill_.situation.semantics.serial(*definition_.type)) {
      numbered_ = rewrites_ = true;
      return;
    }
    // Values of a domain with constraints are checked one by one, NULL too (up to 18).
    rewrites_ = rewrites_ || is_constrained(bill_, *definition_.type);
    read_domain(*definition_.type);
    if (is_virtual_ && not_null_) checks_ = true;
  }

  /// A domain has the default of the one below it, unless it says another, and its NOT NULL.
  void read_domain(const sql::TypeName& type) {
    const catalog::Type* domain = domain_of(bill_, type);
    if (!domain) return;
    if (domain->default_value && !default_) take_default(*domain->default_value);
    if (domain->not_null) not_null_ = true;
    if (domain->base) read_domain(*domain->base);
  }

  const Alteration& at_;
  Bill& bill_;
  const sql::ColumnDefinition& definition_;
  const sql::Expression* default_ = nullptr;
  std::vector<const sql::References*> references_;
  bool is_default_written_ = false;
  bool not_null_ = false;
  bool checks_ = false;
  bool builds_index_ = false;
  bool generated_ = false;
  bool is_virtual_ = false;
  bool numbered_ = false;
  bool rewrites_ = false;
};

}  // namespace

void charge_add_column(const Alteration& at, const sql::AddColumn& action) {
  if (action.if_not_exists && at.column(action.column.name))
    return at.lock_all(Mode::access_exclusive);
  AddedColumn(at, action.column).charge();
}

void charge_set_not_null(const Alteration& at, const sql::Name& column) {
  at.lock_all(Mode::access_exclusive);
  for (const Id& member : at.members) {
    const catalog::Relation* relation = at.bill.relation(member);
    if (at.bill.is_partitioned(member)) continue;
    const catalog::Column* held = relation ? at.bill.before.column(*relation, column) : nullptr;
    if (held && (held->not_null || proves_not_null(*relation, held->key))) continue;
    at.bill.scan(member);
  }
}

void charge_set_expression(const Alteration& at, const sql::SetExpression& action) {
  at.lock_all(Mode::access_exclusive);
  const catalog::Column* column = at.column(action.column);
  if (column && column->generated_storage == "VIRTUAL") return;
  at.rewrite_all();
}

void charge_add_identity(const Alteration& at, const sql::AddIdentity& action) {
  at.lock(Mode::access_exclusive);
  const catalog::Column* column = at.column(action.column);
  if (!column || !at.bill.knows_all_of(*at.relation)) return;
  if (!column->not_null)
    at.bill.refuse("a column can have an identity only when it is NOT NULL");
  else if (column->default_value)
    at.bill.refuse("a column that has a default can have no identity");
}

void charge_identity(const Alteration& at, const sql::SetIdentity& action) {
  at.lock(Mode::access_exclusive);
  const catalog::Column* column = at.column(action.column);
  const auto sequence =
      column ? at.bill.owned_sequence(at.table, column->key) : std::optional<Id>();
  if (!sequence) return;
  at.bill.lock(*sequence, Mode::share_row_exclusive);
  if (rewrites_sequence(action.sequence)) at.bill.rewrite_file(*sequence);
}

}  // namespace segue::postgresql
