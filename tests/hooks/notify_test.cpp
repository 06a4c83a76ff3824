#include "hooks/notify.h"

#include <atomic>
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <thread>

#include "hooks/fake_outside.h"
#include "hooks/listener.h"
#include "hooks/outside.h"
#include "hooks/raw_server.h"

namespace segue::hooks {
namespace {

using Clock = std::chrono::steady_clock;
using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;
using std::chrono::milliseconds;
using Values = std::map<std::string, std::vector<std::string>>;
using Warnings = std::vector<std::string>;

const Happening happening = {.moment = "after-expand",
                             .release = "v2",
                             .environment = "production",
                             .outcome = "ok",
                             .detail = "<2> steps & more"};

Notification to(std::string url, bool slack = false) {
  return {.url = std::move(url), .slack = slack, .on = {"after-expand"}, .pause = milliseconds(10)};
}

Told into(Warnings& warnings) {
  return [&](const std::string& warning) { warnings.push_back(warning); };
}

Result<std::vector<Notification>> read(const Values& values) {
  return read_notifications({{.values = values, .line = 7}}, "segue.toml",
                            [](std::string_view text) -> Result<std::string> {
                              if (text == "${URL}")
                                return std::string("https://chat.example/secret");
                              if (text.starts_with("${"))
                                return Error{ErrorCode::usage, "the variable `OTHER` is not set"};
                              return std::string(text);
                            });
}

std::string refusal(const Values& values) {
  const auto notifications = read(values);
  REQUIRE(!notifications);
  CHECK(notifications.error().code == ErrorCode::usage);
  return notifications.error().message;
}

milliseconds since(Clock::time_point start) {
  return std::chrono::duration_cast<milliseconds>(Clock::now() - start);
}

}  // namespace

TEST_CASE("a notification is read with its defaults") {
  const auto plain = read({{"url", {"${URL}"}}});
  REQUIRE(plain);
  const Notification& one = plain->at(0);
  CHECK(one.url == "https://chat.example/secret");
  CHECK(!one.slack);
  CHECK(one.on == std::vector<std::string>{"after-expand", "after-contract", "after-rollback",
                                           "on-failure", "on-gate"});
  CHECK(one.retries == 3);
  const auto full = read({{"url", {"http://localhost"}},
                          {"format", {"slack"}},
                          {"on", {"on-done"}},
                          {"timeout", {"2s"}},
                          {"retries", {"0"}}});
  REQUIRE(full);
  CHECK(full->at(0).slack);
  CHECK(full->at(0).on == std::vector<std::string>{"on-done"});
  CHECK(full->at(0).timeout == std::chrono::seconds(2));
  CHECK(full->at(0).retries == 0);
}

TEST_CASE("what is wrong with a notification is told without its address") {
  CHECK(refusal({}) == "segue.toml:7: a notification needs `url`");
  CHECK(refusal({{"url", {"${OTHER}"}}}) ==
        "segue.toml:7: `url` cannot be used: the variable `OTHER` is not set");
  CHECK_THAT(refusal({{"url", {"ftp://secret"}}}),
             Contains("`url` must begin with `https://`") && !Contains("secret"));
  CHECK_THAT(refusal({{"url", {"${URL}"}}, {"format", {"slak"}}}),
             Contains("did you mean `slack`?"));
  CHECK_THAT(refusal({{"url", {"${URL}"}}, {"on", {"on-don"}}}),
             Contains("did you mean `on-done`?"));
  CHECK_THAT(refusal({{"url", {"${URL}"}}, {"retries", {"many"}}}), Contains("from 0 to 10"));
  CHECK_THAT(refusal({{"url", {"${URL}"}}, {"timeout", {"1m"}}}), Contains("at most 10 s"));
  CHECK_THAT(refusal({{"url", {"${URL}"}}, {"secret", {"x"}}}), Contains("unknown key `secret`"));
}

TEST_CASE("who wants to know is told, in order") {
  std::mutex mutex;
  std::vector<std::string> bodies;
  const auto listener = listen("127.0.0.1:0", [&](const Request& request) {
    const std::lock_guard lock(mutex);
    bodies.push_back(request.method + request.path + request.body);
    return Response{};
  });
  REQUIRE(listener);
  const auto outside = make_outside();
  Warnings warnings;
  Notifier notifier({to("http://127.0.0.1:" + std::to_string((*listener)->port()) + "/hook")},
                    *outside, into(warnings));
  Happening next = happening;
  for (int i = 0; i < 5; ++i) {
    next.step = std::to_string(i);
    notifier.tell(next);
  }
  next.moment = "before-expand";
  notifier.tell(next);
  notifier.finish();
  REQUIRE(bodies.size() == 5);
  for (int i = 0; i < 5; ++i) {
    next = happening;
    next.step = std::to_string(i);
    CHECK(bodies[static_cast<size_t>(i)] == "POST/hook" + json_of(next));
  }
  CHECK(warnings.empty());
}

TEST_CASE("a chat reads one text") {
  test::FakeOutside outside;
  Warnings warnings;
  Notifier notifier({to("https://chat.example/secret", true)}, outside, into(warnings));
  notifier.tell(happening);
  notifier.finish();
  REQUIRE(outside.requests().size() == 1);
  const auto request = outside.requests()[0];
  CHECK(request.method == "POST");
  CHECK(request.headers.at("Content-Type") == "application/json");
  CHECK(nlohmann::json::parse(request.body) ==
        nlohmann::json{{"text",
                        "release `v2` in `production`: its expand phase has ended (ok)\n"
                        "&lt;2&gt; steps &amp; more"}});
}

TEST_CASE("what passes is tried again, and what does not is not") {
  for (const int status : {503, 429, 404}) {
    std::atomic<int> count = 0;
    test::FakeOutside outside;
    outside.answering = [&](const HttpRequest&) {
      return HttpAnswer{++count < 3 ? status : 200, ""};
    };
    Warnings warnings;
    Notifier notifier({to("https://chat.example/secret")}, outside, into(warnings));
    notifier.tell(happening);
    notifier.finish();
    CHECK(count == (status == 404 ? 1 : 3));
    CHECK(warnings == (status == 404 ? Warnings{"`https://chat.example` was not told of "
                                                "`after-expand`: it answered with status 404 (1 "
                                                "attempt)"}
                                     : Warnings{}));
  }
}

TEST_CASE("after the last attempt it is a warning that shows no address") {
  test::FakeOutside outside;
  outside.answering = [](const HttpRequest& request) -> Result<HttpAnswer> {
    return Error{ErrorCode::gate, "cannot reach " + request.url};
  };
  Warnings warnings;
  Notifier notifier({to("https://ann:pass@chat.example/secret")}, outside, into(warnings));
  notifier.tell(happening);
  notifier.finish();
  CHECK(outside.requests().size() == 4);
  CHECK(warnings == Warnings{"`https://chat.example` was not told of `after-expand`: it gave no "
                             "answer (4 attempts)"});
}

TEST_CASE("a server that is down delays nothing beyond the limit") {
  const auto outside = make_outside();
  Warnings warnings;
  auto whom = to("http://" + test::address_of_nobody() + "/secret");
  whom.pause = std::chrono::seconds(5);
  const auto start = Clock::now();
  {
    Notifier notifier({whom}, *outside, into(warnings));
    for (int i = 0; i < 3; ++i)
      notifier.tell(happening);
    CHECK(since(start) < milliseconds(2000));
    notifier.finish(milliseconds(300));
  }
  CHECK(since(start) < milliseconds(4000));
  REQUIRE(warnings.size() == 2);
  CHECK_THAT(warnings[0], Contains("was not told of `after-expand`") && !Contains("secret"));
  CHECK_THAT(warnings[1], Contains("was not told of 2 moments: there was no time"));
}

TEST_CASE("a server that says nothing delays no longer than an attempt may take") {
  std::atomic<bool> over = false;
  test::RawServer server([&](const std::string&) {
    while (!over)
      std::this_thread::sleep_for(milliseconds(5));
    return "";
  });
  const auto outside = make_outside();
  Warnings warnings;
  auto whom = to("http://" + server.address());
  whom.timeout = milliseconds(1500);
  const auto start = Clock::now();
  Notifier notifier({whom}, *outside, into(warnings));
  notifier.tell(happening);
  notifier.tell(happening);
  while (server.requests().empty())
    std::this_thread::sleep_for(milliseconds(5));
  notifier.finish(milliseconds(100));
  CHECK(since(start) < milliseconds(4000));
  over = true;
  REQUIRE(warnings.size() == 2);
  CHECK_THAT(warnings[0], Contains("none came within 1.5 s"));
  CHECK_THAT(warnings[1], Contains("of one moment"));
}

TEST_CASE("one that does not answer holds up no other") {
  test::FakeOutside outside;
  outside.answering = [](const HttpRequest& request) -> Result<HttpAnswer> {
    if (request.url.ends_with("up")) return HttpAnswer{200, ""};
    std::this_thread::sleep_for(milliseconds(100));
    return Error{ErrorCode::gate, "it is down"};
  };
  Warnings warnings;
  Notifier notifier({to("http://down"), to("http://up")}, outside, into(warnings));
  for (int i = 0; i < 10; ++i)
    notifier.tell(happening);
  notifier.finish(milliseconds(1000));
  int sent = 0;
  for (const auto& request : outside.requests())
    sent += request.url.ends_with("up") ? 1 : 0;
  CHECK(sent == 10);
}

TEST_CASE("what is told after the end is said to be lost") {
  test::FakeOutside outside;
  Warnings warnings;
  Notifier notifier({to("http://host")}, outside, into(warnings));
  notifier.finish(milliseconds(0));
  notifier.tell(happening);
  notifier.finish(milliseconds(0));
  CHECK(outside.requests().empty());
  CHECK(warnings == Warnings{"`http://host` was not told of one moment: there was no time"});
}

TEST_CASE("of too many messages the oldest are dropped") {
  std::atomic<bool> over = false;
  test::FakeOutside outside;
  outside.answering = [&](const HttpRequest&) {
    while (!over)
      std::this_thread::sleep_for(milliseconds(1));
    return HttpAnswer{200, ""};
  };
  Warnings warnings;
  Notifier notifier({to("http://host")}, outside, into(warnings));
  for (int i = 0; i < 150; ++i)
    notifier.tell(happening);
  over = true;
  notifier.finish();
  CHECK(outside.requests().size() >= 100);
  CHECK(outside.requests().size() <= 101);
  REQUIRE(!warnings.empty());
  CHECK_THAT(warnings[0], StartsWith("`http://host` was not told of"));
}

}  // namespace segue::hooks
