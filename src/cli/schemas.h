#pragma once

#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "catalog/diff.h"
#include "cli/course.h"

namespace segue::cli {

/// The schema that items make, one after the other, and where each object became what it is.
class Schema {
 public:
  /// It starts from an empty database.
  Schema(const Place& place, const catalog::Semantics& semantics);

  /// Runs an up, as it was when it ran.
  void add(const Item& item);
  const catalog::Catalog& catalog() const { return catalog_; }
  /// file:line:column of the statement that an object, or what it belongs to, comes from; empty
  /// where no statement made it.
  std::string origin(const catalog::ObjectChange& change) const;
  /// Whether the items have made it, or what it is part of, such as the table of a column.
  bool is_part_of_own(const catalog::ObjectChange& change) const;
  /// Whether it comes from a script that has changed since it ran and runs again, and nobody has
  /// kept how the script was then: a database has it so.
  bool is_outdated(const catalog::ObjectChange& change) const;

 private:
  /// Where an object became what it is.
  struct Origin {
    std::string place{};  // file:line:column
    bool outdated = false;
  };
  const Origin* origin_of(const catalog::ObjectChange& change) const;
  const Origin* origin_of_whole(const catalog::ObjectChange& change) const;

  const catalog::Semantics& semantics_;
  catalog::Catalog catalog_;
  std::map<std::pair<std::string, std::string>, Origin> origins_{};  // by kind and name
};

/// The schema that has been applied according to the journal, and is not taken back.
Schema standing_schema(const Place& place, const Course& course,
                       const catalog::Semantics& semantics);

using Differences = std::vector<catalog::ObjectChange>;

/// What a database has otherwise than a simulated schema, object by object: what it has in addition
/// is `added`. The tables of the tools that are known are nobody's difference, and where the
/// migrations start from a schema that they do not hold, nothing that is there in addition is.
Differences differences(const catalog::Catalog& live, const Place& place,
                        const catalog::Catalog& simulated, const dialect::Version& version);

/// The changes for people, and as data, each with the place that it comes from.
std::string text_of(const Differences& changes, const Schema& schema);
nlohmann::ordered_json list_of(const Differences& changes, const Schema& schema);

/// "3 objects differ", "1 object differs".
std::string count_of(const Differences& changes);

}  // namespace segue::cli
