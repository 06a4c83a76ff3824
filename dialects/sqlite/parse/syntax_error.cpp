#include "dialects/sqlite/parse/syntax_error.h"

#include <algorithm>
#include <set>

namespace segue::sqlite {
namespace {

constexpr size_t most_listed = 6;
constexpr size_t longest_shown = 40;

struct Spelling {
  std::string_view name;
  std::string_view text;
};

constexpr Spelling spellings[] = {
    {"LPAREN", "`(`"},
    {"RPAREN", "`)`"},
    {"COMMA", "`,`"},
    {"DOT", "`.`"},
    {"SEMI", "`;`"},
    {"STAR", "`*`"},
    {"PLUS", "`+`"},
    {"MINUS", "`-`"},
    {"TILDE", "`~`"},
    {"EQ", "`=`"},
    {"IDENT", "a name"},
    {"STRING", "a string"},
    {"INTEGER", "a number"},
    {"FLOAT", "a number"},
    {"BLOB", "a blob"},
    {"PARAM", "a parameter"},
    {"IS_NOT", "`NOT`"},
    {"ON_CONFLICT", "`ON CONFLICT`"},
    {"EOF", "end of statement"},
    {"<EOF>", "end of statement"},
};

constexpr std::string_view operators[] = {
    "PLUS",     "MINUS", "STAR", "SLASH",  "PERCENT",  "CONCAT",    "ARROW",    "LSHIFT",
    "RSHIFT",   "AMP",   "PIPE", "LT",     "LE",       "GT",        "GE",       "EQ",
    "NE",       "K_AND", "K_OR", "K_LIKE", "K_GLOB",   "K_REGEXP",  "K_MATCH",  "K_BETWEEN",
    "K_ESCAPE", "K_IS",  "K_IN", "K_NOT",  "K_ISNULL", "K_NOTNULL", "K_COLLATE"};

constexpr std::string_view operand_starts[] = {
    "INTEGER",  "FLOAT",   "BLOB",   "PARAM", "STRING", "K_NULL", "K_CASE", "K_CAST",
    "K_EXISTS", "K_RAISE", "LPAREN", "IDENT", "PLUS",   "MINUS",  "TILDE",  "K_NOT"};

constexpr std::string_view constraint_starts[] = {
    "K_CONSTRAINT", "K_PRIMARY", "K_NOT",     "K_NULL",       "K_UNIQUE",
    "K_CHECK",      "K_DEFAULT", "K_COLLATE", "K_REFERENCES", "K_DEFERRABLE",
    "K_GENERATED",  "K_AS",      "K_FOREIGN"};

/// Keywords that are names to the grammar: where a name may stand, all of them may.
constexpr std::string_view names[] = {
#define SYMBOL(name)
#define unreserved true
#define column_name true
#define reserved false
#define KEYWORD(name, category) category ? std::string_view("K_" #name) : std::string_view(),
#include "grammar/sqlite/tokens.def"
#undef KEYWORD
#undef reserved
#undef column_name
#undef unreserved
#undef SYMBOL
};

using Words = std::set<std::string, std::less<>>;

template <size_t count>
void erase(Words& words, const std::string_view (&list)[count]) {
  for (const std::string_view word : list) {
    const auto found = words.find(word);
    if (found != words.end()) words.erase(found);
  }
}

std::string readable(std::string_view name) {
  for (const Spelling& spelling : spellings)
    if (spelling.name == name) return std::string(spelling.text);
  if (name.starts_with("K_")) name.remove_prefix(2);
  return "`" + std::string(name) + "`";
}

/// Groups that always occur together are named as what they are.
Words grouped(Words words) {
  Words result;
  const auto has = [&](std::string_view name) { return words.contains(name); };
  if (has("K_CASE") && has("INTEGER") && has("TILDE")) {
    erase(words, operand_starts);
    erase(words, names);
    result.insert("an expression");
  }
  if (has("CONCAT") && has("K_AND")) {
    erase(words, operators);
    result.insert("an operator");
  }
  if (has("K_CONSTRAINT") && has("K_UNIQUE")) {
    erase(words, constraint_starts);
    result.insert("a constraint");
  }
  if (has("IDENT")) erase(words, names);
  if (has("IDENT")) words.erase("STRING");
  for (const std::string& word : words)
    result.insert(readable(word));
  return result;
}

std::string listed(const Words& words) {
  std::string result;
  size_t left = words.size();
  for (const std::string& word : words) {
    result += word;
    --left;
    if (left > 0) result += left == 1 ? " or " : ", ";
  }
  return result;
}

/// One line, of a length that fits into a message.
std::string shortened(std::string_view text) {
  const size_t line = std::min(text.find('\n'), text.size());
  size_t length = std::min(line, longest_shown);
  while (length > 0 && length < text.size() && (text[length] & 0xC0) == 0x80)
    --length;
  std::string result(text.substr(0, length));
  return length < text.size() ? result + "…" : result;
}

}  // namespace

std::string syntax_error(std::string_view found, const std::vector<std::string>& expected) {
  std::string message = found.empty() ? "syntax error at end of statement"
                                      : "syntax error at `" + shortened(found) + "`";
  const Words words = grouped(Words(expected.begin(), expected.end()));
  if (words.empty() || words.size() > most_listed) return message;
  return message + ", expected " + listed(words);
}

}  // namespace segue::sqlite
