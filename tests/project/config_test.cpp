#include "project/config.h"

#include <catch2/catch.hpp>

#include "stand_ins.h"
#include "support/memory_tree.h"

using namespace segue;
using namespace segue::project;

namespace {

std::string problem(std::string text) {
  const auto config = read_config("segue.toml", std::move(text));
  return config ? "" : config.error().message;
}

}  // namespace

TEST_CASE("a configuration is read") {
  const auto config = read_config("/a/segue.toml",
                                  "dialect = \"red\"\nfolders = [\"x\", \"y\"]\n"
                                  "[rules]\nmissing-down = \"off\"\n"
                                  "[environments.live]\nurl = \"${DATABASE_URL}\"\n");
  REQUIRE(config);
  CHECK(config->folder == "/a");
  CHECK(config->dialect == "red");
  CHECK(config->folders == std::vector<std::string>{"x", "y"});
  CHECK(config->rules.at("missing-down") == "off");
  CHECK(config->environments.at("live").url == "${DATABASE_URL}");
  CHECK(config->findings.empty());
}

TEST_CASE("what is wrong with a configuration is said with its place") {
  CHECK(problem("dialct = \"red\"\n") ==
        "segue.toml:1:1: unknown key `dialct`, did you mean `dialect`?");
  CHECK(problem("\n  layout = 3\n") == "segue.toml:2:12: `layout` must be a string");
  CHECK(problem("fail_on = \"eror\"\n") ==
        "segue.toml:1:11: `fail_on` must be one of note, warning, error, never");
  CHECK(problem("[rules]\nx = \"loud\"\n") ==
        "segue.toml:2:5: `x` must be one of off, note, warning, error");
  CHECK(problem("[environments.live]\nulr = \"x\"\n") ==
        "segue.toml:2:1: unknown key `environments.live.ulr`, did you mean `url`?");
  CHECK(problem("dialect = \n").starts_with("segue.toml:1:"));
}

TEST_CASE("targets are read in the order of the file") {
  const auto config =
      read_config("segue.toml",
                  "[targets]\nparallel = 4\non_failure = \"continue\"\n"
                  "[[target]]\nname = \"b\"\nurl = \"${B}\"\nenvironment = \"live\"\n"
                  "[[target]]\nname = \"a\"\nurl = \"red://jo:secret@host/x\"\ncanary = true\n"
                  "[placeholders]\n\"app.who\" = \"${WHO}\"\n");
  REQUIRE(config);
  const auto& targets = config->targets;
  CHECK(targets.parallel == 4);
  CHECK_FALSE(targets.stop_after_failure);
  REQUIRE(targets.databases.size() == 2);
  CHECK(targets.databases[0].name == "b");
  CHECK(targets.databases[0].environment == "live");
  CHECK_FALSE(targets.databases[0].canary);
  CHECK(targets.databases[1].canary);
  CHECK(config->placeholders.at("app.who") == "${WHO}");
  REQUIRE(config->findings.size() == 1);
  CHECK(config->findings.front().rule == "password-in-config");
  CHECK(config->source.text().find("secret") == std::string::npos);
}

TEST_CASE("what is wrong with targets is said with its place") {
  CHECK(problem("[targets]\nparallel = 0\n") ==
        "segue.toml:2:12: `targets.parallel` must be a number from 1 to 256");
  CHECK(problem("[targets]\non_failure = \"wait\"\n") ==
        "segue.toml:2:14: `on_failure` must be one of stop, continue");
  CHECK(problem("[[target]]\nname = \"a\"\n") ==
        "segue.toml:1:1: `target` must be a table with a `name` and a `url`");
  CHECK(problem("[[target]]\nname = \"a\"\nulr = \"x\"\n") ==
        "segue.toml:3:1: unknown key `target.ulr`, did you mean `url`?");
  CHECK(problem("[[target]]\nname = \"a\"\nurl = \"x\"\n[[target]]\nname = \"a\"\nurl = \"y\"\n") ==
        "segue.toml:4:1: there are two targets `a`");
  CHECK(problem("[target]\nname = \"a\"\n") ==
        "segue.toml:1:1: `target` must be a list of tables: [[target]]");
}

TEST_CASE("a password in the file is a finding, a variable is not") {
  const auto config = read_config("segue.toml",
                                  "[environments.a]\nurl = \"red://jo:secret@host/x\"\n"
                                  "[environments.b]\nurl = \"red://jo:${PASSWORD}@host/x\"\n");
  REQUIRE(config);
  REQUIRE(config->findings.size() == 1);
  const auto& finding = config->findings.front();
  CHECK(finding.rule == "password-in-config");
  CHECK(config->source.text(finding.span) == "\"red://jo:******@host/x\"");
  CHECK(finding.message.find("secret") == std::string::npos);
}

TEST_CASE("a rule that does not exist is a finding with its place") {
  const auto config =
      read_config("segue.toml", "[rules]\nmissing-donw = \"off\"\n\"what is this\" = \"note\"\n");
  REQUIRE(config);
  REQUIRE(config->findings.size() == 2);
  const auto& finding = config->findings.front();
  CHECK(finding.rule == "unknown-rule");
  CHECK(finding.message == "there is no rule `missing-donw`, did you mean `missing-down`?");
  CHECK(config->source.text(finding.span) == "missing-donw");
}

TEST_CASE("the configuration of the nearest folder above counts") {
  const test::MemoryTree tree({{"/a/segue.toml", "layout = \"goose\"\n"}, {"/a/b/c/x.sql", ""}});
  const auto found = find_config(tree, "/a/b/c");
  REQUIRE(found);
  CHECK(found->layout == "goose");
  CHECK(found->folder == "/a");
}

TEST_CASE("variables are put in") {
  const auto variables = [](const std::string& name) -> std::optional<std::string> {
    if (name == "HOST") return "h";
    return std::nullopt;
  };
  CHECK(*expanded("red://${HOST}/x", variables) == "red://h/x");
  CHECK(expanded("${NONE}", variables).error().message ==
        "the environment variable `NONE` is not set");
}

TEST_CASE("a server is a dialect and a version") {
  const auto server = read_server("rouge:16.4", test::stand_ins());
  REQUIRE(server);
  CHECK(server->dialect->name() == "red");
  CHECK(server->server.product == "rouge");
  CHECK(server->server.at_least(16, 4));
  CHECK_FALSE(read_server("green:1", test::stand_ins()));
  CHECK_FALSE(read_server("red:sixteen", test::stand_ins()));
}
