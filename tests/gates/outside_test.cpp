// Commands and servers, which answer late, wrongly or not at all.

#include "gates/world.h"

namespace segue::test {
namespace {

using namespace std::chrono_literals;

std::string verdict_of_command(World& world, const CommandEnd& end) {
  world.outside.end = [=](const Command&) { return end; };
  return world.verdict(gate("command", {{"run", {"check", "it"}}}));
}

std::string verdict_of_answer(const gates::Spec& spec, int status, const std::string& body = "") {
  World world;
  world.outside.answer = [&](const HttpRequest&) { return HttpAnswer{status, body}; };
  return world.verdict(spec);
}

gates::Spec http(gates::Options options) {
  options["url"] = {"http://shop.example/health"};
  return gate("http", std::move(options));
}

}  // namespace

TEST_CASE("a command answers by its status") {
  World world;
  CHECK(verdict_of_command(world, {.status = 0}) == "holds");
  CHECK(verdict_of_command(world, {.status = 75}) == "waits");
  CHECK(verdict_of_command(world, {.status = 1}) == "fails");
  CHECK(verdict_of_command(world, {.status = 139}) == "fails");
  CHECK(verdict_of_command(world, {.timed_out = true}) == "unknown");
  world.outside.end = nullptr;
  CHECK(world.verdict(gate("command", {{"run", {"nothing"}}})) == "unknown");
}

TEST_CASE("a command is told what it is asked about") {
  World world;
  world.rollout.replaces = "v1";
  verdict_of_command(world, {});
  const Command& command = world.outside.commands.at(0);
  CHECK(command.words == std::vector<std::string>{"check", "it"});
  CHECK(command.timeout == 60s);
  CHECK(command.environment ==
        std::map<std::string, std::string>{{"SEGUE_RELEASE", "v2"},
                                           {"SEGUE_REPLACES", "v1"},
                                           {"SEGUE_ENVIRONMENT", "production"},
                                           {"SEGUE_MOMENT", "contract"},
                                           {"SEGUE_GATE", "command"},
                                           {"SEGUE_PLAN_HASH", "plan 1"}});
}

TEST_CASE("a server answers by its status") {
  CHECK(verdict_of_answer(http({}), 204) == "holds");
  CHECK(verdict_of_answer(http({}), 503) == "fails");
  CHECK(verdict_of_answer(http({}), 302) == "fails");
  CHECK(verdict_of_answer(http({{"status", {"200", "404"}}}), 404) == "holds");
  CHECK(verdict_of_answer(http({{"status", {"200", "404"}}}), 204) == "fails");
}

TEST_CASE("a server that is down tells nothing") {
  World world;
  world.outside.answer = [](const HttpRequest&) {
    return Error{ErrorCode::gate, "no answer within 10 s"};
  };
  const auto reading = world.ask(http({}));
  CHECK(reading.verdict == gates::Verdict::unknown);
  CHECK(reading.words == "no answer within 10 s");
}

TEST_CASE("a value in an answer is compared") {
  const std::string body = R"({"status": "ok", "load": {"p95": 0.25}, "queues": [0, "7"]})";
  CHECK(verdict_of_answer(http({{"json", {"/status"}}, {"equals", {"ok"}}}), 200, body) == "holds");
  CHECK(verdict_of_answer(http({{"json", {"/status"}}, {"equals", {"no"}}}), 200, body) == "fails");
  CHECK(verdict_of_answer(http({{"json", {"/load/p95"}}, {"at_most", {"0.3"}}}), 200, body) ==
        "holds");
  CHECK(verdict_of_answer(http({{"json", {"/load/p95"}}, {"at_most", {"0.2"}}}), 200, body) ==
        "fails");
  CHECK(verdict_of_answer(http({{"json", {"/queues/1"}}, {"at_least", {"7"}}}), 200, body) ==
        "holds");
  CHECK(verdict_of_answer(http({{"json", {"/queues/1"}}, {"at_least", {"8"}}}), 200, body) ==
        "fails");
  CHECK(verdict_of_answer(http({{"json", {"/status"}}, {"at_most", {"1"}}}), 200, body) ==
        "unknown");
  CHECK(verdict_of_answer(http({{"json", {"/load"}}, {"at_most", {"1"}}}), 200, body) == "unknown");
  CHECK(verdict_of_answer(http({{"json", {"/lost"}}, {"equals", {"1"}}}), 200, body) == "unknown");
  CHECK(verdict_of_answer(http({{"json", {"/queues/x"}}, {"equals", {"1"}}}), 200, body) ==
        "unknown");
  CHECK(verdict_of_answer(http({{"json", {"/status"}}, {"equals", {"ok"}}}), 200, "<html>") ==
        "unknown");
  CHECK(verdict_of_answer(http({{"equals", {"true"}}}), 200, "true\n") == "holds");
}

TEST_CASE("a request is as it was configured") {
  World world;
  world.variables = {{"TOKEN", "s3cret"}, {"HOST", "shop.example"}};
  world.outside.answer = [](const HttpRequest&) { return HttpAnswer{200, ""}; };
  world.verdict(gate("http", {{"url", {"https://${HOST}/health"}},
                              {"method", {"head"}},
                              {"timeout", {"3s"}},
                              {"headers", {"Authorization: Bearer ${TOKEN}"}}}));
  const HttpRequest& request = world.outside.requests.at(0);
  CHECK(request.url == "https://shop.example/health");
  CHECK(request.method == "HEAD");
  CHECK(request.timeout == 3s);
  CHECK(request.headers.at("Authorization") == "Bearer s3cret");
}

}  // namespace segue::test
