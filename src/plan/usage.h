#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "catalog/apply.h"
#include "project/script.h"

namespace segue::catalog {
class QueryReader;
}

namespace segue::plan {

/// An object that a contract is going to take away, or to restrict.
struct Doomed {
  std::string kind{};    // "table", "column", "view", "constraint", …
  std::string schema{};  // empty where the database has only one
  std::string table{};   // the relation itself, or the one that it belongs to; as the catalog folds
  std::string column{};  // of a column; empty otherwise
};

/// Whether a query changes nothing, and locks no row.
bool only_reads(const sql::Query& query);

/// Whether statements that a server has met use what is going to be removed. Where that cannot be
/// told, a text that names it counts as using it. Changes of the schema do not: they are our own,
/// or of the past.
class Usage {
 public:
  /// `schema` is that before the contract.
  Usage(const catalog::Catalog& schema, const catalog::Semantics& semantics,
        const std::vector<Doomed>& doomed);

  /// Nothing is removed that statements would name: constraints, indexes.
  bool is_empty() const { return doomed_.empty(); }
  /// "users.email", "old_users".
  std::vector<std::string> names() const;

  /// `script` is what was read of the text.
  bool is_used_by(const std::string& text, const dialect::Script& script);

 private:
  bool is_used_by(const sql::Statement& tree, std::string_view text);
  bool is_resolved(const catalog::QueryReader& reader, const Doomed& doomed) const;
  bool is_used_by_code(const sql::Statement& tree);
  template <class Data>
  bool is_used_by_data(const Data& data, std::string_view text);
  bool names_relation(const sql::ObjectName& name, const Doomed& doomed, bool& for_sure) const;
  bool reads(const catalog::ColumnUse& use, const Doomed& doomed, int depth) const;
  /// Some text names one of them.
  bool mentioned(std::string_view text) const;
  bool is_doomed(const catalog::Id& relation, const Doomed& doomed) const;

  const catalog::Semantics& semantics_;
  catalog::Catalog catalog_{};
  std::vector<Doomed> doomed_{};  // what statements name
};

}  // namespace segue::plan
