#include "base/duration.h"

#include <catch2/catch.hpp>

namespace segue {
namespace {

using std::chrono::milliseconds;

}  // namespace

TEST_CASE("durations are read with their units") {
  CHECK(read_duration("250ms") == milliseconds(250));
  CHECK(read_duration("1.5s") == milliseconds(1500));
  CHECK(read_duration(" 2 h ") == milliseconds(7'200'000));
  CHECK(read_duration("3") == milliseconds(3000));
  CHECK(read_duration("1d") == milliseconds(86'400'000));
  for (const auto* wrong : {"", "s", "-1s", "1 week", "nan", "inf", "1e300d"})
    CHECK(!read_duration(wrong));
}

TEST_CASE("durations are said in at most two units") {
  CHECK(in_words(milliseconds(0)) == "0 ms");
  CHECK(in_words(milliseconds(1500)) == "1.5 s");
  CHECK(in_words(milliseconds(125'000)) == "2 min 5 s");
  CHECK(in_words(milliseconds(3'600'000)) == "1 h");
  CHECK(in_words(milliseconds(187'200'000)) == "2 d 4 h");
}

}  // namespace segue
