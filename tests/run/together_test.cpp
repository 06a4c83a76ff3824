// What a connection promises of several statements (dialect/connection.h), kept by SQLite's, which
// runs one after the other.

#include "support/together.h"

#include <catch2/catch.hpp>

#include "dialect/target.h"
#include "dialects/drivers.h"

TEST_CASE("several statements run one after the other") {
  segue::dialect::Target target;
  target.scheme = "sqlite";
  target.database = ":memory:";
  const auto connection = segue::dialects::connect(target);
  REQUIRE(connection);
  segue::test::check_together(**connection);
}
