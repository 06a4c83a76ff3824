#include "cli/old_findings.h"

#include <fmt/format.h>

#include <cstdint>
#include <nlohmann/json.hpp>
#include <set>

#include "base/files.h"
#include "base/text.h"
#include "project/layout.h"

namespace segue::cli {
namespace {

using nlohmann::json;

constexpr int version = 1;

/// FNV-1a: the same on every machine.
std::string hashed(std::string_view text) {
  uint64_t hash = 14695981039346656037ULL;
  for (const unsigned char c : text)
    hash = (hash ^ c) * 1099511628211ULL;
  return fmt::format("{:016x}", hash);
}

/// White space runs as one blank, so that a new indentation is no new finding.
std::string squeezed(std::string_view text) {
  std::string result;
  bool gap = false;
  for (const char c : text) {
    const bool white = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (!white && gap && !result.empty()) result += ' ';
    gap = white;
    if (!white) result += c;
  }
  return result;
}

/// The last two parts of a path: enough to tell `1_a/up.sql` from `2_b/up.sql`, and the same from
/// wherever the check is run.
std::string tail_of(const std::string& path) {
  const std::string folder(path::name_of(path::folder_of(path)));
  return path::joined(folder, path::name_of(path));
}

/// As JSON keeps it, where a name is no text.
std::string as_kept(const std::string& word) {
  return json::parse(json(word).dump(-1, ' ', false, json::error_handler_t::replace))
      .get<std::string>();
}

std::string fingerprint(const Finding& finding, const Source& source) {
  const std::string what =
      finding.span.empty() ? finding.message : squeezed(source.text(finding.span));
  return as_kept(finding.rule + ' ' + tail_of(source.path()) + ' ' + hashed(what));
}

/// What tells one project's migrations from another's: how each of its histories begins.
std::set<std::string> beginnings_of(const project::Project& project) {
  std::set<std::string> result;
  for (const auto& history : project.histories) {
    if (history.migrations.empty()) continue;
    const char first =
        history.migrations.front().id.empty() ? ' ' : history.migrations.front().id[0];
    // Loose files have no beginning.
    if (history.layout == &project::layout::plain && (first < '0' || first > '9')) continue;
    result.insert(
        as_kept(std::string(history.dialect->name()) + ' ' + history.migrations.front().id));
  }
  return result;
}

}  // namespace

Result<Baseline> Baseline::read(const std::string& path, const std::string& text,
                                const project::Project& project) {
  const Error broken{ErrorCode::usage, fmt::format("`{}` is no baseline: write one with "
                                                   "--write-baseline",
                                                   path)};
  const json root = json::parse(text, nullptr, false);
  if (root.is_discarded() || !root.is_object() || !root.contains("version") ||
      !root.contains("findings") || !root["findings"].is_object())
    return broken;
  if (root["version"] != version)
    return Error{ErrorCode::usage,
                 fmt::format("`{}` is a baseline of another version: write it again", path)};
  const auto here = beginnings_of(project);
  std::set<std::string> there;
  for (const auto& beginning : root.value("begins", json::array()))
    if (beginning.is_string()) there.insert(beginning.get<std::string>());
  const auto shared = [&](const std::string& beginning) { return here.contains(beginning); };
  if (!here.empty() && !there.empty() && std::none_of(there.begin(), there.end(), shared))
    return Error{ErrorCode::usage,
                 fmt::format("`{}` is the baseline of another project: its migrations begin with "
                             "`{}`, those here with `{}`",
                             path, fmt::join(there, "`, `"), fmt::join(here, "`, `"))};
  Baseline baseline;
  for (const auto& [key, count] : root["findings"].items()) {
    if (!count.is_number_integer()) return broken;
    baseline.known_[key] = count.get<int>();
  }
  return baseline;
}

bool Baseline::holds(const Finding& finding, const Source& source) {
  if (known_.empty()) return false;
  const auto known = known_.find(fingerprint(finding, source));
  if (known == known_.end() || known->second <= 0) return false;
  --known->second;
  return true;
}

void Baseline::add(const Finding& finding, const Source& source) {
  ++known_[fingerprint(finding, source)];
}

std::string Baseline::as_json(const project::Project& project) const {
  json findings = json::object();
  for (const auto& [key, count] : known_)
    findings[key] = count;
  const json root = {
      {"version", version}, {"begins", beginnings_of(project)}, {"findings", findings}};
  return root.dump(2) + '\n';
}

}  // namespace segue::cli
