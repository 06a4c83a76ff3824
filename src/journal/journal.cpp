#include "journal/journal.h"

#include <fmt/core.h>

#include <map>
#include <thread>
#include <tuple>

#include "base/text.h"

namespace segue::journal {
namespace {

using dialect::Answer;
using dialect::Values;

constexpr int first_with_texts = 4;
constexpr std::string_view making = "making the tables of the journal";

/// The columns of an entry; their values are those of `values_of`.
constexpr std::string_view entry_columns =
    "id, history, migration, phase, version, state, origin, checksum, normal_checksum, down_sql, "
    "irreversible, plan_hash, release_name, started_at, finished_at, file_checksum";
constexpr std::string_view entry_values = "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?";

std::string number(int64_t value) {
  return std::to_string(value);
}

Calls joined(std::initializer_list<Calls> parts) {
  Calls all;
  for (const Calls& part : parts)
    append(all, part);
  return all;
}

}  // namespace

void append(Calls& calls, const Calls& more) {
  calls.insert(calls.end(), more.begin(), more.end());
}

Journal::Journal(dialect::Connection& connection, const dialect::Dialect& dialect, Owner owner)
    : connection_(connection),
      dialect_(dialect),
      engine_(dialect.engine()),
      owner_(std::move(owner)),
      tables_(connection, engine_) {}

Result<int> Journal::version() {
  const auto there = engine_.has_table(connection_, "segue_journal");
  if (!there) return there.error();
  if (!*there) return 0;
  const auto answer = ask(connection_, "SELECT value FROM segue_journal WHERE name = ?",
                          {"version"}, "reading the version of the journal");
  if (!answer) return answer.error();
  const int found = answer->empty() ? 0 : static_cast<int>(answer->number(0, 0));
  if (found > newest_version)
    return Error{ErrorCode::database,
                 "the journal in this database is of version " + number(found) +
                     ", made by a newer segue; this one knows version " + number(newest_version)};
  holds_texts_ = found >= first_with_texts;
  return found;
}

Result<bool> Journal::run_script(std::string_view script) {
  const Source source("journal.sql", std::string(script));
  for (const auto& statement : dialect_.parse(source).statements) {
    const auto answer = ask(connection_, source.text(statement.span), {}, making);
    if (!answer) return answer.error();
  }
  return true;
}

Result<bool> Journal::make_tables() {
  const auto begun = ask(connection_, engine_.begin(), {}, making);
  if (!begun) return begun.error();
  // Another runner may have made them while this one waited.
  const auto found = version();
  Result<bool> made = found ? Result<bool>(true) : found.error();
  const std::string_view sql = engine_.journal_sql();
  for (int next = found ? *found + 1 : newest_version + 1; made && next <= newest_version; ++next) {
    const std::string head = "-- version " + number(next) + "\n";
    const size_t from = sql.find(head);
    const size_t to = sql.find("-- version ", from + head.size());
    made = run_script(sql.substr(from, to - from));
  }
  const auto ended = ask(connection_, made ? "COMMIT" : "ROLLBACK", {}, making);
  if (!made) return made;
  if (!ended) return ended.error();
  holds_texts_ = true;
  return true;
}

Result<bool> Journal::bring_up_to_date() {
  constexpr std::string_view lock = "segue-journal";
  const auto found = version();
  if (!found) return found.error();
  if (*found == newest_version) return true;
  for (int i = 0;; ++i) {
    const auto locked = engine_.try_lock(connection_, lock);
    if (!locked) return locked.error();
    if (*locked) break;
    if (i == 600) return Error{ErrorCode::locked, "another runner makes the tables of the journal"};
    // That takes seconds: who needs half a minute is not there any more.
    if (i == 300)
      if (const auto holder = engine_.lock_holder(connection_, lock); holder && !holder->empty())
        (void)engine_.end_session(connection_, *holder);
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
  }
  auto made = make_tables();
  const auto unlocked = engine_.unlock(connection_, lock);
  if (made && !unlocked) return unlocked.error();
  return made;
}

Result<bool> Journal::synchronise() {
  auto found = tables_.find();
  if (!found) return found;
  const auto newest = read("SELECT coalesce(max(id), 0) FROM segue_migrations", {});
  if (!newest) return newest.error();
  last_id_ = newest->number(0, 0);
  const auto last =
      read("SELECT id, hash FROM segue_events WHERE id = (SELECT max(id) FROM segue_events)", {});
  if (!last) return last.error();
  last_event_ = last->empty() ? 0 : last->number(0, 0);
  last_hash_ = last->empty() ? "" : last->text(0, 1);
  return true;
}

int64_t Journal::now() const {
  return tables_.now();
}

Result<std::vector<Migration>> Journal::migrations() {
  const auto answer =
      read(fmt::format("SELECT {} FROM segue_migrations ORDER BY id", entry_columns), {});
  if (!answer) return answer.error();
  std::vector<Migration> found;
  for (size_t row = 0; row < answer->rows.size(); ++row) {
    Migration& one = found.emplace_back();
    one.id = answer->number(row, 0);
    one.history = answer->text(row, 1);
    one.migration = answer->text(row, 2);
    one.phase = answer->text(row, 3);
    one.version = answer->text(row, 4);
    one.state = state_named(answer->text(row, 5)).value_or(State::running);
    one.origin = answer->text(row, 6);
    one.checksum = answer->text(row, 7);
    one.normal_checksum = answer->text(row, 8);
    one.down_sql = answer->rows[row][9];
    one.irreversible = answer->text(row, 10);
    one.plan_hash = answer->text(row, 11);
    one.release = answer->text(row, 12);
    one.started_at = answer->number(row, 13);
    one.finished_at = answer->number(row, 14);
    one.file_checksum = answer->text(row, 15);
  }
  if (holds_texts_)
    if (const auto known = add_texts(found); !known) return known.error();
  return found;
}

/// The last text of each that has any.
Result<bool> Journal::add_texts(std::vector<Migration>& migrations) {
  const auto answer = read(
      "SELECT t.history, t.migration, t.phase, t.up_sql, t.number, t.release_name FROM segue_texts "
      "t WHERE t.number = (SELECT max(l.number) FROM segue_texts l WHERE l.history = t.history AND "
      "l.migration = t.migration AND l.phase = t.phase)",
      {});
  if (!answer) return answer.error();
  std::map<std::tuple<std::string, std::string, std::string>, size_t> last;
  for (size_t row = 0; row < answer->rows.size(); ++row)
    last[{answer->text(row, 0), answer->text(row, 1), answer->text(row, 2)}] = row;
  for (Migration& one : migrations) {
    const auto found = last.find({one.history, one.migration, one.phase});
    if (found == last.end()) continue;
    one.up_sql = answer->rows[found->second][3];
    one.text_number = answer->number(found->second, 4);
    one.text_release = answer->text(found->second, 5);
  }
  return true;
}

Result<std::vector<Step>> Journal::steps(int64_t migration, std::string_view direction) {
  const auto answer = read(
      "SELECT number, statement, checksum, state, session, fence, started_at, finished_at, problem "
      "FROM segue_steps WHERE migration_id = ? AND direction = ? ORDER BY number",
      {number(migration), std::string(direction)});
  if (!answer) return answer.error();
  std::vector<Step> found;
  for (size_t row = 0; row < answer->rows.size(); ++row) {
    Step& one = found.emplace_back();
    one.migration = migration;
    one.direction = direction;
    one.number = answer->number(row, 0);
    one.statement = answer->text(row, 1);
    one.checksum = answer->text(row, 2);
    one.state = answer->text(row, 3) == "done" ? StepState::done : StepState::intended;
    one.session = answer->text(row, 4);
    one.fence = answer->number(row, 5);
    one.started_at = answer->number(row, 6);
    one.finished_at = answer->number(row, 7);
    one.problem = answer->text(row, 8);
  }
  return found;
}

Result<std::vector<Event>> Journal::events() {
  return events_that("1 = 1");
}

Result<std::map<std::string, Event>> Journal::failures() {
  auto events = events_that(
      "e.kind = 'failed' AND NOT EXISTS (SELECT 1 FROM segue_events l WHERE l.subject = e.subject "
      "AND l.id > e.id AND l.kind IN ('begun', 'applied', 'reverted', 'repaired', 'failed'))");
  if (!events) return events.error();
  std::map<std::string, Event> failures;
  for (Event& event : *events)
    failures.emplace(event.subject, std::move(event));
  return failures;
}

Result<std::vector<Event>> Journal::events_that(std::string_view condition) {
  const auto answer =
      read(fmt::format("SELECT id, at, kind, subject, detail, who, host, tool, previous, hash FROM "
                       "segue_events e WHERE {} ORDER BY id",
                       condition),
           {});
  if (!answer) return answer.error();
  std::vector<Event> found;
  for (size_t row = 0; row < answer->rows.size(); ++row) {
    Event& one = found.emplace_back();
    one.id = answer->number(row, 0);
    one.at = answer->number(row, 1);
    one.kind = answer->text(row, 2);
    one.subject = answer->text(row, 3);
    one.detail = answer->text(row, 4);
    one.owner.who = answer->text(row, 5);
    one.owner.host = answer->text(row, 6);
    one.owner.tool = answer->text(row, 7);
    one.previous = answer->text(row, 8);
    one.hash = answer->text(row, 9);
  }
  return found;
}

Calls Journal::confirm(int64_t fence) const {
  return call("UPDATE segue_runner SET taken_at = taken_at WHERE name = ? AND fence = ?",
              {"runner", number(fence)});
}

Values Journal::values_of_new(Migration& migration) const {
  migration.started_at = now();
  return {number(last_id_ + 1),
          migration.history,
          migration.migration,
          migration.phase,
          migration.version,
          std::string(name_of(migration.state)),
          migration.origin,
          migration.checksum,
          migration.normal_checksum,
          migration.down_sql,
          migration.irreversible,
          migration.plan_hash,
          migration.release,
          number(migration.started_at),
          number(migration.state == State::applied ? migration.started_at : 0),
          migration.file_checksum};
}

Calls Journal::begin(Migration& migration) {
  Calls calls = migration.id != 0 ? forget(migration.id) : Calls{};
  append(calls, call(fmt::format("INSERT INTO segue_migrations ({}) VALUES ({})", entry_columns,
                                 entry_values),
                     values_of_new(migration)));
  migration.id = ++last_id_;
  return calls;
}

Calls Journal::begin_confirmed(Migration& migration, int64_t fence) {
  Values values = values_of_new(migration);
  values.insert(values.end(), {"runner", number(fence)});
  Calls calls = call(fmt::format("INSERT INTO segue_migrations ({}) SELECT {} FROM segue_runner "
                                 "WHERE name = ? AND fence = ? {}",
                                 entry_columns, entry_values, engine_.row_lock()),
                     values);
  migration.id = ++last_id_;
  return calls;
}

Calls Journal::keep_text(const Migration& migration) const {
  if (!migration.up_sql) return {};
  const bool same = migration.text_number > 0 && migration.text_release == migration.release;
  const int64_t last = migration.text_number + (same ? 0 : 1);
  Values values = {migration.history, migration.migration, migration.phase, number(last)};
  Calls calls = call(
      "DELETE FROM segue_texts WHERE history = ? AND migration = ? AND phase = ? AND number >= ?",
      values);
  values.push_back(migration.release);
  values.push_back(migration.file_checksum);
  values.push_back(migration.up_sql->empty() ? std::nullopt : migration.up_sql);
  return joined({std::move(calls),
                 call("INSERT INTO segue_texts (history, migration, phase, number, release_name, "
                      "file_checksum, up_sql) VALUES (?, ?, ?, ?, ?, ?, ?)",
                      values)});
}

Result<std::optional<Text>> Journal::earlier_text(const Migration& migration) {
  const auto answer = read(
      "SELECT number, release_name, file_checksum, up_sql FROM segue_texts WHERE history = ? AND "
      "migration = ? AND phase = ? AND number = ? AND up_sql IS NOT NULL",
      {migration.history, migration.migration, migration.phase, number(migration.text_number - 1)});
  if (!answer) return answer.error();
  if (answer->empty()) return std::optional<Text>();
  return std::optional(Text{.number = answer->number(0, 0),
                            .release = answer->text(0, 1),
                            .file_checksum = answer->text(0, 2),
                            .sql = answer->text(0, 3)});
}

Calls Journal::mark(int64_t migration, State state) const {
  return call("UPDATE segue_migrations SET state = ?, finished_at = ? WHERE id = ?",
              {std::string(name_of(state)), number(now()), number(migration)});
}

Calls Journal::refresh(const Migration& migration) const {
  return joined(
      {call("UPDATE segue_migrations SET checksum = ?, normal_checksum = ?, file_checksum = ?, "
            "down_sql = ?, irreversible = ? WHERE id = ?",
            {migration.checksum, migration.normal_checksum, migration.file_checksum,
             migration.down_sql, migration.irreversible, number(migration.id)}),
       keep_text(migration)});
}

Calls Journal::forget(int64_t migration) const {
  return joined({call("DELETE FROM segue_steps WHERE migration_id = ?", {number(migration)}),
                 call("DELETE FROM segue_migrations WHERE id = ?", {number(migration)})});
}

Calls Journal::forget_backfills(const Migration& migration) const {
  constexpr std::string_view of_script = " WHERE history = ? AND migration = ? AND phase = ?";
  const Values name = {migration.history, migration.migration, migration.phase};
  Calls calls;
  for (const auto* table : {"segue_ranges", "segue_bad_rows"})
    calls.push_back(tables_.call("DELETE FROM " + std::string(table) +
                                     " WHERE backfill_id IN (SELECT id FROM segue_backfills" +
                                     std::string(of_script) + ")",
                                 name));
  calls.push_back(tables_.call("DELETE FROM segue_backfills" + std::string(of_script), name));
  return calls;
}

Calls Journal::intend(const Step& step) const {
  return call(
      "INSERT INTO segue_steps (migration_id, direction, number, statement, checksum, state, "
      "session, fence, started_at, finished_at, problem) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      {number(step.migration), step.direction, number(step.number), step.statement, step.checksum,
       std::string(name_of(StepState::intended)), step.session, number(step.fence), number(now()),
       "0", ""});
}

Calls Journal::intend_again(const Step& step) const {
  return call(
      "UPDATE segue_steps SET statement = ?, checksum = ?, session = ?, fence = ?, started_at = ?, "
      "problem = ? WHERE migration_id = ? AND direction = ? AND number = ?",
      {step.statement, step.checksum, step.session, number(step.fence), number(now()), "",
       number(step.migration), step.direction, number(step.number)});
}

Calls Journal::finish(const Step& step) const {
  return call(
      "UPDATE segue_steps SET state = ?, finished_at = ?, problem = ? WHERE migration_id = ? AND "
      "direction = ? AND number = ?",
      {std::string(name_of(StepState::done)), number(now()), "", number(step.migration),
       step.direction, number(step.number)});
}

Calls Journal::fail(const Step& step, std::string_view problem) const {
  return call(
      "UPDATE segue_steps SET problem = ? WHERE migration_id = ? AND direction = ? AND number = ?",
      {std::string(problem), number(step.migration), step.direction, number(step.number)});
}

Calls Journal::drop_steps(int64_t migration, std::string_view direction) const {
  return call("DELETE FROM segue_steps WHERE migration_id = ? AND direction = ?",
              {number(migration), std::string(direction)});
}

Calls Journal::note(std::string_view kind, std::string_view subject, std::string_view detail) {
  Event event{.id = last_event_ + 1,
              .at = now(),
              .kind = std::string(kind),
              .subject = std::string(subject),
              .detail = std::string(detail),
              .owner = owner_,
              .previous = last_hash_};
  event.hash = event.proper_hash();
  last_event_ = event.id;
  last_hash_ = event.hash;
  return call(
      "INSERT INTO segue_events (id, at, kind, subject, detail, who, host, tool, previous, hash) "
      "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      {number(event.id), number(event.at), event.kind, event.subject, event.detail, owner_.who,
       owner_.host, owner_.tool, event.previous, event.hash});
}

Answer Journal::write(std::initializer_list<Calls> parts) {
  const Calls all = joined(parts);
  if (all.empty()) return dialect::Rows{};
  return std::move(connection_.run_together(all).back());
}

}  // namespace segue::journal
