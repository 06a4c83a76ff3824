#include "dialects/sqlite/parse/retag.h"

#include <array>

#include "grammar/sqlite/tokens.h"

namespace segue::sqlite {
namespace {

using dialect::Token;

using TypeSet = std::array<bool, token::count>;

constexpr TypeSet set_of(std::initializer_list<uint16_t> types) {
  TypeSet set{};
  for (const uint16_t type : types)
    set[type] = true;
  return set;
}

/// The words this pass decides about.
constexpr TypeSet contextual = set_of({token::K_BY,
                                       token::K_CAST,
                                       token::K_COLUMN,
                                       token::K_CURRENT,
                                       token::K_CURRENT_DATE,
                                       token::K_CURRENT_TIME,
                                       token::K_CURRENT_TIMESTAMP,
                                       token::K_DATABASE,
                                       token::K_FILTER,
                                       token::K_GENERATED,
                                       token::K_GLOB,
                                       token::K_GROUPS,
                                       token::K_IF,
                                       token::K_LIKE,
                                       token::K_MATCH,
                                       token::K_NOT,
                                       token::K_ON,
                                       token::K_OVER,
                                       token::K_PARTITION,
                                       token::K_RAISE,
                                       token::K_RANGE,
                                       token::K_RECURSIVE,
                                       token::K_REGEXP,
                                       token::K_ROWS,
                                       token::K_SAVEPOINT,
                                       token::K_UNBOUNDED,
                                       token::K_WINDOW,
                                       token::K_WITH,
                                       token::K_WITHIN});

/// What may end an operand. Words that stand before names or operands are left out, though they
/// may be names themselves.
constexpr TypeSet ends_operand = set_of({token::IDENT,          token::STRING,
                                         token::BLOB,           token::INTEGER,
                                         token::FLOAT,          token::PARAM,
                                         token::RPAREN,         token::K_NULL,
                                         token::K_ISNULL,       token::K_NOTNULL,
                                         token::K_END,          token::K_CURRENT_DATE,
                                         token::K_CURRENT_TIME, token::K_CURRENT_TIMESTAMP,
                                         token::K_ABORT,        token::K_ACTION,
                                         token::K_AFTER,        token::K_ALWAYS,
                                         token::K_ASC,          token::K_BEFORE,
                                         token::K_CASCADE,      token::K_CONFLICT,
                                         token::K_DEFERRED,     token::K_DESC,
                                         token::K_EXCLUSIVE,    token::K_FAIL,
                                         token::K_FIRST,        token::K_IGNORE,
                                         token::K_IMMEDIATE,    token::K_KEY,
                                         token::K_LAST,         token::K_LEFT,
                                         token::K_NO,           token::K_PLAN,
                                         token::K_QUERY,        token::K_RESTRICT,
                                         token::K_RIGHT,        token::K_TIES});

/// What may be a name where only a name can stand.
constexpr TypeSet may_be_name = [] {
  constexpr bool reserved = false;
  constexpr bool column_name = true;
  constexpr bool unreserved = true;
  TypeSet set = set_of({token::IDENT, token::STRING});
#define SYMBOL(name)
#define KEYWORD(name, category) set[token::K_##name] = category;
#include "grammar/sqlite/tokens.def"
#undef KEYWORD
#undef SYMBOL
  return set;
}();

/// What may begin a bound of a window's frame.
constexpr TypeSet begins_bound =
    set_of({token::K_BETWEEN, token::K_UNBOUNDED, token::K_CURRENT, token::INTEGER, token::FLOAT,
            token::PARAM, token::LPAREN, token::K_CAST});

class Retagger {
 public:
  explicit Retagger(std::span<Token> tokens) : tokens_(tokens) {}

  void run() {
    for (at_ = 0; at_ < tokens_.size(); ++at_) {
      Token& token = tokens_[at_];
      if (contextual[token.type]) token.type = decided(token.type);
    }
  }

 private:
  uint16_t type_at(size_t i) const {
    return i < tokens_.size() ? tokens_[i].type : static_cast<uint16_t>(token::none);
  }
  uint16_t before(size_t n = 1) const {
    return at_ >= n ? tokens_[at_ - n].type : uint16_t{token::none};
  }
  uint16_t after(size_t n = 1) const { return type_at(at_ + n); }
  bool before_is(std::initializer_list<uint16_t> types) const {
    for (const uint16_t type : types)
      if (before() == type) return true;
    return false;
  }

  uint16_t decided(uint16_t type) const {
    if (type == token::K_NOT) return before() == token::K_IS ? uint16_t{token::IS_NOT} : type;
    if (type == token::K_ON) return is_on_conflict() ? uint16_t{token::ON_CONFLICT} : type;
    return before() != token::DOT && stays(type) ? type : static_cast<uint16_t>(token::IDENT);
  }

  bool stays(uint16_t type) const {
    switch (type) {
      case token::K_BY:
        return before_is({token::K_ORDER, token::K_GROUP, token::K_PARTITION, token::K_INDEXED});
      case token::K_COLUMN:
        return before_is({token::K_ADD, token::K_DROP, token::K_RENAME, token::K_ALTER});
      case token::K_CURRENT:
        return after() == token::K_ROW;
      case token::K_DATABASE:
        return before_is({token::K_ATTACH, token::K_DETACH});
      case token::K_FILTER:
        return before() == token::RPAREN && after() == token::LPAREN;
      case token::K_OVER:
        return before() == token::RPAREN && (after() == token::LPAREN || may_be_name[after()]);
      case token::K_WITHIN:
        return before() == token::RPAREN && after() == token::K_GROUP;
      case token::K_GENERATED:
        return after() == token::K_ALWAYS &&
               !before_is({token::LPAREN, token::COMMA, token::K_ADD, token::K_COLUMN});
      case token::K_IF:
        return before_is({token::K_TABLE, token::K_INDEX, token::K_VIEW, token::K_TRIGGER}) &&
               (after() == token::K_EXISTS || after() == token::K_NOT);
      case token::K_PARTITION:
        return after() == token::K_BY;
      case token::K_RECURSIVE:
        return before() == token::K_WITH;
      case token::K_UNBOUNDED:
        return after() == token::K_PRECEDING || after() == token::K_FOLLOWING;
      case token::K_WINDOW:
        return may_be_name[after()] && after(2) == token::K_AS;
      case token::K_WITH:
        return after() == token::K_RECURSIVE ||
               (may_be_name[after()] && (after(2) == token::K_AS || after(2) == token::LPAREN));
      case token::K_SAVEPOINT:
        return is_savepoint_keyword();
      case token::K_RANGE:
      case token::K_ROWS:
      case token::K_GROUPS:
        return begins_frame();
      case token::K_LIKE:
      case token::K_GLOB:
      case token::K_REGEXP:
      case token::K_MATCH:
        return ends_operand[before()] || before() == token::K_DEFAULT ||
               (before() == token::K_NOT && ends_operand[before(2)]);
      default:
        return !ends_operand[before()];  // CAST, RAISE, CURRENT_…: they begin operands
    }
  }

  bool is_savepoint_keyword() const {
    const size_t verb = type_at(0) == token::K_EXPLAIN ? 1 : 0;
    if (at_ == verb || before() == token::K_RELEASE) return true;
    return before() == token::K_TO && type_at(verb) == token::K_ROLLBACK;
  }

  bool begins_frame() const {
    if (!begins_bound[after()]) return false;
    if (before() == token::LPAREN) return before(2) == token::K_OVER || before(2) == token::K_AS;
    return ends_operand[before()];
  }

  /// `ON CONFLICT`; but behind a table of a FROM clause SQLite takes ON as that table's condition
  /// (https://www.sqlite.org/lang_upsert.html, "parsing ambiguity").
  bool is_on_conflict() const {
    if (after() != token::K_CONFLICT) return false;
    switch (after(2)) {
      case token::K_ROLLBACK:
      case token::K_ABORT:
      case token::K_FAIL:
      case token::K_IGNORE:
      case token::K_REPLACE:
        return true;
      case token::LPAREN:
      case token::K_DO:
        return !behind_joined_table();
      default:
        return false;
    }
  }

  bool behind_joined_table() const {
    size_t depth = 0;
    for (size_t i = at_; i-- > 0;) {
      const uint16_t type = tokens_[i].type;
      if (type == token::RPAREN) ++depth;
      if (type == token::LPAREN && depth-- == 0) return false;
      if (depth > 0) continue;
      if (type == token::K_FROM || type == token::K_JOIN) return true;
      if (closes_join(type)) return false;
    }
    return false;
  }

  static bool closes_join(uint16_t type) {
    switch (type) {
      case token::K_ON:
      case token::ON_CONFLICT:
      case token::K_USING:
      case token::K_WHERE:
      case token::K_GROUP:
      case token::K_HAVING:
      case token::K_WINDOW:
      case token::K_ORDER:
      case token::K_LIMIT:
      case token::K_SELECT:
      case token::K_VALUES:
      case token::K_INTO:
        return true;
      default:
        return false;
    }
  }

  std::span<Token> tokens_;
  size_t at_ = 0;
};

}  // namespace

void retag(std::span<Token> tokens) {
  Retagger(tokens).run();
}

}  // namespace segue::sqlite
