#pragma once

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "dialect/dialect.h"

namespace segue::mysql {

/// Which server charges. An unknown version is the newest.
struct Server {
  bool mariadb = false;
  dialect::Version version{};

  /// Whether this is MySQL, at least of that version.
  bool mysql_since(int major, int minor = 0, int patch = 0) const {
    return !mariadb && version.at_least(major, minor, patch);
  }
  bool mariadb_since(int major, int minor = 0, int patch = 0) const {
    return mariadb && version.at_least(major, minor, patch);
  }
  /// Whether this is surely a MySQL older than that.
  bool mysql_before(int major, int minor = 0, int patch = 0) const {
    return !mariadb && !version.at_least(major, minor, patch);
  }
  /// MySQL learnt to change metadata alone in 8.0.12; every MariaDB that we know can.
  bool has_instant() const { return mariadb || mysql_since(8, 0, 12); }
};

/// How the server does an ALTER, the cheapest first. MySQL calls the two in the middle INPLACE.
enum class Method {
  instant,  // only metadata changes
  nocopy,   // the rows stay where they are; an index may be built
  inplace,  // the storage engine writes the rows again
  copy      // the server copies the table row by row
};

/// What other sessions may do meanwhile.
enum class Hold {
  none,      // read and write
  shared,    // read
  exclusive  // neither
};

/// What an action of ALTER TABLE asks for, before its company is known.
struct Verdict {
  Method method = Method::instant;
  Hold hold = Hold::none;
  bool rows = false;                 // reads or writes rows, whatever the method
  bool files = false;                // work beside metadata that does not grow with the rows
  bool instant_only_alone = false;   // rebuilds the table as soon as anything else is not instant
  bool drops_clustered_key = false;  // the key that the rows are ordered by
  bool adds_clustered_key = false;
  bool frees_clustered_key = false;  // of a column that must not be NULL in it
  bool adds_column = false;          // an ordinary one
  bool adds_virtual_column = false;  // with an index on an expression the server hides one
  bool drops_virtual_column = false;
  bool adds_functional_key = false;
  bool shuns_virtual_column = false;  // not in place beside a virtual column that comes or goes
  bool sorts_wide_text = false;       // text that is no VARCHAR gets another collation
  bool rewrites_partitions = false;   // of a partitioned table some are written again
  bool renames_column = false;
  bool sets_option = false;            // of the table
  int fulltext_indexes = 0;            // that are built
  bool copy_excludes_writers = false;  // also where the server can copy while others write
  bool without_clauses = false;        // neither ALGORITHM nor LOCK means anything
  bool excludes_everybody = false;     // for a moment, also from reading
  std::vector<std::string> indexes{};  // existing ones that are built again
  std::string refusal{};
};

inline Verdict instant() {
  return {};
}
inline Verdict metadata_in_place() {
  return {.method = Method::nocopy};
}
inline Verdict index_built(Hold hold = Hold::none) {
  return {.method = Method::nocopy, .hold = hold, .rows = true};
}
inline Verdict rebuilt(Hold hold = Hold::none) {
  return {.method = Method::inplace, .hold = hold, .rows = true};
}
inline Verdict copied() {
  return {.method = Method::copy, .hold = Hold::shared, .rows = true};
}
inline Verdict copied_under_lock() {
  Verdict verdict = copied();
  verdict.copy_excludes_writers = true;
  return verdict;
}
inline Verdict refused(std::string why) {
  return {.refusal = std::move(why)};
}

/// Two actions of one statement: the worse of everything.
Verdict joined(Verdict a, const Verdict& b);

}  // namespace segue::mysql
