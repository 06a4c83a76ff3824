#include "rules/sync_triggers.h"

#include <algorithm>
#include <cctype>

namespace segue::rules {
namespace {

/// The words and signs of a body, in lower case, with `:=` and quoted names as one word each.
std::vector<std::string> words_in(std::string_view body) {
  std::vector<std::string> words;
  const auto is_word = [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) || c == '_';
  };
  for (size_t i = 0; i < body.size();) {
    const char c = body[i];
    if (std::isspace(static_cast<unsigned char>(c)) || c == '"' || c == '`') {
      ++i;
    } else if (is_word(c)) {
      std::string word;
      for (; i < body.size() && is_word(body[i]); ++i)
        word += static_cast<char>(std::tolower(static_cast<unsigned char>(body[i])));
      words.push_back(std::move(word));
    } else {
      const bool assigns = c == ':' && i + 1 < body.size() && body[i + 1] == '=';
      words.emplace_back(assigns ? ":=" : std::string(1, c));
      i += assigns ? 2 : 1;
    }
  }
  return words;
}

/// `new.a := new.b;`, `SET new.a = new.b`, `SET a = new.b`.
std::vector<ColumnSync> syncs_in(std::string_view body) {
  const auto words = words_in(body);
  std::vector<ColumnSync> result;
  for (size_t i = 1; i + 3 < words.size(); ++i) {
    if ((words[i] != ":=" && words[i] != "=") || words[i + 1] != "new" || words[i + 2] != ".")
      continue;
    const bool of_new_row = i >= 3 && words[i - 2] == "." && words[i - 3] == "new";
    const bool of_table = i >= 2 && words[i - 2] == "set";
    const bool ends = i + 4 >= words.size() || words[i + 4] == ";" || words[i + 4] == "," ||
                      words[i + 4] == "where" || words[i + 4] == "end";
    const bool begins = i < 4 || !of_new_row || words[i - 4] == ";" || words[i - 4] == "begin" ||
                        words[i - 4] == "set" || words[i - 4] == "," || words[i - 4] == "then" ||
                        words[i - 4] == "else";
    if ((of_new_row || of_table) && ends && begins && words[i - 1] != words[i + 3])
      result.push_back({words[i - 1], words[i + 3]});
  }
  return result;
}

}  // namespace

std::optional<catalog::Id> table_of_trigger(const catalog::Catalog& catalog,
                                            const catalog::Lookup& lookup,
                                            const sql::ObjectReference& trigger) {
  if (trigger.table) return lookup.relation_id(trigger.table);
  const auto* owner =
      catalog.trigger_owners.find(lookup.place(trigger.name, catalog::NameKind::trigger));
  return owner ? std::optional(*owner) : std::nullopt;
}

std::string_view body_of(const catalog::Trigger& trigger, const catalog::Catalog& catalog) {
  if (!trigger.body.empty()) return trigger.body;
  const auto ids = catalog.routines_named(trigger.function);
  if (ids.empty()) return {};
  const auto* routine = catalog.routines.find(ids.front());
  return routine == nullptr ? std::string_view() : std::string_view((*routine)->body);
}

std::vector<ColumnSync> syncs_of(const catalog::Trigger& trigger, const catalog::Catalog& catalog) {
  return syncs_in(body_of(trigger, catalog));
}

std::vector<ColumnSync> syncs_of(const catalog::Relation& table, const catalog::Catalog& catalog) {
  std::vector<ColumnSync> result;
  for (const auto& trigger : table.triggers)
    for (ColumnSync& sync : syncs_of(*trigger, catalog))
      result.push_back(std::move(sync));
  return result;
}

const catalog::Trigger* trigger_made_by(const Step& step) {
  const auto* create = step.as<sql::CreateTrigger>();
  if (!create || step.refused) return nullptr;
  const auto after = step.lookup_after();
  const catalog::Relation* table = after.relation(create->table);
  if (table == nullptr) return nullptr;
  const std::string key = after.key(catalog::NameKind::trigger, create->trigger.name.text);
  for (const auto& trigger : table->triggers)
    if (trigger->key == key) return &*trigger;
  return nullptr;
}

std::optional<Fill> fill_without_sync(const Step& step) {
  const auto change = row_change(step);
  if (!change || !change->assignments || !works_on_many_rows(step)) return {};
  const catalog::Relation* table = step.lookup_before().relation(change->table);
  if (!table || (!table->triggers.empty() && !syncs_of(*table, *step.before).empty())) return {};
  return Fill{table, change->assignments};
}

}  // namespace segue::rules
