#include "dialects/mysql/parse/syntax_error.h"

#include <algorithm>

#include "dialects/mysql/keywords.h"

namespace segue::mysql {
namespace {

struct Sign {
  std::string_view token;
  std::string_view words;
};

constexpr Sign signs[] = {
    {"IDENT", "a name"},
    {"STRING", "a string"},
    {"INT", "a number"},
    {"NUMBER", "a number"},
    {"USER_VAR", "a variable"},
    {"SYSTEM_VAR", "a variable"},
    {"LPAREN", "`(`"},
    {"RPAREN", "`)`"},
    {"COMMA", "`,`"},
    {"LIST_COMMA", "`,`"},
    {"DOT", "`.`"},
    {"EQ", "`=`"},
    {"ASSIGN", "`:=`"},
    {"STAR", "`*`"},
    {"EOF", "the end of the statement"},
    {"<EOF>", "the end of the statement"},
    {"NOT_LA", "`NOT`"},
    {"NOT_ENFORCED", "`NOT`"},
    {"NOT_IGNORED", "`NOT`"},
    {"WITH_SYSTEM", "`WITH`"},
    {"WITH_ROLLUP", "`WITH`"},
    {"ON_DUPLICATE", "`ON`"},
    {"FOR_PERIOD", "`FOR`"},
    {"FOR_CONNECTION", "`FOR`"},
    {"STRING_MORE", "a string"},
    {"TYPE_OF", "`TYPE`"},
};

std::string readable(std::string_view token) {
  if (token.starts_with("K_")) return "`" + std::string(token.substr(2)) + "`";
  for (const Sign& sign : signs) {
    if (sign.token == token) return std::string(sign.words);
  }
  return "";
}

/// Where a name is expected, the words that may be names say nothing more.
bool says_nothing_more(std::string_view token) {
  return token.starts_with("K_") && category_of(token.substr(2)) != KeywordCategory::reserved;
}

}  // namespace

std::string syntax_error(std::string_view found, const std::vector<std::string>& expected) {
  std::string result = found.empty() ? "syntax error at the end of the statement"
                                     : "syntax error at `" + std::string(found) + "`";
  const bool name = std::ranges::find(expected, "IDENT") != expected.end();
  std::vector<std::string> words;
  for (const std::string& token : expected) {
    if (name && says_nothing_more(token)) continue;
    const std::string word = readable(token);
    if (!word.empty() && std::ranges::find(words, word) == words.end()) words.push_back(word);
  }
  constexpr size_t too_many = 7;
  if (words.empty() || words.size() >= too_many) return result;
  result += ", expected ";
  for (size_t i = 0; i < words.size(); ++i) {
    if (i > 0) result += i + 1 == words.size() ? " or " : ", ";
    result += words[i];
  }
  return result;
}

}  // namespace segue::mysql
