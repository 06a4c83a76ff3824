#include "project/layout.h"

#include <algorithm>
#include <set>
#include <utility>

#include "base/text.h"

namespace segue::project {
namespace {

/// Enough to see the marks of a layout, few enough to cost nothing.
constexpr size_t sample_size = 8;

/// The text of a comment line that begins at `at`, without its dashes.
std::string_view comment_at(std::string_view line) {
  line = text::trimmed(line);
  if (!line.starts_with("--")) return {};
  return text::trimmed(line.substr(2));
}

}  // namespace

Marks marks_of(Sections sections) {
  switch (sections) {
    case Sections::migrate:
      return {"-- migrate:up", "-- migrate:down"};
    case Sections::goose:
      return {"-- +goose Up", "-- +goose Down"};
    case Sections::sql_migrate:
      return {"-- +migrate Up", "-- +migrate Down"};
    case Sections::none:
    case Sections::changesets:
      break;
  }
  return {};
}

const std::vector<const Layout*>& layouts() {
  static const std::vector<const Layout*> all = {
#define SEGUE_LAYOUT(id) &layout::id,
#include "project/layouts.def"
#undef SEGUE_LAYOUT
  };
  return all;
}

const Layout* find_layout(std::string_view name) {
  for (const auto* layout : layouts()) {
    if (layout->name == name) return layout;
  }
  return nullptr;
}

void Reading::report(std::string rule, Severity severity, std::string file, std::string message,
                     std::string advice) {
  project.findings.push_back({.rule = std::move(rule),
                              .severity = severity,
                              .message = std::move(message),
                              .advice = std::move(advice),
                              .file = std::move(file)});
}

std::vector<Entry> scripts_in(const Folder& folder, const Reading& reading, const Wanted& wanted) {
  std::vector<Entry> entries;
  for (const auto& file : folder.files) {
    auto name = read_name(file, reading.dialects);
    if (!name || !wanted(*name)) continue;
    const Direction direction = name->direction.value_or(Direction::up);
    entries.push_back(
        {.name = std::move(*name), .path = folder.path_of(file), .direction = direction});
  }
  return entries;
}

std::vector<Entry> scripts_in(const Folder& folder, const Reading& reading) {
  return scripts_in(folder, reading, [](const FileName&) { return true; });
}

void claim(Folder& folder, const std::vector<Entry>& entries) {
  std::set<std::string_view> taken;
  for (const auto& entry : entries)
    taken.insert(entry.name.file);
  std::erase_if(folder.files, [&](const std::string& file) { return taken.contains(file); });
}

void claim_all(Folder& folder) {
  folder.taken = true;
  folder.files.clear();
  for (const auto& below : folder.folders)
    claim_all(*below);
}

void add_history(History history, Reading& reading) {
  if (!history.migrations.empty()) reading.project.histories.push_back(std::move(history));
}

void report_strangers(const Layout& layout, Folder& folder, Reading& reading) {
  const auto strangers = scripts_in(folder, reading);
  for (const auto& entry : strangers) {
    reading.report("unknown-file-in-migrations", Severity::note, entry.path,
                   "`" + entry.name.file + "` has no name that " + std::string(layout.name) +
                       " would run: it is left out");
  }
  claim(folder, strangers);
}

bool has_mark(std::string_view text, std::string_view mark) {
  for (size_t at = text.find("--"); at != std::string_view::npos; at = text.find("--", at)) {
    const size_t end = std::min(text.find('\n', at), text.size());
    if (text::starts_with_ignoring_case(comment_at(text.substr(at, end - at)), mark)) return true;
    at = end;
  }
  return false;
}

const Layout& layout_of_text(std::string_view text) {
  if (has_mark(text, "liquibase formatted sql")) return layout::liquibase;
  if (has_mark(text, "+goose up")) return layout::goose;
  if (has_mark(text, "migrate:up")) return layout::dbmate;
  if (has_mark(text, "+migrate up")) return layout::sql_migrate;
  return layout::plain;
}

bool any_marked(const Folder& folder, Reading& reading, std::string_view mark) {
  std::vector<const std::string*> scripts;
  for (const auto& file : folder.files) {
    if (is_script(file, reading.dialects)) scripts.push_back(&file);
  }
  const size_t step = std::max<size_t>(1, scripts.size() / sample_size);
  for (size_t i = 0; i < scripts.size(); i += step) {
    if (has_mark(reading.heads.of(folder.path_of(*scripts[i])), mark)) return true;
  }
  return false;
}

}  // namespace segue::project
