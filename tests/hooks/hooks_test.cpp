#include "hooks/hooks.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <set>

#include "hooks/fake_outside.h"
#include "hooks/outside.h"

namespace segue::hooks {
namespace {

using Catch::Matchers::Contains;
using Values = std::map<std::string, std::vector<std::string>>;

const Happening expanded = {.moment = "after-expand",
                            .release = "v2",
                            .replaces = "v1",
                            .environment = "production",
                            .phase = "expand",
                            .migration = "12_emails",
                            .step = "expand.2",
                            .statement = "ALTER TABLE \"users\"\n  ADD email text",
                            .outcome = "ok",
                            .detail = "2 steps",
                            .plan_hash = "abc",
                            .at = 1'700'000'000'123};

Happening at(const std::string& moment) {
  Happening happening = expanded;
  happening.moment = moment;
  return happening;
}

Hook hook(std::vector<std::string> moments, std::string script) {
  return {.at = std::move(moments),
          .words = {"sh", "-c", std::move(script)},
          .file = "segue.toml",
          .line = 12};
}

Result<std::vector<Hook>> read(const Values& values, const std::string& file = "/app/segue.toml") {
  return read_hooks({{.values = values, .line = 12}}, file);
}

std::string refusal(const Values& values) {
  const auto hooks = read(values);
  REQUIRE(!hooks);
  CHECK(hooks.error().code == ErrorCode::usage);
  return hooks.error().message;
}

/// Calls them in the world as it is; the warnings are appended.
Result<bool> call_all(const std::vector<Hook>& hooks, const std::string& moment,
                      std::vector<std::string>& warnings) {
  return call(hooks, at(moment), *make_outside(),
              [&](const std::string& warning) { warnings.push_back(warning); });
}

}  // namespace

TEST_CASE("a hook is read with all of its keys") {
  const auto hooks = read({{"at", {"before-expand", "on-failure"}},
                           {"run", {"./notify.sh", "a b"}},
                           {"timeout", {"5s"}},
                           {"on_failure", {"go-on"}},
                           {"env", {"CHANNEL=#db", "EMPTY="}}});
  REQUIRE(hooks);
  const Hook& hook = hooks->at(0);
  CHECK(hook.at == std::vector<std::string>{"before-expand", "on-failure"});
  CHECK(hook.words == std::vector<std::string>{"/app/./notify.sh", "a b"});
  CHECK(hook.timeout == std::chrono::seconds(5));
  CHECK(hook.stop_on_failure == false);
  CHECK(hook.environment == std::map<std::string, std::string>{{"CHANNEL", "#db"}, {"EMPTY", ""}});
  CHECK(hook.line == 12);
}

TEST_CASE("a program is looked for beside the file, or in PATH") {
  const auto program = [](const std::string& word, const std::string& file) {
    return read({{"at", {"on-done"}}, {"run", {word}}}, file)->at(0).words[0];
  };
  CHECK(program("notify", "/app/segue.toml") == "notify");
  CHECK(program("/bin/notify", "/app/segue.toml") == "/bin/notify");
  CHECK(program("ci/notify", "/app/segue.toml") == "/app/ci/notify");
  CHECK(program("./notify", "segue.toml") == "./notify");
}

TEST_CASE("a hook without more than it needs has defaults") {
  const auto hooks = read({{"at", {"on-done"}}, {"run", {"notify"}}});
  REQUIRE(hooks);
  CHECK(hooks->at(0).timeout == std::chrono::minutes(1));
  CHECK(!hooks->at(0).stop_on_failure);
}

TEST_CASE("what is wrong with a hook is told with file and line") {
  const Values good = {{"at", {"on-done"}}, {"run", {"notify"}}};
  const auto with = [&](const std::string& key, std::vector<std::string> words) {
    Values values = good;
    values[key] = std::move(words);
    return refusal(values);
  };
  CHECK(with("at", {"after-expnd"}) ==
        "/app/segue.toml:12: there is no moment `after-expnd`, did you mean `after-expand`?");
  CHECK(with("timeot", {"1s"}) ==
        "/app/segue.toml:12: unknown key `timeot`, did you mean `timeout`?");
  CHECK_THAT(with("xxxxxxxx", {"1s"}),
             Contains("unknown key `xxxxxxxx` (known: at, run, timeout, on_failure, env)"));
  CHECK_THAT(with("at", {}), Contains("a hook needs `at`"));
  CHECK_THAT(with("run", {}), Contains("a hook needs `run`"));
  CHECK_THAT(with("run", {""}), Contains("a hook needs `run`"));
  CHECK_THAT(with("timeout", {"0s"}), Contains("`timeout` must be a time of at most 1 d"));
  CHECK_THAT(with("timeout", {"soon"}), Contains("and not `soon`"));
  CHECK_THAT(with("on_failure", {"stopp"}),
             Contains("`on_failure` cannot be `stopp`, did you mean `stop`?"));
  CHECK_THAT(with("env", {"my secret"}), Contains("`env` is a list") && !Contains("secret"));
  CHECK_THAT(with("env", {"1=x"}), Contains("`env` is a list"));
}

TEST_CASE("moments are unique, and before, after or on something") {
  std::set<std::string_view> seen;
  for (const auto moment : moments()) {
    CHECK(seen.insert(moment).second);
    CHECK((moment.starts_with("before-") || moment.starts_with("after-") ||
           moment.starts_with("on-")));
  }
  CHECK(seen.size() == 16);
}

TEST_CASE("hooks of the moment are called in the order of the file") {
  test::FakeOutside outside;
  const std::vector<Hook> hooks = {{.at = {"on-done", "after-expand"}, .words = {"a"}},
                                   {.at = {"before-expand"}, .words = {"b"}},
                                   {.at = {"after-expand"}, .words = {"c", "d"}}};
  const auto called = call(hooks, expanded, outside, [](const std::string&) {});
  REQUIRE(called);
  CHECK(*called);
  REQUIRE(outside.commands.size() == 2);
  CHECK(outside.commands[0].words == std::vector<std::string>{"a"});
  CHECK(outside.commands[1].words == std::vector<std::string>{"c", "d"});
  CHECK(*call(hooks, at("on-gate"), outside, [](const std::string&) {}) == false);
}

TEST_CASE("a hook reads what happened as JSON and as variables") {
  Hook echo = hook({"after-expand"},
                   "read -r json; echo \"$json\"; echo \"$SEGUE_MOMENT|$SEGUE_RELEASE|"
                   "$SEGUE_REPLACES|$SEGUE_ENVIRONMENT|$SEGUE_PHASE|$SEGUE_MIGRATION|$SEGUE_STEP|"
                   "$SEGUE_OUTCOME|$SEGUE_PLAN_HASH|$SEGUE_AT|$CHANNEL\"; exit 1");
  echo.environment = {{"CHANNEL", "#db"}};
  echo.stop_on_failure = true;
  Happening short_one = expanded;
  short_one.statement = "SELECT 1";
  const auto called = call({echo}, short_one, *make_outside(), [](const std::string&) {});
  REQUIRE(!called);
  CHECK(called.error().message ==
        "the hook `sh` (segue.toml:12) ended with status 1 at `after-expand`, its last words:\n  " +
            json_of(short_one).substr(0, 300) +
            "\n  after-expand|v2|v1|production|expand|12_emails|expand.2|ok|abc|1700000000123|#db");
}

TEST_CASE("the JSON of a happening has all keys") {
  const auto json = nlohmann::json::parse(json_of(expanded));
  CHECK(json == nlohmann::json{{"version", 1},
                               {"moment", "after-expand"},
                               {"release", "v2"},
                               {"replaces", "v1"},
                               {"environment", "production"},
                               {"phase", "expand"},
                               {"migration", "12_emails"},
                               {"step", "expand.2"},
                               {"statement", "ALTER TABLE \"users\"\n  ADD email text"},
                               {"outcome", "ok"},
                               {"detail", "2 steps"},
                               {"plan_hash", "abc"},
                               {"at", 1'700'000'000'123}});
  CHECK(nlohmann::json::parse(json_of({})).size() == json.size());
  CHECK(json_of(expanded).starts_with("{\"version\":1,\"moment\":\"after-expand\","));
  CHECK(json_of(expanded).find('\n') == std::string::npos);
  CHECK(nlohmann::json::parse(json_of({.detail = "\xff"})).is_object());
}

TEST_CASE("a long statement fits into a variable") {
  Happening long_one = expanded;
  while (long_one.statement.size() < 1'000'000)
    long_one.statement += "ä";
  std::vector<std::string> warnings;
  const auto called =
      call({hook({"after-expand"}, "test ${#SEGUE_STATEMENT} -gt 8000")}, long_one, *make_outside(),
           [&](const std::string& told) { warnings.push_back(told); });
  CHECK(called);
  CHECK(warnings.empty());
}

TEST_CASE("before something a hook that fails stops it, and afterwards it does not") {
  std::vector<std::string> warnings;
  const std::vector<Hook> hooks = {
      hook({"before-expand", "after-expand"}, "echo first; printf 'no\\033[31m\\n'; exit 7")};
  const auto before = call_all(hooks, "before-expand", warnings);
  REQUIRE(!before);
  CHECK(before.error().code == ErrorCode::step);
  CHECK(before.error().message ==
        "the hook `sh` (segue.toml:12) ended with status 7 at `before-expand`, its last words:\n"
        "  first\n  no[31m");
  CHECK(warnings.empty());
  CHECK(call_all(hooks, "after-expand", warnings));
  CHECK(warnings == std::vector<std::string>{"the hook `sh` (segue.toml:12) ended with status 7 at "
                                             "`after-expand`: no[31m; the rollout goes on"});
}

TEST_CASE("the configuration says what a failure means") {
  std::vector<std::string> warnings;
  Hook passed_over = hook({"before-expand"}, "exit 1");
  passed_over.stop_on_failure = false;
  Hook stopping = hook({"after-expand"}, "exit 1");
  stopping.stop_on_failure = true;
  CHECK(call_all({passed_over}, "before-expand", warnings));
  CHECK(warnings.size() == 1);
  CHECK(!call_all({stopping}, "after-expand", warnings));
}

TEST_CASE("after a hook that stops no other is called") {
  test::FakeOutside outside;
  outside.running = [](const Command&) { return CommandEnd{.status = 1}; };
  CHECK(!call({{.at = {"before-step"}, .words = {"a"}}, {.at = {"before-step"}, .words = {"b"}}},
              at("before-step"), outside, [](const std::string&) {}));
  CHECK(outside.commands.size() == 1);
}

TEST_CASE("a hook that takes too long, or is not there, has failed") {
  std::vector<std::string> warnings;
  Hook slow = hook({"before-expand"}, "echo waiting; sleep 60");
  slow.timeout = std::chrono::milliseconds(900);
  const auto late = call_all({slow}, "before-expand", warnings);
  REQUIRE(!late);
  CHECK(late.error().message ==
        "the hook `sh` (segue.toml:12) took longer than 900 ms, it was ended at `before-expand`, "
        "its last words:\n  waiting");
  Hook missing = hook({"before-expand"}, "");
  missing.words = {"segue-no-such-program"};
  const auto absent = call_all({missing}, "before-expand", warnings);
  REQUIRE(!absent);
  CHECK(absent.error().code == ErrorCode::step);
  CHECK_THAT(absent.error().message,
             Contains("(segue.toml:12): `segue-no-such-program` was not found: PATH was searched"));
}

}  // namespace segue::hooks
