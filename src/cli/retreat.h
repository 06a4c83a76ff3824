#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/undoing.h"
#include "journal/rollouts.h"

namespace segue::cli {

/// A script that runs again whenever it has changed, as it ran before the release that has changed
/// it.
struct Former {
  journal::Migration entry{};  // as the journal is going to hold it
  plan::Script script{};
};

/// What runs again of a release that is taken back.
struct Formers {
  std::vector<Former> runs{};        // in the order of the history
  std::vector<int64_t> entries{};    // that have no other way back: of those, and of what stays
  std::vector<std::string> stays{};  // what stays as the release has left it, and why: for people
  catalog::Catalog schema;           // once they have run
};
Result<Formers> formers_of(const Place& place, const Course& course, journal::Journal& journal,
                           const std::string& release, const dialect::Version& version);

/// What is going to be taken back.
struct Retreat {
  const Place& place;
  const Course& course;
  const std::vector<journal::Rollout>& rollouts;
  dialect::Version version{};
  Entries entries{};                 // the last one first
  std::string release{};             // that is taken back as a whole; empty: none
  const Formers* formers = nullptr;  // … and what of it runs before as it did; null: nothing
};

/// What keeps it from being taken back, found before any of it is: something of it, or what stands
/// on it, was begun and not ended; a migration has no way back; or one of several ways back cannot
/// be run on the schema that those before it leave.
std::optional<Error> obstacle_to(const Retreat& retreat);

}  // namespace segue::cli
