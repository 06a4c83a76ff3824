// Constants as a server writes them (dialects/postgresql/normal_value.h).

#include "dialects/postgresql/normal_value.h"

#include <catch2/catch.hpp>

namespace segue::postgresql {
namespace {

std::string normal(const std::string& value, const std::string& type,
                   const std::string& fields = "") {
  sql::TypeName name;
  name.name.name.text = type;
  name.interval_fields = fields;
  return normal_value(value, name);
}

}  // namespace

TEST_CASE("intervals are written from years to seconds") {
  CHECK(normal("12 months", "interval") == "1 year");
  CHECK(normal("1 year 2 mons -3 days 4:05:06.5", "interval") ==
        "1 year 2 mons -3 days 04:05:06.5");
  CHECK(normal("90 minutes", "interval") == "01:30:00");
  CHECK(normal("1.5 hours", "interval") == "01:30:00");
  CHECK(normal("@ 2 weeks ago", "interval") == "-14 days");
  CHECK(normal("-1 hour", "interval") == "-01:00:00");
  CHECK(normal("0", "interval") == "00:00:00");
  CHECK(normal("1", "interval", "day") == "1 day");
  CHECK(normal("30", "interval", "hour to minute") == "00:30:00");
}

TEST_CASE("what is no interval that is understood stays as it is") {
  for (const std::string text : {"P1Y2M", "0.5 months", "1-2", "soon", "", "1 day and a half",
                                 "99999999999999999999 days", "3000000000 hours", "10:99"})
    CHECK(normal(text, "interval") == text);
  CHECK_FALSE(normal_interval("7").has_value());
  CHECK_FALSE(normal_interval("2020-01-01").has_value());
}

TEST_CASE("values that are not the same are not written the same") {
  CHECK(normal("30 days", "interval") != normal("1 month", "interval"));
  CHECK(normal("24 hours", "interval") != normal("1 day", "interval"));
  CHECK(normal("2020-01-01 00:00:01", "timestamp") != normal("2020-01-01", "timestamp"));
  CHECK(normal("2020-01-01 00:00:00+02", "timestamp") != normal("2020-01-01", "timestamp"));
  CHECK(normal("0x10", "integer") == "0x10");
  CHECK(normal("007", "text") == "007");
  CHECK(normal("1.0", "numeric") == "1.0");
}

TEST_CASE("days, times, numbers and the like have one form") {
  CHECK(normal("2020-1-2", "date") == "2020-01-02");
  CHECK(normal("2020-01-02T3:04", "timestamp") == "2020-01-02 03:04:00");
  CHECK(normal("9:30", "time") == "09:30:00");
  CHECK(normal("-007", "bigint") == "-7");
  CHECK(normal("1e3", "real") == normal("1000", "real"));
  CHECK(normal("\\xDEAD", "bytea") == "\\xdead");
  CHECK(normal("10.0.0.1/32", "inet") == "10.0.0.1");
  CHECK(normal("10.0.0.0/8", "inet") == "10.0.0.0/8");
}

}  // namespace segue::postgresql
