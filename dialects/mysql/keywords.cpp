#include "dialects/mysql/keywords.h"

#include "base/text.h"
#include "dialect/scanning.h"
#include "grammar/mysql/tokens.h"

namespace segue::mysql {
namespace {

constexpr dialect::KeywordTable table({
#define SYMBOL(name)
#define KEYWORD(name, category) \
  dialect::Keyword<KeywordCategory>{#name, token::K_##name, KeywordCategory::category},
#include "grammar/mysql/tokens.def"
#undef SYMBOL
#undef KEYWORD
});

constexpr std::string_view character_sets[] = {
    "armscii8", "ascii",   "big5",     "binary", "cp1250",  "cp1251",  "cp1256",
    "cp1257",   "cp850",   "cp852",    "cp866",  "cp932",   "dec8",    "eucjpms",
    "euckr",    "gb18030", "gb2312",   "gbk",    "geostd8", "greek",   "hebrew",
    "hp8",      "keybcs2", "koi8r",    "koi8u",  "latin1",  "latin2",  "latin5",
    "latin7",   "macce",   "macroman", "sjis",   "swe7",    "tis620",  "ucs2",
    "ujis",     "utf16",   "utf16le",  "utf32",  "utf8",    "utf8mb3", "utf8mb4",
};

}  // namespace

uint16_t keyword(std::string_view word) {
  return table.find(word);
}

KeywordCategory category_of(std::string_view word) {
  return table.category_of(word);
}

bool is_introducer(std::string_view word) {
  if (word.size() < 2 || word.front() != '_') return false;
  for (const std::string_view name : character_sets) {
    if (text::equal_ignoring_case(word.substr(1), name)) return true;
  }
  return false;
}

}  // namespace segue::mysql
