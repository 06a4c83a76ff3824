#include "dialects/mysql/parse/parse.h"

#include <algorithm>
#include <string>
#include <utility>

#include "base/text.h"
#include "dialects/mysql/parse/builder.h"
#include "dialects/mysql/parse/guard.h"
#include "dialects/mysql/parse/retag.h"
#include "dialects/mysql/parse/syntax_error.h"
#include "dialects/mysql/scanner.h"
#include "dialects/mysql/secrets.h"
#include "sql/blot.h"

namespace segue::mysql {
namespace {

/// Statements that the grammar leaves out altogether, by their leading words.
constexpr std::string_view not_modelled[] = {
    "CREATE SPATIAL REFERENCE",
    "DROP SPATIAL REFERENCE",
    "CREATE LIBRARY",
    "ALTER LIBRARY",
    "DROP LIBRARY",
    "ALTER PACKAGE",
    "GET DIAGNOSTICS",
};

/// Reads the statements of files, one file after the other.
class FileReader {
 public:
  void begin(std::string_view text, bool backslash_escapes) {
    text_ = text;
    backslash_escapes_ = backslash_escapes;
  }

  dialect::ParsedStatement read(std::span<dialect::Token> tokens,
                                const dialect::StatementRange& range) {
    dialect::ParsedStatement result;
    result.span = range.span;
    result.data = range.data;
    auto deep = parentheses_too_deep(tokens);
    if (!deep) {
      retag(tokens);
      deep = too_deep(tokens);
    }
    if (deep) {
      const dialect::Token& at = tokens[deep->token];
      fail(result, {at.offset, at.end()}, std::string(deep->message));
      return result;
    }
    const SkippedRows skipped = rows_to_skip(tokens);
    show(tokens, skipped, range.span.end);
    parser_.restart();
    try {
      auto* tree = parser_.statement();
      result.tree = Builder(text_, backslash_escapes_, skipped.rows).statement(tree);
      std::visit([&](auto& statement) { statement.span = range.span; }, result.tree);
    } catch (const grammar::ParseFailure&) {
      explain(result, tokens);
    } catch (const Misplaced& misplaced) {
      Misplaced wrong = misplaced;
      if (wrong.span.end == 0) wrong.span = range.span;
      std::string message =
          syntax_error(shortened(text_.substr(wrong.span.begin, wrong.span.length())), {});
      if (!wrong.expected.empty()) message += ", expected " + std::string(wrong.expected);
      fail(result, wrong.span, std::move(message));
    }
    return result;
  }

 private:
  void show(std::span<const dialect::Token> tokens, const SkippedRows& skipped, uint32_t end) {
    stream_.clear(text_);
    for (size_t i = 0; i < tokens.size(); ++i) {
      if (i == skipped.first && skipped.rows > 0) i = skipped.last;
      if (i < tokens.size()) stream_.add(tokens[i].offset, tokens[i].length, tokens[i].type);
    }
    stream_.close(end);
  }

  void explain(dialect::ParsedStatement& result, std::span<const dialect::Token> tokens) {
    const std::string words = leading_words(tokens);
    for (const std::string_view lead : not_modelled) {
      if (!words.starts_with(lead)) continue;
      result.tree = sql::Opaque{.keywords = std::string(lead), .span = result.span};
      return;
    }
    const grammar::FlatToken& at = *parser_.failed_at();
    const bool end = at.type() == grammar::FlatToken::eof_type;
    const std::string found(end ? std::string_view() : shortened(at.view()));
    fail(result, end ? Span{result.span.end, result.span.end} : span_of(at),
         syntax_error(found, parser_.expected()));
  }

  void fail(dialect::ParsedStatement& result, Span span, std::string message) {
    result.tree = sql::Opaque{.keywords = "", .span = result.span};
    result.error = dialect::SyntaxError{.span = span, .message = std::move(message)};
  }

  static std::string_view shortened(std::string_view token) {
    return token.substr(0, std::min(token.find_first_of("\r\n"), size_t{40}));
  }

  std::string leading_words(std::span<const dialect::Token> tokens) const {
    std::string result;
    for (size_t i = 0; i < tokens.size() && i < 3; ++i) {
      if (i > 0) result += ' ';
      result += text::upper(text_.substr(tokens[i].offset, tokens[i].length));
    }
    return result;
  }

  std::string_view text_;
  bool backslash_escapes_ = true;
  grammar::FlatTokenStream stream_;
  MysqlParser parser_{&stream_};
};

}  // namespace

dialect::Script parse(const Source& source, const dialect::ReadOptions& options,
                      const Flavor& flavor) {
  dialect::Scan scanned = scan(source, options, flavor);
  dialect::Script result;
  result.statements.reserve(scanned.statements.size());
  result.secrets = secrets_in(source.text(), scanned);
  const bool secret = !result.secrets.empty();
  const std::string blotted =
      secret ? dialect::without_secrets(source.text(), result.secrets) : std::string();
  thread_local FileReader reader;  // making the parser costs as much as parsing many statements
  reader.begin(secret ? blotted : source.text(), !options.no_backslash_escapes);
  for (const dialect::StatementRange& range : scanned.statements) {
    const std::span<dialect::Token> tokens(scanned.tokens.data() + range.first,
                                           range.last - range.first);
    result.statements.push_back(reader.read(tokens, range));
    sql::blot_secrets(result.statements.back().tree, range.span, result.secrets);
  }
  result.directives = std::move(scanned.directives);
  result.client_commands = std::move(scanned.client_commands);
  result.findings = std::move(scanned.findings);
  return result;
}

}  // namespace segue::mysql
