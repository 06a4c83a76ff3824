#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <set>

#include "cli/adoption.h"
#include "cli/applying.h"
#include "cli/ending.h"
#include "cli/schemas.h"

namespace segue::cli {
namespace {

using Json = nlohmann::ordered_json;

struct Options {
  PlaceOptions place{};
  std::string from{};
  std::string table{};
  std::string format = "text";
  bool dry_run = false;
};

/// Whose table is to be read: that of the tool that the folder is laid out for, unless another one
/// is named.
Result<const project::Layout*> tool_of(const Place& place, const std::string& named) {
  const project::Layout* layout =
      named.empty() ? place.history->layout : project::find_layout(named);
  if (layout != nullptr && layout->versions != nullptr) return layout;
  std::string known;
  for (const auto* each : project::layouts())
    if (each->versions != nullptr) known += (known.empty() ? "" : ", ") + std::string(each->name);
  return Error{
      ErrorCode::usage,
      (named.empty() ? "the folder does not tell which tool has run these migrations: name "
                       "it with `--from`"
                     : "there is no table to take over from `" + named + "`") +
          std::string(" (known: ") + known + ")"};
}

/// What stands of a migration that the tool gave up on, as far as the schema tells.
std::string told_by_schema(const Place& place, const Sight& sight, const Adoption& adoption,
                           const Item& failed) {
  const auto live = place.dialect().engine().introspect(*sight.connection);
  if (!live) return {};
  Schema schema(place, place.dialect().semantics(sight.version));
  for (const Item* item : adoption.applied)
    if (item != &failed) schema.add(*item);
  if (differences(*live, place, schema.catalog(), sight.version).empty())
    return "; the schema is as before it";
  schema.add(failed);
  if (differences(*live, place, schema.catalog(), sight.version).empty())
    return "; the schema is as after it";
  return "; the schema is neither as before it nor as after it";
}

Error refusal(const Place& place, const Sight& sight, const project::Layout& tool,
              const Adoption& adoption) {
  const auto& [key, item] = adoption.failed.front();
  std::string message = fmt::format("{} says that `{}` failed half-way", tool.name, key);
  if (item != nullptr) message += told_by_schema(place, sight, adoption, *item);
  if (!tool.versions->way_out.empty()) message += fmt::format(": {}", tool.versions->way_out);
  return {ErrorCode::step, message};
}

/// What of the tool's table the folder does not hold, and where the database is not as what was
/// applied leaves it.
void tell_details(const Adoption& adoption, const Place& place, const Sight& sight,
                  const std::string& table, const Console& console, Json& data) {
  for (const auto& key : adoption.unknown)
    console.err(fmt::format("segue: the folder does not hold `{}`, which was applied\n", key));
  data["unknown"] = adoption.unknown;
  const auto told = [&](const std::vector<const Item*>& items, std::string_view words) {
    Json ids = Json::array();
    for (const Item* item : items) {
      console.err(fmt::format("segue: `{}` {}\n", item->name(), words));
      ids.push_back(item->id);
    }
    return ids;
  };
  data["edited"] = told(adoption.edited,
                        "was edited after it had been applied: it is adopted as it reads by now");
  data["outdated"] =
      told(adoption.outdated, "has changed since it was applied: it is left pending, to run again");
  const auto live = place.dialect().engine().introspect(*sight.connection);
  if (!live) return;
  Schema schema(place, place.dialect().semantics(sight.version));
  const std::set<const Item*> adopted(adoption.applied.begin(), adoption.applied.end());
  for (const Item& item : sight.course.items)
    if (item.applied() || adopted.contains(&item)) schema.add(item);
  Differences changes = differences(*live, place, schema.catalog(), sight.version);
  std::erase_if(changes, [&](const auto& change) {
    return !table.empty() && (change.name == table || change.name.starts_with(table + "."));
  });
  data["changes"] = list_of(changes, schema);
  if (changes.empty()) return;
  console.err(fmt::format("segue: the database is not as these migrations leave it, {}:\n{}",
                          count_of(changes), text_of(changes, schema)));
}

Ending adopt(const Options& options, const Console& console) {
  auto place = find_place(options.place);
  if (!place) return Ending::failed(place.error());
  const auto tool = tool_of(*place, options.from);
  if (!tool) return Ending::failed(tool.error());
  const auto sight = look_at(*place);
  if (!sight) return Ending::failed(sight.error());
  const auto rows = rows_of(*place, *sight->connection, **tool, options.table);
  if (!rows) return Ending::failed(rows.error());
  const Adoption adoption = adoption_of(sight->course, **tool, *rows);
  if (!adoption.failed.empty()) return Ending::failed(refusal(*place, *sight, **tool, adoption));
  Items fresh;
  std::vector<std::string> ids;
  for (const Item* item : adoption.applied) {
    if (item->trouble) return Ending::failed(*item->trouble);
    if (item->applied()) continue;
    fresh.push_back(item);
    ids.push_back(item->id);
  }
  Ending ending{.data = {{"tool", (*tool)->name}, {"adopted", ids}}};
  tell_details(adoption, *place, *sight, options.table, console, ending.data);
  ending.words = fresh.empty() ? "nothing to do"
                               : fmt::format("{} {}adopted from {}", fresh.size(),
                                             options.dry_run ? "would be " : "", (*tool)->name);
  if (fresh.empty() || options.dry_run) return ending;
  const std::string name((*tool)->name);
  const auto done =
      take_as_applied(*place, fresh, {.origin = name, .kind = "adopted", .detail = name}, console);
  if (!done) return Ending::failed(done.error());
  return ending;
}

}  // namespace

void add_adopt(CLI::App& app, Action& chosen) {
  const auto options = std::make_shared<Options>();
  add_place(app, options->place);
  app.add_option("--from", options->from,
                 "the tool; the one that the folder is laid out for "
                 "otherwise");
  app.add_option("--table", options->table, "the tool's table, where it has another name");
  add_format(app, options->format);
  app.add_flag("--dry-run", options->dry_run, "say what would be adopted, and write nothing");
  app.callback([options, &chosen] {
    chosen = [options](const Console& console) {
      return tell(adopt(*options, console), options->format, console);
    };
  });
}

}  // namespace segue::cli
