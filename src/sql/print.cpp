#include "sql/print.h"

#include <concepts>

#include "base/text.h"
#include "sql/names.h"
#include "sql/walk.h"

namespace segue::sql {
namespace {

/// Writes a tree as indented lines. Every overload writes one field, or nothing where the field is
/// empty.
class Printer {
 public:
  std::string take() { return std::move(out_); }

  template <Node T>
  void node(const T& value) {
    line(T::node_name);
    fields(value);
  }

 private:
  template <Node T>
  void fields(const T& value) {
    ++depth_;
    std::string_view names = T::field_names;
    auto next_name = [&] {
      const size_t comma = names.find(',');
      const std::string_view name = text::trimmed(names.substr(0, comma));
      names = comma == std::string_view::npos ? std::string_view() : names.substr(comma + 1);
      return name;
    };
    value.with_fields([&](const auto&... field) { (this->field(next_name(), field), ...); });
    --depth_;
  }

  void line(std::string_view text) {
    out_.append(static_cast<size_t>(depth_) * 2, ' ');
    out_ += text;
    out_ += '\n';
  }
  void line(std::string_view name, std::string_view value) {
    out_.append(static_cast<size_t>(depth_) * 2, ' ');
    out_ += name;
    out_ += ": ";
    out_ += value;
    out_ += '\n';
  }

  static std::string quoted(std::string_view text) {
    std::string result = "\"";
    for (const char c : text) {
      if (c == '\n') {
        result += "\\n";
      } else if (c == '\r') {
        result += "\\r";
      } else {
        if (c == '"' || c == '\\') result += '\\';
        result += c;
      }
    }
    return result + '"';
  }
  static std::string quoted_parts(const ObjectName& name) {
    std::string result;
    for (const Name* part : {&name.catalog, &name.schema, &name.name})
      if (!part->text.empty()) result += (result.empty() ? "" : ".") + part_text(part->text);
    return result;
  }
  /// A part that holds a dot or a space is quoted, so that different names never print alike.
  static std::string part_text(const std::string& text) {
    return text.find_first_of(". \"\\\n\r") == std::string::npos ? text : quoted(text);
  }

  void field(std::string_view name, bool value) {
    if (value) line(name);
  }
  template <std::integral T>
  requires(!std::same_as<T, bool>) void field(std::string_view name, T value) {
    if (value != 0) line(name, std::to_string(value));
  }
  void field(std::string_view name, const std::string& value) {
    if (!value.empty()) line(name, quoted(value));
  }
  void field(std::string_view name, const Name& value) {
    if (value) line(name, part_text(value.text));
  }
  void field(std::string_view name, const ObjectName& value) {
    if (value) line(name, quoted_parts(value));
  }
  void field(std::string_view name, std::optional<bool> value) {
    if (value) line(name, *value ? "yes" : "no");
  }
  template <class T>
  requires std::is_enum_v<T>
  void field(std::string_view name, T value) {
    if (!name_of(value).empty()) line(name, name_of(value));
  }
  template <class T>
  requires(!std::same_as<T, bool>) void field(std::string_view name,
                                              const std::optional<T>& value) {
    if (value) field(name, *value);
  }
  template <class T>
  void field(std::string_view name, const Maybe<T>& value) {
    if (value) field(name, *value);
  }
  template <class T>
  void field(std::string_view name, const Box<T>& value) {
    if (value) field(name, *value);
  }
  template <class... T>
  void field(std::string_view name, const std::variant<T...>& value) {
    std::visit([&](const auto& form) { field(name, form); }, value);
  }
  void field(std::string_view name, const Expression& value) { field(name, value.form); }
  void field(std::string_view name, const AlterAction& value) { field(name, value.form); }
  void field(std::string_view name, const DataStatement& value) { field(name, value.form); }
  /// A literal is one line.
  void field(std::string_view name, const Literal& value) {
    std::string text(name_of(value.kind));
    if (value.kind != LiteralKind::null) text += ' ' + quoted(value.value);
    if (!value.introducer.empty()) text += ' ' + value.introducer;
    line(name, text);
  }
  template <Node T>
  void field(std::string_view name, const T& value) {
    line(name, T::node_name);
    fields(value);
  }
  void field(std::string_view name, const std::vector<Name>& values) {
    if (values.empty()) return;
    std::vector<std::string> parts;
    for (const Name& value : values)
      parts.push_back(part_text(value.text));
    line(name, text::joined(parts, ", "));
  }
  void field(std::string_view name, const std::vector<ObjectName>& values) {
    if (values.empty()) return;
    std::vector<std::string> parts;
    for (const ObjectName& value : values)
      parts.push_back(quoted_parts(value));
    line(name, text::joined(parts, ", "));
  }
  void field(std::string_view name, const std::vector<std::string>& values) {
    if (values.empty()) return;
    std::vector<std::string> parts;
    for (const std::string& value : values)
      parts.push_back(quoted(value));
    line(name, text::joined(parts, ", "));
  }
  template <class T>
  void field(std::string_view name, const std::vector<T>& values) {
    if (values.empty()) return;
    line(name);
    ++depth_;
    for (const T& value : values)
      field("-", value);
    --depth_;
  }

  std::string out_;
  int depth_ = 0;
};

}  // namespace

std::string print(const Statement& statement) {
  Printer printer;
  std::visit([&](const auto& form) { printer.node(form); }, statement);
  return printer.take();
}

std::string print(const Expression& expression) {
  Printer printer;
  printer.node(expression);
  return printer.take();
}

std::string print(const TypeName& type) {
  Printer printer;
  printer.node(type);
  return printer.take();
}

}  // namespace segue::sql
