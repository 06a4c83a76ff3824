#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <set>

#include "cli/applying.h"
#include "cli/beyond.h"
#include "cli/ending.h"
#include "cli/schemas.h"
#include "cli/scratch.h"
#include "cli/told.h"
#include "cli/undoing.h"
#include "dialects/all.h"
#include "report/schema.h"

namespace segue::cli {
namespace {

using Json = nlohmann::ordered_json;

struct Options {
  PlaceOptions place{};
  std::string format = "text";
  bool allow_server_changes = false;
  bool verbose = false;
};

/// Runs a history up, down and up again on a scratch database, and compares after each.
class Trial {
 public:
  Trial(const Place& place, const Options& options, const Console& console)
      : place_(place),
        options_(options),
        console_(console),
        told_(console, options.verbose),
        runner_(place.connect(), place.dialect(), owner(), {}, told_) {}

  Ending run() {
    auto course = open_course(place_, runner_);
    if (!course) return Ending::failed(course.error());
    course_ = std::move(*course);
    for (auto step : {&Trial::prepare, &Trial::up, &Trial::down, &Trial::again}) {
      const auto done = (this->*step)();
      if (!done) return Ending::failed(done.error());
    }
    return ending();
  }

 private:
  const catalog::Semantics& semantics() const {
    return place_.dialect().semantics(runner_.server());
  }

  Result<catalog::Catalog> live() {
    return place_.dialect().engine().introspect(runner_.connection());
  }

  Result<bool> prepare() {
    for (const Item& item : course_.items) {
      if (options_.allow_server_changes) break;
      if (auto error = reaches_beyond(place_, item, runner_.server())) return *error;
    }
    return true;
  }

  Result<bool> apply_pending() {
    const auto items = pending(course_, {});
    if (!items) return items.error();
    return apply_all(runner_, place_, *items, console_, [&](const Item&) { ++applied_; });
  }

  Result<bool> up() {
    schema_.emplace(place_, semantics());
    for (const Item& item : course_.items) {
      before_.push_back(schema_->catalog());
      schema_->add(item);
    }
    const auto done = apply_pending();
    if (!done) return done;
    return compare("up", "", schema_->catalog());
  }

  /// Reads again what the journal holds.
  Result<bool> look_again() {
    const auto entries = runner_.journal().migrations();
    if (!entries) return entries.error();
    auto course = course_of(place_, *entries, runner_.server());
    if (!course) return course.error();
    course_ = std::move(*course);
    return true;
  }

  /// What runs again whenever it changes has no way back, and stays.
  Result<bool> down() {
    auto looked = look_again();
    if (!looked) return looked;
    auto kept = know_what_stays();
    if (!kept) return kept;
    for (size_t i = course_.items.size(); i-- > 0;) {
      const Item& item = course_.items[i];
      if (!item.applied() || item.migration->repeatable) continue;
      catalog::Catalog from = i + 1 < before_.size() ? before_[i + 1] : schema_->catalog();
      const auto script = way_back(place_, *item.entry, &item, runner_.server(), from);
      if (!script) return script.error();
      if (!*script || (*script)->empty()) {
        stopped_at_ = item.id;
        return true;
      }
      const auto done = runner_.revert(**script, *item.entry, semantics());
      if (!done) return done;
      ++reverted_;
      const auto compared = compare("down", item.id, before_[i]);
      if (!compared) return compared;
    }
    return true;
  }

  Result<bool> again() {
    if (reverted_ == 0) return true;
    auto looked = look_again();
    if (!looked) return looked;
    const auto done = apply_pending();
    if (!done) return done;
    return compare("up again", "", schema_->catalog());
  }

  /// What runs again whenever it changes is no difference while all else is taken back.
  Result<bool> know_what_stays() {
    for (size_t i = 0; i < course_.items.size(); ++i) {
      if (!course_.items[i].migration->repeatable) continue;
      const auto there = live();
      if (!there) return there.error();
      for (const auto& change : differences(*there, place_, before_[i], runner_.server()))
        known_.insert(report::changes_as_text({change}));
      break;
    }
    return true;
  }

  /// Differences that an earlier comparison has met are not told again.
  Result<bool> compare(const std::string& stage, const std::string& migration,
                       const catalog::Catalog& wanted) {
    const auto there = live();
    if (!there) return there.error();
    Differences changes = differences(*there, place_, wanted, runner_.server());
    std::set<std::string> met;
    std::erase_if(changes, [&](const auto& change) {
      const std::string text = report::changes_as_text({change});
      met.insert(text);
      return known_.contains(text);
    });
    known_ = std::move(met);
    if (changes.empty()) return true;
    differing_ += changes.size();
    if (options_.format == "text") {
      const std::string what = migration.empty() ? stage : stage + " of " + migration;
      console_.out(fmt::format("after {}: {}\n", what, count_of(changes)));
      console_.out(text_of(changes, *schema_));
    }
    stages_.push_back({{"stage", stage},
                       {"migration", migration.empty() ? Json() : Json(migration)},
                       {"changes", list_of(changes, *schema_)}});
    return true;
  }

  Ending ending() const {
    Ending ending{.status = differing_ == 0 ? ok : found,
                  .data = {{"applied", applied_},
                           {"reverted", reverted_},
                           {"no_way_back", stopped_at_.empty() ? Json() : Json(stopped_at_)},
                           {"differences", stages_}}};
    ending.words =
        fmt::format("{} up, {} down, {} up again", applied_ - reverted_, reverted_, reverted_);
    if (!stopped_at_.empty())
      ending.words +=
          fmt::format(" (`{}` has no way back, nor is one tried before it)", stopped_at_);
    ending.words += differing_ == 0 ? ": the schema is as simulated"
                                    : fmt::format(": {} differences", differing_);
    return ending;
  }

  const Place& place_;
  const Options& options_;
  const Console& console_;
  Told told_;
  run::Runner runner_;
  Course course_{};
  std::optional<Schema> schema_{};          // of all ups
  std::vector<catalog::Catalog> before_{};  // each item, as simulated
  std::set<std::string> known_{};           // differences that have been told
  Json stages_ = Json::array();
  size_t applied_ = 0;
  size_t reverted_ = 0;
  size_t differing_ = 0;
  std::string stopped_at_{};
};

/// A database that is a file needs none to stand beside.
PlaceOptions with_any_file(PlaceOptions options) {
  const auto url = environment_variable("DATABASE_URL");
  if (!options.url.empty() || !options.environment.empty() || (url && !url->empty()))
    return options;
  const auto loaded = load(options.inputs);
  const auto* dialect = dialects::by_url_scheme(dialects::scheme_of_files());
  const bool files_do =
      loaded && std::all_of(loaded->project.histories.begin(), loaded->project.histories.end(),
                            [&](const auto& history) { return history.dialect == dialect; });
  if (files_do) options.url = std::string(dialects::scheme_of_files()) + ":scratch.db";
  return options;
}

Ending verify(const Options& options, const Console& console) {
  auto place = find_place(with_any_file(options.place));
  if (!place) return Ending::failed(place.error());
  const auto scratch = Scratch::make(place->target, place->dialect());
  if (!scratch) return Ending::failed(scratch.error());
  place->target = (*scratch)->target();
  Ending ending = Trial(*place, options, console).run();
  if (ending.error)
    ending.error->while_doing.emplace_back("trying the migrations on a scratch database");
  return ending;
}

}  // namespace

void add_verify(CLI::App& app, Action& chosen) {
  const auto options = std::make_shared<Options>();
  add_place(app, options->place);
  add_format(app, options->format);
  app.add_flag("--allow-server-changes", options->allow_server_changes,
               "run also what reaches beyond the scratch database: accounts, other databases");
  app.add_flag("-v,--verbose", options->verbose, "tell every statement and its time");
  app.callback([options, &chosen] {
    chosen = [options](const Console& console) {
      return tell(verify(*options, console), options->format, console);
    };
  });
}

}  // namespace segue::cli
