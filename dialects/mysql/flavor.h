#pragma once

#include <cstdint>

namespace segue::mysql {

/// Which of the two servers reads the text, and its version as executable comments write it: 8.0.36
/// is 80036, 10.11.6 is 101106. Without a product both servers' text is read; without a version,
/// the newest one's.
struct Flavor {
  enum class Product : uint8_t { any, mysql, mariadb };

  Product product = Product::any;
  uint32_t version = 0;

  /// Whether the server runs what `/*!50100 … */` or `/*M!100100 … */` holds; 0 where the comment
  /// names no version.
  bool executes(uint32_t comment_version, bool for_mariadb) const {
    if (for_mariadb && product == Product::mysql) return false;
    // What is never to run has the highest number of five or six digits: mariadb-dump begins with
    // /*!999999\- enable the sandbox mode */.
    if (comment_version == 99999 || comment_version == 999999) return false;
    // MariaDB passes over what only MySQL 5.7 and later can know.
    const bool beyond = comment_version >= 50700 && comment_version <= 99999;
    if (!for_mariadb && product == Product::mariadb && beyond) return false;
    return version == 0 || comment_version <= version;
  }
};

}  // namespace segue::mysql
