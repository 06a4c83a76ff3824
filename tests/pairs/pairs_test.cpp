// The proof that a down undoes its up against real servers: each up of the given projects was run,
// then its down, and the schema compared with the one before. What the servers said must be what
// the simulation says. Figures and every difference stand in pairs.expected.

#include <fmt/core.h>

#include <catch2/catch.hpp>
#include <iostream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "catalog/apply.h"
#include "corpus/corpus.h"
#include "dialects/all.h"
#include "rules/way_back.h"

namespace segue::test {
namespace {

using nlohmann::json;

/// The server that an oracle file was made with.
struct Server {
  std::string prefix{};
  std::string suffix{};
  std::string dialect{};
  dialect::Version version{};
};

const std::vector<Server>& servers() {
  static const std::vector<Server> list{
      {"postgresql-", "-pg18", "postgresql", {"", 18, 0, 0}},
      {"postgresql-", "", "postgresql", {"", 15, 0, 0}},
      {"mysql-", "", "mysql", {"mariadb", 10, 11, 0}},
      {"sqlite-", "", "sqlite", {"", 3, 40, 0}},
  };
  return list;
}

const Server& server_of(const std::string& name) {
  for (const Server& server : servers())
    if (name.starts_with(server.prefix) && name.ends_with(server.suffix)) return server;
  throw std::runtime_error("no server is known for " + name);
}

/// Which part of a file with sections a statement stands in; `whole` where nothing is marked.
bool is_down(const dialect::Script& script, Span span, bool whole) {
  bool down = whole;
  for (const dialect::Directive& directive : script.directives) {
    if (directive.span.begin > span.begin) break;
    if (directive.tool != "migrate" && directive.tool != "+goose" && directive.tool != "+migrate")
      continue;
    if (directive.text.starts_with("down") || directive.text.starts_with("Down")) down = true;
    if (directive.text.starts_with("up") || directive.text.starts_with("Up")) down = false;
  }
  return down;
}

/// One history, replayed up by up, with each down tried on a copy.
class History {
 public:
  History(const dialect::Dialect& dialect, const Server& server, std::filesystem::path project)
      : dialect_(dialect),
        semantics_(dialect.semantics(server.version)),
        costs_(dialect.costs(server.version)),
        project_(std::move(project)),
        catalog_(catalog::empty_catalog(semantics_)) {}

  /// "same", "differs: …", "error: …" or "unknown".
  std::string verdict(const json& record) {
    const std::string up_file = record["up"].value("file", std::string());
    // This application switches the checks off before it runs its migrations.
    const bool unchecked = record["project"] == "vaultwarden";
    if (unchecked) catalog_.session["foreign_key_checks"] = "0";
    const Run up = run(up_file, false, catalog_);
    if (!record["down"].contains("file")) return {};
    const std::string down_file = record["down"]["file"];
    catalog::Catalog copy = catalog_;
    if (unchecked) copy.session["foreign_key_checks"] = "0";
    const Run down = run(down_file, true, copy, down_file == up_file);
    if (!down.refused.empty()) return "error: " + down.refused;
    const rules::Pair pair{up.script, down.script};
    if (!rules::is_provable(pair)) return "unknown";
    std::string words;
    for (const auto& change : rules::left_behind(pair))
      words += (words.empty() ? "differs: " : ", ") + rules::in_words(change);
    return words.empty() ? "same" : words;
  }

 private:
  struct Run {
    std::unique_ptr<dialect::Script> read{};
    rules::Script script{};
    std::string refused{};
  };

  /// Runs one direction of a file.
  Run run(const std::string& file, bool down, catalog::Catalog& catalog, bool divided = true) {
    const Source source(file, read_file(project_ / file));
    Run run;
    run.read = std::make_unique<dialect::Script>(dialect_.parse(source));
    facts::Snapshot at = std::make_shared<catalog::Catalog>(catalog);
    run.script.before = run.script.at_start = at;
    const facts::Range range(at);
    run.script.semantics = &semantics_;
    for (const auto& statement : run.read->statements) {
      if (divided && is_down(*run.read, statement.span, false) != down) continue;
      if (statement.error) {
        run.refused = statement.error->message;
        continue;
      }
      const auto outcome = catalog::apply(catalog, statement.tree, semantics_);
      if (!outcome.findings.empty() && run.refused.empty())
        run.refused = outcome.findings.front().message;
      facts::Snapshot after = std::make_shared<catalog::Catalog>(catalog);
      for (auto& step : facts::steps_of(statement.tree, at, after, range, semantics_, costs_)) {
        step.refused = !outcome.applied;
        // What this version of the server does not know it refuses whatever the schema.
        if (run.refused.empty()) run.refused = step.cost.refusal;
        run.script.steps.push_back(std::move(step));
      }
      at = after;
    }
    catalog::end_session(catalog, semantics_);
    run.script.after = std::make_shared<catalog::Catalog>(catalog);
    return run;
  }

  const dialect::Dialect& dialect_;
  const catalog::Semantics& semantics_;
  const facts::CostModel& costs_;
  std::filesystem::path project_;
  catalog::Catalog catalog_;
};

/// What the server did: "same", "differs" or "error"; empty where no down was run.
std::string live_verdict(const json& record) {
  const std::string status = record["down"]["status"];
  if (status == "error") return status;
  if (status != "ok" && status != "empty") return {};
  const std::string restore = record.value("restore", std::string());
  return restore == "order" ? "same" : restore;
}

/// Where something cannot be seen through the rule is silent: nothing is claimed, as if all were
/// the same. Such pairs are counted beside the others, so that nobody takes silence for a proof.
struct Figures {
  int pairs = 0;
  int agree = 0;
  int silent = 0;
  Figures& operator+=(const Figures& other) {
    pairs += other.pairs;
    agree += other.agree;
    silent += other.silent;
    return *this;
  }
};

std::string row(const std::string& name, const Figures& figures) {
  const int hundredths = figures.pairs == 0 ? 0 : figures.agree * 10000 / figures.pairs;
  return fmt::format("{:<40} pairs {:>5}  agree {:>5}  {:>3}.{:02}%  of them not proved {:>3}",
                     name, figures.pairs, figures.agree, hundredths / 100, hundredths % 100,
                     figures.silent);
}

Figures replay(const std::filesystem::path& oracle, const std::filesystem::path& root,
               ExpectedTable& table) {
  Figures figures;
  const std::string name = oracle.stem().string();
  const Server& server = server_of(name);
  const dialect::Dialect* dialect = dialects::by_name(server.dialect);
  if (dialect == nullptr) return figures;
  std::map<std::string, std::unique_ptr<History>> plans;
  std::istringstream text(read_file(oracle));
  for (std::string line; std::getline(text, line);) {
    const json record = json::parse(line);
    // The last line of a plan is its schema; what the server refused is not part of the history.
    if (!record.contains("up") || record["up"]["status"] == "error") continue;
    const std::string plan = record["plan"];
    auto& history = plans[plan];
    if (!history)
      history =
          std::make_unique<History>(*dialect, server, root / record["project"].get<std::string>());
    const std::string ours = history->verdict(record);
    const std::string theirs = live_verdict(record);
    if (theirs.empty()) continue;
    ++figures.pairs;
    const bool silent = ours == "unknown";
    figures.silent += silent;
    if ((silent ? "same" : ours.substr(0, ours.find(':'))) == theirs) {
      ++figures.agree;
      continue;
    }
    const std::string key =
        name + (plan.empty() ? "" : '/' + plan) + ' ' + record["id"].get<std::string>();
    std::cout << key << "\n    server: " << theirs << ' ' << record.value("diff", json()).dump()
              << record["down"].value("error", "") << "\n    segue:  " << ours << '\n';
    table.add_difference(key);
  }
  return figures;
}

}  // namespace

TEST_CASE("the proof of a down agrees with what a real server does") {
  const auto root = corpus_root();
  if (root.empty()) return;
  ExpectedTable table(std::filesystem::path(SEGUE_SOURCE_DIR) / "tests/pairs/pairs.expected");
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(root / "oracle/exec"))
    if (entry.path().extension() == ".jsonl") files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  Figures total;
  for (const auto& file : files) {
    const Figures figures = replay(file, root, table);
    if (figures.pairs == 0) continue;
    table.add_figure(row(file.stem().string(), figures));
    total += figures;
  }
  table.add_figure(row("all", total));
  std::cout << row("all", total) << '\n';
  for (const std::string& problem : table.check())
    FAIL_CHECK(problem);
  CHECK(total.agree * 100 >= total.pairs * 98);
}

}  // namespace segue::test
