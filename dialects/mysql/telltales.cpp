#include "dialects/mysql/telltales.h"

#include <array>

#include "dialect/telltales.h"

namespace segue::mysql {
namespace {

constexpr auto words = std::to_array<std::string_view>(
    {"mariadb", "maria", "mysql5", "mysql8", "percona", "planetscale", "singlestore"});

constexpr auto telltales = std::to_array<dialect::Telltale>({
    {"AUTO_INCREMENT", 4},   {"ENGINE=", 4},
    {"ENGINE =", 4},         {"ENGINE INNODB", 4},
    {"INNODB", 3},           {"CHARSET", 3},
    {"CHARACTER SET", 2},    {"UTF8MB4", 4},
    {"UTF8_GENERAL_CI", 4},  {"UNSIGNED", 3},
    {"ZEROFILL", 4},         {"MEDIUMTEXT", 4},
    {"LONGTEXT", 4},         {"MEDIUMBLOB", 4},
    {"LONGBLOB", 4},         {"MEDIUMINT", 3},
    {"TINYINT", 2},          {"VARBINARY", 3},
    {"DATETIME(6)", 4},      {"ENUM(", 2},
    {"ENUM (", 2},           {"MODIFY COLUMN", 4},
    {"MODIFY", 2},           {"CHANGE COLUMN", 4},
    {"DROP FOREIGN KEY", 4}, {"DROP PRIMARY KEY", 3},
    {"ADD INDEX", 3},        {"UNIQUE KEY", 2},
    {"ON DUPLICATE KEY", 4}, {"ON UPDATE CURRENT_TIMESTAMP", 4},
    {"INSERT IGNORE", 4},    {"DELIMITER", 3},
    {"LOCK TABLES", 3},      {"/*!", 4},
    {"SQL_MODE", 4},         {"FOREIGN_KEY_CHECKS", 4},
    {"CONVERT TO", 3},       {"ALGORITHM=", 4},
    {"USING BTREE,", 2},     {"SQL SECURITY", 4},
    {"DETERMINISTIC", 2},    {"`", 2},
});

}  // namespace

std::span<const std::string_view> aliases() {
  return words;
}

int sniff(std::string_view sql) {
  return dialect::weigh(sql, telltales);
}

}  // namespace segue::mysql
