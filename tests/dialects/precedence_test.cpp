// Parentheses are not in the tree. Every operator is put into every place of every other one,
// written, and must be read back as the same tree: neither may take what belongs to the other.

#include <catch2/catch.hpp>
#include <functional>

#include "dialects/all.h"
#include "support/round_trip.h"

namespace segue::test {
namespace {

using sql::Expression;

/// A form of expression with places for others.
struct Form {
  std::string name;
  size_t places = 0;
  std::function<Expression(std::vector<Expression>)> make;
};

Expression column(std::string name) {
  sql::ColumnReference reference;
  reference.parts.push_back({.text = std::move(name)});
  return {.form = std::move(reference)};
}

Form infix(const std::string& op) {
  return {op, 2, [op](std::vector<Expression> parts) {
            sql::Binary form;
            form.op = op;
            form.left = std::move(parts[0]);
            form.right = std::move(parts[1]);
            return Expression{.form = std::move(form)};
          }};
}

Form prefix(const std::string& op) {
  return {"prefix " + op, 1, [op](std::vector<Expression> parts) {
            return Expression{.form = sql::Unary{.op = op, .operand = std::move(parts[0])}};
          }};
}

std::vector<Form> forms_of_all() {
  std::vector<Form> forms = {prefix("NOT"), prefix("-")};
  for (const char* op : {"OR", "AND", "=", "<", "<>", "LIKE", "NOT LIKE", "+", "-", "*", "/", "%",
                         "||", "&", "|", "<<"})
    forms.push_back(infix(op));
  forms.push_back({"IS NULL", 1, [](std::vector<Expression> parts) {
                     sql::IsTest form;
                     form.operand = std::move(parts[0]);
                     form.test = "NULL";
                     return Expression{.form = std::move(form)};
                   }});
  forms.push_back({"BETWEEN", 3, [](std::vector<Expression> parts) {
                     sql::Between form;
                     form.operand = std::move(parts[0]);
                     form.low = std::move(parts[1]);
                     form.high = std::move(parts[2]);
                     return Expression{.form = std::move(form)};
                   }});
  forms.push_back({"IN", 3, [](std::vector<Expression> parts) {
                     sql::In form;
                     form.operand = std::move(parts[0]);
                     form.list.push_back(std::move(parts[1]));
                     form.list.push_back(std::move(parts[2]));
                     return Expression{.form = std::move(form)};
                   }});
  forms.push_back({"LIKE ESCAPE", 3, [](std::vector<Expression> parts) {
                     sql::Binary form;
                     form.op = "LIKE";
                     form.left = std::move(parts[0]);
                     form.right = std::move(parts[1]);
                     form.escape = std::move(parts[2]);
                     return Expression{.form = std::move(form)};
                   }});
  forms.push_back({"COLLATE", 1, [](std::vector<Expression> parts) {
                     sql::Collate form;
                     form.operand = std::move(parts[0]);
                     form.collation.name.text = "nocase";
                     return Expression{.form = std::move(form)};
                   }});
  forms.push_back({"CAST", 1, [](std::vector<Expression> parts) {
                     sql::Cast form;
                     form.operand = std::move(parts[0]);
                     form.type.name.name.text = "date";
                     return Expression{.form = std::move(form)};
                   }});
  return forms;
}

/// What one dialect has and the others have not.
std::vector<Form> forms_of(std::string_view dialect) {
  std::vector<Form> forms = forms_of_all();
  if (dialect == "postgresql") {
    forms.push_back(prefix("@"));
    for (const char* op : {"^", "@>", "IS DISTINCT FROM", "SIMILAR TO", "OPERATOR(pg_catalog.+)"})
      forms.push_back(infix(op));
    forms.push_back({"AT TIME ZONE", 2, [](std::vector<Expression> parts) {
                       sql::AtTimeZone form;
                       form.operand = std::move(parts[0]);
                       form.zone = std::move(parts[1]);
                       return Expression{.form = std::move(form)};
                     }});
    forms.push_back({"subscript", 2, [](std::vector<Expression> parts) {
                       sql::Subscript form;
                       form.operand = std::move(parts[0]);
                       form.lower = std::move(parts[1]);
                       return Expression{.form = std::move(form)};
                     }});
    forms.push_back({"field", 1, [](std::vector<Expression> parts) {
                       sql::FieldAccess form;
                       form.operand = std::move(parts[0]);
                       form.field.text = "f";
                       return Expression{.form = std::move(form)};
                     }});
  } else if (dialect == "mysql") {
    for (const char* op : {"!", "~", "BINARY"})
      forms.push_back(prefix(op));
    for (const char* op : {"XOR", "<=>", "^", "DIV", "REGEXP", "SOUNDS LIKE"})
      forms.push_back(infix(op));
    forms.push_back({"INTERVAL", 1, [](std::vector<Expression> parts) {
                       sql::IntervalValue form;
                       form.amount = std::move(parts[0]);
                       form.unit = "DAY";
                       return Expression{.form = std::move(form)};
                     }});
  } else {
    forms.push_back(prefix("~"));
    for (const char* op : {"->>", "IS", "IS NOT DISTINCT FROM", "GLOB"})
      forms.push_back(infix(op));
  }
  return forms;
}

sql::Statement select(Expression value) {
  sql::Select body;
  body.items.push_back({.value = std::move(value), .alias = {}});
  sql::Query query;
  query.body = std::move(body);
  return query;
}

}  // namespace

TEST_CASE("no operator takes what belongs to another when it is written") {
  for (const dialect::Dialect* dialect : dialects::all()) {
    const std::vector<Form> forms = forms_of(dialect->name());
    for (const Form& outer : forms) {
      for (const Form& inner : forms) {
        for (size_t place = 0; place < outer.places; ++place) {
          std::vector<Expression> parts = {column("a"), column("b"), column("c")};
          parts[place] = inner.make({column("x"), column("y"), column("z")});
          const std::string problem =
              round_trip_problem(*dialect, select(outer.make(std::move(parts))));
          if (!problem.empty())
            FAIL_CHECK(dialect->name() << ": " << inner.name << " in place " << place << " of "
                                       << outer.name << problem);
        }
      }
    }
  }
}

}  // namespace segue::test
