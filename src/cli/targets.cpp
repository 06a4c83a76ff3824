#include "cli/targets.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <atomic>
#include <mutex>
#include <thread>

#include "base/nearest.h"
#include "report/json_text.h"

namespace segue::cli {
namespace {

using Json = nlohmann::ordered_json;
using project::TargetDatabase;

/// A target, and what came of it; nothing where its turn did not come.
struct Turn {
  TargetDatabase target{};
  std::optional<Ending> ending{};

  bool failed() const { return ending && ending->status != ok; }
};

Result<std::vector<Turn>> chosen_turns(const PlaceOptions& place, const TargetOptions& options,
                                       const project::Config& config) {
  const auto& all = config.targets.databases;
  for (const auto& name : options.names) {
    std::vector<std::string_view> known;
    for (const auto& target : all)
      known.push_back(target.name);
    if (std::find(known.begin(), known.end(), name) != known.end()) continue;
    return Error{ErrorCode::usage,
                 fmt::format("segue.toml has no target `{}`{}", name, meant_by(name, known))};
  }
  std::vector<Turn> turns;
  for (const auto& target : all) {
    const bool named =
        options.names.empty() ||
        std::find(options.names.begin(), options.names.end(), target.name) != options.names.end();
    if (named && (place.environment.empty() || target.environment == place.environment))
      turns.push_back({.target = target});
  }
  if (turns.empty() && !options.names.empty())
    return Error{ErrorCode::usage,
                 "none of these targets belongs to the environment `" + place.environment + "`"};
  return turns;
}

/// Whether targets are meant, and not the one database that the options name.
bool means_targets(const PlaceOptions& place, const TargetOptions& options,
                   const project::Config& config) {
  if (!options.names.empty()) return true;
  if (!place.url.empty()) return false;
  const auto& all = config.targets.databases;
  return std::any_of(all.begin(), all.end(), [&](const TargetDatabase& target) {
    return place.environment.empty() || target.environment == place.environment;
  });
}

/// Works off these turns, so many at once.
class Crew {
 public:
  Crew(const PlaceOptions& place, const Console& console, const Work& work, size_t width,
       bool stop_after_failure)
      : place_(place), console_(console), work_(work), width_(width), stops_(stop_after_failure) {}

  void work_off(const std::vector<Turn*>& turns, size_t most) {
    std::atomic<size_t> next = 0;
    std::vector<std::thread> workers;
    for (size_t i = 0; i < std::min(most, turns.size()); ++i)
      workers.emplace_back([&] {
        while (!(stops_ && failed_)) {
          const size_t mine = next++;
          if (mine >= turns.size()) return;
          take(*turns[mine]);
        }
      });
    for (auto& worker : workers)
      worker.join();
  }

  bool failed() const { return failed_; }

 private:
  void take(Turn& turn) {
    PlaceOptions place = place_;
    // It is worked on by the rules of the environment that it belongs to, whether that was named.
    place.environment = turn.target.environment;
    place.database = turn.target;
    const Console console{.label = fmt::format("{:<{}}  ", turn.target.name, width_)};
    turn.ending = work_(place, console);
    if (turn.ending->error) (void)report_error(console, *turn.ending->error);
    if (turn.failed()) failed_ = true;
  }

  const PlaceOptions& place_;
  const Console& console_;
  const Work& work_;
  size_t width_;
  bool stops_;
  std::atomic<bool> failed_ = false;
};

std::string words_of(const Turn& turn) {
  if (!turn.ending) return "not begun";
  if (turn.ending->error) return "failed: " + turn.ending->error->message;
  if (!turn.ending->words.empty()) return turn.ending->words;
  return turn.failed() ? "not well, as told above" : "well";
}

void tell_all(const std::vector<Turn>& turns, size_t width, const std::string& format,
              const Console& console) {
  if (format == "json") {
    Json list = Json::array();
    for (const Turn& turn : turns) {
      Json one = {{"target", turn.target.name},
                  {"status", turn.ending ? Json(static_cast<int>(turn.ending->status)) : Json()}};
      if (turn.ending && turn.ending->error) one["error"] = turn.ending->error->message;
      if (turn.ending && turn.ending->data.is_object()) one.update(turn.ending->data);
      list.push_back(std::move(one));
    }
    const Json whole = {{"version", 1}, {"targets", std::move(list)}};
    console.out(report::json_text(whole, 2) + "\n");
    return;
  }
  for (const Turn& turn : turns)
    console.out(fmt::format("{:<{}}  {}\n", turn.target.name, width, words_of(turn)));
  const auto bad = std::count_if(turns.begin(), turns.end(),
                                 [](const Turn& turn) { return !turn.ending || turn.failed(); });
  console.out(fmt::format("{} {}, {}\n", turns.size(), turns.size() == 1 ? "target" : "targets",
                          bad == 0 ? std::string("all well") : fmt::format("{} not done", bad)));
}

ExitStatus on_all(const PlaceOptions& place, std::vector<Turn> turns, const project::Spread& spread,
                  const std::string& format, const Console& console, const Work& work) {
  size_t width = 0;
  std::vector<Turn*> canaries, others;
  for (Turn& turn : turns) {
    width = std::max(width, turn.target.name.size());
    (turn.target.canary ? canaries : others).push_back(&turn);
  }
  Crew crew(place, console, work, width, spread.stop_after_failure);
  const auto parallel = static_cast<size_t>(spread.parallel);
  crew.work_off(canaries, parallel);
  // Canaries are there to fail before the others.
  if (!crew.failed()) crew.work_off(others, parallel);
  tell_all(turns, width, format, console);
  for (const Turn& turn : turns)
    if (turn.failed()) return turn.ending->status;
  return ok;
}

}  // namespace

void add_targets(CLI::App& app, TargetOptions& options, const std::string& option) {
  app.add_option(option, options.names,
                 "a target of segue.toml; all of them where no other database is named")
      ->expected(1)
      ->take_all()
      ->allow_extra_args(false);
}

ExitStatus on_targets(const PlaceOptions& place, const TargetOptions& targets,
                      const std::string& format, const Console& console, const Work& work,
                      bool at_all_events) {
  const auto config = configuration(place.inputs, DiskTree());
  const auto refused = [&](const Error& error) {
    return tell(Ending::failed(error), format, console);
  };
  if (!config) return refused(config.error());
  if (!targets.names.empty() && !place.url.empty())
    return refused({ErrorCode::usage, "`--url` and a target both name a database"});
  if (means_targets(place, targets, *config)) {
    auto turns = chosen_turns(place, targets, *config);
    if (!turns) return refused(turns.error());
    project::Spread spread = config->targets;
    if (at_all_events) {
      spread.stop_after_failure = false;
      for (Turn& turn : *turns)
        turn.target.canary = false;
    }
    return on_all(place, std::move(*turns), spread, format, console, work);
  }
  return tell(work(place, console), format, console);
}

}  // namespace segue::cli
