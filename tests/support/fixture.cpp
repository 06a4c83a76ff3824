#include "support/fixture.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <stdexcept>

#include "base/text.h"

namespace segue::test {
namespace fs = std::filesystem;
namespace {

bool updating() {
  return std::getenv("UPDATE_EXPECTED") != nullptr;
}

std::vector<std::string> lines_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error("cannot read " + path.string());
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);)
    lines.push_back(line);
  return lines;
}

/// "postgresql >= 12, sqlite".
std::vector<Target> targets_in(std::string_view list) {
  std::vector<Target> targets;
  for (const std::string_view part : text::split(list, ',')) {
    Target target;
    const size_t from = part.find(">=");
    target.dialect = text::trimmed(part.substr(0, from));
    if (from != std::string_view::npos)
      std::sscanf(std::string(text::trimmed(part.substr(from + 2))).c_str(), "%d.%d.%d",
                  &target.at_least, &target.minor, &target.patch);
    targets.push_back(target);
  }
  return targets;
}

std::string without_end(std::string text) {
  const size_t last = text.find_last_not_of(" \n\r");
  text.resize(last == std::string::npos ? 0 : last + 1);
  return text;
}

/// The marks that end a line, the last one first.
std::vector<Mark> marks_in(std::string_view line) {
  constexpr std::string_view severities[] = {"error", "warning", "note"};
  std::vector<Mark> marks;
  for (size_t at = line.rfind("-- "); at != std::string_view::npos; at = line.rfind("-- ")) {
    const std::string_view text = text::trimmed(line.substr(at + 3));
    const size_t colon = text.find(": ");
    const std::string_view severity = text.substr(0, colon);
    if (colon == std::string_view::npos ||
        std::find(std::begin(severities), std::end(severities), severity) == std::end(severities))
      break;
    const std::string_view rule = text.substr(colon + 2);
    if (rule.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") != std::string_view::npos)
      break;
    marks.push_back({.severity = std::string(severity), .rule = std::string(rule)});
    line = line.substr(0, at);
  }
  return marks;
}

/// The first line in which two texts differ.
std::string first_difference(std::string_view expected, std::string_view actual) {
  const auto theirs = text::split(expected, '\n');
  const auto ours = text::split(actual, '\n');
  for (size_t i = 0; i < std::max(theirs.size(), ours.size()); ++i) {
    const std::string_view wanted = i < theirs.size() ? theirs[i] : "(end)";
    const std::string_view got = i < ours.size() ? ours[i] : "(end)";
    if (wanted != got)
      return "line " + std::to_string(i + 1) + "\n  expected: " + std::string(wanted) +
             "\n  got:      " + std::string(got);
  }
  return "";
}

}  // namespace

std::string Target::version() const {
  if (at_least == 0) return {};
  std::string text = std::to_string(at_least);
  if (minor > 0 || patch > 0) text += '.' + std::to_string(minor);
  if (patch > 0) text += '.' + std::to_string(patch);
  return text;
}

bool Case::is_for(std::string_view dialect) const {
  return targets.empty() || std::any_of(targets.begin(), targets.end(), [&](const Target& target) {
           return target.dialect == dialect;
         });
}

const std::string* Case::section(std::string_view kind) const {
  for (const Section& section : sections)
    if (section.kind == kind) return &section.text;
  return nullptr;
}

std::string Case::text_of(std::string_view kind) const {
  const std::string* text = section(kind);
  return text ? *text : "";
}

Marks Case::marks(std::string_view kind) const {
  Marks marks;
  const std::string text = text_of(kind);
  size_t number = 0;
  for (const std::string_view line : text::split(text, '\n')) {
    ++number;
    for (Mark& mark : marks_in(line)) {
      mark.section = kind;
      mark.line = number;
      marks.insert(std::move(mark));
    }
  }
  return marks;
}

Fixture::Fixture(fs::path path) : path_(std::move(path)) {
  size_t number = 0;
  for (const std::string& line : lines_of(path_)) {
    ++number;
    const std::string_view title = line.starts_with("--- ") ? line : std::string_view();
    if (title.starts_with("--- case:")) {
      cases_.push_back({.name = std::string(text::trimmed(title.substr(9))), .line = number});
    } else if (cases_.empty()) {
      head_.push_back(line);
    } else if (title.starts_with("--- dialects:")) {
      cases_.back().targets = targets_in(title.substr(13));
    } else if (!title.empty()) {
      cases_.back().sections.push_back({.kind = std::string(text::trimmed(title.substr(4)))});
    } else if (!cases_.back().sections.empty()) {
      cases_.back().sections.back().text += line + '\n';
    } else if (!text::trimmed(line).empty()) {
      throw std::runtime_error(path_.string() + ":" + std::to_string(number) +
                               ": text before the first section of the case");
    }
  }
  for (Case& each : cases_)
    for (Section& section : each.sections)
      section.text = without_end(std::move(section.text));
}

std::string Fixture::difference(const Case& which, std::string_view kind, std::string_view actual) {
  Case& own = cases_[static_cast<size_t>(&which - cases_.data())];
  for (Section& section : own.sections) {
    if (section.kind != kind) continue;
    const std::string text = without_end(std::string(actual));
    if (section.text == text) return "";
    if (!updating()) return std::string(kind) + ", " + first_difference(section.text, text);
    section.text = text;
    changed_ = true;
  }
  return "";
}

void Fixture::save() const {
  if (!changed_) return;
  std::ofstream out(path_, std::ios::binary);
  for (const std::string& line : head_)
    out << line << '\n';
  for (const Case& each : cases_) {
    if (&each != &cases_.front()) out << '\n';
    out << "--- case: " << each.name << '\n';
    if (!each.targets.empty()) {
      out << "--- dialects:";
      for (const Target& target : each.targets) {
        out << (&target == &each.targets.front() ? " " : ", ") << target.dialect;
        if (target.at_least > 0) out << " >= " << target.version();
      }
      out << '\n';
    }
    for (const Section& section : each.sections) {
      out << "--- " << section.kind << '\n';
      if (!section.text.empty()) out << section.text << '\n';
    }
  }
}

std::vector<fs::path> fixtures(const fs::path& folder) {
  const fs::path root = fs::path(SEGUE_SOURCE_DIR) / folder;
  std::vector<fs::path> paths;
  if (!fs::is_directory(root)) return paths;
  for (const auto& entry : fs::recursive_directory_iterator(root))
    if (entry.path().extension() == ".sql") paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  return paths;
}

}  // namespace segue::test
