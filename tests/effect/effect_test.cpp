// The simulated catalog against real servers: what each migration of the given projects added to
// and removed from the schema, object by object. Figures and every difference stand in
// effect.expected.

#include <fmt/core.h>

#include <catch2/catch.hpp>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>

#include "catalog/apply.h"
#include "corpus/corpus.h"
#include "dialects/all.h"
#include "effect/lines.h"

namespace segue::test {
namespace {

using nlohmann::json;

/// What a run over one oracle file needs to know of its dialect.
struct Server {
  std::string dialect{};
  dialect::Version version{};
  std::unique_ptr<ObjectLines> (*lines)(const catalog::Semantics&) = nullptr;
};

const std::vector<Server>& servers() {
  static const std::vector<Server> list{
      {"postgresql", {"", 18, 0, 0}, postgresql_lines},
      {"mysql", {"mariadb", 10, 11, 0}, mysql_lines},
      {"sqlite", {"", 3, 40, 0}, sqlite_lines},
  };
  return list;
}

/// Whether a directive begins the part of a file that takes the migration back, or ends it.
std::optional<bool> begins_down(const dialect::Directive& directive) {
  if (directive.tool != "migrate" && directive.tool != "+goose" && directive.tool != "+migrate")
    return std::nullopt;
  std::string word = directive.text.substr(0, directive.text.find(' '));
  for (char& c : word)
    c = static_cast<char>(std::tolower(c));
  if (word == "down") return true;
  if (word == "up") return false;
  return std::nullopt;
}

bool is_in_down_part(const dialect::Script& script, Span span) {
  bool down = false;
  for (const dialect::Directive& directive : script.directives) {
    if (directive.span.begin > span.begin) break;
    down = begins_down(directive).value_or(down);
  }
  return down;
}

/// Replays one plan: its migrations in their order, each compared with what the server did.
class Replay {
 public:
  Replay(const dialect::Dialect& dialect, const Server& server, std::filesystem::path project)
      : dialect_(dialect),
        semantics_(dialect.semantics(server.version)),
        lines_(server.lines(semantics_)),
        project_(std::move(project)),
        catalog_(catalog::empty_catalog(semantics_)) {}

  /// The difference in words; empty where both agree.
  std::string compare(const json& record) {
    const catalog::Catalog before = catalog_;
    // This application switches the checks off before it runs its migrations.
    if (record["project"] == "vaultwarden") catalog_.session["foreign_key_checks"] = "0";
    apply(record["file"].get<std::string>());
    const LineDiff ours = difference(before, catalog_, *lines_);
    const LineDiff theirs = difference(normalised(record["removed"]), normalised(record["added"]));
    if (ours == theirs) return {};
    return words(difference(theirs.removed, ours.removed), "removed") +
           words(difference(theirs.added, ours.added), "added");
  }
  const std::vector<std::string>& findings() const { return findings_; }

 private:
  void apply(const std::string& file) {
    const Source source(file, read_file(project_ / file));
    const dialect::Script script = dialect_.parse(source);
    findings_.clear();
    for (const dialect::ParsedStatement& statement : script.statements) {
      if (is_in_down_part(script, statement.span)) continue;
      if (statement.error) {
        findings_.push_back(statement.error->message);
        continue;
      }
      for (const Finding& finding : catalog::apply(catalog_, statement.tree, semantics_).findings)
        findings_.push_back(finding.rule + ": " + finding.message);
    }
    catalog::end_session(catalog_, semantics_);
  }

  Lines normalised(const json& lines) const {
    Lines result;
    for (const json& line : lines)
      if (std::string text = lines_->normalised(line.get<std::string>()); !text.empty())
        result.push_back(std::move(text));
    return result;
  }

  static std::string words(const LineDiff& diff, const std::string& what) {
    std::string text;
    for (const std::string& line : diff.removed)
      text += "    server " + what + ": " + line + '\n';
    for (const std::string& line : diff.added)
      text += "    segue  " + what + ": " + line + '\n';
    return text;
  }

  const dialect::Dialect& dialect_;
  const catalog::Semantics& semantics_;
  std::unique_ptr<ObjectLines> lines_;
  std::filesystem::path project_;
  catalog::Catalog catalog_;
  std::vector<std::string> findings_{};
};

struct Figures {
  int migrations = 0;
  int agree = 0;
};

std::string row(const std::string& name, const Figures& figures) {
  const int hundredths = figures.migrations == 0 ? 0 : figures.agree * 10000 / figures.migrations;
  return fmt::format("{:<40} migrations {:>5}  agree {:>5}  {:>3}.{:02}%", name, figures.migrations,
                     figures.agree, hundredths / 100, hundredths % 100);
}

Figures replay_file(const std::filesystem::path& oracle, const std::string& name,
                    const std::filesystem::path& root, const Server& server,
                    const dialect::Dialect& dialect, ExpectedTable& table) {
  Figures figures;
  std::map<std::string, std::unique_ptr<Replay>> plans;
  std::istringstream text(read_file(oracle));
  for (std::string line; std::getline(text, line);) {
    const json record = json::parse(line);
    if (!record.contains("file")) continue;
    const std::string plan = record["plan"];
    auto& replay = plans[plan];
    if (!replay)
      replay =
          std::make_unique<Replay>(dialect, server, root / record["project"].get<std::string>());
    const std::string difference = replay->compare(record);
    ++figures.migrations;
    const std::string key =
        name + (plan.empty() ? "" : '/' + plan) + ' ' + record["id"].get<std::string>();
    if (std::getenv("SEGUE_EFFECT_FINDINGS"))
      for (const std::string& finding : replay->findings())
        std::cout << key << "\n    finding: " << finding << '\n';
    if (difference.empty()) {
      ++figures.agree;
      continue;
    }
    std::cout << key << '\n' << difference;
    table.add_difference(key);
  }
  return figures;
}

}  // namespace

TEST_CASE("the simulated catalog is that of a real server after each migration") {
  const auto root = corpus_root();
  if (root.empty()) return;
  ExpectedTable table(std::filesystem::path(SEGUE_SOURCE_DIR) / "tests/effect/effect.expected");
  Figures total;
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(root / "oracle/effect"))
    files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  for (const auto& file : files) {
    const std::string name = file.stem().string();
    const char* only = std::getenv("SEGUE_EFFECT_ONLY");
    if (only && !name.starts_with(only)) continue;
    for (const Server& server : servers()) {
      if (!name.starts_with(server.dialect + '-')) continue;
      const dialect::Dialect* dialect = dialects::by_name(server.dialect);
      if (!dialect) continue;
      const Figures figures = replay_file(file, name, root, server, *dialect, table);
      table.add_figure(row(name, figures));
      std::cout << row(name, figures) << '\n';
      total.migrations += figures.migrations;
      total.agree += figures.agree;
    }
  }
  table.add_figure(row("all", total));
  std::cout << row("all", total) << '\n';
  for (const std::string& problem : table.check())
    FAIL_CHECK(problem);
  CHECK(total.agree * 100 >= total.migrations * 99);
}

}  // namespace segue::test
