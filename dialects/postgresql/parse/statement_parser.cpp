#include "dialects/postgresql/parse/statement_parser.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "dialect/heights.h"
#include "dialects/postgresql/keywords.h"
#include "dialects/postgresql/parse/retag.h"
#include "grammar/postgresql/tokens.h"

namespace segue::postgresql {
namespace {

constexpr size_t max_depth = 256;
constexpr size_t max_height = 2000;
constexpr size_t max_rows = 200;
constexpr size_t max_expectations = 6;

using Tokens = std::span<const dialect::Token>;
using dialect::Weight;

bool opens(uint16_t type) {
  return type == token::LPAREN || type == token::LPAREN_QUERY || type == token::LBRACKET;
}
bool closes(uint16_t type) {
  return type == token::RPAREN || type == token::RBRACKET;
}

constexpr Weight weight_of(uint16_t type) {
  switch (type) {
    case token::LPAREN:
    case token::LBRACKET:
    case token::LPAREN_QUERY:
    case token::K_CASE:
      return Weight::opens;
    case token::RPAREN:
    case token::RBRACKET:
    case token::K_END:
      return Weight::closes;
    case token::COMMA:
    case token::SEMI:
      return Weight::parts;
    case token::K_JOIN:
    case token::K_UNION:
    case token::K_EXCEPT:
    case token::K_INTERSECT:
      return Weight::links;
    case token::K_AND:
    case token::K_OR:
    case token::K_NOT:
    case token::K_IS:
    case token::K_ISNULL:
    case token::K_NOTNULL:
    case token::K_IN:
    case token::K_LIKE:
    case token::K_ILIKE:
    case token::K_SIMILAR:
    case token::K_BETWEEN:
    case token::K_COLLATE:
    case token::K_AT:
      return Weight::chains;
    default:
      return type >= token::TYPECAST && type <= token::OP ? Weight::chains : Weight::none;
  }
}

constexpr auto weights = [] {
  std::array<Weight, token::count> table{};
  for (uint16_t type = 0; type < token::count; ++type)
    table[type] = weight_of(type);
  return table;
}();

/// All recursion of the parser, and of what walks its trees, goes through these tokens, so that
/// counting them bounds the stack.
std::optional<dialect::SyntaxError> too_deep(Tokens tokens) {
  dialect::Heights heights(max_height);
  size_t depth = 0;
  for (const dialect::Token& token : tokens) {
    const Weight weight = weights[token.type];
    if (weight == Weight::none) continue;
    const Span span{token.offset, token.end()};
    if (weight == Weight::opens && ++depth > max_depth)
      return dialect::SyntaxError{
          span, "nested too deeply: more than " + std::to_string(max_depth) + " levels"};
    if (weight == Weight::closes && depth > 0) --depth;
    if (!heights.take(weight))
      return dialect::SyntaxError{span, "too many operators in one expression"};
  }
  return std::nullopt;
}

/// The index behind the parenthesis that closes the one at `open`; the size where none does.
size_t behind_close(Tokens tokens, size_t open) {
  int depth = 0;
  for (size_t i = open; i < tokens.size(); ++i) {
    if (opens(tokens[i].type)) ++depth;
    if (closes(tokens[i].type) && --depth == 0) return i + 1;
  }
  return tokens.size();
}

/// The index of the END of `BEGIN ATOMIC … END`; 0 where there is none.
size_t end_of_atomic(Tokens tokens, size_t begin) {
  int depth = 1;
  for (size_t i = begin + 2; i < tokens.size(); ++i) {
    if (tokens[i].type == token::K_CASE) ++depth;
    if (tokens[i].type == token::K_END && --depth == 0) return i;
  }
  return 0;
}

/// A token's name in the grammar as a reader of SQL knows it.
std::string in_words(const std::string& name) {
  struct Word {
    std::string_view name, text;
  };
  static constexpr Word words[] = {{"IDENT", "a name"},
                                   {"SCONST", "a string"},
                                   {"ICONST", "a number"},
                                   {"LPAREN", "`(`"},
                                   {"RPAREN", "`)`"},
                                   {"LBRACKET", "`[`"},
                                   {"RBRACKET", "`]`"},
                                   {"COMMA", "`,`"},
                                   {"DOT", "`.`"},
                                   {"EQ", "`=`"},
                                   {"COLON", "`:`"},
                                   {"STAR", "`*`"},
                                   {"LPAREN_QUERY", "a query in parentheses"},
                                   {"ON_LA", "`ON`"},
                                   {"WITH_LA", "`WITH`"},
                                   {"EOF", "the end"},
                                   {"<EOF>", "the end"}};
  for (const Word& word : words)
    if (word.name == name) return std::string(word.text);
  if (name.starts_with("K_")) return "`" + name.substr(2) + "`";
  return "";
}

bool is_name_word(const std::string& name) {
  if (!name.starts_with("K_")) return false;
  const KeywordCategory category = category_of(name.substr(2));
  return category == KeywordCategory::unreserved || category == KeywordCategory::column_name;
}

bool contains(const std::vector<std::string>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// Tokens that together are one thing to a reader: `mark` tells that the thing is expected.
struct Together {
  std::string_view mark;
  std::string_view words;
  std::string_view tokens;  // blanks around each
};

constexpr Together togethers[] = {
    {"K_CASE", "an expression",
     " IDENT SCONST ICONST FCONST PARAM LPAREN LPAREN_QUERY PLUS MINUS OP K_OPERATOR K_NOT K_TRUE "
     "K_FALSE K_NULL K_DEFAULT K_EXISTS K_ARRAY K_CASE K_CAST K_TREAT K_ROW K_CURRENT_CATALOG "
     "K_CURRENT_DATE K_CURRENT_ROLE K_CURRENT_SCHEMA K_CURRENT_TIME K_CURRENT_TIMESTAMP "
     "K_CURRENT_USER K_LOCALTIME K_LOCALTIMESTAMP K_SESSION_USER K_SYSTEM_USER K_USER K_COLLATION "
     "K_POSITION K_DOUBLE GROUPING_SETS K_JSON_ARRAY K_JSON_ARRAYAGG K_JSON_EXISTS K_JSON_OBJECT "
     "K_JSON_OBJECTAGG K_JSON_QUERY K_JSON_SCALAR K_JSON_SERIALIZE K_JSON_VALUE K_XMLELEMENT "
     "K_XMLEXISTS K_XMLPARSE K_XMLPI K_XMLROOT K_XMLSERIALIZE "},
    {"K_OVERLAPS", "an operator",
     " PLUS MINUS STAR SLASH PERCENT CARET LT GT EQ LE GE NE OP K_AND K_OR K_OVERLAPS K_ESCAPE "
     "NOT_LA K_IN K_LIKE K_ILIKE K_SIMILAR K_BETWEEN K_IS K_ISNULL K_NOTNULL K_COLLATE AT_LA "
     "K_OPERATOR TYPECAST LBRACKET "},
    {"K_PRIMARY", "a constraint",
     " K_CONSTRAINT K_CHECK K_UNIQUE K_PRIMARY K_FOREIGN K_EXCLUDE K_NOT K_NULL K_DEFAULT "
     "K_REFERENCES K_GENERATED K_COLLATE K_DEFERRABLE K_INITIALLY K_ENFORCED K_STORAGE "
     "K_COMPRESSION K_OPTIONS "},
};

/// The words for what stands together in the list; its tokens are taken from the list.
std::vector<std::string> taken_together(std::vector<std::string>& names) {
  std::vector<std::string> words;
  for (const Together& group : togethers) {
    if (!contains(names, group.mark)) continue;
    words.emplace_back(group.words);
    std::erase_if(names, [&](const std::string& name) {
      return group.tokens.find(" " + name + " ") != std::string_view::npos;
    });
    if (group.mark == "K_CASE") std::erase_if(names, is_name_word);
  }
  return words;
}

}  // namespace

PostgresqlParser::StatementContext* StatementParser::parse(std::span<dialect::Token> tokens) {
  if (auto error = too_deep(tokens)) {
    error_ = std::move(*error);
    return nullptr;
  }
  retag(tokens);
  load(tokens);
  parser_.restart();
  try {
    return parser_.statement();
  } catch (const grammar::ParseFailure&) {
    describe_failure();
    return nullptr;
  }
}

void StatementParser::load(Tokens tokens) {
  stream_.clear(text_);
  skipped_.clear();
  for (size_t i = 0; i < tokens.size(); ++i) {
    const dialect::Token& token = tokens[i];
    if (token.type == token::K_BEGIN && i + 1 < tokens.size() &&
        tokens[i + 1].type == token::K_ATOMIC) {
      if (const size_t end = end_of_atomic(tokens, i)) {
        stream_.add(token.offset, tokens[end].end() - token.offset, token::ATOMIC_BODY);
        i = end;
        continue;
      }
    }
    stream_.add(token.offset, token.length, token.type);
    if (token.type == token::K_VALUES) i = skip_rows(tokens, i);
  }
  stream_.close(tokens.empty() ? 0 : tokens.back().end());
}

/// Adds the first rows, passes over the rest where each is balanced, and returns the index of the
/// last token that is dealt with.
size_t StatementParser::skip_rows(Tokens tokens, size_t values) {
  if (tokens.size() - values < 3 * max_rows) return values;
  const auto values_in_stream = stream_.count() - 1;
  size_t row = values + 1;
  for (size_t shown = 0; shown < max_rows; ++shown) {
    if (row >= tokens.size() || !opens(tokens[row].type)) return values;
    const size_t behind = behind_close(tokens, row);
    if (behind >= tokens.size() || tokens[behind].type != token::COMMA) return values;
    row = behind + 1;
  }
  const size_t first_skipped = row - 1;  // the comma before it
  uint64_t count = 0;
  size_t at = first_skipped;
  while (at + 1 < tokens.size() && tokens[at].type == token::COMMA && opens(tokens[at + 1].type)) {
    const size_t behind = behind_close(tokens, at + 1);
    if (!closes(tokens[behind - 1].type)) break;
    at = behind;
    ++count;
  }
  for (size_t i = values + 1; i < first_skipped; ++i)
    stream_.add(tokens[i].offset, tokens[i].length, tokens[i].type);
  skipped_.push_back({values_in_stream, count});
  return at - 1;
}

void StatementParser::describe_failure() {
  const grammar::FlatToken* at = parser_.failed_at();
  error_ = {};
  error_.span = {at->offset(), at->offset() + at->length()};
  const bool end = at->type() == grammar::FlatToken::eof_type;
  error_.message = end ? "syntax error at the end of the statement"
                       : "syntax error at `" + std::string(at->view()) + "`";
  const std::string expected = expectation();
  if (!expected.empty()) error_.message += ", expected " + expected;
}

/// "`(` or `AS`"; empty where there are too many to be of help.
std::string StatementParser::expectation() const {
  std::vector<std::string> names = parser_.expected();
  std::vector<std::string> words = taken_together(names);
  const bool any_name = contains(names, "IDENT");
  for (const std::string& name : names) {
    if (any_name && is_name_word(name)) continue;
    std::string word = in_words(name);
    if (word.empty() || contains(words, word)) continue;
    words.push_back(std::move(word));
  }
  if (words.empty() || words.size() > max_expectations) return "";
  std::string last = std::move(words.back());
  words.pop_back();
  return words.empty() ? last : text::joined(words, ", ") + " or " + last;
}

}  // namespace segue::postgresql
