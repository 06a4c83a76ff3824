#include "base/source.h"

#include <catch2/catch.hpp>

#include "base/text.h"

namespace segue {

TEST_CASE("positions count code points and survive every kind of line end") {
  const Source source("x.sql", "\xEF\xBB\xBFone\r\ntwö x\n\nlast");
  CHECK(source.position(0) == Position{1, 1});
  CHECK(source.position(8) == Position{2, 1});
  CHECK(source.position(12) == Position{2, 4});
  CHECK(source.position(13) == Position{2, 5});
  CHECK(source.position(15) == Position{3, 1});
  CHECK(source.position(16) == Position{4, 1});
  CHECK(source.position(1000) == Position{4, 5});
  CHECK(source.line(1) == "\xEF\xBB\xBFone");
  CHECK(source.line(2) == "twö x");
  CHECK(source.line(3).empty());
  CHECK(source.line(4) == "last");
  CHECK(source.line(5).empty());
}

TEST_CASE("positions are the same in whatever order they are asked for") {
  std::string text = "first\n";
  for (int i = 0; i < 50; ++i)
    text += "aö😀";
  text += "\nlast";
  const Source forwards("x.sql", text);
  const Source leaping("x.sql", text);
  const auto size = static_cast<uint32_t>(text.size());
  for (uint32_t i = 0; i <= size; ++i) {
    const Source fresh("x.sql", text);
    CHECK(forwards.position(i) == fresh.position(i));
    const uint32_t leap = i * 7919 % (size + 1);
    CHECK(leaping.position(leap) == fresh.position(leap));
  }
}

TEST_CASE("an empty file has a first line") {
  const Source source("x.sql", "");
  CHECK(source.position(0) == Position{1, 1});
  CHECK(source.line(1).empty());
}

TEST_CASE("bytes that are not UTF-8 are found where they stand") {
  CHECK(text::first_invalid_utf8("abcdefghijklmnop", 0) == 16);
  CHECK(text::first_invalid_utf8("grün 😀", 0) == std::string_view("grün 😀").size());
  CHECK(text::first_invalid_utf8("gr\xFCn", 0) == 2);
  CHECK(text::first_invalid_utf8("\xED\xA0\x80", 0) == 0);  // a surrogate
  CHECK(text::first_invalid_utf8("\xC0\xAF", 0) == 0);      // an overlong slash
  CHECK(text::first_invalid_utf8("ab\xE2\x82", 0) == 2);    // cut short
}

}  // namespace segue
