#include <algorithm>
#include <set>

#include "base/text.h"
#include "rules/columns.h"
#include "rules/rule.h"
#include "sql/uses.h"

namespace segue::rules {
namespace {

struct Added {
  const Step* step;
  const sql::AddColumn* add;
};

bool same_table(const Step& a, const Step& b) {
  return a.lookup_before().relation_id(a.table()) == b.lookup_before().relation_id(b.table());
}

bool same_type(const Step& dropped, const catalog::Column& was, const Added& added) {
  const catalog::Column* is = column_after(*added.step, added.add->column.name);
  return is && was.type && is->type && type_of(dropped, was) == type_of(*added.step, *is);
}

/// "full", "name" of `full_name` and of `fullName`.
std::set<std::string> words_of(const std::string& name) {
  std::set<std::string> words;
  std::string word;
  const auto end_word = [&] {
    if (word.size() > 2) words.insert(text::lower(word));
    word.clear();
  };
  for (const char c : name) {
    const bool capital = c >= 'A' && c <= 'Z';
    if (c == '_' || (capital && !word.empty() && text::lower(word) == word)) end_word();
    if (c != '_') word += capital && !word.empty() ? static_cast<char>(c - 'A' + 'a') : c;
  }
  end_word();
  return words;
}

/// Whether one name can be a new spelling of the other: one is in the other, or all words of the
/// shorter but one are in both.
bool are_alike(const std::string& a, const std::string& b) {
  const std::string one = text::lower(a);
  const std::string other = text::lower(b);
  if (one.find(other) != std::string::npos || other.find(one) != std::string::npos) return true;
  const auto words = words_of(a);
  const auto others = words_of(b);
  size_t shared = 0;
  for (const std::string& word : words)
    shared += others.count(word);
  return shared > 0 && shared + 1 >= std::min(words.size(), others.size());
}

bool names(const sql::Uses& uses, const Step& dropped, const sql::Name& column) {
  return std::any_of(uses.columns.begin(), uses.columns.end(), [&](const auto& reference) {
    if (reference.star) return true;
    return !reference.parts.empty() &&
           dropped.semantics->key(catalog::NameKind::column, reference.parts.back().text) ==
               dropped.semantics->key(catalog::NameKind::column, column.text);
  });
}

/// Whether a step puts the values of the column somewhere else, or does what cannot be told.
bool may_keep(const Step& step, const Step& dropped, const sql::Name& column) {
  if (step.compat.kind == facts::Class::unknown) return true;
  const auto* create = step.as<sql::CreateTable>();
  if (!step.as<sql::Update>() && !step.as<sql::Insert>() && !step.as<sql::Merge>() &&
      !(create && create->as_query))
    return false;
  return names(sql::uses_of(*step.action), dropped, column);
}

bool is_kept(const Script& script, const Step& dropped, const sql::Name& column) {
  for (const Step& step : script.steps) {
    if (&step == &dropped) break;
    if (!step.refused && may_keep(step, dropped, column)) return true;
  }
  return false;
}

/// A computed column has its values from elsewhere.
bool can_take_place(const Added& added) {
  return !attribute<sql::Generated>(added.add->column);
}

void look_for(const Script& script, const Step& dropped, const sql::DropColumn& drop,
              const std::vector<Added>& added, size_t drops, Findings& findings) {
  const catalog::Column* was = column_before(dropped, drop.column);
  if (!was || was->generated || !column_has_users(dropped, drop.column) ||
      is_kept(script, dropped, drop.column))
    return;
  size_t candidates = 0;
  const Added* successor = nullptr;
  for (const Added& each : added) {
    if (!same_table(dropped, *each.step) || !can_take_place(each)) continue;
    const std::string& name = each.add->column.name.text;
    if (dropped.semantics->key(catalog::NameKind::column, name) == was->key) {
      findings.add(dropped.span, "`{}` is dropped and added again: what it held is lost",
                   drop.column.text);
      return;
    }
    ++candidates;
    if (same_type(dropped, *was, each) && are_alike(drop.column.text, name)) successor = &each;
  }
  if (candidates == 1 && drops == 1 && successor)
    findings.add(dropped.span,
                 "`{}` is dropped and `{}` of the same type is added: what it held is lost",
                 drop.column.text, successor->add->column.name.text);
}

void check(const Script& script, Findings& findings) {
  std::vector<Added> added;
  size_t drops = 0;
  for (const Step& step : script.steps) {
    if (step.alters<sql::DropColumn>()) ++drops;
    if (const auto* add = step.alters<sql::AddColumn>()) added.push_back({&step, add});
  }
  if (drops == 0 || added.empty()) return;
  for (const Step& step : script.steps)
    if (const auto* drop = step.alters<sql::DropColumn>())
      look_for(script, step, *drop, added, drops, findings);
}

}  // namespace

extern const Rule column_dropped_and_added_again{
    .id = "column-dropped-and-added-again",
    .severity = Severity::error,
    .what =
        "A column is dropped, and one that could take its place is added in the same "
        "migration.",
    .why =
        "This is how a rename or a change of type looks when it is written by a tool that "
        "compares schemas. The values of the old column are gone, and the new one is empty.",
    .instead =
        "Add the new column, copy the values, let code use both, and drop the old column in a "
        "later release. Where nothing of it is meant to survive, allow this rule with that "
        "reason.",
    .check = check,
};

}  // namespace segue::rules
