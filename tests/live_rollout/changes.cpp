#include "live_rollout/changes.h"

#include <cstdlib>
#include <fstream>
#include <set>
#include <sstream>
#include <stdexcept>

#include "base/text.h"

namespace segue::test {
namespace {

namespace fs = std::filesystem;

const fs::path root = fs::path(SEGUE_SOURCE_DIR) / "tests/live_rollout/changes";

std::string text_of(const fs::path& change, const std::string& dialect, const std::string& name) {
  const fs::path own = change / dialect / name;
  std::ifstream in(fs::exists(own) ? own : change / name);
  if (!in) throw std::runtime_error("there is no " + own.string());
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

Agreement read_agreement(const std::string& text) {
  Agreement agreement;
  std::string* query = nullptr;
  for (const auto line : text::split(text, '\n')) {
    if (line == "-- v1") query = &agreement.v1;
    if (line == "-- v2") query = &agreement.v2;
    if (line.starts_with("-- none:")) query = &agreement.none.emplace_back();
    if (line.starts_with("--") || line.empty()) continue;
    if (!query) throw std::runtime_error("a query without `-- v1`, `-- v2` or `-- none:`");
    *query += (query->empty() ? "" : "\n") + std::string(line.substr(0, line.find(';')));
  }
  return agreement;
}

bool is_wanted(const std::string& change) {
  const char* only = std::getenv("SEGUE_CHANGES");
  if (only == nullptr) return true;
  for (const auto each : text::split(only, ','))
    if (text::trimmed(each) == change) return true;
  return false;
}

}  // namespace

bool Change::has(const std::string& script) const {
  for (const auto& entry : fs::directory_iterator(migrations))
    if (entry.is_directory() && fs::exists(entry.path() / script)) return true;
  return false;
}

std::vector<Change> changes_for(const std::string& dialect) {
  std::set<fs::path> folders;
  for (const auto& entry : fs::directory_iterator(root))
    if (fs::exists(entry.path() / dialect)) folders.insert(entry.path());
  std::vector<Change> changes;
  for (const auto& folder : folders) {
    if (!is_wanted(folder.filename().string())) continue;
    changes.push_back({.name = folder.filename().string(),
                       .migrations = folder / dialect / "migrations",
                       .v1 = read_operations(text_of(folder, dialect, "v1.sql")),
                       .v2 = read_operations(text_of(folder, dialect, "v2.sql")),
                       .agreement = read_agreement(text_of(folder, dialect, "agree.sql"))});
  }
  return changes;
}

}  // namespace segue::test
