#include <set>

#include "base/text.h"
#include "project/layout.h"
#include "project/sqitch_plan.h"

namespace segue::project::layout {
namespace {

/// Where a project keeps its things, as sqitch.conf says or by default.
struct Places {
  std::string engine{};
  std::string plan = "sqitch.plan";
  std::string deploy = "deploy";
  std::string revert = "revert";
  std::string verify = "verify";
  std::string reworked = "reworked";
  std::string extension = "sql";
};

void set(std::string& place, const std::string& value) {
  if (!value.empty()) place = value;
}

/// Paths of the configuration begin where the configuration lies.
std::string plain_path(std::string path) {
  while (path.starts_with("./"))
    path.erase(0, 2);
  while (path.ends_with('/'))
    path.pop_back();
  return path == "." ? "" : path;
}

Places places_in(const std::string& conf) {
  Places places;
  places.engine = configured(conf, "core", "engine");
  const std::string of_engine = "engine." + places.engine;
  const auto find = [&](std::string_view key) {
    const std::string own = configured(conf, of_engine, key);
    return plain_path(own.empty() ? configured(conf, "core", key) : own);
  };
  const std::string top = find("top_dir");
  for (auto* place :
       {&places.plan, &places.deploy, &places.revert, &places.verify, &places.reworked})
    *place = path::joined(top, *place);
  set(places.plan, find("plan_file"));
  set(places.deploy, find("deploy_dir"));
  set(places.revert, find("revert_dir"));
  set(places.verify, find("verify_dir"));
  set(places.reworked, find("reworked_dir"));
  set(places.extension, find("extension"));
  return places;
}

void collect(const Folder& folder, std::set<std::string>& paths) {
  for (const auto& file : folder.files)
    paths.insert(folder.path_of(file));
  for (const auto& below : folder.folders)
    collect(*below, paths);
}

Folder* descend(Folder& from, std::string_view path) {
  Folder* at = &from;
  for (const std::string_view part : text::split(path, '/')) {
    if (at != nullptr && !part.empty()) at = at->find(part);
  }
  return at;
}

class PlannedProject {
 public:
  PlannedProject(Folder& folder, Places places, Reading& reading)
      : folder_(folder), places_(std::move(places)), reading_(reading) {
    collect(folder, present_);
  }

  void take(const std::string& plan_path, const std::string& plan_text) {
    std::vector<PlanProblem> problems;
    const Plan plan = read_plan(plan_text, problems);
    for (const auto& problem : problems)
      report(problem.span, Severity::error, "broken-plan", plan_path, problem.message);
    History history = history_in(folder_, sqitch);
    if (!name_dialect(history, places_.engine, path::joined(folder_.path, "sqitch.conf"), reading_))
      return claim_places();
    std::set<std::string> earlier;
    for (const auto& change : plan.changes) {
      check_dependencies(change, plan, earlier, plan_path);
      earlier.insert(change.name);
      add(change, history, plan_path);
    }
    report_strangers();
    claim_places();
    add_history(std::move(history), reading_);
  }

 private:
  void claim_places() {
    for (const auto& place : {places_.deploy, places_.revert, places_.verify, places_.reworked}) {
      if (Folder* taken = descend(folder_, place); taken != nullptr && taken != &folder_)
        claim_all(*taken);
    }
  }

  void report(Span span, Severity severity, std::string rule, const std::string& file,
              std::string message, std::string advice = {}) {
    reading_.report(std::move(rule), severity, file, std::move(message), std::move(advice));
    reading_.project.findings.back().span = span;
  }

  /// The path of a change's script; empty where there is none. Scripts of reworked changes may lie
  /// in a folder of their own.
  std::string script(const Change& change, const std::string& place) {
    const std::string name = change.script() + "." + places_.extension;
    const std::string apart =
        path::joined(places_.reworked, path::joined(path::name_of(place), name));
    for (const auto& candidate : {path::joined(place, name), apart}) {
      std::string path = path::joined(folder_.path, candidate);
      if (!present_.contains(path)) continue;
      used_.insert(path);
      return path;
    }
    return {};
  }

  void add(const Change& change, History& history, const std::string& plan_path) {
    const std::string up = script(change, places_.deploy);
    const std::string down = script(change, places_.revert);
    script(change, places_.verify);
    if (up.empty()) {
      return report(change.span, Severity::error, "missing-file", plan_path,
                    "`" + change.name + "` has no " + places_.deploy + "/" + change.script() + "." +
                        places_.extension);
    }
    Migration migration{.version = change.script(), .name = change.name, .id = change.script()};
    migration.up.push_back({up});
    if (!down.empty()) {
      migration.down.push_back({down});
    } else {
      report({}, Severity::warning, "missing-down", up,
             "`" + change.name + "` has no revert script",
             "add one, or say why there is none: -- segue: irreversible reason=\"…\"");
    }
    history.migrations.push_back(std::move(migration));
  }

  void check_dependencies(const Change& change, const Plan& plan,
                          const std::set<std::string>& earlier, const std::string& plan_path) {
    for (const auto& needed : change.requires_changes) {
      if (needed.starts_with('@')) continue;
      std::string name = needed;
      const size_t colon = name.find(':');
      if (colon != std::string::npos && name.substr(0, colon) != plan.project) continue;
      if (colon != std::string::npos) name.erase(0, colon + 1);
      name = name.substr(0, name.find_first_of("@^~"));
      if (!earlier.contains(name))
        report(change.span, Severity::error, "missing-dependency", plan_path,
               "`" + change.name + "` requires `" + needed + "`, which no earlier change provides");
    }
  }

  /// Scripts that no change of the plan names.
  void report_strangers() {
    for (const auto& place : {places_.deploy, places_.revert, places_.verify}) {
      const std::string below = path::joined(folder_.path, place) + "/";
      for (auto at = present_.lower_bound(below); at != present_.end() && at->starts_with(below);
           ++at) {
        if (at->ends_with("." + places_.extension) && !used_.contains(*at))
          report({}, Severity::note, "unknown-file-in-migrations", *at,
                 "no change of the plan has this script: it never runs");
      }
    }
  }

  Folder& folder_;
  Places places_;
  Reading& reading_;
  std::set<std::string> present_;
  std::set<std::string> used_;
};

/// sqitch.plan gives the order; sqitch.conf says where the scripts are and for which engine.
void take(Folder& folder, Reading& reading) {
  const bool has_conf = folder.has("sqitch.conf");
  if (!has_conf && !folder.has("sqitch.plan")) return;
  Places places;
  if (has_conf) places = places_in(reading.heads.of(folder.path_of("sqitch.conf")));
  const std::string plan_path = path::joined(folder.path, places.plan);
  auto plan = reading.heads.tree().read(plan_path);
  if (!plan) return;
  if (Folder* holder = descend(folder, path::folder_of(places.plan)))
    std::erase(holder->files, std::string(path::name_of(places.plan)));
  PlannedProject(folder, std::move(places), reading).take(plan_path, *plan);
}

/// A row for each change that is deployed. What failed is logged elsewhere, and reverted at once.
const VersionTable versions{.names = {"sqitch.changes"},
                            .rows = "SELECT c.change, 'applied' FROM {} c ORDER BY c.committed_at",
                            .key = RowKey::name,
                            .company = {"sqitch"}};

}  // namespace

const Layout sqitch{.name = "sqitch",
                    .order = VersionOrder::text,
                    .has_downs = true,
                    .versions = &versions,
                    .take = take};

}  // namespace segue::project::layout
