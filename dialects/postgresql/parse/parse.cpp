#include "dialects/postgresql/parse/parse.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "dialects/postgresql/parse/builder.h"
#include "dialects/postgresql/parse/statement_parser.h"
#include "dialects/postgresql/scanner.h"
#include "dialects/postgresql/secrets.h"
#include "sql/blot.h"

namespace segue::postgresql {
namespace {

using Tokens = std::span<dialect::Token>;

/// The words that a statement can begin with: what begins otherwise is no SQL we know.
constexpr auto verbs = std::to_array<uint16_t>(
    {token::K_ABORT,     token::K_ALTER,      token::K_ANALYSE,    token::K_ANALYZE,
     token::K_BEGIN,     token::K_CALL,       token::K_CHECKPOINT, token::K_CLOSE,
     token::K_CLUSTER,   token::K_COMMENT,    token::K_COMMIT,     token::K_COPY,
     token::K_CREATE,    token::K_DEALLOCATE, token::K_DECLARE,    token::K_DELETE,
     token::K_DISCARD,   token::K_DO,         token::K_DROP,       token::K_END,
     token::K_EXECUTE,   token::K_EXPLAIN,    token::K_FETCH,      token::K_GRANT,
     token::K_IMPORT,    token::K_INSERT,     token::K_LISTEN,     token::K_LOAD,
     token::K_LOCK,      token::K_MERGE,      token::K_MOVE,       token::K_NOTIFY,
     token::K_PREPARE,   token::K_REASSIGN,   token::K_REFRESH,    token::K_REINDEX,
     token::K_RELEASE,   token::K_RESET,      token::K_REVOKE,     token::K_ROLLBACK,
     token::K_SAVEPOINT, token::K_SECURITY,   token::K_SELECT,     token::K_SET,
     token::K_SHOW,      token::K_START,      token::K_TABLE,      token::K_TRUNCATE,
     token::K_UNLISTEN,  token::K_UPDATE,     token::K_VACUUM,     token::K_VALUES,
     token::K_WITH,      token::LPAREN});

/// Reads the statements of files, one file after the other.
class Reader {
 public:
  void begin(std::string_view text) {
    text_ = text;
    parser_.begin(text);
  }

  void read(dialect::ParsedStatement& parsed, Tokens tokens, const dialect::StatementRange& range) {
    if (const auto bad = unreadable(tokens)) {
      parsed.error = {*bad, "this statement cannot be read: see the error at its text"};
      parsed.tree = opaque(tokens, range.span);
      return;
    }
    try {
      if (auto* tree = parser_.parse(tokens)) {
        parsed.tree = Builder(text_, parser_.stream(), parser_.skipped_rows()).statement(tree);
        count_data_lines(parsed);
        return;
      }
      parsed.error = parser_.error();
    } catch (const Refusal& refusal) {
      parsed.error = {refusal.span, refusal.message};
    } catch (const Unmodelled&) {
    }
    parsed.tree = opaque(tokens, range.span);
  }

 private:
  /// Where the scanner could make no token of the text.
  static std::optional<Span> unreadable(Tokens tokens) {
    for (const dialect::Token& token : tokens)
      if (token.type == token::BAD) return Span{token.offset, token.end()};
    return std::nullopt;
  }

  /// The first words, as far as they say what the statement is.
  sql::Opaque opaque(Tokens tokens, Span span) const {
    sql::Opaque opaque;
    opaque.span = span;
    const size_t words =
        !tokens.empty() && std::find(verbs.begin(), verbs.end(), tokens[0].type) != verbs.end() ? 2
                                                                                                : 1;
    for (size_t i = 0; i < words && i < tokens.size(); ++i) {
      const std::string_view word = text_.substr(tokens[i].offset, tokens[i].length);
      if (tokens[i].type != token::IDENT && tokens[i].type < token::K_ABORT) break;
      if (!opaque.keywords.empty()) opaque.keywords += ' ';
      opaque.keywords += text::upper(word);
    }
    return opaque;
  }

  void count_data_lines(dialect::ParsedStatement& parsed) const {
    auto* copy = std::get_if<sql::Copy>(&parsed.tree);
    if (copy == nullptr) return;
    const std::string_view lines = text_.substr(parsed.data.begin, parsed.data.length());
    copy->data_lines = static_cast<uint64_t>(std::count(lines.begin(), lines.end(), '\n'));
  }

  std::string_view text_;
  StatementParser parser_;
};

/// Whether `\gexec` ends the statement: what its query gives is run.
bool runs_its_result(const dialect::StatementRange& range, const dialect::Scan& scan,
                     std::string_view text) {
  return std::any_of(scan.client_commands.begin(), scan.client_commands.end(),
                     [&](const dialect::ClientCommand& command) {
                       const uint32_t end = range.span.end;
                       return command.text.starts_with("\\gexec") && command.span.begin >= end &&
                              text::trimmed(text.substr(end, command.span.begin - end)).empty();
                     });
}

/// Such a statement, of which nobody can tell what it does before it runs.
sql::Command dynamic_command(std::string_view text, Span span) {
  const std::string_view statement = text.substr(span.begin, span.length());
  const size_t word = std::min(statement.find_first_of(" \t\r\n"), statement.size());
  sql::Command command;
  command.verb = text::upper(statement.substr(0, word));
  command.text = std::string(text::trimmed(statement.substr(word))) + " \\gexec";
  command.dynamic = true;
  command.span = span;
  return command;
}

}  // namespace

dialect::Script parse(const Source& source) {
  dialect::Scan scanned = scan(source);
  dialect::Script script;
  script.statements.reserve(scanned.statements.size());
  script.secrets = secrets_in(source.text(), scanned);
  const bool secret = !script.secrets.empty();
  const std::string blotted =
      secret ? dialect::without_secrets(source.text(), script.secrets) : std::string();
  thread_local Reader reader;
  const std::string_view text = secret ? std::string_view(blotted) : source.text();
  reader.begin(text);
  for (const dialect::StatementRange& range : scanned.statements) {
    const Tokens tokens = Tokens(scanned.tokens).subspan(range.first, range.last - range.first);
    auto& parsed = script.statements.emplace_back(
        dialect::ParsedStatement{range.span, range.data, sql::Opaque(), std::nullopt});
    reader.read(parsed, tokens, range);
    if (!parsed.error && runs_its_result(range, scanned, text))
      parsed.tree = dynamic_command(text, range.span);
    sql::blot_secrets(parsed.tree, range.span, script.secrets);
  }
  script.directives = std::move(scanned.directives);
  script.client_commands = std::move(scanned.client_commands);
  script.findings = std::move(scanned.findings);
  return script;
}

}  // namespace segue::postgresql
