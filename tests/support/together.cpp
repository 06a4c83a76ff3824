#include "support/together.h"

#include <catch2/catch.hpp>

namespace segue::test {

void check_together(dialect::Connection& connection) {
  REQUIRE(connection.run("CREATE TABLE together (a INT PRIMARY KEY, b TEXT)"));
  auto answers =
      connection.run_together({{"BEGIN"},
                               {"INSERT INTO together VALUES (1, ?), (2, '; ?')", {"it's; \\ ? ä"}},
                               {"SELECT b FROM together ORDER BY a /* ; */ -- the end;"},
                               {"UPDATE together SET b = ? WHERE a > ?", {std::nullopt, "0"}},
                               {"COMMIT"}});
  REQUIRE(answers.size() == 5);
  CHECK(answers[1]->affected == 2);
  CHECK(answers[2]->text(0, 0) == "it's; \\ ? ä");
  CHECK(answers[2]->text(1, 0) == "; ?");
  CHECK(answers[3]->affected == 2);
  CHECK(answers[4]->empty());
  // What fails ends it, what was committed before stays, and the session goes on.
  answers = connection.run_together({{"BEGIN"},
                                     {"INSERT INTO together VALUES (3, NULL)"},
                                     {"COMMIT"},
                                     {"SELECT nothing FROM together"},
                                     {"INSERT INTO together VALUES (4, NULL)"}});
  REQUIRE(answers.size() == 4);
  CHECK_FALSE(answers[3]);
  const auto count = connection.run("SELECT count(*) FROM together");
  REQUIRE(count);
  CHECK(count->text(0, 0) == "3");
}

}  // namespace segue::test
