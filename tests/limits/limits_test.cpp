// What no input may do: overflow the stack, eat memory without bound, or fail without saying where.

#include <sys/resource.h>

#include <catch2/catch.hpp>

#include "dialect/dialect.h"
#include "dialects/all.h"
#include "sql/describe.h"

namespace segue::test {
namespace {

long peak_mb() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss / 1024;
}

std::string repeated(std::string_view text, size_t times) {
  std::string result;
  result.reserve(text.size() * times);
  for (size_t i = 0; i < times; ++i)
    result += text;
  return result;
}

}  // namespace

TEST_CASE(
    "10,000 nested parentheses are an error with a position, and cost their own statement only") {
  for (const dialect::Dialect* dialect : dialects::all()) {
    for (const std::string_view opener :
         {"(", "(SELECT ", "CASE WHEN ", "f(", "((1) + ", "NOT (", "- ("}) {
      INFO(dialect->name() << ": " << opener);
      const Source source("deep.sql", "SELECT " + repeated(opener, 10000) + "1;\nSELECT 2;");
      const dialect::Script script = dialect->parse(source);
      REQUIRE(script.statements.size() >= 2);
      REQUIRE(script.statements.front().error);
      CHECK_FALSE(script.statements.front().error->message.empty());
      CHECK(script.statements.back().understood());
    }
  }
}

TEST_CASE("chains that would make a tree too high to walk are an error with a position") {
  const std::string nested = "1" + repeated(" + 1", 1500) + " + (";
  for (const dialect::Dialect* dialect : dialects::all()) {
    for (const std::string& chain :
         {repeated("1 + ", 100000), repeated("a AND ", 100000), repeated("NOT a OR ", 100000),
          repeated(nested, 100) + "1" + repeated(")", 100) + " + "}) {
      INFO(dialect->name() << ": " << chain.substr(0, 12));
      const Source source("long.sql", "SELECT " + chain + "1;\nSELECT 2;");
      const dialect::Script script = dialect->parse(source);
      REQUIRE(script.statements.size() == 2);
      REQUIRE(script.statements[0].error);
      CHECK_FALSE(script.statements[0].error->span.empty());
      CHECK(script.statements[1].understood());
    }
  }
}

TEST_CASE("a query joined or united a hundred thousand times is an error with a position") {
  for (const dialect::Dialect* dialect : dialects::all()) {
    for (const std::string_view more : {" JOIN t ON a = b", " UNION ALL SELECT a FROM t"}) {
      INFO(dialect->name() << ":" << more);
      const Source source("long.sql", "SELECT a FROM t" + repeated(more, 100000) + ";\nSELECT 2;");
      const dialect::Script script = dialect->parse(source);
      REQUIRE(script.statements.size() == 2);
      CHECK((script.statements[0].error || script.statements[0].understood()));
      CHECK(script.statements[1].understood());
    }
  }
}

TEST_CASE("a chain of a thousand operators is nothing special") {
  for (const dialect::Dialect* dialect : dialects::all()) {
    INFO(dialect->name());
    const Source source("long.sql", "SELECT 1" + repeated(" + 1", 900) + ";");
    CHECK(dialect->parse(source).statements.front().understood());
  }
}

TEST_CASE("an unterminated quote is found at the quote") {
  for (const dialect::Dialect* dialect : dialects::all()) {
    INFO(dialect->name());
    const Source source("open.sql", "SELECT 1;\nSELECT 'never closed;\nSELECT 2;\n");
    const dialect::Script script = dialect->parse(source);
    REQUIRE_FALSE(script.findings.empty());
    CHECK(script.findings.front().rule == "unterminated-quote");
    CHECK(source.position(script.findings.front().span.begin) == Position{2, 8});
    CHECK(script.statements.front().understood());
  }
}

TEST_CASE("an INSERT of 50 MB is read in bounded memory") {
  std::string text = "INSERT INTO items (id, name, price) VALUES\n";
  while (text.size() < size_t{50} * 1000 * 1000)
    text += "  (123456, 'an item with a name', 12.50),\n";
  text += "(1, 'last', 2.5);\nSELECT 2;";
  const Source source("large.sql", std::move(text));
  for (const dialect::Dialect* dialect : dialects::all()) {
    INFO(dialect->name());
    const long before = peak_mb();
    const dialect::Script script = dialect->parse(source);
    REQUIRE(script.statements.size() == 2);
    REQUIRE(script.statements[0].understood());
    CHECK(sql::kind_of(script.statements[0].tree) == "INSERT");
    CHECK(script.statements[1].understood());
    CHECK(peak_mb() - before < 600);
  }
}

TEST_CASE("an unbalanced row far down in a large INSERT is still an error") {
  for (const dialect::Dialect* dialect : dialects::all()) {
    INFO(dialect->name());
    std::string text =
        "INSERT INTO items (id) VALUES\n" + repeated("(1),\n", 5000) + "(2;\nSELECT 2;";
    const dialect::Script script = dialect->parse(Source("broken.sql", std::move(text)));
    REQUIRE(script.statements.size() == 2);
    CHECK(script.statements[0].error);
    CHECK(script.statements[1].understood());
  }
}

}  // namespace segue::test
