#include "rules/hazards.h"

#include <algorithm>
#include <fstream>
#include <iostream>
#include <iterator>
#include <stdexcept>

#include "base/text.h"
#include "corpus/corpus.h"

namespace segue::test {
namespace fs = std::filesystem;
namespace {

std::vector<std::string> words_in(std::string_view text, char separator) {
  std::vector<std::string> words;
  for (const std::string_view word : text::split(text, separator))
    if (const std::string_view trimmed = text::trimmed(word); !trimmed.empty())
      words.emplace_back(trimmed);
  return words;
}

/// The records of a CSV file; a field in double quotes may hold commas, lines and doubled quotes.
std::vector<std::vector<std::string>> records_in(const fs::path& path) {
  std::ifstream in(path);
  const std::string text((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  std::vector<std::vector<std::string>> records;
  std::vector<std::string> fields(1);
  bool quoted = false;
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted && c == '"' && i + 1 < text.size() && text[i + 1] == '"') {
      fields.back() += c;
      ++i;
    } else if (c == '"') {
      quoted = !quoted;
    } else if (c == ',' && !quoted) {
      fields.emplace_back();
    } else if (c == '\n' && !quoted) {
      records.push_back(std::move(fields));
      fields.assign(1, {});
    } else if (c != '\r') {
      fields.back() += c;
    }
  }
  if (fields.size() > 1) records.push_back(std::move(fields));
  return records;
}

std::set<std::string> dialects_in(std::string_view words, char separator) {
  std::set<std::string> dialects;
  for (const std::string& word : words_in(words, separator)) {
    if (word == "all")
      dialects = {"postgresql", "mysql", "mariadb", "sqlite"};
    else if (word == "pg")
      dialects.insert("postgresql");
    else if (word == "mysql9")
      dialects.insert("mysql");
    else
      dialects.insert(word);
  }
  return dialects;
}

std::map<std::string, std::string> absences_in(const std::string& field, const std::string& place) {
  std::map<std::string, std::string> absent;
  for (const std::string& each : words_in(field, ';')) {
    const size_t colon = each.find(": ");
    if (colon == std::string::npos) throw std::runtime_error(place + ": no reason in " + each);
    absent[each.substr(0, colon)] = each.substr(colon + 2);
  }
  return absent;
}

void take(const fs::path& path, std::vector<Hazard>& hazards) {
  size_t number = 0;
  for (auto& fields : records_in(path)) {
    ++number;
    if (fields[0].empty() || fields[0] == "hazard id") continue;
    const std::string place = path.filename().string() + ':' + std::to_string(number);
    if (fields.size() < 5) throw std::runtime_error(place + ": a field is missing");
    fields.resize(6);
    hazards.push_back({place, fields[0], dialects_in(fields[1], ' '), words_in(fields[2], ' '),
                       fields[3], fields[4], absences_in(fields[5], place)});
  }
}

}  // namespace

std::vector<Hazard> mapped_hazards() {
  std::vector<fs::path> paths;
  for (const auto& entry :
       fs::directory_iterator(fs::path(SEGUE_SOURCE_DIR) / "tests/rules/hazards"))
    if (entry.path().extension() == ".csv") paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  std::vector<Hazard> hazards;
  for (const auto& path : paths)
    take(path, hazards);
  return hazards;
}

std::vector<ListedHazard> listed_hazards() {
  const fs::path corpus = corpus_root();
  if (corpus.empty()) return {};
  const fs::path list = corpus.parent_path() / "hazards.csv";
  if (!fs::exists(list)) {
    std::cerr << "LEFT OUT: no list of hazards at " << list << '\n';
    return {};
  }
  std::vector<ListedHazard> hazards;
  for (const auto& fields : records_in(list))
    if (fields.size() > 3 && fields[1] != "rule_id")
      hazards.push_back({fields[1], dialects_in(fields[2], ',')});
  return hazards;
}

}  // namespace segue::test
