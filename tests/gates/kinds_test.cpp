// What all gates have in common.

#include <algorithm>

#include "gates/world.h"

namespace segue::test {
namespace {

std::string problem(const gates::Spec& spec) {
  return gates::problem_of(spec);
}

}  // namespace

TEST_CASE("every kind has a lawful name, and says what it is in a sentence") {
  CHECK(gates::all().size() == 11);
  for (const gates::Kind* kind : gates::all()) {
    INFO(kind->name);
    CHECK(kind->name.find_first_not_of("abcdefghijklmnopqrstuvwxyz-") == std::string_view::npos);
    CHECK(kind->what.ends_with("."));
    CHECK(kind->ask != nullptr);
    CHECK(gates::find(kind->name) == kind);
  }
  CHECK(gates::find("nothing") == nullptr);
}

TEST_CASE("a gate that is written wrongly is told how it was probably meant") {
  CHECK(problem(gate("soak", {{"for", {"10m"}}})) == "");
  CHECK(problem(gate("sook", {{"for", {"10m"}}})) ==
        "gate `sook`: there is no kind `sook`, did you mean `soak`?");
  CHECK(problem(gate("soak", {{"fro", {"10m"}}})) ==
        "gate `soak`: unknown key `fro`, did you mean `for`?");
  CHECK(problem(gate("soak")) == "gate `soak`: a gate of the kind `soak` needs `for`");
  CHECK(problem(gate("soak", {{"for", {"soon"}}})) ==
        "gate `soak`: `for` must be a duration such as `10m`");
  auto spec = gate("soak", {{"for", {"10m"}}});
  spec.before = {"contrct"};
  CHECK(problem(spec) ==
        "gate `soak`: `before`: there is no moment `contrct`, did you mean `contract`?");
  spec.before = {};
  CHECK_FALSE(problem(spec).empty());
  spec.before = {"contract"};
  spec.pass_unknown = true;
  CHECK_FALSE(problem(spec).empty());
}

TEST_CASE("values that cannot be used are refused when they are read") {
  CHECK_FALSE(problem(gate("approval", {{"count", {"0"}}})).empty());
  CHECK_FALSE(problem(gate("approval", {{"count", {"2"}}, {"approvers", {"ann"}}})).empty());
  CHECK_FALSE(problem(gate("http", {{"url", {"ftp://a"}}})).empty());
  CHECK_FALSE(problem(gate("http", {{"url", {"http://a"}}, {"status", {"ok"}}})).empty());
  CHECK_FALSE(problem(gate("http", {{"url", {"http://a"}}, {"json", {"status"}}})).empty());
  CHECK_FALSE(problem(gate("http", {{"url", {"http://a"}}, {"json", {"/status"}}})).empty());
  CHECK_FALSE(problem(gate("http", {{"url", {"http://a"}}, {"headers", {"x"}}})).empty());
  CHECK_FALSE(problem(gate("sql", {{"query", {"SELECT 1"}}})).empty());
  CHECK_FALSE(problem(gate("sql", {{"query", {"SELECT 1"}}, {"equals", {"1"}}, {"at_most", {"2"}}}))
                  .empty());
  CHECK_FALSE(problem(gate("release-gone", {{"samples", {"0"}}})).empty());
  CHECK_FALSE(problem(gate("release-gone", {{"expects", {"everybody"}}})).empty());
  CHECK_FALSE(problem(gate("schedule")).empty());
}

TEST_CASE("only what holds passes, and what is unknown where that is wanted, never to a contract") {
  gates::Spec spec = gate("http");
  const auto passes = [&](std::string_view moment, gates::Verdict verdict) {
    return gates::passes(spec, moment, {verdict, ""});
  };
  CHECK(passes("contract", gates::Verdict::holds));
  CHECK_FALSE(passes("expand", gates::Verdict::unknown));
  spec.pass_unknown = true;
  CHECK(passes("expand", gates::Verdict::unknown));
  CHECK(passes("live", gates::Verdict::unknown));
  CHECK_FALSE(passes("contract", gates::Verdict::unknown));
  CHECK_FALSE(passes("drop", gates::Verdict::unknown));
  CHECK_FALSE(passes("expand", gates::Verdict::waits));
  CHECK_FALSE(passes("expand", gates::Verdict::fails));
}

TEST_CASE("variables are put into values, and never shown") {
  World world;
  world.variables["TOKEN"] = "s3cret-token";
  world.outside.end = [](const Command&) {
    return CommandEnd{.status = 1, .output = "refused: s3cret-token"};
  };
  const auto spec = gate("command", {{"run", {"check", "${TOKEN}"}}});
  const auto reading = world.ask(spec);
  CHECK(reading.verdict == gates::Verdict::fails);
  CHECK(world.outside.commands.at(0).words.at(1) == "s3cret-token");
  CHECK(reading.words.find("s3cret") == std::string::npos);
  CHECK(reading.words.find("refused: ${TOKEN}") != std::string::npos);

  world.variables.clear();
  const auto missing = world.ask(spec);
  CHECK(missing.verdict == gates::Verdict::unknown);
  CHECK(missing.words == "the environment variable `TOKEN` is not set");
}

}  // namespace segue::test
