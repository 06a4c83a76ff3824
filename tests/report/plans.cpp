#include "report/plans.h"

#include <cstdlib>

namespace segue::test {
namespace {

using plan::PlannedStep;
using plan::Stage;

PlannedStep step_at(std::string id, Stage stage, std::string file, uint32_t line) {
  PlannedStep step;
  step.id = std::move(id);
  step.stage = stage;
  step.migration = "0002_email";
  step.file = std::move(file);
  step.at = {line, 1};
  return step;
}

PlannedStep added_column() {
  PlannedStep step = step_at("expand.1", Stage::expand, "db/0002_email/expand.up.sql", 3);
  step.what = "adds column `users.email_new`";
  step.sql = "ALTER TABLE users\n  ADD COLUMN email_new text -- the <new> one";
  step.transaction = "in a transaction";
  step.kind = facts::Class::expand;
  step.reason = "code that does not know `email_new` goes on as before";
  step.locks = {{"users", "ACCESS EXCLUSIVE", true, true}};
  step.verify = "SELECT email_new FROM users WHERE 1 = 0";
  step.outcome = "no row, and no error";
  step.undo = "ALTER TABLE users DROP COLUMN email_new";
  step.done = true;
  return step;
}

PlannedStep trigger() {
  PlannedStep step = step_at("expand.2", Stage::expand, "db/0002_email/expand.up.sql", 5);
  step.what = "adds trigger `a|b*` on `users`";
  step.sql = "CREATE TRIGGER \"a|b*\" AFTER UPDATE ON users BEGIN SELECT 1; END";
  step.transaction = "by itself";
  step.kind = facts::Class::unknown;
  step.reason = "what it runs is not understood";
  step.verify = "segue diff --live";
  step.outcome = "no object differs";
  step.undo = "DROP TRIGGER \"a|b*\"";
  return step;
}

PlannedStep backfill() {
  PlannedStep step = step_at("backfill.1", Stage::backfill, "db/0002_email/backfill.sql", 1);
  step.what = "fills `users.email_new`";
  step.sql = "UPDATE users SET email_new = lower(email) WHERE email_new IS NULL";
  step.transaction = "in batches";
  step.kind = facts::Class::data;
  step.reason = "rows change";
  step.locks = {{"users", "ROW EXCLUSIVE", false, false}};
  step.scans = {"users"};
  step.duration = facts::Duration::rows;
  step.rows = 1'500'000;
  step.expected = std::chrono::seconds(125);
  step.verify = "segue backfill show";
  step.outcome = "done, verified, 0 mismatches";
  step.undo = "segue backfill cancel 1";
  return step;
}

PlannedStep of_the_rollout(std::string id, Stage stage, std::string what) {
  PlannedStep step;
  step.id = std::move(id);
  step.stage = stage;
  step.what = std::move(what);
  return step;
}

PlannedStep tripwire() {
  PlannedStep step =
      of_the_rollout("tripwire.1", Stage::tripwire, "renames column `users.email` away");
  step.migration = "0002_email";
  step.sql = "ALTER TABLE users RENAME COLUMN email TO email_gone";
  step.kind = facts::Class::contract;
  step.reason = "what reads `email` fails";
  step.locks = {{"users", "ACCESS EXCLUSIVE", true, true}};
  step.undo = "ALTER TABLE users RENAME COLUMN email_gone TO email";
  return step;
}

PlannedStep removal() {
  PlannedStep step = step_at("contract.1", Stage::contract, "db/0002_email/contract.up.sql", 2);
  step.what = "removes column `users.email`";
  step.sql = "ALTER TABLE users DROP COLUMN email";
  step.transaction = "in a transaction";
  step.kind = facts::Class::contract;
  step.reason = "what reads `email` fails, and its values are lost";
  step.locks = {{"users", "ACCESS EXCLUSIVE", true, true}, {"orders", "SHARE", false, true}};
  step.rewrites = {"users"};
  step.duration = facts::Duration::rows;
  step.rows = 1;
  step.no_return = true;
  return step;
}

}  // namespace

plan::RolloutPlan whole_plan() {
  plan::RolloutPlan plan;
  plan.release = "v2";
  plan.environment = "production";
  plan.replaces = "v1";
  plan.pattern = "rolling";
  plan.level = "required";
  plan.database = "red 16.4";
  plan.steps = {added_column(),
                trigger(),
                backfill(),
                of_the_rollout("verify.1", Stage::verify, "looks for rows that are not filled"),
                of_the_rollout("quiet.1", Stage::quiet, "waits until nobody uses `users.email`"),
                tripwire(),
                removal(),
                of_the_rollout("archive.1", Stage::archive, "keeps the values\nof `users.email`")};
  plan.gates = {{"staging first", "environment", {"expand"}, "`v2` is live in `staging`"},
                {"healthy", "http", {"live", "rollback"}, "the service answers <200>"},
                {"old release", "sessions", {"contract"}, "no session of `v1` is connected"},
                {"errors", "prometheus", {"drop"}, "fewer than 1 % of the answers are errors"}};
  plan.held = {{"0003_orders", "contract", "waits for release `v3` | later"}};
  plan.hash = "5f1c0000000000000000000000000000000000000000000000000000000000aa";
  plan.steps.back().sql = "CREATE TABLE kept AS SELECT id, email FROM users";
  return plan;
}

std::string expected(const std::string& name, const std::string& got) {
  const std::string path = SEGUE_SOURCE_DIR "/tests/report/expected/" + name;
  if (std::getenv("UPDATE_EXPECTED") != nullptr) std::ofstream(path) << got;
  std::ostringstream text;
  text << std::ifstream(path).rdbuf();
  return text.str();
}

}  // namespace segue::test
