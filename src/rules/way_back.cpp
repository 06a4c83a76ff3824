#include "rules/way_back.h"

#include <algorithm>
#include <set>

namespace segue::rules {
namespace {

using catalog::AttributeChange;
using catalog::ChangeKind;
using catalog::ObjectChange;

/// Attributes that say the same as something else does, or only what is known.
bool says_nothing(const ObjectChange& change, const AttributeChange& attribute) {
  static const std::set<std::string, std::less<>> of_all = {
      "not made by these migrations", "columns unknown", "touched by code", "not null constraint",
      "behind constraint"};
  if (of_all.contains(attribute.name)) return true;
  const bool part = change.kind == "constraint" || change.kind == "index";
  return !part && (attribute.name == "columns" || attribute.name == "reads");
}

bool is_external(const ObjectChange& change) {
  return std::any_of(change.attributes.begin(), change.attributes.end(), [](const auto& attribute) {
    return attribute.name == "not made by these migrations" && !attribute.after.empty();
  });
}

/// "t" of "t.c", "s.t" of "s.t.c".
std::string_view owner_of(std::string_view name) {
  const size_t dot = name.rfind('.');
  return dot == std::string_view::npos ? std::string_view() : name.substr(0, dot);
}

bool is_part(const ObjectChange& change) {
  static const std::set<std::string, std::less<>> parts = {"column",  "constraint", "index",
                                                           "trigger", "policy",     "rule"};
  return parts.contains(change.kind);
}

/// Drops what is said with the object that a part belongs to.
void forget_parts_of_whole(std::vector<ObjectChange>& changes) {
  std::set<std::string, std::less<>> wholes;
  for (const ObjectChange& change : changes)
    if (!is_part(change) && change.change != ChangeKind::changed) wholes.insert(change.name);
  std::erase_if(changes, [&](const ObjectChange& change) {
    return is_part(change) && wholes.contains(owner_of(change.name));
  });
}

/// Whether a step may have done anything at all.
bool is_unknown(const Step& step) {
  const auto* command = step.as<sql::Command>();
  return step.refused || step.as<sql::Opaque>() || step.as<sql::CodeBlock>() ||
         step.as<sql::CallProcedure>() || step.alters<sql::OpaqueAction>() ||
         (command != nullptr && command->dynamic);
}

bool is_unknown(const Script& script) {
  return std::any_of(script.steps.begin(), script.steps.end(),
                     [](const Step& step) { return is_unknown(step); });
}

bool continues_type(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '.' || c == '"' || c == '[' || c == ']';
}

/// An expression without its casts (`'x'::text`): servers add and drop them as they like.
std::string without_casts(std::string text) {
  static constexpr std::string_view second_words[] = {" varying", " precision",
                                                      " without time zone", " with time zone"};
  for (size_t at = text.find("::"); at != std::string::npos; at = text.find("::", at)) {
    size_t end = at + 2;
    while (end < text.size() && continues_type(text[end]))
      ++end;
    for (const std::string_view word : second_words)
      if (std::string_view(text).substr(end).starts_with(word)) end += word.size();
    if (end < text.size() && text[end] == '(') end = text.find(')', end) + 1;
    text.erase(at, (end == 0 ? text.size() : end) - at);
  }
  return text;
}

/// An expression whose functions are named without their schemas.
std::string without_schemas(std::string text) {
  for (size_t dot = text.find('.'); dot != std::string::npos; dot = text.find('.', dot)) {
    size_t from = dot;
    while (from > 0 && continues_type(text[from - 1]) && text[from - 1] != '.')
      --from;
    size_t to = dot + 1;
    while (to < text.size() && continues_type(text[to]) && text[to] != '.')
      ++to;
    const bool is_call = from < dot && to > dot + 1 && to < text.size() && text[to] == '(';
    if (!is_call) {
      ++dot;
      continue;
    }
    text.erase(from, dot + 1 - from);
    dot = from;
  }
  return text;
}

/// Whether both values say the same in other words.
bool says_the_same(const AttributeChange& attribute) {
  const auto usual = [](const std::string& method) { return method.empty() || method == "btree"; };
  if (attribute.name == "method") return usual(attribute.before) && usual(attribute.after);
  const auto plain = [](const std::string& text) { return without_schemas(without_casts(text)); };
  return plain(attribute.before) == plain(attribute.after);
}

}  // namespace

std::vector<ObjectChange> left_behind(const Pair& pair) {
  auto changes = catalog::diff(*pair.up.before, *pair.down.after, *pair.up.semantics);
  // A table that somebody else made is known only since the up named it.
  std::set<std::string, std::less<>> strangers;
  for (const ObjectChange& change : changes)
    if (is_external(change)) strangers.insert(change.name);
  // Statistics go with their table.
  std::erase_if(changes, [](const ObjectChange& change) { return change.kind == "statistics"; });
  std::erase_if(changes, [&](const ObjectChange& change) {
    return strangers.contains(change.name) || strangers.contains(owner_of(change.name));
  });
  for (ObjectChange& change : changes)
    std::erase_if(change.attributes, [&](const auto& attribute) {
      return says_nothing(change, attribute) || says_the_same(attribute);
    });
  std::erase_if(changes, [](const ObjectChange& change) {
    return change.change == ChangeKind::changed && change.attributes.empty();
  });
  forget_parts_of_whole(changes);
  return changes;
}

bool is_provable(const Pair& pair) {
  return !is_unknown(pair.up) && !is_unknown(pair.down) &&
         pair.down.after->unknown == pair.up.before->unknown;
}

std::string in_words(const ObjectChange& change) {
  const std::string name = change.kind + " `" + change.name + '`';
  if (change.change == ChangeKind::added) return name + " is left";
  if (change.change == ChangeKind::removed) return name + " is missing";
  std::string text;
  for (const AttributeChange& attribute : change.attributes) {
    if (!text.empty()) text += " and ";
    if (attribute.after.empty())
      text += "has lost `" + attribute.name + ' ' + attribute.before + '`';
    else if (attribute.before.empty())
      text += "has kept `" + attribute.name + ' ' + attribute.after + '`';
    else
      text +=
          "has " + attribute.name + " `" + attribute.after + "`, not `" + attribute.before + '`';
  }
  return name + ' ' + text;
}

bool was_there(const Pair& pair, const sql::ObjectName& table) {
  if (!table) return false;
  const catalog::Lookup lookup(*pair.up.before, *pair.up.semantics);
  const catalog::Relation* relation = lookup.relation(table);
  if (relation != nullptr) return !relation->is_view();
  // Of a history that starts somewhere, what nobody made was there.
  const catalog::Lookup later(*pair.up.after, *pair.up.semantics);
  relation = later.relation(table);
  return relation != nullptr && relation->external;
}

bool writes_rows(const Step& step) {
  if (const auto* create = step.as<sql::CreateTable>()) return static_cast<bool>(create->as_query);
  return step.as<sql::Insert>() || step.as<sql::Update>() || step.as<sql::Merge>() ||
         step.as<sql::Delete>() || step.as<sql::Copy>() || step.as<sql::LoadData>();
}

}  // namespace segue::rules
