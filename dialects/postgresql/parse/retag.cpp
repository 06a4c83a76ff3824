#include "dialects/postgresql/parse/retag.h"

#include <initializer_list>

#include "dialects/postgresql/keywords.h"
#include "grammar/postgresql/tokens.h"

namespace segue::postgresql {
namespace {

using namespace token;  // NOLINT: the rules below are lists of tokens

constexpr uint16_t first_keyword = K_ABORT;

/// The tokens of one statement, with neighbours that may be missing.
class Retagger {
 public:
  explicit Retagger(std::span<dialect::Token> tokens) : tokens_(tokens) {}

  void run() {
    mark_query_parentheses();
    for (at_ = 0; at_ < tokens_.size(); ++at_) {
      const uint16_t type = tokens_[at_].type;
      if (type >= first_keyword) {
        tokens_[at_].type = keyword(type);
      } else if (type == PERCENT && next() == K_TYPE && glued()) {
        tokens_[at_].type = PERCENT_LA;
      }
    }
  }

 private:
  using Types = std::initializer_list<uint16_t>;

  uint16_t type(size_t index) const {
    return index < tokens_.size() ? tokens_[index].type : uint16_t{none};
  }
  uint16_t next(size_t ahead = 1) const { return type(at_ + ahead); }
  uint16_t previous(size_t back = 1) const {
    return at_ >= back ? tokens_[at_ - back].type : uint16_t{none};
  }
  uint16_t first() const { return tokens_[0].type; }
  static bool in(uint16_t type, Types types) {
    for (const uint16_t candidate : types)
      if (candidate == type) return true;
    return false;
  }
  bool next_in(Types types) const { return in(next(), types); }
  bool previous_in(Types types) const { return in(previous(), types); }
  bool opens(uint16_t type) const { return type == LPAREN || type == LPAREN_QUERY; }
  /// `t.c%TYPE` is written without white space.
  bool glued() const { return tokens_[at_].end() == tokens_[at_ + 1].offset; }

  // ---- parentheses

  /// From the end to the beginning, so that what is inside is known before what is around it.
  void mark_query_parentheses() {
    for (size_t i = tokens_.size(); i-- > 0;) {
      if (tokens_[i].type == LPAREN && holds_query(i)) tokens_[i].type = LPAREN_QUERY;
    }
  }

  bool holds_query(size_t open) const {
    switch (type(open + 1)) {
      case K_SELECT:
      case K_WITH:
        return true;
      case K_TABLE:
        return type(open + 2) >= first_keyword || type(open + 2) == IDENT;
      case K_VALUES:
        return type(open + 2) == LPAREN;
      case K_INSERT:
      case K_MERGE:
        return type(open + 2) == K_INTO;
      case K_DELETE:
        return type(open + 2) == K_FROM;
      case K_UPDATE:
        return sets_soon(open + 2);
      case LPAREN_QUERY:
        return continues_query(open);
      default:
        return false;
    }
  }

  /// `UPDATE t SET`, rather than a column by the name of `update`.
  bool sets_soon(size_t from) const {
    for (size_t i = from; i < from + 8; ++i) {
      if (type(i) == K_SET) return true;
      if (in(type(i), {COMMA, RPAREN, none})) return false;
    }
    return false;
  }

  size_t close_of(size_t open) const {
    int depth = 0;
    for (size_t i = open; i < tokens_.size(); ++i) {
      if (opens(tokens_[i].type)) ++depth;
      if (tokens_[i].type == RPAREN && --depth == 0) return i;
    }
    return tokens_.size();
  }

  /// `((SELECT …) UNION …)` is a query, `((SELECT …), 2)` and `f((SELECT …))` are not.
  bool continues_query(size_t open) const {
    const uint16_t before = open > 0 ? type(open - 1) : uint16_t{none};
    switch (type(close_of(open + 1) + 1)) {
      case K_UNION:
      case K_INTERSECT:
      case K_EXCEPT:
        return true;
      case K_ORDER:
      case K_LIMIT:
      case K_OFFSET:
      case K_FETCH:
        return before != IDENT;
      case RPAREN:
        return in(before, {none, K_UNION, K_INTERSECT, K_EXCEPT, K_ALL, K_FROM, K_JOIN, K_LATERAL,
                           K_EXISTS, K_ARRAY, K_IN, K_ANY, K_SOME, K_AS, LPAREN});
      default:
        return false;
    }
  }

  // ---- words

  static uint16_t keep(uint16_t type, bool really) { return really ? type : uint16_t{IDENT}; }

  uint16_t keyword(uint16_t type) {
    if (previous() == DOT) return IDENT;
    if (named_setting()) return IDENT;
    if (after_grant_on() && !grantable(type)) return IDENT;
    switch (type) {
      case K_LIKE:
      case K_ILIKE:
      case K_SIMILAR:
        like_ = true;
        return type;
      case K_NOT:
        return next_in({K_IN, K_LIKE, K_ILIKE, K_SIMILAR, K_BETWEEN}) ? uint16_t{NOT_LA} : type;
      case K_WITH:
        if (next_in({K_TIME, K_ORDINALITY})) return WITH_LA;
        return next() == K_UNIQUE ? json_unique() : type;
      case K_WITHOUT:
        if (next() == K_TIME) return WITHOUT_LA;
        if (next() == K_UNIQUE) return json_unique();
        return keep(type, next_in({K_OVERLAPS, K_CLUSTER, K_OIDS, K_HOLD, K_FUNCTION, K_ARRAY,
                                   K_CONDITIONAL, K_UNCONDITIONAL, K_WRAPPER}));
      case K_AT:
        return next_in({K_TIME, K_LOCAL}) ? AT_LA : IDENT;
      case K_ON:
        return previous() == K_DISTINCT ? uint16_t{ON_LA} : type;
      case K_VALUE:
      case K_OBJECT:
      case K_SCALAR:
      case K_ARRAY:
        return previous() == K_JSON && in(previous(2), {K_IS, K_NOT}) ? uint16_t{JSON_KIND} : type;
      case K_LEFT:
      case K_RIGHT:
        return keep(type, !opens(next()));
      default:
        return conditional(type);
    }
  }

  uint16_t json_unique() const {
    return previous_in({K_JSON, JSON_KIND}) ? JSON_UNIQUE : JSON_UNIQUE_CLAUSE;
  }

  /// Words that are syntax in few places only, and names everywhere else.
  uint16_t conditional(uint16_t type) {
    switch (type) {
      case K_IF:
        return keep(type, next_in({K_NOT, K_EXISTS}));
      case K_EXISTS:
        return keep(type, opens(next()) || previous_in({K_IF, K_NOT}));
      case K_NULLS:
        return keep(type, next_in({K_FIRST, K_LAST, K_NOT, K_DISTINCT}));
      case K_OPERATOR:
        return keep(type, operator_word());
      case K_EXCLUDE:
        return keep(type, next_in({K_USING, LPAREN, K_CURRENT, K_GROUP, K_TIES, K_NO}));
      case K_OVER:
        return keep(type, previous() == RPAREN);
      case K_FILTER:
        return keep(type, previous() == RPAREN && next() == LPAREN);
      case K_WITHIN:
        return keep(type, next() == K_GROUP);
      case K_PARTITION:
        return keep(type, next_in({K_BY, K_OF}) || previous_in({K_ATTACH, K_DETACH}));
      case K_LOCAL:
        return keep(type, previous_in({K_SET, K_CREATE, K_REPLACE, AT_LA}) || next() == K_CHECK ||
                              next_in({K_TEMP, K_TEMPORARY}));
      case K_SESSION:
        return keep(type, previous_in({K_SET, K_RESET, K_SHOW}));
      case K_ROWS:
        return rows();
      case K_RANGE:
        return keep(type,
                    next_in({K_BETWEEN, K_UNBOUNDED, K_CURRENT, K_INTERVAL, ICONST, SCONST}) ||
                        (previous() == K_AS && next() == LPAREN));
      case K_GROUPS:
        return keep(type, next_in({K_BETWEEN, K_UNBOUNDED, K_CURRENT, ICONST}));
      case K_UNBOUNDED:
        return keep(type, next_in({K_PRECEDING, K_FOLLOWING}));
      case K_CURRENT:
        return keep(type, next_in({K_ROW, K_OF}) ||
                              (previous() == K_FROM && in(first(), {K_SET, K_ALTER, K_CREATE})));
      case K_DOUBLE:
        return keep(type, next() == K_PRECISION);
      case K_ESCAPE:
        return keep(type, like_ || first() == K_COPY);
      case K_SET:
        return keep(type, !previous_in({K_SELECT, LPAREN, K_GRANT, K_REVOKE}) &&
                              !next_in({COMMA, RPAREN, DOT}));
      case K_VALUES:
        return keep(type, next() == LPAREN || previous_in({K_DEFAULT, K_FOR}));
      case K_ROW:
        return keep(type, next() == LPAREN || !previous_in({K_SELECT, COMMA, LPAREN, EQ, K_AND,
                                                            K_OR, K_WHERE, K_BY}));
      case K_GROUPING:
        return next() == K_SETS ? GROUPING_SETS : IDENT;
      case K_BY:
        return keep(type, previous_in({K_ORDER, K_GROUP, K_PARTITION, K_OWNED, K_GRANTED,
                                       K_GENERATED, K_INCREMENT, K_PASSING, K_FIRST, K_MATCHED}));
      case K_KEYS:
        return keep(type, previous() == K_UNIQUE);
      case K_NESTED:
        return keep(type, next_in({K_PATH, SCONST}) && previous_in({LPAREN, COMMA}));
      default:
        return statement_word(type);
    }
  }

  /// Words that matter at a statement's beginning, or that name kinds of objects.
  uint16_t statement_word(uint16_t type) {
    switch (type) {
      case K_MAPPING:
        return keep(type, previous_in({K_USER, K_ADD, K_ALTER, K_DROP}) &&
                              next_in({K_FOR, K_IF, K_REPLACE}));
      case K_TRANSACTION:
        return keep(type, previous_in({K_BEGIN, K_START, K_COMMIT, K_END, K_ROLLBACK, K_ABORT,
                                       K_SET, K_LOCAL, K_PREPARE, K_AS, K_RESET, K_SHOW}));
      case K_PREPARE:
        return keep(type, at_ == 0 || (previous() == K_DEALLOCATE && next() != none));
      case K_SAVEPOINT:
        return keep(type, at_ == 0 || (previous_in({K_TO, K_RELEASE}) && next() != none));
      case K_RECURSIVE:
        return keep(type, previous_in({K_WITH, K_CREATE, K_REPLACE, K_TEMP, K_TEMPORARY}));
      case K_TEMP:
      case K_TEMPORARY:
      case K_UNLOGGED:
      case K_GLOBAL:
        return keep(type, persistence_word());
      case K_TABLES:
        return keep(type, next() == K_IN || previous_in({K_ALL, K_ON}));
      case K_DOMAIN:
        return keep(type, domain_word());
      case K_POSITION:
      case K_TREAT:
      case K_XMLELEMENT:
      case K_XMLPARSE:
      case K_XMLPI:
      case K_XMLROOT:
      case K_XMLSERIALIZE:
      case K_XMLEXISTS:
      case K_XMLTABLE:
      case K_XMLNAMESPACES:
      case K_JSON_ARRAY:
      case K_JSON_ARRAYAGG:
      case K_JSON_EXISTS:
      case K_JSON_OBJECT:
      case K_JSON_OBJECTAGG:
      case K_JSON_QUERY:
      case K_JSON_SCALAR:
      case K_JSON_SERIALIZE:
      case K_JSON_TABLE:
      case K_JSON_VALUE:
        return keep(type, opens(next()) &&
                              !previous_in({K_TABLE, K_INTO, K_REFERENCES, K_ON, K_EXISTS, K_INDEX,
                                            K_UPDATE, K_FUNCTION, K_AGGREGATE, K_VIEW}));
      default:
        return type;
    }
  }

  /// `OPERATOR(schema.+)`, `OPERATOR 1 <`, or a kind of object.
  bool operator_word() const {
    if (next() == LPAREN) return is_operator(next(2)) || next(3) == DOT;
    return is_operator(next()) || next_in({ICONST, K_CLASS, K_FAMILY}) ||
           previous_in({K_CREATE, K_ALTER, K_DROP, K_ON, K_ADD});
  }
  static bool is_operator(uint16_t type) {
    return in(type, {OP, PLUS, MINUS, STAR, SLASH, PERCENT, CARET, LT, GT, LE, GE, NE, EQ});
  }

  uint16_t rows() const {
    if (next() == K_FROM && next(2) == LPAREN && previous_in({K_FROM, COMMA, K_JOIN, K_LATERAL}))
      return ROWS_FROM;
    return keep(K_ROWS,
                next_in({K_BETWEEN, K_UNBOUNDED, K_CURRENT, K_ONLY, ICONST, LPAREN_QUERY}) ||
                    previous_in({ICONST, PARAM, K_DELETE, K_PRESERVE, K_NEXT, K_FIRST}) ||
                    (previous() == RPAREN && next() == K_WITH));
  }

  bool persistence_word() const {
    if (next_in({K_TABLE, K_VIEW, K_SEQUENCE, K_RECURSIVE, K_TEMP, K_TEMPORARY})) return true;
    if (previous() == K_INTO) return first() != K_INSERT && next() == IDENT;
    return previous_in({K_CREATE, K_REPLACE, K_LOCAL, K_GLOBAL, K_SET, K_DISCARD});
  }

  bool domain_word() const {
    if (at_ == 1) return true;
    if (previous() == K_ON)
      return in(first(), {K_COMMENT, K_GRANT, K_REVOKE, K_ALTER, K_SECURITY}) && next() != EQ;
    return previous_in({K_ADD, K_DROP}) && type(1) == K_EXTENSION;
  }

  /// The name of a variable may be any word: `SET role = 'x'`, `RESET names`.
  bool named_setting() const {
    const bool set = previous_in({K_SET, K_LOCAL, K_SESSION});
    if (!set && !resets()) return false;
    const KeywordCategory category = category_of(tokens_[at_].type);
    if (category == KeywordCategory::reserved || category == KeywordCategory::type_name)
      return false;
    if (set) return next_in({EQ, K_TO, DOT}) || (next() == K_FROM && next(2) == K_CURRENT);
    const uint16_t type = tokens_[at_].type;
    if (type == K_TIME) return next() != K_ZONE;
    if (type == K_SESSION) return next() != K_AUTHORIZATION;
    if (type == K_TRANSACTION) return next() != K_ISOLATION;
    return type != K_ALL;
  }

  /// Whether the word before is RESET or SHOW of a variable, rather than a name.
  bool resets() const {
    if (at_ == 1) return in(first(), {K_RESET, K_SHOW});
    return previous() == K_RESET && first() == K_ALTER &&
           in(type(1), {K_DATABASE, K_ROLE, K_USER, K_FUNCTION, K_PROCEDURE, K_ROUTINE, K_SYSTEM});
  }

  bool after_grant_on() const { return previous() == K_ON && in(first(), {K_GRANT, K_REVOKE}); }

  /// After `GRANT … ON`: whether the word is a kind of object rather than the name of a table.
  bool grantable(uint16_t type) const {
    if (next_in({K_TO, K_FROM, COMMA, DOT})) return false;
    return in(type,
              {K_TABLE, K_SEQUENCE, K_DATABASE, K_DOMAIN, K_LANGUAGE, K_SCHEMA, K_TABLESPACE,
               K_TYPE, K_PARAMETER, K_FUNCTION, K_PROCEDURE, K_ROUTINE, K_FOREIGN, K_LARGE, K_ALL});
  }

  std::span<dialect::Token> tokens_;
  size_t at_ = 0;
  bool like_ = false;
};

}  // namespace

void retag(std::span<dialect::Token> tokens) {
  if (!tokens.empty()) Retagger(tokens).run();
}

}  // namespace segue::postgresql
