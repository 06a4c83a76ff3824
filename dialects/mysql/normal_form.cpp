#include "dialects/mysql/normal_form.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string_view>
#include <utility>

#include "base/text.h"
#include "dialects/mysql/types.h"
#include "sql/walk.h"

namespace segue::mysql {
namespace {

using sql::Expression;
using sql::Literal;
using sql::LiteralKind;
using Synonyms = std::pair<std::string_view, std::string_view>;

constexpr auto functions = std::to_array<Synonyms>({
    {"now", "current_timestamp"},
    {"localtime", "current_timestamp"},
    {"localtimestamp", "current_timestamp"},
    {"curdate", "current_date"},
    {"curtime", "current_time"},
    {"char_length", "character_length"},
    {"lcase", "lower"},
    {"ucase", "upper"},
    {"substr", "substring"},
    {"mid", "substring"},
    {"power", "pow"},
    {"ceil", "ceiling"},
    {"octet_length", "length"},
    {"schema", "database"},
});

constexpr auto operators = std::to_array<Synonyms>({
    {"&&", "AND"},
    {"||", "OR"},
    {"%", "MOD"},
    {"RLIKE", "REGEXP"},
    {"NOT RLIKE", "NOT REGEXP"},
});

template <class List>
std::string one_of_synonyms(const List& list, const std::string& word) {
  for (const auto& [synonym, usual] : list)
    if (synonym == word) return std::string(usual);
  return word;
}

Expression string_literal(std::string value) {
  Literal literal;
  literal.kind = LiteralKind::string;
  literal.value = std::move(value);
  return {std::move(literal)};
}

constexpr auto opposites = std::to_array<Synonyms>({
    {"=", "<>"},
    {"<", ">="},
    {">", "<="},
    {"LIKE", "NOT LIKE"},
    {"REGEXP", "NOT REGEXP"},
    {"AND", "OR"},
});

/// What an operator is where it does not hold, of AND and OR with sides that do not hold; empty
/// where it has no such other.
std::string opposite(const std::string& op) {
  for (const auto& [one, other] : opposites) {
    if (one == op) return std::string(other);
    if (other == op) return std::string(one);
  }
  return {};
}

Expression binary(std::string op, Expression left, Expression right) {
  sql::Binary made;
  made.op = std::move(op);
  made.left = std::move(left);
  made.right = std::move(right);
  return {std::move(made)};
}

Expression call(const std::string& name, std::vector<Expression> arguments) {
  sql::Call made;
  made.function.name.text = name;
  for (Expression& each : arguments) {
    sql::Argument argument;
    argument.value = std::move(each);
    made.arguments.push_back(std::move(argument));
  }
  return {std::move(made)};
}

/// Rewrites one node whose children have their normal form already.
struct Normaliser {
  Expression operator()(const Literal& value) const {
    Literal result = value;
    result.introducer.clear();
    if (value.kind == LiteralKind::boolean) {
      result.kind = LiteralKind::integer;
      result.value = value.value == "true" ? "1" : "0";
    }
    if (value.kind == LiteralKind::identifier) result.kind = LiteralKind::string;
    return {std::move(result)};
  }
  Expression operator()(const sql::TypedLiteral& value) const {
    return string_literal(value.value);
  }
  Expression operator()(const sql::ColumnReference& reference) const {
    sql::ColumnReference result = reference;
    if (result.parts.size() > 1) result.parts = {result.parts.back()};
    for (sql::Name& part : result.parts) {
      part.text = text::lower(part.text);
      part.quoted = false;
    }
    return {std::move(result)};
  }
  /// A sign before a number belongs to it.
  Expression operator()(const sql::Unary& unary) const {
    const auto* number = std::get_if<Literal>(&unary.operand->form);
    const bool is_number =
        number && (number->kind == LiteralKind::integer || number->kind == LiteralKind::decimal);
    if (unary.op == "+" && is_number) return *unary.operand;
    if (unary.op == "!" || unary.op == "NOT") return negated(*unary.operand);
    if (unary.op != "-" || !is_number) return {unary};
    Literal result = *number;
    result.value = '-' + result.value;
    return {std::move(result)};
  }
  /// The servers push NOT inwards, as far as it goes.
  static Expression negated(const Expression& operand) {
    if (const auto* operation = std::get_if<sql::Binary>(&operand.form))
      if (const std::string op = opposite(operation->op); !op.empty())
        return with_opposite(*operation, op);
    if (const auto* in = std::get_if<sql::In>(&operand.form)) return flipped(*in);
    if (const auto* between = std::get_if<sql::Between>(&operand.form)) return flipped(*between);
    if (const auto* test = std::get_if<sql::IsTest>(&operand.form)) return flipped(*test);
    sql::Unary result;
    result.op = "NOT";
    result.operand = operand;
    return {std::move(result)};
  }
  static Expression with_opposite(sql::Binary operation, const std::string& op) {
    operation.op = op;
    if (op == "AND" || op == "OR") {
      operation.left = negated(*operation.left);
      operation.right = negated(*operation.right);
    }
    return {std::move(operation)};
  }
  template <class Form>
  static Expression flipped(Form form) {
    form.negated = !form.negated;
    return {std::move(form)};
  }
  Expression operator()(const sql::Binary& operation) const {
    if (operation.op == "->" || operation.op == "->>") {
      Expression extracted = call("json_extract", {*operation.left, *operation.right});
      if (operation.op == "->") return extracted;
      return call("json_unquote", {std::move(extracted)});
    }
    sql::Binary result = operation;
    result.op = one_of_synonyms(operators, operation.op);
    return {std::move(result)};
  }
  Expression operator()(const sql::Call& old) const {
    sql::Call result = old;
    result.bare = false;
    result.function.schema = {};
    result.function.name.quoted = false;
    result.function.name.text = one_of_synonyms(functions, text::lower(old.function.name.text));
    if (result.function.name.text == "current_timestamp" && result.arguments.size() == 1) {
      const auto* digits = std::get_if<Literal>(&result.arguments.front().value->form);
      if (digits && digits->value == "0") result.arguments.clear();
    }
    if (result.function.name.text == "regexp_like" && result.arguments.size() == 2)
      return binary("REGEXP", *result.arguments[0].value, *result.arguments[1].value);
    return with_interval(std::move(result));
  }
  /// `date_add(d, INTERVAL …)` is `d + INTERVAL …`.
  static Expression with_interval(sql::Call call) {
    const std::string& name = call.function.name.text;
    const bool adds = name == "date_add" || name == "adddate";
    const bool subtracts = name == "date_sub" || name == "subdate";
    if ((!adds && !subtracts) || call.arguments.size() != 2 ||
        !std::holds_alternative<sql::IntervalValue>(call.arguments[1].value->form))
      return {std::move(call)};
    return binary(adds ? "+" : "-", *call.arguments[0].value, *call.arguments[1].value);
  }
  Expression operator()(const sql::Cast& cast) const {
    sql::Cast result = cast;
    result.type = normal_form(cast.type);
    result.type.character_set.clear();
    return {std::move(result)};
  }
  /// IN of one value is a comparison.
  Expression operator()(const sql::In& in) const {
    if (in.query || in.list.size() != 1) return {in};
    return binary(in.negated ? "<>" : "=", *in.operand, in.list.front());
  }
  template <class Form>
  Expression operator()(const Form& form) const {
    return {form};
  }
};

/// Children first. `walk` shows parents first, so that it is asked for the children of each node.
void normalise(Expression& expression) {
  auto visit = [&](auto& node) {
    using T = std::decay_t<decltype(node)>;
    if constexpr (std::is_same_v<T, Expression>) {
      if (&node == &expression) return true;
      normalise(node);
      return false;
    } else if constexpr (std::is_same_v<T, sql::Query>) {
      return false;
    } else {
      return true;
    }
  };
  sql::walk(expression, visit);
  expression.form = std::move(std::visit(Normaliser{}, expression.form).form);
}

bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_integer(std::string_view name) {
  return is_one_of(name, {"tinyint", "smallint", "mediumint", "int", "bigint"});
}

/// "0.50" → "0.5", "007" → "7", "-0" → "0", "1e3" → "1000".
std::string plain_number(std::string text) {
  if (text.find_first_of("eE") != std::string::npos) {
    char* end = nullptr;
    const double number = std::strtod(text.c_str(), &end);
    if (*end == '\0') text = fmt::format("{}", number);
  }
  if (text.find_first_not_of("+-.0123456789") != std::string::npos || text.empty()) return text;
  const bool negative = text.front() == '-';
  text.erase(0, text.find_first_not_of("+-"));
  if (text.find('.') != std::string::npos) {
    while (text.back() == '0')
      text.pop_back();
    if (text.back() == '.') text.pop_back();
  }
  text.erase(0, std::min(text.find_first_not_of('0'), text.size()));
  if (text.empty()) return "0";
  if (text.front() == '.') text.insert(0, "0");
  return (negative ? "-" : "") + text;
}

/// "2020-1-1 9:0:0" → "2020-01-01 09:00:00", "9:00" → "09:00:00".
std::string with_all_digits(const std::string& text) {
  if (text.find_first_not_of("0123456789-:. T") != std::string::npos) return text;
  if (text.find_first_of("-:") == std::string::npos) return text;
  std::string result;
  size_t begin = 0;
  for (size_t at = 0; at <= text.size(); ++at) {
    if (at < text.size() && text[at] >= '0' && text[at] <= '9') continue;
    const bool is_fraction = begin > 0 && text[begin - 1] == '.';
    if (at - begin == 1 && !is_fraction) result += '0';
    result.append(text, begin, at - begin);
    if (at < text.size()) result += text[at] == 'T' ? ' ' : text[at];
    begin = at + 1;
  }
  if (std::count(result.begin(), result.end(), ':') == 1) result += ":00";
  return result;
}

/// Digits of a second that the type does not keep or that say nothing, and a midnight, go.
std::string plain_moment(std::string text, const sql::TypeName& type) {
  text = with_all_digits(text);
  const size_t kept =
      type.arguments.empty() ? 0 : static_cast<size_t>(std::atoi(type.arguments.front().c_str()));
  if (const size_t point = text.find('.'); point != std::string::npos) {
    text.resize(std::min(text.size(), point + 1 + kept));
    text.erase(std::max(text.find_last_not_of('0') + 1, point));
    if (text.ends_with('.')) text.pop_back();
  }
  if (!text::equal_ignoring_case(type.name.name.text, "time") && text.ends_with(" 00:00:00"))
    text.erase(text.size() - 9);
  return text;
}

/// Two digits are of this century up to 69.
std::string whole_year(const std::string& text) {
  if (text.empty() || text.size() > 2 || text == "0") return text;
  const int year = std::atoi(text.c_str());
  return std::to_string(year < 70 ? 2000 + year : 1900 + year);
}

/// A value of an ENUM, or those of a SET in their order, as the type spells them.
std::string members_as_declared(const std::string& text, const sql::TypeName& type) {
  std::vector<std::string> wanted;
  for (const std::string_view word : text::split(text, ','))
    wanted.emplace_back(word);
  std::vector<std::string> found;
  for (const std::string& member : type.arguments) {
    if (member.size() < 2) return text;
    const std::string name = member.substr(1, member.size() - 2);
    if (std::any_of(wanted.begin(), wanted.end(),
                    [&](const auto& word) { return text::equal_ignoring_case(word, name); }))
      found.push_back(name);
  }
  return found.size() == wanted.size() ? text::joined(found, ",") : text;
}

std::string binary_digits(const std::string& value) {
  std::string digits;
  for (uint64_t number = std::strtoull(value.c_str(), nullptr, 10); number > 0; number /= 2)
    digits.insert(0, 1, static_cast<char>('0' + number % 2));
  return digits;
}

/// "414243" → "ABC".
std::string bytes_of(const std::string& digits) {
  const std::string even = (digits.size() % 2 == 1 ? "0" : "") + digits;
  std::string bytes;
  for (size_t at = 0; at < even.size(); at += 2)
    bytes += static_cast<char>(std::strtoul(even.substr(at, 2).c_str(), nullptr, 16));
  return bytes;
}

/// How wide the server shows integers that are filled with zeros, where no width is said.
std::string usual_width(std::string_view integer) {
  constexpr auto widths = std::to_array<Synonyms>(
      {{"tinyint", "3"}, {"smallint", "5"}, {"mediumint", "8"}, {"int", "10"}, {"bigint", "20"}});
  for (const auto& [name, width] : widths)
    if (name == integer) return std::string(width);
  return {};
}

}  // namespace

sql::Expression normal_form(const sql::Expression& expression) {
  Expression result = expression;
  normalise(result);
  return result;
}

sql::Expression normal_form(const sql::Expression& value, const sql::TypeName& type) {
  Expression result = normal_form(value);
  const auto* literal = std::get_if<Literal>(&result.form);
  if (!literal || literal->kind == LiteralKind::null) return result;
  const std::string name = text::lower(type.name.name.text);
  std::string text = literal->value;
  const bool bits = literal->kind == LiteralKind::bit_string;
  if (name == "bit") {
    if (!bits) text = binary_digits(text);
    text.erase(0, std::min(text.find_first_not_of('0'), text.size()));
  } else if (bits) {
    text = std::to_string(std::strtoull(text.c_str(), nullptr, 2));
  } else if (literal->kind == LiteralKind::hex_string &&
             (is_integer(name) || is_one_of(name, {"decimal", "float", "double"}))) {
    text = std::to_string(std::strtoull(text.c_str(), nullptr, 16));
  } else if (literal->kind == LiteralKind::hex_string) {
    text = bytes_of(text);
  } else if (name == "year") {
    const bool is_2000 = literal->kind == LiteralKind::string && (text == "0" || text == "00");
    text = is_2000 ? "2000" : whole_year(plain_number(text));
  } else if (name == "enum" || name == "set") {
    text = members_as_declared(text, type);
  } else if (is_integer(name) || is_one_of(name, {"decimal", "float", "double"})) {
    text = plain_number(text);
  } else if (is_one_of(name, {"datetime", "timestamp", "date", "time"})) {
    text = plain_moment(text, type);
  }
  // Zeros fill a BINARY up to its length.
  if (name == "binary") text.erase(text.find_last_not_of('\0') + 1);
  return string_literal(std::move(text));
}

sql::TypeName normal_form(const sql::TypeName& type, int bytes_per_character) {
  sql::TypeName result = completed(type);
  result.name.name.quoted = false;
  std::string& name = result.name.name.text;
  if (is_integer(name) && !result.zerofill) {
    const bool boolean = name == "tinyint" && !result.is_unsigned &&
                         result.arguments == std::vector<std::string>{"1"};
    if (!boolean) result.arguments.clear();
  }
  if (result.zerofill) result.is_unsigned = true;
  if (is_integer(name) && result.zerofill && result.arguments.empty())
    result.arguments = {usual_width(name)};
  if (name == "year") result.arguments.clear();
  const bool no_fraction = result.arguments == std::vector<std::string>{"0"};
  if (no_fraction && is_one_of(name, {"datetime", "timestamp", "time"})) result.arguments.clear();
  if (name == "float" && result.arguments.size() == 1) {
    if (std::atoi(result.arguments.front().c_str()) > 24) name = "double";
    result.arguments.clear();
  }
  // Text of a given length is of the smallest type that holds it.
  if (is_one_of(name, {"text", "blob"}) && result.arguments.size() == 1) {
    const long length =
        std::atol(result.arguments.front().c_str()) * (name == "text" ? bytes_per_character : 1);
    result.arguments.clear();
    if (length > 16777215)
      name = "long" + name;
    else if (length > 65535)
      name = "medium" + name;
    else if (length < 256)
      name = "tiny" + name;
  }
  return result;
}

}  // namespace segue::mysql
