#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "cli/applying.h"
#include "cli/ending.h"
#include "cli/forcing.h"
#include "cli/schemas.h"

namespace segue::cli {
namespace {

struct Options {
  PlaceOptions place{};
  std::string at{};
  Forcing forcing{};
  std::string format = "text";
  bool dry_run = false;
};

/// The items up to (and with) a version; all of them if it is empty.
Result<Items> items_up_to(const Course& course, const std::string& version) {
  Items items;
  size_t wanted = 0;
  for (const Item& item : course.items) {
    items.push_back(&item);
    if (version.empty() || item.is_called(version)) wanted = items.size();
  }
  if (wanted == 0 && !version.empty())
    return Error{ErrorCode::usage, "there is no migration `" + version + "`"};
  items.resize(wanted);
  for (const Item* item : items) {
    if (item->trouble) return *item->trouble;
    if (item->entry && item->entry->state == journal::State::running)
      return Error{ErrorCode::step, "`" + item->id +
                                        "` was begun here and not ended: finish it with `segue "
                                        "up`, or see `segue repair`"};
    if (item->entry && item->entry->state == journal::State::reverting)
      return Error{ErrorCode::step, "the down of `" + item->id +
                                        "` was broken off: finish it with `segue down`, or see "
                                        "`segue repair`"};
  }
  return items;
}

/// The version at which the database stands, as far as its schema tells; empty where it is as
/// before the first one, nothing where it is as none of them leaves it.
std::optional<std::string> version_shown(const Place& place, const Course& course,
                                         const catalog::Catalog& live,
                                         const dialect::Version& version) {
  Schema schema(place, place.dialect().semantics(version));
  std::optional<std::string> found;
  const auto look = [&](const std::string& id) {
    if (differences(live, place, schema.catalog(), version).empty()) found = id;
  };
  look("");
  for (const Item& item : course.items) {
    schema.add(item);
    look(item.id);
  }
  return found;
}

std::string hint(const std::optional<std::string>& shown) {
  if (!shown) return "it is as none of the migrations leaves it";
  if (shown->empty()) return "it is as before the first migration: begin with `segue up`";
  return "it is as `" + *shown + "` leaves it: `--at " + *shown + "`";
}

Ending baseline(const Options& options, const Console& console) {
  if (auto error = mistake_in(options.forcing)) return Ending::failed(*error);
  auto place = find_place(options.place);
  if (!place) return Ending::failed(place.error());
  const auto sight = look_at(*place);
  if (!sight) return Ending::failed(sight.error());
  const auto items = items_up_to(sight->course, options.at);
  if (!items) return Ending::failed(items.error());

  const auto& semantics = place->dialect().semantics(sight->version);
  const auto live = place->dialect().engine().introspect(*sight->connection);
  if (!live) return Ending::failed(live.error());
  Schema schema(*place, semantics);
  Items fresh;
  for (const Item* item : *items) {
    schema.add(*item);
    if (!item->applied() && !item->up.empty()) fresh.push_back(item);
  }
  const auto changes = differences(*live, *place, schema.catalog(), sight->version);
  std::vector<std::string> ids;
  for (const Item* item : fresh)
    ids.push_back(item->id);
  Ending ending{.data = {{"baselined", ids}, {"changes", list_of(changes, schema)}}};
  if (!changes.empty()) {
    if (options.format == "text") console.out(text_of(changes, schema));
    if (!options.forcing.force) {
      const auto shown = version_shown(*place, sight->course, *live, sight->version);
      ending.data["baselined"] = nlohmann::ordered_json::array();
      ending.status = found;
      ending.words = fmt::format("the database is not as these migrations leave it, {}; {}",
                                 count_of(changes), hint(shown));
      return ending;
    }
  }
  if (fresh.empty()) {
    ending.words = "nothing to do";
    return ending;
  }
  ending.words = fmt::format("{} {}taken as applied, up to {}", ids.size(),
                             options.dry_run ? "would be " : "", ids.back());
  if (options.dry_run) return ending;
  const auto done = take_as_applied(
      *place, fresh, {.origin = "baseline", .kind = "baselined", .detail = options.forcing.reason},
      console);
  if (!done) return Ending::failed(done.error());
  return ending;
}

}  // namespace

void add_baseline(CLI::App& app, Action& chosen) {
  const auto options = std::make_shared<Options>();
  add_place(app, options->place);
  app.add_option("--at", options->at,
                 "the last migration that the database has had; all of them if it is not given");
  add_forcing(app, options->forcing, "although the database is otherwise");
  add_format(app, options->format);
  app.add_flag("--dry-run", options->dry_run, "compare and tell, and write nothing");
  app.callback([options, &chosen] {
    chosen = [options](const Console& console) {
      return tell(baseline(*options, console), options->format, console);
    };
  });
}

}  // namespace segue::cli
