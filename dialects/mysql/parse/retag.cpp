#include "dialects/mysql/parse/retag.h"

#include <array>
#include <initializer_list>

#include "grammar/mysql/tokens.h"

namespace segue::mysql {
namespace {

using namespace token;  // the numbers of the tokens are the vocabulary of this file
using dialect::Token;

using TypeSet = std::array<bool, token::count>;

constexpr TypeSet set_of(std::initializer_list<uint16_t> types) {
  TypeSet set{};
  for (const uint16_t type : types)
    set[type] = true;
  return set;
}

/// The tokens this pass decides about.
constexpr TypeSet contextual = set_of({LPAREN,
                                       RPAREN,
                                       COMMA,
                                       K_ANALYZE,
                                       K_ANY,
                                       K_AUTO,
                                       K_BEGIN,
                                       K_BINARY,
                                       K_BODY,
                                       K_CASE,
                                       K_CAST,
                                       K_CURRENT,
                                       K_DATABASE,
                                       K_DATE,
                                       K_DAY_HOUR,
                                       K_DAY_MICROSECOND,
                                       K_DAY_MINUTE,
                                       K_DAY_SECOND,
                                       K_DUMPFILE,
                                       K_END,
                                       K_ENUM,
                                       K_ESCAPE,
                                       K_EXTENDED,
                                       K_FOR,
                                       K_FORMAT,
                                       K_FUNCTION,
                                       K_GLOBAL,
                                       K_HISTORY,
                                       K_HOUR_MICROSECOND,
                                       K_HOUR_MINUTE,
                                       K_HOUR_SECOND,
                                       K_IF,
                                       K_IGNORE,
                                       K_IMMEDIATE,
                                       K_INSERT,
                                       K_INTERVAL,
                                       K_JSON_TABLE,
                                       K_LATERAL,
                                       K_LEFT,
                                       K_LIKE,
                                       K_LOCAL,
                                       K_MEMBER,
                                       K_MINUTE_MICROSECOND,
                                       K_MINUTE_SECOND,
                                       K_MOD,
                                       K_NATIONAL,
                                       K_NESTED,
                                       K_NEXT,
                                       K_NONE,
                                       K_NOT,
                                       K_OF,
                                       K_OFFSET,
                                       K_ON,
                                       K_ORDER,
                                       K_OVER,
                                       K_OVERLAPS,
                                       K_PACKAGE,
                                       K_PARTITION,
                                       K_PARTITIONS,
                                       K_PATH,
                                       K_PERIOD,
                                       K_PERSIST,
                                       K_PERSIST_ONLY,
                                       K_PREVIOUS,
                                       K_QUICK,
                                       K_RECURSIVE,
                                       K_RENAME,
                                       K_REPEAT,
                                       K_REPLACE,
                                       K_RESPECT,
                                       K_RETURNING,
                                       K_RIGHT,
                                       K_ROW,
                                       K_SAVEPOINT,
                                       K_SCHEMA,
                                       K_SECOND_MICROSECOND,
                                       K_SERIAL,
                                       K_SESSION,
                                       K_SIGNED,
                                       K_SOME,
                                       K_SOUNDS,
                                       K_SQL_BUFFER_RESULT,
                                       K_SQL_CACHE,
                                       K_SQL_NO_CACHE,
                                       K_STATEMENT,
                                       K_SYSTEM,
                                       K_SYSTEM_TIME,
                                       K_TIME,
                                       K_TIMESTAMP,
                                       K_TYPE,
                                       K_UNBOUNDED,
                                       K_VALUE,
                                       K_VALUES,
                                       K_VECTOR,
                                       K_WINDOW,
                                       K_WITH,
                                       K_WITHIN,
                                       K_XML,
                                       K_YEAR_MONTH});

/// Words after which a statement explains another.
constexpr TypeSet explains = set_of({K_EXPLAIN, K_DESCRIBE, K_DESC, K_ANALYZE, K_EXTENDED});
constexpr TypeSet compares = set_of({EQ, NE, LT, LE, GT, GE, NULL_SAFE_EQ});
/// What may end an operand.
constexpr TypeSet ends_operand =
    set_of({IDENT, STRING, STRING_MORE, INT, NUMBER, HEX, BIT, PARAM, USER_VAR, SYSTEM_VAR, RPAREN,
            K_NULL, K_TRUE, K_FALSE, K_END, K_CURRENT_DATE, K_CURRENT_TIME, K_CURRENT_TIMESTAMP});
constexpr TypeSet value_begins =
    set_of({STRING, PARAM, USER_VAR, SYSTEM_VAR, LPAREN, INT, IDENT, INTRODUCER});
constexpr TypeSet select_words =
    set_of({K_SELECT, K_ALL, K_DISTINCT, K_DISTINCTROW, K_HIGH_PRIORITY, K_STRAIGHT_JOIN,
            K_SQL_SMALL_RESULT, K_SQL_BIG_RESULT, K_SQL_BUFFER_RESULT, K_SQL_CACHE, K_SQL_NO_CACHE,
            K_SQL_CALC_FOUND_ROWS});
constexpr TypeSet integer_types =
    set_of({K_INT,  K_INTEGER, K_TINYINT, K_SMALLINT,  K_MEDIUMINT, K_BIGINT,  K_INT1,   K_INT2,
            K_INT3, K_INT4,    K_INT8,    K_MIDDLEINT, K_REAL,      K_FLOAT,   K_DOUBLE, K_DECIMAL,
            K_DEC,  K_NUMERIC, K_AS,      K_RETURNING, RPAREN,      K_UNSIGNED});
/// Before these a name is expected, whatever the word.
constexpr TypeSet expects_name =
    set_of({LPAREN, COMMA, DOT, K_AS, K_COLUMN, K_ADD, K_BY, K_SELECT, K_WHERE, K_AND, K_OR, EQ});
constexpr TypeSet local_after =
    set_of({K_SET, K_SHOW, K_READ, K_WITH, K_ANALYZE, K_OPTIMIZE, K_REPAIR, K_CHECK, K_DATA,
            K_LOW_PRIORITY, K_CONCURRENT, K_PARTITION, K_XML});
constexpr TypeSet scopes =
    set_of({K_GLOBAL, K_SESSION, K_LOCAL, K_PERSIST, K_PERSIST_ONLY, K_SET, COMMA});

constexpr bool is_word(uint16_t type) {
  return type == IDENT || type >= K_ACCESSIBLE;
}

class Retagger {
 public:
  explicit Retagger(std::span<Token> tokens) : tokens_(tokens) {}

  void run() {
    if (tokens_.empty()) return;
    first_ = raw(0);
    alter_table_ = first_ == K_ALTER && (raw(1) == K_TABLE || raw(2) == K_TABLE);
    for (at_ = 0; at_ < tokens_.size(); ++at_) {
      const auto type = static_cast<Type>(tokens_[at_].type);
      if (first_ == K_SET && at_ > 0 && is_setting(type)) {
        tokens_[at_].type = IDENT;
      } else if (contextual[type]) {
        tokens_[at_].type = decide(type);
      }
    }
  }

 private:
  Type raw(size_t index) const {
    return index < tokens_.size() ? static_cast<Type>(tokens_[index].type) : none;
  }
  Type next(size_t ahead = 1) const { return raw(at_ + ahead); }
  Type previous(size_t behind = 1) const {
    return at_ >= behind ? static_cast<Type>(tokens_[at_ - behind].type) : none;
  }
  static Type keep_if(bool condition, Type type) { return condition ? type : IDENT; }

  /// The name of a variable in SET, whatever word it is.
  bool is_setting(Type type) const {
    if (type < K_ACCESSIBLE || depth_ > 0 || !scopes[previous()]) return false;
    if (type == K_PASSWORD && next() == EQ) return false;
    return next() == EQ || next() == ASSIGN || next() == DOT;
  }

  Type decide(Type type) {
    switch (type) {
      case LPAREN:
        ++depth_;
        return type;
      case RPAREN:
        --depth_;
        return type;
      case COMMA:
        return list_ && depth_ == 0 ? LIST_COMMA : COMMA;
      case K_ORDER:
      case K_PARTITION:
        if (alter_table_ && depth_ == 0) list_ = true;
        return type;
      case K_CASE:
        ++cases_;
        return type;
      case K_END:
        if (cases_ == 0) return keep_if(previous() == K_ROW, type);
        --cases_;
        return type;
      default:
        return by_next(type);
    }
  }

  /// Words that their successor decides about.
  Type by_next(Type type) {
    switch (type) {
      case K_NOT:
        return negation();
      case K_LIKE:
        like_ = true;
        return type;
      case K_ANY:
      case K_SOME:
        return keep_if(next() == LPAREN && compares[previous()], type);
      case K_PERIOD:
        return keep_if(next() == K_FOR, type);
      case K_SOUNDS:
        return keep_if(next() == K_LIKE, type);
      case K_MEMBER:
        return keep_if(next() == K_OF, type);
      case K_CAST:
      case K_ENUM:
      case K_LATERAL:
      case K_JSON_TABLE:
        return keep_if(next() == LPAREN, type);
      case K_NATIONAL:
        return keep_if(next() == K_CHAR || next() == K_CHARACTER || next() == K_VARCHAR ||
                           next() == K_VARCHARACTER,
                       type);
      case K_SYSTEM:
        return keep_if(next() == K_VERSIONING, type);
      case K_WINDOW:
        return keep_if(next(2) == K_AS && next(3) == LPAREN, type);
      case K_VECTOR:
        return keep_if(next() == K_INDEX || next() == K_KEY, type);
      case K_RESPECT:
        return keep_if(next() == K_NULLS, type);
      case K_WITHIN:
        return keep_if(next() == K_GROUP, type);
      case K_NESTED:
        return keep_if(next() == K_PATH || next() == STRING, type);
      case K_PATH:
        return keep_if(next() == STRING, type);
      case K_SERIAL:
        return keep_if(next() == K_DEFAULT && next(2) == K_VALUE, type);
      case K_UNBOUNDED:
        return keep_if(next() == K_PRECEDING || next() == K_FOLLOWING, type);
      case K_TYPE:
        return next() == K_OF ? TYPE_OF : IDENT;
      case K_IGNORE:
        return next() == K_NULLS ? IGNORE_NULLS : type;
      case K_DATE:
      case K_TIME:
      case K_TIMESTAMP:
        return next() == STRING && previous() != DOT && previous() != K_AS ? TEMPORAL : IDENT;
      default:
        return by_phrase(type);
    }
  }

  Type negation() const {
    switch (next()) {
      case K_IN:
      case K_LIKE:
      case K_REGEXP:
      case K_RLIKE:
      case K_BETWEEN:
        return NOT_LA;
      case K_ENFORCED:
        return NOT_ENFORCED;
      case K_IGNORED:
        return NOT_IGNORED;
      default:
        return K_NOT;
    }
  }

  /// Words that begin a phrase of their own.
  Type by_phrase(Type type) {
    switch (type) {
      case K_WITH:
        if (next() == K_ROLLUP) return WITH_ROLLUP;
        return next() == K_SYSTEM && next(2) == K_VERSIONING ? WITH_SYSTEM : type;
      case K_ON:
        if (next() != K_DUPLICATE || next(2) != K_KEY) return type;
        on_duplicate_ = true;
        return ON_DUPLICATE;
      case K_FOR:
        if (next() == K_CONNECTION) return FOR_CONNECTION;
        return (next() == K_SYSTEM_TIME || next() == K_PORTION) && previous() != K_PERIOD
                   ? FOR_PERIOD
                   : type;
      case K_NEXT:
        return next() == K_VALUE && next(2) == K_FOR ? NEXT_VALUE : type;
      case K_PREVIOUS:
        return next() == K_VALUE && next(2) == K_FOR ? PREVIOUS_VALUE : IDENT;
      case K_RENAME:
        return at_ == 0 && next() == K_USER ? RENAME_USER : type;
      case K_BEGIN:
        return at_ == 0 && next() == K_NOT ? BEGIN_BLOCK : type;
      case K_ANALYZE:
        return at_ == 0 && next() != K_TABLE && next() != K_TABLES && next() != K_VIEW &&
                       next() != K_LOCAL && next() != K_NO_WRITE_TO_BINLOG
                   ? K_EXPLAIN
                   : type;
      case K_VALUES:
        if (next() == LPAREN && on_duplicate_) return VALUES_OF;
        if (next() == K_ROW) rows_depth_ = depth_;
        return type;
      default:
        return by_call(type);
    }
  }

  /// Reserved words that are functions too, and units that are arguments.
  Type by_call(Type type) {
    switch (type) {
      case K_IF:
      case K_INSERT:
      case K_REPLACE:
      case K_REPEAT:
        return at_ > 0 && next() == LPAREN ? IDENT : type;
      case K_LEFT:
      case K_RIGHT:
      case K_DATABASE:
      case K_SCHEMA:
        return next() == LPAREN ? IDENT : type;
      case K_MOD:
        return next() == LPAREN && !ends_operand[previous()] ? IDENT : type;
      case K_INTERVAL:
        return next() == LPAREN && !unit_follows() ? IDENT : type;
      case K_BINARY:
        return first_ == K_SET && (next() == none || next() == COMMA) ? IDENT : type;
      case K_DAY_HOUR:
      case K_DAY_MICROSECOND:
      case K_DAY_MINUTE:
      case K_DAY_SECOND:
      case K_HOUR_MICROSECOND:
      case K_HOUR_MINUTE:
      case K_HOUR_SECOND:
      case K_MINUTE_MICROSECOND:
      case K_MINUTE_SECOND:
      case K_SECOND_MICROSECOND:
      case K_YEAR_MONTH:
        return previous() == LPAREN ? IDENT : type;
      default:
        return by_previous(type);
    }
  }

  /// `INTERVAL (a + b) DAY`, in contrast to the function `INTERVAL(a, b, c)`.
  bool unit_follows() const {
    int depth = 0;
    for (size_t i = at_ + 1; i < tokens_.size(); ++i) {
      if (tokens_[i].type == LPAREN) ++depth;
      if (tokens_[i].type == COMMA && depth == 1) return false;
      if (tokens_[i].type == RPAREN && --depth == 0)
        return is_word(raw(i + 1)) || raw(i + 1) != RPAREN;
    }
    return false;
  }

  /// Words that what stands before them decides about.
  Type by_previous(Type type) {
    const Type before = previous();
    switch (type) {
      case K_BODY:
        return keep_if(before == K_PACKAGE, type);
      case K_PACKAGE:
        return keep_if(before == K_CREATE || before == K_REPLACE || before == K_DROP ||
                           before == K_ON || before == K_SHOW ||
                           (first_ == K_CREATE && !expects_name[before]),
                       type);
      case K_DUMPFILE:
        return keep_if(before == K_INTO, type);
      case K_EXTENDED:
        return keep_if(explains[before], type);
      case K_FORMAT:
        return keep_if(explains[before] && next() == EQ, type);
      case K_NONE:
        return keep_if(before == K_ROLE || before == K_REQUIRE, type);
      case K_SAVEPOINT:
        return keep_if(at_ == 0 || before == K_RELEASE || before == K_TO, type);
      case K_IMMEDIATE:
        return keep_if(before == K_EXECUTE, type);
      case K_OVERLAPS:
        return keep_if(before == K_WITHOUT, type);
      case K_OF:
        return keep_if(before == TYPE_OF || before == K_MEMBER || before == K_UPDATE ||
                           before == K_SHARE || before == K_AS || before == K_PORTION,
                       type);
      case K_QUICK:
        return keep_if(before == K_DELETE || before == K_LOW_PRIORITY, type);
      case K_RECURSIVE:
        return keep_if(before == K_WITH, type);
      case K_STATEMENT:
        return keep_if(before == K_SET && at_ == 1, type);
      case K_XML:
        return keep_if(before == K_LOAD, type);
      case K_SQL_BUFFER_RESULT:
      case K_SQL_CACHE:
      case K_SQL_NO_CACHE:
        return keep_if(select_words[before], type);
      case K_SIGNED:
        return keep_if(integer_types[before] || (before == COMMA && ends_cast()), type);
      case K_SYSTEM_TIME:
        return keep_if(
            before == FOR_PERIOD || before == K_FOR || before == K_BEFORE || before == K_BY, type);
      case K_FUNCTION:
        return keep_if(!expects_name[before], type);
      case K_LOCAL:
        return keep_if(local_after[before] || (first_ == K_SET && before == COMMA), type);
      case K_GLOBAL:
      case K_SESSION:
      case K_PERSIST:
      case K_PERSIST_ONLY:
        return keep_if(before == K_SET || before == K_SHOW || (first_ == K_SET && before == COMMA),
                       type);
      default:
        return by_both(type, before);
    }
  }

  /// `CONVERT(x, SIGNED INTEGER)`: the word is a type if nothing but INTEGER stands behind it.
  bool ends_cast() const {
    return next() == RPAREN || ((next() == K_INT || next() == K_INTEGER) && next(2) == RPAREN);
  }

  /// Words that both neighbours decide about.
  Type by_both(Type type, Type before) {
    const Type after = next();
    switch (type) {
      case K_ESCAPE:
        return keep_if(like_ && ends_operand[before] && value_begins[after], type);
      case K_OVER:
        return keep_if(
            (before == RPAREN || before == K_NULLS) && (after == LPAREN || is_word(after)), type);
      case K_OFFSET:
        return keep_if(before != K_AS && before != COMMA && value_begins[after] && after != LPAREN,
                       type);
      case K_RETURNING:
        return keep_if(!expects_name[before] && after != EQ && after != RPAREN && after != COMMA &&
                           after != none,
                       type);
      case K_CURRENT:
        return keep_if(after == K_ROW || before == K_REQUIRE || previous(2) == K_PARTITION, type);
      case K_HISTORY:
        return keep_if((before == K_DELETE && after == K_FROM) || previous(2) == K_PARTITION, type);
      case K_PARTITIONS:
        return keep_if(explains[before] || after == INT, type);
      case K_AUTO:
        return keep_if(after == K_PARTITIONS || (first_ == K_CREATE && after == none), type);
      case K_VALUE:
        return keep_if(before == NEXT_VALUE || before == PREVIOUS_VALUE || before == K_DEFAULT ||
                           before == K_SQLSTATE ||
                           (after == LPAREN && (before == RPAREN || before == IDENT) &&
                            !on_duplicate_ && (first_ == K_INSERT || first_ == K_REPLACE)),
                       type);
      case K_ROW:
        return keep_if(row_word(before, after), type);
      default:
        return type;
    }
  }

  bool row_word(Type before, Type after) const {
    switch (before) {
      case K_EACH:
      case K_CURRENT:
      case K_FIRST:
      case K_NEXT:
        return true;
      case K_VALUES:
        return after == LPAREN;
      case COMMA:
        return after == LPAREN && rows_depth_ == depth_;
      case K_AS:
        return after == K_START || after == K_END;
      case INT:
      case PARAM:
        return after == K_ONLY || after == K_WITH || after == none || after == K_FETCH;
      default:
        return false;
    }
  }

  std::span<Token> tokens_;
  size_t at_ = 0;
  Type first_ = none;
  int depth_ = 0;
  int cases_ = 0;
  int rows_depth_ = -1;  // where VALUES ROW(…), ROW(…) stands
  bool alter_table_ = false;
  bool list_ = false;  // commas separate parts of one action of ALTER TABLE
  bool like_ = false;
  bool on_duplicate_ = false;
};

}  // namespace

void retag(std::span<dialect::Token> tokens) {
  Retagger(tokens).run();
}

}  // namespace segue::mysql
