// A server of measures that is down, slow, empty, or says what is no number.

#include "gates/world.h"

namespace segue::test {
namespace {

using namespace std::chrono_literals;

const std::string down = "down";

std::string vector_of(const std::string& values) {
  std::string series, separator;
  for (size_t at = 0; at < values.size();) {
    const size_t end = std::min(values.find(' ', at), values.size());
    series += separator + R"({"metric": {}, "value": [1764240000.1, ")" +
              values.substr(at, end - at) + "\"]}";
    separator = ", ";
    at = end + 1;
  }
  return R"({"status": "success", "data": {"resultType": "vector", "result": [)" + series + "]}}";
}

gates::Spec error_rate(gates::Options options = {}) {
  options.insert({"url", {"http://prometheus.example/"}});
  options.insert({"query", {"rate(errors[5m]) + 1%"}});
  options.insert({"op", {"<"}});
  options.insert({"value", {"0.05"}});
  return gate("prometheus", std::move(options));
}

/// Each answer once, the last one from then on.
struct Server {
  explicit Server(const std::vector<std::string>& bodies, gates::Options options = {}) {
    world.outside.answer = [this, bodies](const HttpRequest&) -> Result<HttpAnswer> {
      const std::string& body = bodies[std::min(asked++, bodies.size() - 1)];
      if (body == down) return Error{ErrorCode::gate, "no answer within 10 s"};
      return HttpAnswer{body.empty() ? 503 : 200, body};
    };
    reading = world.ask(error_rate(std::move(options)));
  }
  std::string verdict() const { return std::string(gates::name_of(reading.verdict)); }

  World world{};
  size_t asked = 0;
  gates::Reading reading{};
};

}  // namespace

TEST_CASE("five samples within the limit hold, a minute apart") {
  Server server({vector_of("0.01")});
  CHECK(server.verdict() == "holds");
  CHECK(server.asked == 5);
  CHECK(server.world.outside.steady_time == 1'000'000 + 4 * 60'000);
  CHECK(server.world.outside.requests.at(0).url ==
        "http://prometheus.example/api/v1/query?query=rate%28errors%5B5m%5D%29%20%2B%201%25");
}

TEST_CASE("one sample beyond the limit is let pass, a second fails at once") {
  CHECK(Server({vector_of("0.2"), vector_of("0.01")}).verdict() == "holds");
  Server flapping({vector_of("0.2"), vector_of("0.01"), vector_of("0.3"), vector_of("0.01")});
  CHECK(flapping.verdict() == "fails");
  CHECK(flapping.asked == 3);
  CHECK(flapping.reading.words == "2 of 3 samples beyond the limit: 0.3, not < 0.05");
  CHECK(Server({vector_of("0.2"), vector_of("0.01")}, {{"failure_limit", {"0"}}}).verdict() ==
        "fails");
  CHECK(Server({vector_of("0.05")}, {{"count", {"2"}}, {"interval", {"0s"}}}).verdict() == "fails");
}

TEST_CASE("what is no measure tells nothing") {
  const std::vector<std::string> bodies = {
      down,
      "",
      "<html>",
      "[]",
      "{}",
      R"({"status": "error", "error": "parse error"})",
      R"({"status": "success"})",
      R"({"status": "success", "data": {"resultType": "matrix", "result": []}})",
      R"({"status": "success", "data": {"resultType": "vector", "result": [{"value": 1}]}})",
      vector_of(""),
      vector_of("NaN"),
      vector_of("+Inf"),
      vector_of("-Inf"),
      vector_of("0.01 NaN")};
  for (const std::string& body : bodies) {
    INFO(body);
    CHECK(Server({body}).verdict() == "unknown");
    CHECK(Server({vector_of("0.01"), vector_of("0.01"), body, vector_of("0.01")}).verdict() ==
          "unknown");
  }
}

TEST_CASE("what is beyond the limit counts whatever else is not known") {
  CHECK(Server({down, vector_of("0.2")}).verdict() == "fails");
  CHECK(Server({vector_of("NaN 0.2")}).verdict() == "fails");
  CHECK(Server({vector_of("0.01 0.2 0.01")}).verdict() == "fails");
}

TEST_CASE("every series must be within the limit, and a scalar, too") {
  CHECK(Server({vector_of("0.01 0.02")}).verdict() == "holds");
  CHECK(Server({R"({"status": "success", "data": {"resultType": "scalar", "result": [1, "0"]}})"})
            .verdict() == "holds");
}

TEST_CASE("operators say what is wanted") {
  CHECK(Server({vector_of("0.05")}, {{"op", {"<="}}}).verdict() == "holds");
  CHECK(Server({vector_of("0.05")}, {{"op", {">="}}}).verdict() == "holds");
  CHECK(Server({vector_of("0.05")}, {{"op", {">"}}}).verdict() == "fails");
  CHECK_FALSE(gates::problem_of(error_rate({{"op", {"="}}})).empty());
  CHECK_FALSE(gates::problem_of(error_rate({{"value", {"NaN"}}})).empty());
  CHECK_FALSE(gates::problem_of(error_rate({{"failure_limit", {"5"}}})).empty());
}

}  // namespace segue::test
