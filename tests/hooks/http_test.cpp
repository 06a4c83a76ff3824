#include <catch2/catch.hpp>
#include <cstdlib>
#include <thread>

#include "hooks/http_client.h"
#include "hooks/listener.h"
#include "hooks/outside.h"
#include "hooks/raw_server.h"

namespace segue::hooks {
namespace {

using Clock = std::chrono::steady_clock;
using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;
using std::chrono::milliseconds;
using test::RawServer;

/// A server of this machine, and its address.
struct Peer {
  explicit Peer(Answering answer) {
    auto made = listen("127.0.0.1:0", std::move(answer));
    INFO((made ? "" : made.error().message));
    REQUIRE(made);
    listener = std::move(*made);
    url = "http://127.0.0.1:" + std::to_string(listener->port());
  }
  std::unique_ptr<Listener> listener{};
  std::string url{};
};

std::string problem_of(const HttpRequest& request) {
  const auto answer = fetch(request);
  REQUIRE(!answer);
  CHECK(answer.error().code == ErrorCode::gate);
  return answer.error().message;
}

std::string redirection(const std::string& to, int status = 302) {
  return "HTTP/1.1 " + std::to_string(status) + " Moved\r\nLocation: " + to +
         "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
}
constexpr const char* fine =
    "HTTP/1.1 200 OK\r\nContent-Length: 4\r\nConnection: close\r\n\r\nfine";

}  // namespace

TEST_CASE("any status is an answer") {
  const Peer peer([](const Request& request) {
    return Response{request.path == "/missing" ? 404 : 200, "text/plain",
                    request.method + " " + request.path + " " + request.body};
  });
  const auto got = fetch({.url = peer.url + "/health?a=b"});
  REQUIRE(got);
  CHECK(got->status == 200);
  CHECK(got->body == "GET /health ");
  const auto posted = fetch({.method = "POST", .url = peer.url, .body = "{}"});
  REQUIRE(posted);
  CHECK(posted->body == "POST / {}");
  CHECK(fetch({.url = peer.url + "/missing"})->status == 404);
}

TEST_CASE("headers and credentials are sent as they were given") {
  RawServer server([](const std::string&) { return fine; });
  const auto answer = fetch({.url = "http://ann:secret@" + server.address() + "/x?y=z",
                             .headers = {{"X-Key", "value"}, {"X-Empty", ""}}});
  REQUIRE(answer);
  CHECK(answer->body == "fine");
  const auto request = server.requests().at(0);
  CHECK_THAT(request, StartsWith("GET /x?y=z HTTP/1.1\r\n") && Contains("X-Key: value\r\n") &&
                          Contains("X-Empty:\r\n") && Contains("User-Agent: segue\r\n") &&
                          Contains("Authorization: Basic YW5uOnNlY3JldA==\r\n"));
}

TEST_CASE("a server that is not there is an error without secrets") {
  const std::string address = test::address_of_nobody();
  const auto problem = problem_of({.url = "http://ann:pass@" + address + "/path/secret?key=secret",
                                   .headers = {{"Authorization", "Bearer secret"}}});
  CHECK_THAT(problem, StartsWith("`http://" + address + "` gave no answer: ") && !Contains("ann") &&
                          !Contains("pass") && !Contains("secret"));
  CHECK_THAT(
      problem_of({.url = "http://ann:pass@no-such-host.invalid/"}),
      StartsWith("`http://no-such-host.invalid` gave no answer: could") && !Contains("pass"));
}

TEST_CASE("a slow server is waited for until the time is over") {
  const Peer peer([](const Request&) {
    std::this_thread::sleep_for(milliseconds(1500));
    return Response{};
  });
  const auto start = Clock::now();
  CHECK(problem_of({.url = peer.url, .timeout = milliseconds(200)}) ==
        "`" + peer.url + "` gave no answer: none came within 200 ms");
  CHECK(Clock::now() - start < milliseconds(1400));
}

TEST_CASE("of a large body a megabyte is taken") {
  const Peer peer([](const Request& request) {
    return Response{200, "text/plain",
                    std::string(request.path == "/exact" ? 1 << 20 : 5 << 20, 'x')};
  });
  const auto answer = fetch({.url = peer.url});
  REQUIRE(answer);
  CHECK(answer->status == 200);
  CHECK(answer->body.size() == size_t(1) << 20);
  CHECK(fetch({.url = peer.url + "/exact"})->body.size() == size_t(1) << 20);
}

TEST_CASE("redirections are followed three times") {
  RawServer server([](const std::string& request) {
    const int left = request[5] - '0';
    return left == 0 ? fine : redirection("/" + std::to_string(left - 1));
  });
  const std::string url = "http://ann:pass@" + server.address();
  const auto answer = fetch({.url = url + "/3"});
  REQUIRE(answer);
  CHECK(answer->body == "fine");
  CHECK_THAT(server.requests().at(3), Contains("Authorization: Basic"));
  CHECK_THAT(problem_of({.url = url + "/4"}), Contains("it redirects again and again"));
}

TEST_CASE("another server gets neither headers nor credentials nor the body") {
  RawServer other([](const std::string&) { return fine; });
  for (const int status : {302, 307}) {
    RawServer server([&](const std::string&) {
      return redirection("http://" + other.address() + "/taken", status);
    });
    REQUIRE(fetch({.method = "POST",
                   .url = "http://ann:pass@" + server.address(),
                   .headers = {{"X-Key", "secret"}},
                   .body = "secret"}));
    CHECK_THAT(other.requests().back(),
               Contains(" /taken HTTP/1.1") && !Contains("secret") && !Contains("Authorization"));
  }
}

TEST_CASE("a redirection to the same server keeps what its status says") {
  for (const int status : {303, 308}) {
    RawServer server([&](const std::string& request) {
      return request.find(" /there ") == std::string::npos ? redirection("/there", status) : fine;
    });
    REQUIRE(fetch({.method = "PUT", .url = "http://" + server.address(), .body = "text"}));
    CHECK_THAT(server.requests().at(1), StartsWith(status == 308 ? "PUT " : "GET "));
    CHECK(server.requests().at(1).ends_with("text") == (status == 308));
  }
}

TEST_CASE("no other protocols are spoken") {
  RawServer server([](const std::string&) { return redirection("file:///etc/passwd"); });
  CHECK_THAT(problem_of({.url = "http://" + server.address()}),
             Contains("it redirects to something that is neither http nor https"));
  for (const auto* url : {"file:///etc/passwd", "ftp://ann:pass@host/", "host/path", "", "http://",
                          "http://a b/", "http://host:pass/"})
    CHECK(problem_of({.url = url}) ==
          "what is to be asked is no URL that begins with http or https");
}

TEST_CASE("a line break does not begin a header") {
  CHECK_THAT(problem_of({.url = "http://127.0.0.1:1/", .headers = {{"A", "b\r\nC: d"}}}),
             Contains("a line break"));
}

TEST_CASE("what is no HTTP is no answer") {
  RawServer server([](const std::string&) { return "hello\r\n"; });
  CHECK_THAT(problem_of({.url = "http://" + server.address()}), Contains("gave no answer"));
  RawServer silent([](const std::string&) { return ""; });
  CHECK_THAT(problem_of({.url = "http://" + silent.address()}), Contains("gave no answer"));
}

TEST_CASE("this machine is asked without a proxy") {
  RawServer server([](const std::string&) { return fine; });
  RawServer proxy([](const std::string&) { return fine; });
  ::setenv("http_proxy", ("http://" + proxy.address()).c_str(), 1);
  CHECK(fetch({.url = "http://" + server.address()}));
  CHECK(fetch({.url = "http://elsewhere.invalid/x"}));
  ::setenv("no_proxy", "elsewhere.invalid", 1);
  CHECK(!fetch({.url = "http://elsewhere.invalid/x"}));
  CHECK(fetch({.url = "http://" + server.address()}));
  ::unsetenv("http_proxy");
  ::unsetenv("no_proxy");
  CHECK(server.requests().size() == 2);
  REQUIRE(proxy.requests().size() == 1);
  CHECK_THAT(proxy.requests()[0], StartsWith("GET http://elsewhere.invalid/x"));
}

TEST_CASE("of a URL only scheme, host and port are shown") {
  CHECK(origin_of("https://hooks.example.com/services/T0/B0/secret") ==
        "https://hooks.example.com");
  CHECK(origin_of("HTTP://ann:p@ss@Host:8080?x#y") == "http://host:8080");
  CHECK(origin_of("http://[::1]:80/") == "http://[::1]:80");
  CHECK(origin_of("http://host:123/4@real.host/") == "http://host");
  CHECK(origin_of("http://ann:pass/word@real.host/") == "http://ann");
  CHECK(origin_of("http://host:pass/") == "");
  CHECK(origin_of("javascript://x") == "");
}

TEST_CASE("the clocks of the world go on, and the boot has a name") {
  const auto outside = make_outside();
  const int64_t wall = outside->wall();
  const int64_t steady = outside->steady();
  outside->sleep(milliseconds(30));
  CHECK(outside->steady() - steady >= 30);
  CHECK(outside->steady() - steady < 5000);
  CHECK(outside->wall() - wall >= 25);
  CHECK(wall > 1'700'000'000'000);
  CHECK(outside->boot().size() > 36);
  CHECK(outside->boot() == make_outside()->boot());
}

}  // namespace segue::hooks
