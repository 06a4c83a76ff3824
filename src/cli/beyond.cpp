#include "cli/beyond.h"

#include <fmt/format.h>

#include <algorithm>

#include "sql/describe.h"

namespace segue::cli {
namespace {

/// What the whole server has, and no database by itself.
bool is_of_server(std::string_view kind) {
  static constexpr std::string_view things[] = {"ROLE",       "USER",   "GROUP",       "DATABASE",
                                                "TABLESPACE", "SYSTEM", "SUBSCRIPTION"};
  const size_t blank = kind.find(' ');
  if (blank == std::string_view::npos) return false;
  const std::string_view verb = kind.substr(0, blank);
  return (verb == "CREATE" || verb == "ALTER" || verb == "DROP" || verb == "RENAME") &&
         std::find(std::begin(things), std::end(things), kind.substr(blank + 1)) !=
             std::end(things);
}

bool reaches_beyond(const sql::Statement& tree, const catalog::Traits& traits) {
  const std::string kind = sql::kind_of(tree);
  if (is_of_server(kind)) return true;
  if (const auto* grant = std::get_if<sql::Grant>(&tree); grant != nullptr && grant->roles)
    return true;
  if (!traits.databases_are_schemas) return false;
  if (kind == "USE" || kind == "GRANT" || kind == "REVOKE" || kind.ends_with(" SCHEMA"))
    return true;
  const auto targets = sql::targets_of(tree);
  return std::any_of(targets.begin(), targets.end(),
                     [](const sql::ObjectName& name) { return !name.schema.text.empty(); });
}

std::optional<Error> first_in(const project::ReadScript& read, const dialect::Script& script,
                              const catalog::Traits& traits) {
  for (const auto& statement : script.statements) {
    if (!reaches_beyond(statement.tree, traits)) continue;
    const Position at = read.source->position(statement.span.begin);
    return Error{ErrorCode::usage,
                 fmt::format("{}:{}:{}: this reaches beyond a scratch database; where that does no "
                             "harm, say `--allow-server-changes`",
                             read.source->path(), at.line, at.column)};
  }
  return std::nullopt;
}

}  // namespace

std::optional<Error> reaches_beyond(const Place& place, const Item& item,
                                    const dialect::Version& version) {
  const auto& traits = place.dialect().semantics(version).traits();
  for (const auto* script : {&item.read().script, &item.read().undo})
    if (auto error = first_in(item.read(), *script, traits)) return error;
  for (const auto& file : item.migration->down) {
    const auto text = read_file(place, file, project::Direction::down);
    if (!text) return text.error();
    if (auto error = first_in(text->read, text->read.script, traits)) return error;
  }
  return std::nullopt;
}

}  // namespace segue::cli
