#include "dialects/sqlite/parse/parse.h"

#include <algorithm>

#include "dialects/sqlite/parse/build.h"
#include "dialects/sqlite/parse/guards.h"
#include "dialects/sqlite/parse/impossible.h"
#include "dialects/sqlite/parse/retag.h"
#include "dialects/sqlite/parse/syntax_error.h"
#include "dialects/sqlite/scanner.h"
#include "dialects/sqlite/secrets.h"
#include "sql/blot.h"

namespace segue::sqlite {
namespace {

using dialect::ParsedStatement;
using dialect::StatementRange;
using dialect::SyntaxError;

/// The parser and its tokens; one for each thread, since making one costs more than most
/// statements.
class Reader {
 public:
  void begin(std::string_view text, const dialect::Scan& scan) {
    text_ = text;
    scan_ = &scan;
    writes_schema_itself_ = text.find("writable_schema") != std::string_view::npos;
  }

  ParsedStatement read(const StatementRange& range) {
    ParsedStatement result;
    result.span = range.span;
    result.data = range.data;
    result.error = attempt(range, result.tree);
    if (result.error) result.tree = sql::Opaque{.keywords = {}, .span = range.span};
    return result;
  }

 private:
  std::optional<SyntaxError> attempt(const StatementRange& range, sql::Statement& tree) {
    const auto tokens = std::span(scan_->tokens).subspan(range.first, range.last - range.first);
    if (auto broken = malformed_in(tokens)) return broken;
    show(tokens, shown_);
    if (auto deep = too_deep(shown_.tokens))
      return SyntaxError{.span = deep->span, .message = std::move(deep->message)};
    retag(shown_.tokens);
    fill(range.span.end);
    try {
      tree = build::statement(parser_.statement());
    } catch (const grammar::ParseFailure&) {
      return failure();
    } catch (build::Refusal& refusal) {
      return SyntaxError{.span = refusal.span, .message = std::move(refusal.message)};
    }
    count_skipped_rows(tree);
    return writes_schema_itself_ ? std::nullopt : impossible(tree);
  }

  /// The scanner has said already what is wrong with such a token; its words are repeated.
  std::optional<SyntaxError> malformed_in(std::span<const dialect::Token> tokens) const {
    for (const dialect::Token& token : tokens) {
      if ((token.flags & malformed) == 0) continue;
      for (const Finding& finding : scan_->findings)
        if (finding.span.begin == token.offset && finding.severity == Severity::error)
          return SyntaxError{.span = finding.span, .message = finding.message};
    }
    return std::nullopt;
  }

  void fill(uint32_t end) {
    stream_.clear(text_);
    for (const dialect::Token& token : shown_.tokens)
      stream_.add(token.offset, token.length, token.type);
    stream_.close(end);
    parser_.restart();
  }

  SyntaxError failure() const {
    const grammar::FlatToken& at = *parser_.failed_at();
    return {.span = {at.offset(), at.offset() + at.length()},
            .message = syntax_error(at.view(), parser_.expected())};
  }

  void count_skipped_rows(sql::Statement& tree) const {
    if (shown_.rows_skipped == 0) return;
    auto* insert = std::get_if<sql::Insert>(&tree);
    if (insert == nullptr || !insert->source) return;
    if (auto* values = std::get_if<sql::Values>(&insert->source->body))
      values->rows_skipped = shown_.rows_skipped;
  }

  std::string_view text_;
  const dialect::Scan* scan_ = nullptr;
  bool writes_schema_itself_ = false;  // with that setting on, little is refused
  ShownTokens shown_;
  grammar::FlatTokenStream stream_;
  SqliteParser parser_{&stream_};
};

}  // namespace

dialect::Script parse(const Source& source, const dialect::ReadOptions& /*options*/) {
  thread_local Reader reader;
  dialect::Scan scanned = scan(source);
  dialect::Script script;
  script.secrets = secrets_in(source.text(), scanned);
  const bool secret = !script.secrets.empty();
  const std::string blotted =
      secret ? dialect::without_secrets(source.text(), script.secrets) : std::string();
  reader.begin(secret ? blotted : source.text(), scanned);
  script.statements.reserve(scanned.statements.size());
  for (const StatementRange& range : scanned.statements) {
    script.statements.push_back(reader.read(range));
    sql::blot_secrets(script.statements.back().tree, range.span, script.secrets);
  }
  script.directives = std::move(scanned.directives);
  script.client_commands = std::move(scanned.client_commands);
  script.findings = std::move(scanned.findings);
  return script;
}

}  // namespace segue::sqlite
