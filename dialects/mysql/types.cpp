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

struct CharacterSet {
  std::string_view name;
  int bytes = 1;                 // of its longest character
  std::string_view collation{};  // where none is named; empty: the set's name with _general_ci
};

constexpr auto known_sets = std::to_array<CharacterSet>({
    {"armscii8"},
    {"ascii"},
    {"big5", 2, "big5_chinese_ci"},
    {"binary", 1, "binary"},
    {"cp1250"},
    {"cp1251"},
    {"cp1256"},
    {"cp1257"},
    {"cp850"},
    {"cp852"},
    {"cp866"},
    {"cp932", 2, "cp932_japanese_ci"},
    {"dec8"},
    {"eucjpms", 3, "eucjpms_japanese_ci"},
    {"euckr", 2, "euckr_korean_ci"},
    {"gb18030", 4, "gb18030_chinese_ci"},
    {"gb2312", 2, "gb2312_chinese_ci"},
    {"gbk", 2, "gbk_chinese_ci"},
    {"geostd8"},
    {"greek"},
    {"hebrew"},
    {"hp8"},
    {"keybcs2"},
    {"koi8r"},
    {"koi8u"},
    {"latin1", 1, "latin1_swedish_ci"},
    {"latin2"},
    {"latin5"},
    {"latin7"},
    {"macce"},
    {"macroman"},
    {"sjis", 2, "sjis_japanese_ci"},
    {"swe7", 1, "swe7_swedish_ci"},
    {"tis620", 1, "tis620_thai_ci"},
    {"ucs2", 2},
    {"ujis", 3, "ujis_japanese_ci"},
    {"utf16", 4},
    {"utf16le", 4},
    {"utf32", 4},
    {"utf8mb3", 3},
    {"utf8mb4", 4},
});

const CharacterSet* set_called(std::string_view name) {
  const auto found = std::find_if(known_sets.begin(), known_sets.end(),
                                  [&](const CharacterSet& set) { return set.name == name; });
  return found == known_sets.end() ? nullptr : &*found;
}

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

bool is_character_set(const std::string& name) {
  return set_called(full_name(name)) != nullptr;
}

std::vector<std::string_view> character_sets() {
  std::vector<std::string_view> names = {"utf8"};
  for (const CharacterSet& set : known_sets)
    names.push_back(set.name);
  return names;
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

int bytes_per_character(std::string_view name) {
  const CharacterSet* set = set_called(name);
  return set != nullptr ? set->bytes : 1;
}

std::string full_name(const std::string& name) {
  if (name == "utf8") return "utf8mb3";
  if (name.starts_with("utf8_")) return "utf8mb3" + name.substr(4);
  return name;
}

std::string default_collation(const std::string& character_set, bool mariadb) {
  if (character_set == "utf8mb4" && !mariadb) return "utf8mb4_0900_ai_ci";
  const CharacterSet* set = set_called(character_set);
  if (set != nullptr && !set->collation.empty()) return std::string(set->collation);
  return character_set + "_general_ci";
}

std::string character_set_of(const std::string& collation) {
  return collation.substr(0, collation.find('_'));
}

}  // namespace segue::mysql
