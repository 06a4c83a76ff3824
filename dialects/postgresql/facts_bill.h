#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "catalog/lookup.h"
#include "facts/cost.h"

namespace segue::postgresql {

/// The modes in which the server locks a relation, from the weakest to the strongest.
enum class Mode {
  access_share,
  row_share,
  row_exclusive,
  share_update_exclusive,
  share,
  share_row_exclusive,
  exclusive,
  access_exclusive
};
/// The server's words: "SHARE UPDATE EXCLUSIVE". `mode_of` reads them; nothing for other words.
std::string_view words_of(Mode mode);
std::optional<Mode> mode_of(std::string_view words);

/// A foreign key, and the table that it belongs to.
struct ForeignKeyOf {
  catalog::Id table{};
  const catalog::Constraint* key = nullptr;
};

/// What one statement costs, added up while it is read. Only relations that existed before can be
/// locked, read or written.
class Bill {
 public:
  /// `version` is the major version of the server.
  Bill(const facts::Situation& situation, int version)
      : situation(situation),
        before(situation.before, situation.semantics),
        after(situation.after, situation.semantics),
        version(version) {}

  const facts::Situation& situation;
  const catalog::Lookup before;
  const catalog::Lookup after;
  const int version;

  // ---- what is charged

  /// The strongest lock on a relation counts.
  void lock(const catalog::Id& id, Mode mode) { lock(before.shown(id), mode); }
  void lock(const std::string& shown, Mode mode);
  /// The same on a relation and all that inherit from it.
  void lock_family(const catalog::Id& id, Mode mode);
  /// The rows of the relation are read; of a partitioned table, those of its partitions.
  void scan(const catalog::Id& id);
  /// The rows of the relation are written again, and its indexes built again.
  void rewrite(const catalog::Id& id);
  /// The file of a sequence, an index or a table is replaced without reading rows.
  void rewrite_file(const catalog::Id& id) { rewrites_.insert(before.shown(id)); }
  /// An index of the relation is built again, from the rows of it.
  void rebuild(const catalog::Id& table, const catalog::Index& index);
  void rebuild_indexes_of(const catalog::Id& table);
  /// The work grows with the rows, or does not, whatever else is charged.
  void set_duration(facts::Duration duration) { duration_ = duration; }
  void set_usable(facts::Usable usable) { usable_ = usable; }
  void add_incomparable() { adds_incomparable_ = true; }
  void refuse_in_transaction() { transactional_ = facts::Transactional::refused; }
  /// The first reason counts.
  void refuse(const std::string& why);
  void refuse_with_rows(const std::string& why);
  /// Syntax or a feature that the server knows from a version on.
  void needs_version(int wanted, std::string_view what);
  bool refused() const { return !refusal_.empty(); }

  /// Adds what another statement costs, run as part of this one.
  void add(const facts::Cost& other);
  facts::Cost total() &&;

  // ---- what the schema says

  /// A relation by its name; nothing where none is known.
  std::optional<catalog::Id> relation_id(const sql::ObjectName& name) const;
  /// Null where the relation was not there before.
  const catalog::Relation* relation(const catalog::Id& id) const;
  /// Whether nothing of the relation is hidden from us, so that what we do not see is not there.
  bool knows_all_of(const catalog::Relation& relation) const;
  /// The relation and all that inherit from it, or are its partitions.
  std::vector<catalog::Id> family(const catalog::Id& id) const;
  bool is_partitioned(const catalog::Id& id) const;
  /// The partition that takes what no other takes.
  std::optional<catalog::Id> default_partition(const catalog::Id& parent) const;
  /// The foreign keys of other tables (and its own) that point at a table.
  std::vector<ForeignKeyOf> references_to(const catalog::Id& id) const;
  std::vector<catalog::Id> owned_sequences(const catalog::Id& table) const;
  std::optional<catalog::Id> owned_sequence(const catalog::Id& table,
                                            const std::string& column) const;

 private:
  std::map<std::string, Mode> locks_;
  std::set<std::string> rewrites_;
  std::set<std::string> scans_;
  std::set<std::string> rebuilds_;
  std::optional<facts::Duration> duration_;
  facts::Transactional transactional_ = facts::Transactional::yes;
  facts::Usable usable_ = facts::Usable::at_once;
  bool adds_incomparable_ = false;
  std::string refusal_;
  std::string refusal_with_rows_;
};

}  // namespace segue::postgresql
