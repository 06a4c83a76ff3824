#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <utility>

#include "base/text.h"
#include "project/layouts/liquibase.h"

namespace segue::project::layout {
namespace {

using Json = nlohmann::json;

bool is_json(std::string_view file) {
  return text::lower(file).ends_with(".json");
}

bool is_master_name(std::string_view file) {
  const std::string name = text::lower(file);
  const bool ending = name.ends_with(".json") || name.ends_with(".xml") ||
                      name.ends_with(".yaml") || name.ends_with(".yml");
  return ending && name.find("changelog") != std::string::npos;
}

bool includes_others(const std::string& head) {
  return text::lower(head).find("databasechangelog") != std::string::npos &&
         head.find("include") != std::string::npos;
}

/// The string at a key of an object; empty where there is none.
std::string string_at(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

bool true_at(const Json& object, const char* key) {
  const auto found = object.find(key);
  if (found == object.end()) return false;
  return found->is_boolean() ? found->get<bool>() : *found == "true";
}

/// A folder as a path leads to it; null where there is none.
Folder* descend(Folder* from, std::string_view path) {
  for (const std::string_view part : text::split(path, '/')) {
    if (from == nullptr) return nullptr;
    if (part == "..") {
      from = from->parent;
    } else if (!part.empty() && part != ".") {
      from = from->find(part);
    }
  }
  return from;
}

/// A file of the tree.
struct Found {
  Folder* folder = nullptr;
  std::string file{};
};

/// Follows the includes of one changelog.
class Master {
 public:
  Master(Folder& folder, Reading& reading) : top_(folder), reading_(reading) {
    history_ = history_in(folder, liquibase);
  }

  void take(const std::string& file) {
    follow({&top_, file});
    add_history(std::move(history_), reading_);
  }

 private:
  void follow(const Found& changelog) {
    const std::string path = changelog.folder->path_of(changelog.file);
    if (!followed_.insert(path).second) return;
    std::erase(changelog.folder->files, changelog.file);
    auto text = reading_.heads.tree().read(path);
    const Json json = text ? Json::parse(*text, nullptr, false) : Json();
    const auto entries = json.is_object() ? json.find("databaseChangeLog") : json.end();
    if (!json.is_object() || entries == json.end() || !entries->is_array()) {
      return reading_.report("unread-changelog", Severity::error, path,
                             "the changelog is no JSON, or lists nothing",
                             "restore it: it tells which changelogs run, and in which order");
    }
    for (const auto& entry : *entries)
      follow_entry(entry, changelog, path);
  }

  void follow_entry(const Json& entry, const Found& changelog, const std::string& path) {
    if (!entry.is_object()) return;
    if (const auto one = entry.find("include"); one != entry.end() && one->is_object())
      include(string_at(*one, "file"), true_at(*one, "relativeToChangelogFile"), changelog, path);
    if (const auto all = entry.find("includeAll"); all != entry.end() && all->is_object())
      include_all(string_at(*all, "path"), true_at(*all, "relativeToChangelogFile"), changelog,
                  path);
  }

  /// Paths begin where the changelog lies, or in any folder above: which of those is a root is the
  /// tool's setting, which we do not see.
  template <class Look>
  void look_upwards(const Found& changelog, bool relative, Look look) {
    for (Folder* at = changelog.folder; at != nullptr; at = relative ? nullptr : at->parent) {
      if (look(*at)) return;
    }
  }

  void include(const std::string& written, bool relative, const Found& changelog,
               const std::string& path) {
    const std::string wanted = written.starts_with("classpath:") ? written.substr(10) : written;
    std::optional<Found> found;
    look_upwards(changelog, relative, [&](Folder& at) {
      Folder* folder = descend(&at, path::folder_of(wanted));
      const std::string file(path::name_of(wanted));
      if (folder == nullptr || !reading_.heads.tree().head(folder->path_of(file), 1)) return false;
      found = Found{folder, file};
      return true;
    });
    if (!found)
      return reading_.report("missing-file", Severity::error, path,
                             "the changelog includes `" + written + "`, which is not there");
    add(*found);
  }

  void include_all(const std::string& wanted, bool relative, const Found& changelog,
                   const std::string& path) {
    Folder* found = nullptr;
    look_upwards(changelog, relative, [&](Folder& at) {
      found = descend(&at, wanted);
      return found != nullptr;
    });
    if (found == nullptr)
      return reading_.report(
          "missing-file", Severity::error, path,
          "the changelog includes the folder `" + wanted + "`, which is not there");
    add_all(*found);
  }

  /// Files in the order of their paths, byte by byte.
  void add_all(Folder& folder) {
    std::vector<std::string> files = folder.files;
    std::sort(files.begin(), files.end());
    for (const auto& file : files) {
      const bool sql = is_script(file, reading_.dialects) &&
                       is_changelog(reading_.heads.of(folder.path_of(file)));
      if (sql || (is_master_name(file) && is_json(file))) add({&folder, file});
    }
    for (const auto& below : folder.folders)
      add_all(*below);
  }

  void add(const Found& found) {
    if (is_json(found.file)) return follow(found);
    if (!is_script(found.file, reading_.dialects)) return;
    if (!found.folder->has(found.file)) return;
    history_.migrations.push_back(
        {.name = found.file, .id = found.file, .up = {{found.folder->path_of(found.file)}}});
    std::erase(found.folder->files, found.file);
  }

  Folder& top_;
  Reading& reading_;
  History history_{};
  std::set<std::string> followed_{};
};

/// Whether there is a changelog in formatted SQL in the folder or below it.
bool any_changelog(const Folder& folder, Reading& reading) {
  return any_marked(folder, reading, "liquibase formatted sql") ||
         std::any_of(folder.folders.begin(), folder.folders.end(),
                     [&](const auto& below) { return any_changelog(*below, reading); });
}

}  // namespace

void take_masters(Folder& folder, Reading& reading) {
  std::vector<std::string> masters;
  std::copy_if(folder.files.begin(), folder.files.end(), std::back_inserter(masters),
               is_master_name);
  for (const auto& file : masters) {
    if (!folder.has(file) || !includes_others(reading.heads.of(folder.path_of(file)))) continue;
    if (!any_changelog(folder, reading)) continue;
    if (is_json(file)) {
      Master(folder, reading).take(file);
    } else {
      reading.report("unread-changelog", Severity::note, folder.path_of(file),
                     "changelogs in this format are not read: what they include in formatted SQL "
                     "is taken in the order of its names");
    }
  }
}

}  // namespace segue::project::layout
