// Whether an older release is gone, as far as sessions and heartbeats tell.

#include "gates/world.h"

namespace segue::test {
namespace {

using namespace std::chrono_literals;
using Sessions = std::vector<dialect::SeenSession>;

dialect::SeenSession session(const std::string& program) {
  return {.program = program, .account = "app", .client = "10.0.0.7:4312"};
}

Sessions sessions(const std::vector<std::string>& programs) {
  Sessions result;
  for (const std::string& program : programs)
    result.push_back(session(program));
  return result;
}

const Error not_offered{ErrorCode::gate, "the server shows no sessions"};
const gates::Spec gone = gate("release-gone");

gates::Reading reading_of(const std::vector<std::string>& programs) {
  World world;
  world.ignored = {"psql", "pgadmin*"};
  world.presence.sights = {sessions(programs)};
  return world.ask(gone);
}

std::string verdict_of(const std::vector<std::string>& programs) {
  return std::string(gates::name_of(reading_of(programs).verdict));
}

}  // namespace

TEST_CASE("it is gone when only the release itself is seen") {
  CHECK(verdict_of({"shop@v2", "shop@v2"}) == "holds");
  CHECK(verdict_of({"shop@v2", "shop@v1"}) == "waits");
  CHECK(verdict_of({"shop@v2", "shop@v0"}) == "waits");
  CHECK(reading_of({"shop@v2", "shop@v1"}).words ==
        "an older release is still there: a session `shop@v1` of `app` from 10.0.0.7:4312");
}

TEST_CASE("where nothing of the release is seen nothing can be told") {
  CHECK(verdict_of({}) == "unknown");
  CHECK(verdict_of({"billing@v2"}) == "unknown");
  CHECK(reading_of({}).words ==
        "nothing of `v2` is seen, so that nothing can be told of the releases before it");
}

TEST_CASE("who does not say which release it is may be any") {
  CHECK(verdict_of({"shop@v2", ""}) == "unknown");
  CHECK(verdict_of({"shop@v2", "shop"}) == "unknown");
  CHECK(verdict_of({"shop@v2", "shop@"}) == "unknown");
  CHECK(verdict_of({"shop@v2", "", "shop@v1"}) == "waits");
  CHECK(verdict_of({"shop@v2", "psql", "pgAdmin"}) == "unknown");
  CHECK(verdict_of({"shop@v2", "psql", "pgadmin 4", "segue up", "billing@v1"}) == "holds");
  CHECK(reading_of({"shop@v2", "a", "b", "c", "d"}).words.ends_with("and 1 more"));
}

TEST_CASE("without a name every application counts") {
  World world;
  world.application = "";
  world.presence.sights = {sessions({"shop@v2", "billing@v2"})};
  CHECK(world.verdict(gone) == "holds");
  world.presence.sights = {sessions({"shop@v2", "billing@v1"})};
  CHECK(world.verdict(gone) == "waits");
}

TEST_CASE("releases that were begun later are not old, unless they were there before") {
  World world;
  world.rollouts.push_back({.id = 3, .release = "v3"});
  world.presence.sights = {sessions({"shop@v2", "shop@v3"})};
  CHECK(world.verdict(gone) == "holds");
  world.rollouts.push_back({.id = 4, .release = "v1"});
  world.presence.sights = {sessions({"shop@v2", "shop@v1"})};
  CHECK(world.verdict(gone) == "waits");
}

TEST_CASE("a prepared transaction may be of anybody") {
  World world;
  world.presence.sights = {Sessions{
      session("shop@v2"), {.account = "app", .client = "prepared as 'x'", .prepared = true}}};
  const auto reading = world.ask(gone);
  CHECK(reading.verdict == gates::Verdict::unknown);
  CHECK(reading.words ==
        "not all say which release they are: a transaction of `app` prepared as 'x'");
}

TEST_CASE("several samples meet connections that come and go") {
  World world;
  world.presence.sights = {sessions({"shop@v2"}), sessions({}), sessions({"shop@v1"})};
  CHECK(world.verdict(gone) == "waits");
  World steady;
  steady.presence.sights = {sessions({}), sessions({"shop@v2"}), sessions({})};
  CHECK(steady.verdict(gone) == "holds");
  CHECK(steady.outside.steady_time == 1'000'000 + 2 * 500);
}

TEST_CASE("heartbeats tell of instances that have no session") {
  World world;
  world.presence.sights = {sessions({"shop@v2"})};
  world.beat("v1", 30s);
  CHECK(world.verdict(gone) == "waits");
  world.pass(61s);
  CHECK(world.verdict(gone) == "holds");
  CHECK(world.verdict(gate("release-gone", {{"fresh", {"5m"}}})) == "waits");
  world.beat("v0", 1s, "billing");
  CHECK(world.verdict(gone) == "holds");
}

TEST_CASE("where the server shows no sessions, heartbeats have to tell of both") {
  World world;
  world.presence.sights = {not_offered};
  CHECK(world.verdict(gone) == "unknown");
  world.beat("v2");
  CHECK(world.ask(gone).words ==
        "no older release has ever written a heartbeat, so that their silence tells nothing: the "
        "server shows no sessions");
  world.beat("v1", 10min);
  CHECK(world.ask(gone).words == "only `v2` is seen, by heartbeats");
  world.pass(2min);
  CHECK(world.verdict(gone) == "unknown");
  world.beat("v2");
  world.beat("v1");
  CHECK(world.verdict(gone) == "waits");
}

TEST_CASE("where the application has to be down, no instance of any release may be there") {
  const auto down = gate("release-gone", {{"expects", {"nobody"}}});
  World world;
  world.presence.sights = {sessions({})};
  CHECK(world.ask(down).words == "nobody is seen");
  world.presence.sights = {sessions({"billing@v7", "segue up"})};
  CHECK(world.verdict(down) == "holds");
  for (const std::string version : {"v1", "v2", "v3"}) {
    world.presence.sights = {sessions({"shop@" + version})};
    CHECK(world.verdict(down) == "waits");
  }
  CHECK(world.ask(down).words.starts_with("the application is still there: "));
  world.presence.sights = {sessions({""})};
  CHECK(world.verdict(down) == "unknown");
  world.presence.sights = {not_offered};
  CHECK(world.verdict(down) == "unknown");
  world.beat("v1", 10min);
  CHECK(world.ask(down).words == "nobody is seen, by heartbeats");
  world.beat("v2");
  CHECK(world.verdict(down) == "waits");
}

TEST_CASE("what cannot be read tells nothing") {
  World world;
  world.presence.sights = {Error{ErrorCode::database, "the connection is lost"}};
  CHECK(world.verdict(gone) == "unknown");
  world.presence.sights = {sessions({"shop@v2"}), Error{ErrorCode::database, "lost"}};
  CHECK(world.verdict(gone) == "unknown");
  world.presence.sights = {sessions({"shop@v2"})};
  world.run("DROP TABLE segue_app_versions");
  CHECK(world.verdict(gone) == "unknown");
}

TEST_CASE("it may have to last, and whatever is seen meanwhile starts it again") {
  World world;
  const auto lasting = gate("release-gone", {{"for", {"10m"}}});
  world.presence.sights = {sessions({"shop@v2"})};
  CHECK(world.verdict(lasting) == "waits");
  world.pass(9min);
  CHECK(world.verdict(lasting) == "waits");
  world.beat("v1");
  CHECK(world.verdict(lasting) == "waits");
  world.pass(2min);
  CHECK(world.verdict(lasting) == "waits");
  world.pass(9min);
  CHECK(world.verdict(lasting) == "waits");
  world.pass(1min);
  CHECK(world.verdict(lasting) == "holds");
  world.cannot_remember = Error{ErrorCode::database, "full"};
  CHECK(world.verdict(lasting) == "unknown");
}

TEST_CASE("an application that is called like this program cannot be told from it") {
  World world;
  world.application = "segue-shop";
  world.presence.sights = {sessions({"segue-shop@v2"})};
  CHECK(world.verdict(gone) == "unknown");
}

}  // namespace segue::test
