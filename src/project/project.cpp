#include "project/project.h"

#include <algorithm>
#include <set>
#include <utility>

#include "base/text.h"
#include "project/dialect_choice.h"
#include "project/layout.h"

namespace segue::project {
namespace {

/// A script inside the folder, to hang a note on.
std::string first_script(const Folder& folder, const Reading& reading) {
  for (const auto& file : folder.files) {
    if (is_script(file, reading.dialects)) return folder.path_of(file);
  }
  for (const auto& below : folder.folders) {
    std::string found = first_script(*below, reading);
    if (!found.empty()) return found;
  }
  return {};
}

/// Leaves out folders for databases that we do not read.
bool leave_out_foreign(Folder& folder, Reading& reading) {
  const std::string_view database = foreign_database(folder.name);
  if (database.empty()) return false;
  const std::string script = first_script(folder, reading);
  if (script.empty()) return false;
  claim_all(folder);
  reading.report("other-database", Severity::note, script,
                 "the folder `" + folder.name + "` is left out: " + std::string(database) +
                     " is not among the databases that are read");
  return true;
}

/// "create.cockroach.up.sql": a word between dots.
std::string_view foreign_word(std::string_view file) {
  for (const std::string_view part : text::split(file, '.')) {
    const std::string_view database = foreign_database(part);
    if (!database.empty()) return database;
  }
  return {};
}

void leave_out_foreign_files(Folder& folder, Reading& reading) {
  std::set<std::string_view> noted;
  std::erase_if(folder.files, [&](const std::string& file) {
    if (!is_script(file, reading.dialects)) return false;
    const std::string_view database = foreign_word(file);
    if (database.empty()) return false;
    if (noted.insert(database).second)
      reading.report("other-database", Severity::note, folder.path_of(file),
                     "files for " + std::string(database) +
                         " are left out: it is not among the databases that are read");
    return true;
  });
}

/// Plans of ours, in the folder of a deployment or wherever they were kept. No number stands before
/// their names; of the other scripts the first bytes tell, and nothing else of them is read here.
void leave_out_plans(Folder& folder, Reading& reading) {
  std::erase_if(folder.files, [&](const std::string& file) {
    const bool numbered = file.front() >= '0' && file.front() <= '9';
    if (numbered || !is_script(file, reading.dialects)) return false;
    const auto head = reading.heads.tree().head(folder.path_of(file), plan_opening.size());
    return head && *head == plan_opening;
  });
}

void look_at(Folder& folder, Reading& reading) {
  if (folder.taken || leave_out_foreign(folder, reading)) return;
  leave_out_plans(folder, reading);
  leave_out_foreign_files(folder, reading);
  for (const auto* layout : layouts()) {
    const bool allowed = reading.settings.layout == nullptr || reading.asked_for(*layout) ||
                         layout == &layout::plain;
    if (allowed && !folder.taken) layout->take(folder, reading);
  }
  for (const auto& below : folder.folders)
    look_at(*below, reading);
}

/// What is asked for wins over what the text looks like, but files that say themselves what they
/// are for stay what they are: those of other dialects are left out.
void obey_settings(Project& project, const Settings& settings) {
  if (settings.dialect == nullptr) return;
  auto& histories = project.histories;
  std::erase_if(histories, [&](const History& history) {
    const bool is_other = history.dialect != nullptr && history.dialect != settings.dialect &&
                          history.dialect_by != "what its SQL looks like";
    if (is_other) project.left_out.push_back(history);
    return is_other;
  });
  for (auto& history : histories) {
    if (history.dialect != settings.dialect) history.dialect_by = "your settings";
    history.dialect = settings.dialect;
    history.is_guessed = false;
  }
}

/// The only dialect that the other histories have; null where they differ.
const dialect::Dialect* common_dialect(const std::vector<History>& histories) {
  const dialect::Dialect* common = nullptr;
  for (const auto& history : histories) {
    if (history.dialect == nullptr) continue;
    if (common != nullptr && common != history.dialect) return nullptr;
    common = history.dialect;
  }
  return common;
}

void choose_dialects(Reading& reading) {
  auto& histories = reading.project.histories;
  for (auto& history : histories)
    choose_dialect(history, reading);
  obey_settings(reading.project, reading.settings);
  const auto* common = common_dialect(histories);
  for (auto& history : histories) {
    if (history.dialect != nullptr) continue;
    history.is_guessed = true;
    if (common != nullptr) {
      history.dialect = common;
      history.dialect_by = "the rest of the project";
    } else if (reading.settings.usual != nullptr) {
      history.dialect = reading.settings.usual;
      history.dialect_by = reading.settings.usual_by;
    } else {
      history.dialect = dialect_by_trial(history, reading);
      history.dialect_by = "which grammar fails the least on it";
    }
  }
}

/// V1__x.sql is a name in two layouts. Where one folder tells which, its neighbours follow.
void settle_kin(std::vector<History>& histories) {
  const bool told = std::any_of(histories.begin(), histories.end(), [](const History& history) {
    return history.layout == &layout::refinery;
  });
  for (auto& history : histories) {
    if (told && history.layout == &layout::flyway) history.layout = &layout::refinery;
  }
}

}  // namespace

Result<Project> load_folder(const FileTree& tree, const std::string& folder,
                            const Settings& settings, const Dialects& dialects) {
  auto walked = walk(tree, folder, settings.depth);
  if (!walked) return walked.error();
  Project project;
  Heads heads(tree);
  Reading reading{dialects, heads, settings, project};
  look_at(**walked, reading);
  settle_kin(project.histories);
  choose_dialects(reading);
  for (auto& history : project.histories)
    history.server = settings.server;
  return project;
}

Result<Project> load_file(const FileTree& tree, const std::string& path, const Settings& settings,
                          const Dialects& dialects) {
  Project project;
  Heads heads(tree);
  auto head = tree.head(path, 1);
  if (!head) return head.error();
  Reading reading{dialects, heads, settings, project};
  History history;
  history.layout = settings.layout != nullptr ? settings.layout : &layout_of_text(heads.of(path));
  history.folder = path::folder_of(path);
  history.from_nothing = false;
  const auto name = read_name(path::name_of(path), dialects);
  if (name) history.dialect = name->dialect != nullptr ? name->dialect : name->dialect_word;
  if (history.dialect != nullptr) history.dialect_by = "the file's name";
  Migration migration{.id = std::string(path::name_of(path))};
  const bool down = name && name->direction == Direction::down;
  (down ? migration.down : migration.up).push_back({path});
  history.migrations.push_back(std::move(migration));
  project.histories.push_back(std::move(history));
  choose_dialects(reading);
  project.histories.front().server = settings.server;
  return project;
}

}  // namespace segue::project
