// What we write of a PostgreSQL statement means what was read: the server's own parser makes the
// same tree of both. Left out where libpg_query is not installed. The exceptions stand in
// meaning_postgresql.expected.

#include <catch2/catch.hpp>
#include <iostream>

#include "corpus/corpus.h"
#include "corpus/oracle.h"
#include "dialects/all.h"

#ifdef SEGUE_HAS_PG_QUERY
extern "C" {
#include <pg_query.h>
}
#include <nlohmann/json.hpp>

namespace segue::test {
namespace {

using Json = nlohmann::json;

bool is_place(const std::string& key) {
  return key == "stmt_len" || key == "list_start" || key == "list_end" || key == "stmt_location" ||
         key.ends_with("location");
}

bool is_option_list(const Json& list) {
  return !list.empty() && list[0].is_object() && list[0].contains("DefElem");
}

/// Takes out of the server's tree what is spelling: places, the schema that it puts before the
/// types of the standard, and the order of options.
void normalize(Json& tree) {
  static const Json standard_schema = {{"String", {{"sval", "pg_catalog"}}}};
  if (tree.is_object()) {
    for (auto each = tree.begin(); each != tree.end();) {
      if (is_place(each.key())) {
        each = tree.erase(each);
      } else {
        normalize(each.value());
        ++each;
      }
    }
  } else if (tree.is_array()) {
    if (tree.size() > 1 && tree[0] == standard_schema) tree.erase(tree.begin());
    for (Json& each : tree)
      normalize(each);
    if (is_option_list(tree)) std::sort(tree.begin(), tree.end());
  }
}

/// The server's tree of a statement; empty where it takes the text for an error.
Json tree_of(const std::string& sql) {
  const PgQueryParseResult result = pg_query_parse(sql.c_str());
  Json tree;
  if (result.error == nullptr) tree = Json::parse(result.parse_tree);
  pg_query_free_parse_result(result);
  normalize(tree);
  return tree;
}

constexpr size_t longest = 20000;  // bytes; the JSON of a long INSERT says no more than its start

}  // namespace

TEST_CASE("PostgreSQL's parser finds no difference between what was read and what is written") {
  const auto root = corpus_root();
  if (root.empty()) return;
  const dialect::Dialect& dialect = *dialects::by_name("postgresql");
  ExpectedTable expected(std::filesystem::path(SEGUE_SOURCE_DIR) /
                         "tests/corpus/meaning_postgresql.expected");
  size_t compared = 0;
  for (const auto& file : read_oracle(root, "pg")) {
    const Source source(file.path, read_file(root / file.project / file.path));
    const dialect::Script script = dialect.parse(source);
    for (size_t i = 0; i < script.statements.size(); ++i) {
      const dialect::ParsedStatement& statement = script.statements[i];
      if (!statement.understood() || statement.span.length() > longest) continue;
      const std::string written = dialect.write(statement.tree);
      const Json before = tree_of(std::string(source.text(statement.span)));
      if (written.empty() || before.is_null()) continue;
      ++compared;
      if (tree_of(written) != before)
        expected.add_difference(file.project + "/" + file.path + "#" + std::to_string(i));
    }
  }
  std::cout << "postgresql: " << compared << " statements mean the same to the server's parser\n";
  for (const auto& problem : expected.check())
    FAIL_CHECK(problem);
}

}  // namespace segue::test
#else

TEST_CASE("PostgreSQL's parser finds no difference between what was read and what is written") {
  std::cerr << "LEFT OUT: libpg_query is not installed; apt-get install libpg-query-dev\n";
}

#endif
