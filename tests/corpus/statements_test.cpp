// Segue against the real parsers: where statements begin and end, of what kind they are, what they
// are about, and how many of them are understood. The figures and every difference stand in
// statements.expected.

#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <map>

#include "corpus/corpus.h"
#include "corpus/oracle.h"
#include "dialect/dialect.h"
#include "dialects/all.h"
#include "sql/describe.h"

namespace segue::test {
namespace {

struct Figures {
  size_t files = 0;
  size_t statements = 0;
  size_t understood = 0;
  size_t oracle = 0;             // statements that the real grammar takes
  size_t oracle_understood = 0;  // of these, understood by us
  size_t boundaries = 0;         // of these, cut at the same places
  size_t kinds_compared = 0, kinds = 0;
  size_t targets_compared = 0, targets = 0;

  Figures& operator+=(const Figures& o) {
    files += o.files, statements += o.statements, understood += o.understood, oracle += o.oracle;
    oracle_understood += o.oracle_understood, boundaries += o.boundaries;
    kinds_compared += o.kinds_compared, kinds += o.kinds;
    targets_compared += o.targets_compared, targets += o.targets;
    return *this;
  }
};

std::string percent(size_t part, size_t whole) {
  if (whole == 0) return "-";
  // Cut, not rounded: 99.99 % must not look like all.
  return fmt::format("{}.{:02}%", part * 100 / whole, part * 10000 / whole % 100);
}

std::string row(const std::string& name, const Figures& f) {
  return fmt::format(
      "{:<38} files {:>5}  statements {:>6}  understood {:>7}  accepted by oracle {:>6}  of these "
      "understood "
      "{:>7}  boundaries {:>7}  kinds {:>7}  targets {:>7}",
      name, f.files, f.statements, percent(f.understood, f.statements), f.oracle,
      percent(f.oracle_understood, f.oracle), percent(f.boundaries, f.oracle),
      percent(f.kinds, f.kinds_compared), percent(f.targets, f.targets_compared));
}

/// Whether there is nothing but white space, comments and psql lines.
bool is_blank(std::string_view text) {
  size_t at = 0;
  while (at < text.size()) {
    const std::string_view rest = text.substr(at);
    if (std::string_view(" \t\r\n\f\v;\xEF\xBB\xBF").find(rest[0]) != std::string_view::npos) {
      ++at;
    } else if (rest.starts_with("--") || rest.starts_with('#') || rest.starts_with('\\')) {
      const size_t end = rest.find('\n');
      at = end == std::string_view::npos ? text.size() : at + end;
    } else if (rest.starts_with("/*")) {
      int depth = 0;
      do {
        if (text.substr(at).starts_with("/*")) {
          ++depth, at += 2;
        } else if (text.substr(at).starts_with("*/")) {
          --depth, at += 2;
        } else {
          ++at;
        }
      } while (depth > 0 && at < text.size());
    } else {
      return false;
    }
  }
  return true;
}

std::vector<std::string> texts(const std::vector<sql::ObjectName>& names) {
  std::vector<std::string> result;
  for (const auto& name : names)
    result.push_back(name.text());
  return result;
}

/// Names as the oracle gives them: a dropped trigger or rule as "table.trigger".
std::vector<std::string> oracle_names(const sql::Statement& statement) {
  const auto* drop = std::get_if<sql::Drop>(&statement);
  if (drop == nullptr || drop->kind == sql::ObjectKind::operator_)
    return texts(sql::targets_of(statement));
  std::vector<std::string> names;
  for (const auto& object : drop->objects)
    names.push_back(object.table ? object.table.text() + "." + object.name.text()
                                 : object.name.text());
  return names;
}

class Comparison {
 public:
  Comparison(const dialect::Dialect& dialect, ExpectedTable& expected)
      : dialect_(dialect), expected_(expected) {}

  Figures compare(const OracleFile& file, const std::filesystem::path& root) {
    const Source source(file.path, read_file(root / file.project / file.path));
    const dialect::Script script = dialect_.parse(source);
    Figures figures{.files = 1, .statements = script.statements.size()};
    for (const auto& statement : script.statements)
      figures.understood += statement.understood();
    for (size_t i = 0; i < file.statements.size(); ++i)
      if (file.statements[i].accepted) compare(file, i, source, script, figures);
    return figures;
  }

 private:
  void compare(const OracleFile& file, size_t index, const Source& source,
               const dialect::Script& script, Figures& figures) {
    const OracleStatement& theirs = file.statements[index];
    const std::string where =
        fmt::format("{} {}/{}#{}", dialect_.name(), file.project, file.path, index);
    ++figures.oracle;
    const dialect::ParsedStatement* ours = same_range(theirs, source, script);
    if (ours == nullptr) return expected_.add_difference(where + " boundary");
    ++figures.boundaries;
    if (!ours->understood())
      return expected_.add_difference(where + " " +
                                      (ours->error ? "error: " + ours->error->message : "opaque"));
    ++figures.oracle_understood;
    if (!theirs.kinds.empty()) {
      ++figures.kinds_compared;
      const std::string kind = sql::kind_of(ours->tree);
      const bool same =
          std::find(theirs.kinds.begin(), theirs.kinds.end(), kind) != theirs.kinds.end();
      figures.kinds += same;
      if (!same)
        expected_.add_difference(fmt::format("{} kind {} for {}", where, kind, theirs.kind));
    }
    if (theirs.targets) {
      ++figures.targets_compared;
      const auto names = oracle_names(ours->tree);
      const bool same = names == *theirs.targets;
      figures.targets += same;
      if (!same)
        expected_.add_difference(fmt::format("{} target {} for {}", where, fmt::join(names, ","),
                                             fmt::join(*theirs.targets, ",")));
    }
  }

  /// Our statement that lies in the oracle's range with nothing but blanks around it.
  static const dialect::ParsedStatement* same_range(const OracleStatement& theirs,
                                                    const Source& source,
                                                    const dialect::Script& script) {
    const Span range{theirs.offset, theirs.offset + theirs.length};
    for (const auto& statement : script.statements) {
      if (statement.span.begin < range.begin || statement.span.begin >= range.end) continue;
      const uint32_t end = std::max(statement.span.end, statement.data.end);
      if (statement.span.end > range.end) return nullptr;
      const bool before = is_blank(source.text({range.begin, statement.span.begin}));
      const bool after = end >= range.end || is_blank(source.text({end, range.end}));
      return before && after ? &statement : nullptr;
    }
    return nullptr;
  }

  const dialect::Dialect& dialect_;
  ExpectedTable& expected_;
};

bool is_torture(const std::string& project) {
  return project == "pg-regress-a";
}

}  // namespace

TEST_CASE("statements are cut, named and understood as by the databases' own parsers") {
  const auto root = corpus_root();
  if (root.empty()) return;
  ExpectedTable expected(std::filesystem::path(SEGUE_SOURCE_DIR) /
                         "tests/corpus/statements.expected");
  const std::pair<std::string, std::string> oracles[] = {
      {"postgresql", "pg"}, {"mysql", "mysql"}, {"sqlite", "sqlite"}};
  for (const auto& [name, folder] : oracles) {
    const dialect::Dialect* dialect = dialects::by_name(name);
    REQUIRE(dialect != nullptr);
    Comparison comparison(*dialect, expected);
    std::map<std::string, Figures> projects;
    for (const auto& file : read_oracle(root, folder))
      projects[file.project] += comparison.compare(file, root);
    Figures real;
    for (const auto& [project, figures] : projects) {
      expected.add_figure(row(name + " " + project, figures));
      if (!is_torture(project)) real += figures;
    }
    expected.add_figure(row(name + " all but torture", real));
    CHECK(real.oracle_understood * 1000 >= real.oracle * 995);
  }
  for (const auto& problem : expected.check())
    FAIL_CHECK(problem);
}

TEST_CASE("the other torture set: scripts of a test language around the SQL") {
  const auto root = corpus_root();
  if (root.empty()) return;
  const dialect::Dialect* dialect = dialects::by_name("mysql");
  REQUIRE(dialect != nullptr);
  ExpectedTable expected(std::filesystem::path(SEGUE_SOURCE_DIR) / "tests/corpus/torture.expected");
  Figures figures;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root / "mariadb-test-a")) {
    if (!entry.is_regular_file()) continue;
    const Source source(entry.path().string(), read_file(entry.path()));
    const dialect::Script script = dialect->parse(source, {.test_script = true});
    ++figures.files;
    figures.statements += script.statements.size();
    for (const auto& statement : script.statements)
      figures.understood += statement.understood();
  }
  expected.add_figure(fmt::format("mysql mariadb-test-a: files {}, statements {}, understood {}",
                                  figures.files, figures.statements,
                                  percent(figures.understood, figures.statements)));
  CHECK(figures.understood * 100 >= figures.statements * 90);
  for (const auto& problem : expected.check())
    FAIL_CHECK(problem);
}

}  // namespace segue::test
