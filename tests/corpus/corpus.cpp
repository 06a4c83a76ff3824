#include "corpus/corpus.h"

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <set>
#include <sstream>
#include <stdexcept>

namespace segue::test {
namespace fs = std::filesystem;

fs::path corpus_root() {
  const char* set = std::getenv("SEGUE_CORPUS");
  const fs::path root =
      set != nullptr ? fs::path(set) : fs::path(SEGUE_SOURCE_DIR) / "../shared/corpus";
  if (fs::is_directory(root / "oracle")) return root;
  std::cerr << "LEFT OUT: no corpus of real migrations at " << root
            << "; set SEGUE_CORPUS to run this test on one\n";
  return {};
}

std::string read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error("cannot read " + path.string());
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

ExpectedTable::ExpectedTable(fs::path path) : path_(std::move(path)) {}

std::vector<std::string> ExpectedTable::check() {
  std::vector<std::string> expected_figures;
  std::map<std::string, std::string> reasons;
  std::ifstream in(path_);
  for (std::string line; std::getline(in, line);) {
    const size_t bar = line.find(" | ");
    if (line.empty() || line.starts_with('#')) continue;
    if (bar == std::string::npos) {
      expected_figures.push_back(line);
    } else {
      reasons[line.substr(0, bar)] = line.substr(bar + 3);
    }
  }
  if (std::getenv("UPDATE_EXPECTED") != nullptr) {
    write(reasons);
    expected_figures = figures_;
  }

  std::vector<std::string> problems;
  const std::set<std::string> found(differences_.begin(), differences_.end());
  const std::set<std::string> wanted(expected_figures.begin(), expected_figures.end());
  const std::set<std::string> got(figures_.begin(), figures_.end());
  for (const auto& line : figures_)
    if (!wanted.contains(line)) problems.push_back("not expected: " + line);
  for (const auto& line : expected_figures)
    if (!got.contains(line)) problems.push_back("expected: " + line);
  for (const auto& key : found) {
    const auto reason = reasons.find(key);
    if (reason == reasons.end() || reason->second == "unexplained")
      problems.push_back("a difference without a reason: " + key);
  }
  if (std::getenv("UPDATE_EXPECTED") == nullptr)
    for (const auto& [key, reason] : reasons)
      if (!found.contains(key)) problems.push_back("this difference is gone: " + key);
  return problems;
}

void ExpectedTable::write(const std::map<std::string, std::string>& reasons) const {
  std::ofstream out(path_);
  out << "# Written by UPDATE_EXPECTED=1; the reasons behind the bars are ours and are kept.\n\n";
  for (const auto& line : figures_)
    out << line << '\n';
  out << '\n';
  const std::set<std::string> sorted(differences_.begin(), differences_.end());
  for (const auto& key : sorted) {
    const auto reason = reasons.find(key);
    out << key << " | " << (reason == reasons.end() ? "unexplained" : reason->second) << '\n';
  }
}

}  // namespace segue::test
