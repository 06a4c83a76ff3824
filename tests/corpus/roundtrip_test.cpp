// Every statement of the corpus that is understood can be written, and is read back as the same
// tree. The exceptions and their reasons stand in roundtrip.expected.

#include <catch2/catch.hpp>
#include <cstdlib>
#include <iostream>

#include "corpus/corpus.h"
#include "corpus/oracle.h"
#include "dialects/all.h"
#include "support/round_trip.h"

namespace segue::test {
namespace {

namespace fs = std::filesystem;

class RoundTrips {
 public:
  RoundTrips(const dialect::Dialect& dialect, ExpectedTable& expected)
      : dialect_(dialect), expected_(expected) {}

  void check(const fs::path& path, const std::string& name, const dialect::ReadOptions& options) {
    const Source source(name, read_file(path));
    const dialect::Script script = dialect_.parse(source, options);
    for (size_t i = 0; i < script.statements.size(); ++i) {
      if (!script.statements[i].understood()) continue;
      ++checked_;
      const std::string problem = round_trip_problem(dialect_, script.statements[i].tree);
      if (problem.empty()) continue;
      ++failed_;
      expected_.add_difference(std::string(dialect_.name()) + " " + name + "#" + std::to_string(i));
      explain(source, script.statements[i], problem);
    }
  }

  ~RoundTrips() {
    std::cout << dialect_.name() << ": " << checked_ << " statements written and read back, "
              << failed_ << " of them differently\n";
  }

 private:
  /// SEGUE_SHOW=1 shows what went wrong, for whoever mends it.
  void explain(const Source& source, const dialect::ParsedStatement& statement,
               const std::string& problem) const {
    if (std::getenv("SEGUE_SHOW") == nullptr) return;
    std::cout << source.path() << ":" << source.position(statement.span.begin).line << "\n"
              << source.text(statement.span).substr(0, 2000) << "\n"
              << problem.substr(0, 3000) << "\n\n";
  }

  const dialect::Dialect& dialect_;
  ExpectedTable& expected_;
  size_t checked_ = 0;
  size_t failed_ = 0;
};

std::string oracle_folder(std::string_view dialect) {
  return dialect == "postgresql" ? "pg" : std::string(dialect);
}

void check_test_scripts(RoundTrips& trips, const fs::path& root) {
  for (const auto& entry : fs::recursive_directory_iterator(root / "mariadb-test-a"))
    if (entry.is_regular_file())
      trips.check(entry.path(), fs::relative(entry.path(), root).string(), {.test_script = true});
}

}  // namespace

TEST_CASE("what is understood of the corpus is written and read back as the same") {
  const fs::path root = corpus_root();
  if (root.empty()) return;
  ExpectedTable expected(fs::path(SEGUE_SOURCE_DIR) / "tests/corpus/roundtrip.expected");
  for (const dialect::Dialect* dialect : dialects::all()) {
    RoundTrips trips(*dialect, expected);
    for (const auto& file : read_oracle(root, oracle_folder(dialect->name())))
      trips.check(root / file.project / file.path, file.project + "/" + file.path, {});
    if (dialect->name() == "mysql") check_test_scripts(trips, root);
  }
  for (const auto& problem : expected.check())
    FAIL_CHECK(problem);
}

}  // namespace segue::test
