#include "sql/names.h"
#include "sql/writer.h"

namespace segue::sql {

void Writer::put(const Set& set) {
  word(set.reset ? "RESET" : "SET");
  list(set.settings);
}

void Writer::put(const Setting& setting) {
  if (setting.scope == "@") {
    word("@" + setting.name);
  } else {
    word(setting.scope);
    word(setting.name);
  }
  if (setting.to_default) {
    word("= DEFAULT");
  } else if (!setting.values.empty()) {
    word("=");
    list(setting.values);
  }
  word(setting.tail);
}

void Writer::put(const Pragma& pragma) {
  clause("PRAGMA", pragma.name);
  if (!pragma.value) return;
  if (pragma.call) {
    open_attached();
    put(*pragma.value);
    close();
  } else {
    clause("=", pragma.value);
  }
}

void Writer::put(const Transaction& transaction) {
  word(name_of(transaction.kind));
  put(transaction.savepoint);
  word(transaction.text);
  modifiers(transaction.modes);
}

void Writer::put(const LockTables& lock) {
  if (lock.unlock) return word("UNLOCK TABLES");
  word("LOCK TABLE");
  list(lock.tables);
  if (!lock.mode.empty()) word("IN " + lock.mode + " MODE");
  word_if(lock.nowait, "NOWAIT");
}

void Writer::put(const Use& use) {
  clause("USE", use.schema);
}

void Writer::put(const Attach& attach) {
  word(attach.detach ? "DETACH DATABASE" : "ATTACH DATABASE");
  if (attach.file) put(*attach.file);
  if (attach.detach) {
    if (attach.schema) put(*attach.schema);
  } else {
    clause("AS", attach.schema);
  }
  clause("KEY", attach.key);
}

void Writer::put(const Maintain& maintain) {
  word(maintain.verb);
  word(maintain.options);
  word(maintain.object_kind);
  word_if(maintain.concurrently, "CONCURRENTLY");
  list(maintain.objects);
}

void Writer::put(const Explain& explain) {
  word("EXPLAIN");
  word(explain.options);
  if (explain.statement) put(*explain.statement);
  word(explain.text);
}

void Writer::put(const CreateVirtualTable& table) {
  word("CREATE VIRTUAL TABLE");
  if_not_exists(table.if_not_exists);
  put(table.table);
  clause("USING", table.module);
  if (table.arguments.empty()) return;
  open_attached();
  list(table.arguments, [this](const std::string& argument) { word(argument); });
  close();
}

void Writer::put(const Command& command) {
  word(command.verb);
  word(command.text);
}

}  // namespace segue::sql
