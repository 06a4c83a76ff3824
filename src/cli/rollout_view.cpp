#include "cli/rollout_view.h"

#include "dialects/all.h"
#include "hooks/outside.h"

namespace segue::cli {

using journal::Rollout;

namespace {

/// A database file that the first release will make has nothing in it.
Place made_up_where_missing(const Place& place) {
  Place seen = place;
  const bool is_file = place.target.scheme == dialects::scheme_of_files();
  if (is_file && DiskTree().kind_of(place.target.database) == PathKind::missing)
    seen.target.database = ":memory:";
  return seen;
}

}  // namespace

Result<std::vector<Rollout>> rollouts_in(dialect::Connection& connection,
                                         const dialect::Dialect& dialect) {
  const auto there = dialect.engine().has_table(connection, "segue_app_versions");
  if (!there) return there.error();
  if (!*there) return std::vector<Rollout>();
  return journal::Rollouts(connection, dialect.engine()).all();
}

Result<std::vector<Rollout>> rollouts_in(const Sight& sight, const dialect::Dialect& dialect) {
  if (sight.journal_version < journal::first_with_releases) return std::vector<Rollout>();
  return journal::Rollouts(*sight.connection, dialect.engine()).all();
}

Result<std::unique_ptr<RolloutView>> view_rollouts(const PlaceOptions& where) {
  auto view = std::make_unique<RolloutView>();
  auto place = find_place(where);
  if (!place) return place.error();
  view->place = std::move(*place);
  auto settings = rollout_settings(view->place.loaded.config, where.environment);
  if (!settings) return settings.error();
  view->settings = std::move(*settings);
  auto sight = look_at(made_up_where_missing(view->place));
  if (!sight) return sight.error();
  view->sight = std::move(*sight);
  auto rollouts = rollouts_in(view->sight, view->place.dialect());
  if (!rollouts) return rollouts.error();
  view->rollouts = std::move(*rollouts);
  view->outside = hooks::make_outside();
  return view;
}

Result<Rollout> RolloutView::rollout(const RolloutOptions& options) const {
  if (options.release.empty()) return meant_rollout(rollouts, "");
  return rollout_of(rollouts, options, settings);
}

Result<Staging> RolloutView::stage(const Rollout& rollout) {
  return cli::stage(place, sight.course, rollouts, settings, sight.version, rollout,
                    Deployment::takes_new(rollout), row_count(place, *sight.connection));
}

Result<Gating> RolloutView::ask(const Rollout& rollout, const Staging& staging,
                                const std::string& moment, const std::vector<std::string>& only) {
  const Asking asking{.place = place,
                      .settings = settings,
                      .rollout = rollout,
                      .rollouts = rollouts,
                      .staging = &staging,
                      .server = sight.version,
                      .outside = *outside};
  return ask_gates(asking, moment, only);
}

}  // namespace segue::cli
