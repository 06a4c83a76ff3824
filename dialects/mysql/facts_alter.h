#pragma once

#include "dialects/mysql/facts_table.h"

namespace segue::mysql {

/// What the clauses of a statement ask for, in capitals; empty where they are not written.
struct Clauses {
  std::string algorithm{};
  std::string lock{};
};

/// The verdicts of one statement, joined, as the server will carry them out together.
facts::Cost settled(const TableFacts& table, Verdict verdict, const Clauses& clauses);

/// ALTER TABLE with all its actions.
facts::Cost cost_of_alter(const Server& server, const facts::Situation& situation,
                          const sql::AlterTable& alter);
/// CREATE INDEX.
facts::Cost cost_of_index(const Server& server, const facts::Situation& situation,
                          const sql::CreateIndex& create);
/// DROP INDEX … ON.
facts::Cost cost_of_dropped_indexes(const Server& server, const facts::Situation& situation,
                                    const sql::Drop& drop);

}  // namespace segue::mysql
