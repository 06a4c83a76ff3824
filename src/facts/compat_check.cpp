// A check in three-valued logic, over all rows that old code may write at once.

#include <algorithm>

#include "facts/compat_parts.h"

namespace segue::facts {
namespace {

using catalog::Column;
using catalog::Relation;

/// What a value may be.
struct Value {
  bool null = true;
  bool other = true;

  bool is_null() const { return null && !other; }
};

/// What a condition may be.
struct Truth {
  bool yes = true;
  bool no = true;
  bool unknown = true;
};

constexpr Truth any{};
constexpr Truth certain{.yes = true, .no = true, .unknown = false};

Truth negated(Truth truth) {
  return {.yes = truth.no, .no = truth.yes, .unknown = truth.unknown};
}

Truth both(Truth a, Truth b) {
  return {.yes = a.yes && b.yes,
          .no = a.no || b.no,
          .unknown = (a.unknown && (b.unknown || b.yes)) || (b.unknown && a.yes)};
}

Truth either(Truth a, Truth b) {
  return negated(both(negated(a), negated(b)));
}

/// A boolean that is stored.
Truth of_value(Value value) {
  return {.yes = value.other, .no = value.other, .unknown = value.null};
}

/// Of what is NULL as soon as one of two values is, and anything otherwise.
Truth compared(Value a, Value b) {
  const bool can_tell = a.other && b.other;
  return {.yes = can_tell, .no = can_tell, .unknown = a.null || b.null};
}

bool is_one_of(const std::string& op, std::initializer_list<std::string_view> list) {
  return std::find(list.begin(), list.end(), op) != list.end();
}

class Evaluation {
 public:
  Evaluation(const Relation& table, const Relation& at_start, const catalog::Semantics& semantics)
      : table_(table), at_start_(at_start), semantics_(semantics) {
    lost_column_ =
        std::any_of(at_start.columns.begin(), at_start.columns.end(),
                    [&](const auto& column) { return !catalog::find_column(table, column->key); });
  }

  Truth truth(const sql::Expression& condition) const {
    return std::visit([&](const auto& form) { return truth_of(form); }, condition.form);
  }

 private:
  Truth truth_of(const sql::Literal& literal) const {
    if (literal.kind == sql::LiteralKind::null) return {false, false, true};
    if (literal.kind != sql::LiteralKind::boolean) return certain;
    const bool yes = literal.value == "true";
    return {yes, !yes, false};
  }
  Truth truth_of(const sql::ColumnReference& column) const { return of_value(value_of(column)); }
  Truth truth_of(const sql::Unary& unary) const {
    return unary.op == "NOT" ? negated(truth(*unary.operand)) : any;
  }
  Truth truth_of(const sql::Binary& binary) const {
    if (!binary.quantifier.empty()) return any;
    if (binary.op == "AND") return both(truth(*binary.left), truth(*binary.right));
    if (binary.op == "OR") return either(truth(*binary.left), truth(*binary.right));
    if (is_one_of(binary.op, {"=", "<>", "<", ">", "<=", ">=", "LIKE", "NOT LIKE"}))
      return compared(value(*binary.left), value(*binary.right));
    return any;
  }
  Truth truth_of(const sql::IsTest& test) const {
    Truth result = any;
    if (test.test == "NULL") {
      const Value tested = value(*test.operand);
      result = {.yes = tested.null, .no = tested.other, .unknown = false};
    } else if (test.test == "TRUE") {
      const Truth tested = truth(*test.operand);
      result = {.yes = tested.yes, .no = tested.no || tested.unknown, .unknown = false};
    } else if (test.test == "FALSE") {
      const Truth tested = truth(*test.operand);
      result = {.yes = tested.no, .no = tested.yes || tested.unknown, .unknown = false};
    }
    return test.negated ? negated(result) : result;
  }
  Truth truth_of(const sql::Between& between) const {
    return value(*between.operand).is_null() ? Truth{false, false, true} : any;
  }
  /// NULL is in no list and out of none; of an empty query the server says no.
  Truth truth_of(const sql::In& in) const {
    const bool has_list = !in.query && !in.list.empty();
    return has_list && value(*in.operand).is_null() ? Truth{false, false, true} : any;
  }
  template <class Form>
  Truth truth_of(const Form&) const {
    return any;
  }

  Value value(const sql::Expression& expression) const {
    return std::visit([&](const auto& form) { return value_of(form); }, expression.form);
  }
  Value value_of(const sql::Literal& literal) const {
    const bool null = literal.kind == sql::LiteralKind::null;
    return {.null = null, .other = !null};
  }
  Value value_of(const sql::TypedLiteral&) const { return {.null = false, .other = true}; }
  Value value_of(const sql::Cast& cast) const { return value(*cast.operand); }
  Value value_of(const sql::Collate& collate) const { return value(*collate.operand); }
  Value value_of(const sql::Binary& binary) const {
    const bool computes = is_one_of(binary.op, {"+", "-", "*", "/"});
    const bool null = computes && (value(*binary.left).is_null() || value(*binary.right).is_null());
    return {.null = true, .other = !null};
  }
  Value value_of(const sql::ColumnReference& reference) const {
    if (reference.star || reference.parts.empty()) return {};
    const std::string key = semantics_.key(catalog::NameKind::column, reference.parts.back().text);
    const Column* then = catalog::find_column(at_start_, key);
    if (then) return {.null = !then->not_null, .other = true};
    const Column* is = catalog::find_column(table_, key);
    return {.null = true, .other = !is || lost_column_ || may_be_filled(*is)};
  }
  template <class Form>
  Value value_of(const Form&) const {
    return {};
  }

  /// Whether a row that leaves the column out may have a value in it.
  static bool may_be_filled(const Column& column) {
    return column.default_value || column.on_update || column.generated || column.not_null ||
           column.identity_always.has_value() || column.auto_increment;
  }

  const Relation& table_;
  const Relation& at_start_;
  const catalog::Semantics& semantics_;
  bool lost_column_ = false;  // one that seems to be new may have had another name
};

}  // namespace

bool lets_old_rows_pass(const sql::Expression& condition, const Relation& table,
                        const Relation& at_start, const catalog::Semantics& semantics) {
  const bool known = !at_start.external && !at_start.unknown && !at_start.columns_unknown &&
                     !table.unknown && !table.columns_unknown;
  // A trigger may fill what old code leaves out.
  if (!known || !table.triggers.empty()) return false;
  return !Evaluation(table, at_start, semantics).truth(condition).no;
}

}  // namespace segue::facts
