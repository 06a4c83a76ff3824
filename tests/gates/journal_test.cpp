// What the journal of this database, or of another environment, says.

#include "gates/world.h"

namespace segue::test {
namespace {

void add_backfill(World& world, int id, const std::string& migration, const std::string& state,
                  int verified, int mismatches) {
  world.run("INSERT INTO segue_backfills VALUES (" + std::to_string(id) + ", 'app', '" + migration +
            "', 'backfill', 1, 'UPDATE t SET a = 1', 'c', 't', 'id', '" + state +
            "', '', NULL, NULL, 0, '', '', 1, 2, " + std::to_string(verified) + ", " +
            std::to_string(mismatches) + ")");
}

std::string verdict_of(const std::string& state, int verified, int mismatches) {
  World world;
  world.backfills = {"3"};
  add_backfill(world, 1, "3", state, verified, mismatches);
  return world.verdict(gate("backfill-verified"));
}

std::string promoted(Result<std::string> state) {
  World world;
  world.elsewhere = [&](const std::string&, const std::string&) { return state; };
  return world.verdict(gate("promotion", {{"after", {"staging"}}}));
}

}  // namespace

TEST_CASE("a backfill is verified when no row is left") {
  CHECK(verdict_of("done", 5, 0) == "holds");
  CHECK(verdict_of("done", 0, -1) == "waits");
  CHECK(verdict_of("running", 0, -1) == "waits");
  CHECK(verdict_of("running", 5, 0) == "waits");
  CHECK(verdict_of("paused", 0, -1) == "waits");
  CHECK(verdict_of("failed", 0, -1) == "fails");
  CHECK(verdict_of("cancelled", 0, -1) == "fails");
  CHECK(verdict_of("done", 5, 2) == "fails");
}

TEST_CASE("every backfill of every migration counts") {
  World world;
  CHECK(world.verdict(gate("backfill-verified")) == "holds");
  world.backfills = {"3", "4"};
  add_backfill(world, 1, "3", "done", 5, 0);
  CHECK(world.ask(gate("backfill-verified")).words == "the backfill of `4` was not begun");
  add_backfill(world, 2, "4", "done", 5, 0);
  CHECK(world.verdict(gate("backfill-verified")) == "holds");
  add_backfill(world, 3, "5", "failed", 0, -1);
  CHECK(world.verdict(gate("backfill-verified")) == "holds");
}

TEST_CASE("a release is promoted from where it is live") {
  CHECK(promoted(std::string("live")) == "holds");
  CHECK(promoted(std::string("contracting")) == "holds");
  CHECK(promoted(std::string("done")) == "holds");
  CHECK(promoted(std::string("expanded")) == "waits");
  CHECK(promoted(std::string("")) == "waits");
  CHECK(promoted(std::string("rolled-back")) == "fails");
  CHECK(promoted(std::string("aborted")) == "fails");
  CHECK(promoted(std::string("who knows")) == "unknown");
  CHECK(promoted(Error{ErrorCode::database, "out of reach"}) == "unknown");
}

}  // namespace segue::test
