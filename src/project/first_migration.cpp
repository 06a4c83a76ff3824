#include "project/first_migration.h"

#include <fmt/core.h>

#include "project/next_names.h"
#include "project/next_texts.h"

namespace segue::project {
namespace {

/// One file per name, without its ending.
FileChange script(const std::string& stem, std::string_view ending, std::string text = {}) {
  return {stem + std::string(ending), std::nullopt, std::move(text)};
}

std::string stamp(std::time_t now) {
  return version_after("00000000000000", now);
}

std::string stamp_with_dashes(std::time_t now) {
  return version_after("0000-00-00-000000", now);
}

bool begins_by_itself(const Layout& layout) {
  return &layout == &layout::sqitch || &layout == &layout::drizzle ||
         &layout == &layout::schema_dump || &layout == &layout::version_to_version;
}

}  // namespace

Result<FileChanges> first_migration(const Layout& layout, const std::string& folder,
                                    const Draft& draft, const std::string& who, std::time_t now) {
  if (begins_by_itself(layout))
    return Error{ErrorCode::usage,
                 fmt::format("how a first migration of `{}` is made is not known: let its tool "
                             "make it, or write it by hand",
                             layout.name)};
  if (draft.wants_down && !layout.has_downs)
    return Error{ErrorCode::usage,
                 fmt::format("`{}` has no scripts for the way back", layout.name)};
  const auto named = [&](const std::string& version) {
    return path::joined(folder, version + draft.name);
  };
  if (layout.sections == Sections::changesets)
    return FileChanges{script(named(stamp(now) + '_'), ".sql",
                              fmt::format("--liquibase formatted sql\n\n--changeset {}:{}\n{}", who,
                                          draft.name, draft.up))};
  if (layout.sections != Sections::none)
    return FileChanges{
        script(named(stamp(now) + '_'), ".sql", sections_text(layout.sections, draft))};
  if (&layout == &layout::flyway || &layout == &layout::refinery)
    return FileChanges{script(named("V1__"), ".sql", draft.up)};
  if (&layout == &layout::prisma)
    return FileChanges{script(named(stamp(now) + '_'), "/migration.sql", draft.up)};
  if (&layout == &layout::plain)
    return FileChanges{script(named(stamp(now) + '_'), ".sql", draft.up)};
  const bool folders = &layout == &layout::diesel;
  const std::string stem = named((folders ? stamp_with_dashes(now) : stamp(now)) + '_');
  const std::string lead = folders ? "/" : ".";
  return FileChanges{script(stem, lead + "up.sql", draft.up),
                     script(stem, lead + "down.sql", draft.down)};
}

}  // namespace segue::project
