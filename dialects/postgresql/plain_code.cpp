#include "dialects/postgresql/plain_code.h"

#include <vector>

#include "base/text.h"
#include "dialects/postgresql/parse/parse.h"
#include "dialects/postgresql/scanner.h"
#include "sql/walk.h"

namespace segue::postgresql {
namespace {

using PlainCode = catalog::Semantics::PlainCode;

/// Reads a block as the scanner cuts it: `BEGIN first statement`, … `EXCEPTION WHEN …`, `END`.
class BlockReader {
 public:
  explicit BlockReader(const std::string& body) : source_("", body), scan_(scan(source_)) {}

  /// The SQL of the block, with terminators; nothing where there is more than SQL in it.
  std::optional<std::string> read() {
    bool begun = false;
    for (const dialect::StatementRange& range : scan_.statements) {
      size_t at = range.first;
      if (!begun) {
        if (word(at) != "begin") return std::nullopt;
        begun = true;
        ++at;
      }
      if (at < range.last && word(at) == "end" && word(at + 1) != "if") return sql_;
      if (at < range.last && word(at) == "exception") {
        catches_ = true;
        return sql_;
      }
      if (!take(at, range.last)) return std::nullopt;
    }
    return begun ? std::optional(sql_) : std::nullopt;
  }
  bool catches() const { return catches_; }

 private:
  std::string word(size_t token) const {
    if (token >= scan_.tokens.size()) return {};
    const dialect::Token& t = scan_.tokens[token];
    return text::lower(source_.text({t.offset, t.end()}));
  }

  bool take(size_t first, size_t last) {
    if (first >= last) return true;
    const std::string verb = word(first);
    if (verb == "raise" || verb == "null" || verb == "return") return true;
    if (verb == "end") return word(first + 1) == "if";
    if (verb == "if") {
      const size_t then = then_of(first, last);
      return then != last && take(then + 1, last);
    }
    const Span span{scan_.tokens[first].offset, scan_.tokens[last - 1].end()};
    sql_ += std::string(source_.text(span)) + ";\n";
    return true;
  }

  size_t then_of(size_t first, size_t last) const {
    int depth = 0;
    for (size_t at = first; at < last; ++at) {
      const std::string text = word(at);
      depth += text == "(" ? 1 : text == ")" ? -1 : 0;
      if (depth == 0 && text == "then") return at;
    }
    return last;
  }

  Source source_;
  dialect::Scan scan_;
  std::string sql_{};
  bool catches_ = false;
};

}  // namespace

namespace {

void forget_place(sql::Name& name) {
  name.span = {};
}
void forget_place(sql::ObjectName& name) {
  for (sql::Name* part : {&name.catalog, &name.schema, &name.name})
    part->span = {};
}
template <class Named>
requires std::is_same_v<Named, sql::Name> || std::is_same_v<Named, sql::ObjectName>
void forget_place(std::vector<Named>& names) {
  for (Named& name : names)
    forget_place(name);
}
/// What is no name is reached as a node.
template <class T>
void forget_place(T& /*field*/) {}

/// The tree without its places, which are those of the body and not of the file.
sql::Statement placeless(sql::Statement statement) {
  auto forget = [](auto& node) {
    if constexpr (requires { node.span = Span{}; }) node.span = Span{};
    node.with_fields([](auto&... field) { (forget_place(field), ...); });
    return true;
  };
  sql::walk(statement, forget);
  return statement;
}

}  // namespace

std::optional<PlainCode> plain_code(const std::string& language, const std::string& body) {
  std::string text = body;
  PlainCode code;
  if (language != "sql") {
    BlockReader reader(body);
    const auto inside = reader.read();
    if (!inside) return std::nullopt;
    text = *inside;
    code.all_or_nothing = reader.catches();
  }
  dialect::Script script = parse(Source("", text));
  for (dialect::ParsedStatement& statement : script.statements) {
    if (!statement.understood()) return std::nullopt;
    const auto* command = std::get_if<sql::Command>(&statement.tree);
    if (command && command->dynamic) return std::nullopt;
    code.statements.push_back(placeless(std::move(statement.tree)));
  }
  return code;
}

}  // namespace segue::postgresql
