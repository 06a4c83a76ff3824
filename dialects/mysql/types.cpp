#include "dialects/mysql/types.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace segue::mysql {
namespace {

struct Usual {
  std::string_view word;
  std::string_view value;
};

/// Lengths that the server adds.
constexpr auto lengths = std::to_array<Usual>({
    {"char", "1"},
    {"binary", "1"},
    {"bit", "1"},
    {"year", "4"},
});

/// Collations whose name is not the character set's with _general_ci.
constexpr auto collations = std::to_array<Usual>({
    {"latin1", "latin1_swedish_ci"},
    {"latin2", "latin2_general_ci"},
    {"swe7", "swe7_swedish_ci"},
    {"big5", "big5_chinese_ci"},
    {"sjis", "sjis_japanese_ci"},
    {"cp932", "cp932_japanese_ci"},
    {"ujis", "ujis_japanese_ci"},
    {"eucjpms", "eucjpms_japanese_ci"},
    {"gbk", "gbk_chinese_ci"},
    {"gb2312", "gb2312_chinese_ci"},
    {"gb18030", "gb18030_chinese_ci"},
    {"euckr", "euckr_korean_ci"},
    {"tis620", "tis620_thai_ci"},
    {"binary", "binary"},
});

constexpr auto character_sets = std::to_array<std::string_view>(
    {"armscii8", "ascii",   "big5",     "binary", "cp1250",  "cp1251",  "cp1256",
     "cp1257",   "cp850",   "cp852",    "cp866",  "cp932",   "dec8",    "eucjpms",
     "euckr",    "gb18030", "gb2312",   "gbk",    "geostd8", "greek",   "hebrew",
     "hp8",      "keybcs2", "koi8r",    "koi8u",  "latin1",  "latin2",  "latin5",
     "latin7",   "macce",   "macroman", "sjis",   "swe7",    "tis620",  "ucs2",
     "ujis",     "utf16",   "utf16le",  "utf32",  "utf8",    "utf8mb3", "utf8mb4"});

constexpr auto character_types = std::to_array<std::string_view>(
    {"char", "varchar", "text", "tinytext", "mediumtext", "longtext", "enum", "set"});

}  // namespace

std::string text_of(const sql::TypeName& type) {
  std::string result = text::lower(type.name.name.text);
  if (!type.arguments.empty()) result += '(' + text::joined(type.arguments, ",") + ')';
  if (type.is_unsigned) result += " unsigned";
  if (type.zerofill) result += " zerofill";
  return result;
}

bool is_character_set(std::string_view name) {
  return std::find(character_sets.begin(), character_sets.end(), name) != character_sets.end();
}

bool has_character_set(const sql::TypeName& type) {
  const std::string name = text::lower(type.name.name.text);
  return std::find(character_types.begin(), character_types.end(), name) != character_types.end();
}

sql::TypeName completed(const sql::TypeName& type) {
  sql::TypeName result = type;
  std::string& name = result.name.name.text;
  name = text::lower(name);
  if (name == "decimal") {
    if (result.arguments.empty()) result.arguments = {"10"};
    if (result.arguments.size() == 1) result.arguments.emplace_back("0");
  }
  if (!result.arguments.empty()) return result;
  for (const Usual& usual : lengths)
    if (usual.word == name) result.arguments.emplace_back(usual.value);
  return result;
}

int bytes_per_character(std::string_view set) {
  if (set == "utf8mb4" || set == "utf16" || set == "utf16le" || set == "utf32" || set == "gb18030")
    return 4;
  if (set == "utf8mb3" || set == "ujis" || set == "eucjpms") return 3;
  if (set == "ucs2" || set == "sjis" || set == "cp932" || set == "big5" || set == "gbk" ||
      set == "gb2312" || set == "euckr")
    return 2;
  return 1;
}

std::string full_name(const std::string& name) {
  if (name == "utf8") return "utf8mb3";
  if (name.starts_with("utf8_")) return "utf8mb3" + name.substr(4);
  return name;
}

std::string default_collation(const std::string& character_set, bool mariadb) {
  for (const Usual& usual : collations)
    if (usual.word == character_set) return std::string(usual.value);
  if (character_set == "utf8mb4" && !mariadb) return "utf8mb4_0900_ai_ci";
  return character_set + "_general_ci";
}

std::string character_set_of(const std::string& collation) {
  return collation.substr(0, collation.find('_'));
}

}  // namespace segue::mysql
