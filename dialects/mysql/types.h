#pragma once

#include <string>
#include <string_view>

#include "sql/type.h"

namespace segue::mysql {

/// As the server shows it: "varchar(36)", "bigint(20) unsigned", "enum('a','b')". The display width
/// of integers is shown where one was written, and for tinyint(1).
std::string text_of(const sql::TypeName& type);

/// Whether values of the type have a character set.
bool has_character_set(const sql::TypeName& type);

/// The type with the lengths that the server takes where none is written.
sql::TypeName completed(const sql::TypeName& type);

/// How many bytes a character of the set may take.
int bytes_per_character(std::string_view character_set);
/// Whether a server has a set of this name, in lower case.
bool is_character_set(const std::string& name);
/// Their names, utf8 among them (SHOW CHARACTER SET of MySQL 8.0, 9.7 and MariaDB 10.11).
std::vector<std::string_view> character_sets();

/// utf8 is utf8mb3, for character sets and for collations.
std::string full_name(const std::string& character_set_or_collation);
/// The collation of a character set where none is named.
std::string default_collation(const std::string& character_set, bool mariadb);
/// The character set of a collation: what stands before the first underscore.
std::string character_set_of(const std::string& collation);

}  // namespace segue::mysql
