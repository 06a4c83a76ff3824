#include "base/word.h"

#include <catch2/catch.hpp>

namespace segue::text {

TEST_CASE("a word is found as a whole, in any case") {
  CHECK(mentions("SELECT Fax FROM users", "fax"));
  CHECK(mentions("fax", "FAX"));
  CHECK(mentions("u.fax=1", "fax"));
  CHECK(mentions("faxes, telefax, the fax", "fax"));
  CHECK(mentions("(fax)", "fax"));
  CHECK(mentions("aab aabaab", "aabaab"));
  CHECK_FALSE(mentions("faxes telefax fax_2 2fax fax$", "fax"));
  CHECK_FALSE(mentions("fa", "fax"));
  CHECK_FALSE(mentions("", "fax"));
  CHECK_FALSE(mentions("anything", ""));
}

TEST_CASE("letters of other alphabets belong to words") {
  CHECK(mentions("SELECT größe FROM t", "größe"));
  CHECK_FALSE(mentions("SELECT größe FROM t", "gr"));
}

}  // namespace segue::text
