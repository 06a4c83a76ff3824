#include <fmt/core.h>

#include <algorithm>
#include <iterator>
#include <map>

#include "report/html_parts.h"
#include "report/markup.h"
#include "report/words.h"

namespace segue::report::html {
namespace {

using catalog::ChangeKind;
using catalog::ObjectChange;

std::string_view sign_of(ChangeKind change) {
  switch (change) {
    case ChangeKind::added:
      return "+";
    case ChangeKind::removed:
      return "−";
    case ChangeKind::changed:
      return "~";
  }
  return "";
}

/// Whether `part` is named after what it belongs to: `users.email` after `users`.
bool is_part_of(const ObjectChange& part, const ObjectChange& whole) {
  return part.change == whole.change && part.name.size() > whole.name.size() &&
         part.name.starts_with(whole.name) && part.name[whole.name.size()] == '.';
}

std::string many(std::string_view kind) {
  if (kind.ends_with('x')) return std::string(kind) + "es";
  if (kind.ends_with('y')) return std::string(kind.substr(0, kind.size() - 1)) + "ies";
  return std::string(kind) + "s";
}

std::string counted(const std::map<std::string, size_t>& parts) {
  std::string text;
  for (const auto& [kind, count] : parts)
    text += (text.empty() ? "" : ", ") + in_words(count, kind, many(kind));
  return text.empty() ? "" : " <span class=\"faint\">" + escaped(text) + "</span>";
}

/// The columns of a table are told one by one.
bool is_told_elsewhere(const ObjectChange& change, const catalog::AttributeChange& attribute) {
  return change.kind == "table" && attribute.name == "columns";
}

bool is_told_elsewhere(const ObjectChange& change) {
  return change.change == ChangeKind::changed &&
         std::all_of(change.attributes.begin(), change.attributes.end(),
                     [&](const auto& attribute) { return is_told_elsewhere(change, attribute); });
}

std::string attributes_of(const ObjectChange& change) {
  if (change.change != ChangeKind::changed) return "";
  std::string text;
  const auto value = [](const std::string& given) {
    return given.empty() ? "–" : "<code>" + escaped(given) + "</code>";
  };
  for (const auto& attribute : change.attributes) {
    if (is_told_elsewhere(change, attribute)) continue;
    text += fmt::format("{}{}: {} → {}", text.empty() ? "" : "; ", escaped(attribute.name),
                        value(attribute.before), value(attribute.after));
  }
  return " <span class=\"attributes\">" + text + "</span>";
}

std::string change_as_html(const ObjectChange& change, const std::map<std::string, size_t>& parts) {
  return fmt::format("<li class=\"{}\"><span class=\"sign\">{}</span>{} <code>{}</code>{}{}</li>\n",
                     catalog::name_of(change.change), sign_of(change.change), escaped(change.kind),
                     escaped(change.name), counted(parts), attributes_of(change));
}

/// Parts of what was added or removed as a whole are only counted.
std::string changes_as_html(const std::vector<ObjectChange>& changes) {
  std::string text;
  for (size_t i = 0; i < changes.size(); ++i) {
    const ObjectChange& change = changes[i];
    const auto belongs = [&](const ObjectChange& other) {
      return other.change != ChangeKind::changed && is_part_of(change, other);
    };
    if (std::any_of(changes.begin(), changes.end(), belongs)) continue;
    if (is_told_elsewhere(change)) continue;
    std::map<std::string, size_t> parts;
    for (const ObjectChange& other : changes) {
      if (change.change != ChangeKind::changed && is_part_of(other, change)) ++parts[other.kind];
    }
    text += change_as_html(change, parts);
  }
  return text;
}

}  // namespace

std::string timeline(const std::vector<Event>& events, const std::vector<HistoryLine>& histories) {
  std::string text;
  size_t history = histories.size();
  bool open = false;
  for (const Event& event : events) {
    if (event.changes.empty()) continue;
    if (!open || event.history != history) {
      if (open) text += "</ol>\n";
      history = event.history;
      if (histories.size() > 1 && history < histories.size()) {
        const std::string& folder = histories[history].folder;
        text += "<h3>" + escaped(folder.empty() ? "." : folder) + "</h3>\n";
      }
      text += "<ol class=\"timeline\">\n";
      open = true;
    }
    text += fmt::format("<li><p class=\"when\">{}</p><ul>\n{}</ul></li>\n",
                        escaped(event.migration), changes_as_html(event.changes));
  }
  return open ? text + "</ol>\n" : "<p class=\"faint\">The schema stays as it is.</p>\n";
}

}  // namespace segue::report::html
