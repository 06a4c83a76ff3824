#include "journal/backfills.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace segue::journal {
namespace {

using dialect::Answer;
using dialect::Call;
using dialect::Rows;
using dialect::Value;

constexpr std::array<std::string_view, 5> states = {"running", "paused", "cancelled", "failed",
                                                    "done"};

std::string number(int64_t value) {
  return std::to_string(value);
}
Value kept(const std::optional<KeyValues>& key) {
  return key ? Value(journal::text_of(*key)) : Value();
}
std::optional<KeyValues> key_in(const Value& text) {
  return text ? std::optional(key_values(*text)) : std::nullopt;
}

constexpr std::string_view columns =
    "id, history, migration, phase, number, statement, checksum, table_name, key_columns, state, "
    "settings, frontier, last_key, estimated_rows, problem, changed_by, started_at, finished_at, "
    "verified_at, mismatches";

Backfill backfill_in(const Rows& rows, size_t row) {
  Backfill one;
  one.id = rows.number(row, 0);
  one.history = rows.text(row, 1);
  one.migration = rows.text(row, 2);
  one.phase = rows.text(row, 3);
  one.number = rows.number(row, 4);
  one.statement = rows.text(row, 5);
  one.checksum = rows.text(row, 6);
  one.table = rows.text(row, 7);
  one.key = rows.text(row, 8);
  const auto* found = std::find(states.begin(), states.end(), rows.text(row, 9));
  if (found != states.end()) one.state = static_cast<BackfillState>(found - states.begin());
  one.settings = rows.text(row, 10);
  one.frontier = key_in(rows.rows[row][11]);
  one.last = key_in(rows.rows[row][12]);
  one.estimated_rows = rows.number(row, 13);
  one.problem = rows.text(row, 14);
  one.changed_by = rows.text(row, 15);
  one.started_at = rows.number(row, 16);
  one.finished_at = rows.number(row, 17);
  one.verified_at = rows.number(row, 18);
  one.mismatches = rows.number(row, 19);
  return one;
}

}  // namespace

/// Each value behind its length: "3:abc4:defg".
std::string text_of(const KeyValues& key) {
  std::string text;
  for (const auto& value : key)
    text += number(static_cast<int64_t>(value.size())) + ':' + value;
  return text;
}

KeyValues key_values(const std::string& text) {
  KeyValues key;
  for (size_t at = 0; at < text.size();) {
    const size_t colon = text.find(':', at);
    if (colon == std::string::npos) break;
    const size_t length = std::stoull(text.substr(at, colon - at));
    key.push_back(text.substr(colon + 1, length));
    at = colon + 1 + length;
  }
  return key;
}

std::string_view name_of(BackfillState state) {
  return states[static_cast<size_t>(state)];
}

Result<std::vector<Backfill>> Backfills::all() {
  const auto answer =
      tables_.read("SELECT " + std::string(columns) + " FROM segue_backfills ORDER BY id");
  if (!answer) return answer.error();
  std::vector<Backfill> found;
  for (size_t row = 0; row < answer->rows.size(); ++row)
    found.push_back(backfill_in(*answer, row));
  return found;
}

Result<std::optional<Backfill>> Backfills::find(int64_t id) {
  const auto answer = tables_.read(
      "SELECT " + std::string(columns) + " FROM segue_backfills WHERE id = ?", {number(id)});
  if (!answer) return answer.error();
  if (answer->empty()) return std::optional<Backfill>();
  return std::optional(backfill_in(*answer, 0));
}

Result<Tally> Backfills::tally(int64_t id) {
  const auto answer = tables_.read(
      "SELECT coalesce(sum(row_count), 0), coalesce(sum(changed), 0), "
      "coalesce(sum(CASE WHEN state = 'done' THEN 0 ELSE 1 END), 0), "
      "(SELECT count(*) FROM segue_bad_rows b WHERE b.backfill_id = ?) "
      "FROM segue_ranges WHERE backfill_id = ?",
      {number(id), number(id)});
  if (!answer) return answer.error();
  return Tally{.rows = answer->number(0, 0),
               .changed = answer->number(0, 1),
               .open_ranges = answer->number(0, 2),
               .skipped = answer->number(0, 3)};
}

Result<std::vector<BadRow>> Backfills::bad_rows(int64_t id, int most) {
  const auto answer = tables_.read(
      "SELECT key_text, problem FROM segue_bad_rows WHERE backfill_id = ? ORDER BY number LIMIT " +
          number(most),
      {number(id)});
  if (!answer) return answer.error();
  std::vector<BadRow> found;
  for (size_t row = 0; row < answer->rows.size(); ++row)
    found.push_back({answer->text(row, 0), answer->text(row, 1)});
  return found;
}

Answer Backfills::begin(Backfill& backfill) {
  const auto newest = tables_.write("SELECT coalesce(max(id), 0) + 1 FROM segue_backfills");
  if (!newest) return newest;
  backfill.id = newest->number(0, 0);
  backfill.started_at = tables_.now();
  return tables_.write("INSERT INTO segue_backfills (" + std::string(columns) +
                           ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                       {number(backfill.id),
                        backfill.history,
                        backfill.migration,
                        backfill.phase,
                        number(backfill.number),
                        backfill.statement,
                        backfill.checksum,
                        backfill.table,
                        backfill.key,
                        std::string(name_of(backfill.state)),
                        backfill.settings,
                        kept(backfill.frontier),
                        kept(backfill.last),
                        number(backfill.estimated_rows),
                        backfill.problem,
                        who(),
                        number(backfill.started_at),
                        "0",
                        "0",
                        "-1"});
}

Answer Backfills::begin_again(const Backfill& backfill) {
  for (const auto* table : {"segue_ranges", "segue_bad_rows"}) {
    auto dropped = tables_.write("DELETE FROM " + std::string(table) + " WHERE backfill_id = ?",
                                 {number(backfill.id)});
    if (!dropped) return dropped;
  }
  return tables_.write(
      "UPDATE segue_backfills SET statement = ?, checksum = ?, table_name = ?, key_columns = ?, "
      "state = ?, frontier = ?, last_key = ?, estimated_rows = ?, problem = ?, changed_by = ?, "
      "started_at = ?, finished_at = 0, verified_at = 0, mismatches = -1 WHERE id = ?",
      {backfill.statement, backfill.checksum, backfill.table, backfill.key,
       std::string(name_of(BackfillState::running)), Value(), kept(backfill.last),
       number(backfill.estimated_rows), "", who(), number(tables_.now()), number(backfill.id)});
}

Answer Backfills::lock(int64_t id) {
  return tables_.write(
      "SELECT id FROM segue_backfills WHERE id = ? " + std::string(engine_.row_lock()),
      {number(id)});
}

Answer Backfills::move_frontier(int64_t id, const KeyValues& frontier) {
  return tables_.write("UPDATE segue_backfills SET frontier = ? WHERE id = ?",
                       {text_of(frontier), number(id)});
}

Answer Backfills::change_state(int64_t id, const std::vector<BackfillState>& from, BackfillState to,
                               std::string_view problem) {
  std::vector<std::string> names;
  for (const auto state : from)
    names.push_back('\'' + std::string(name_of(state)) + '\'');
  const bool ends = to == BackfillState::done;
  return tables_.write(
      "UPDATE segue_backfills SET state = ?, problem = ?, changed_by = ?, finished_at = ? WHERE id "
      "= ? AND state IN (" +
          text::joined(names, ", ") + ")",
      {std::string(name_of(to)), std::string(problem), who(), number(ends ? tables_.now() : 0),
       number(id)});
}

Answer Backfills::change_settings(int64_t id, std::string_view settings) {
  return tables_.write("UPDATE segue_backfills SET settings = ?, changed_by = ? WHERE id = ?",
                       {std::string(settings), who(), number(id)});
}

Answer Backfills::keep_verified(int64_t id, int64_t mismatches) {
  return tables_.write("UPDATE segue_backfills SET verified_at = ?, mismatches = ? WHERE id = ?",
                       {number(tables_.now()), number(mismatches), number(id)});
}

Result<std::vector<Range>> Backfills::open_ranges(int64_t id) {
  const auto answer = tables_.read(
      "SELECT number, low, high, at_key, fence, who, host, process, session, CASE WHEN expires_at "
      "<= " +
          std::string(engine_.now()) +
          " THEN 1 ELSE 0 END, row_count, changed FROM segue_ranges WHERE backfill_id = ? AND "
          "state <> 'done' ORDER BY number",
      {number(id)});
  if (!answer) return answer.error();
  std::vector<Range> found;
  for (size_t row = 0; row < answer->rows.size(); ++row) {
    Range& one = found.emplace_back();
    one.backfill = id;
    one.number = answer->number(row, 0);
    one.low = key_in(answer->rows[row][1]);
    one.high = key_values(answer->text(row, 2));
    one.at = key_in(answer->rows[row][3]);
    one.fence = answer->number(row, 4);
    one.owner.who = answer->text(row, 5);
    one.owner.host = answer->text(row, 6);
    one.owner.process = answer->number(row, 7);
    one.session = answer->text(row, 8);
    one.expired = answer->number(row, 9) != 0;
    one.rows = answer->number(row, 10);
    one.changed = answer->number(row, 11);
  }
  return found;
}

Result<int64_t> Backfills::next_number(int64_t id) {
  const auto answer = tables_.read(
      "SELECT coalesce(max(number), 0) + 1 FROM segue_ranges WHERE backfill_id = ?", {number(id)});
  if (!answer) return answer.error();
  return answer->number(0, 0);
}

Answer Backfills::add(const Range& range, std::chrono::milliseconds life) {
  return tables_.write(
      "INSERT INTO segue_ranges (backfill_id, number, low, high, at_key, state, fence, who, host, "
      "process, session, expires_at, row_count, changed) VALUES (?, ?, ?, ?, ?, 'open', ?, ?, ?, "
      "?, ?, ?, 0, 0)",
      {number(range.backfill), number(range.number), kept(range.low), text_of(range.high),
       kept(range.at), number(range.fence), owner_.who, owner_.host, number(owner_.process),
       range.session, number(tables_.now() + life.count())});
}

Answer Backfills::take(Range& range, const std::string& session, std::chrono::milliseconds life) {
  auto answer = tables_.write(
      "UPDATE segue_ranges SET fence = fence + 1, who = ?, host = ?, process = ?, session = ?, "
      "expires_at = ? WHERE backfill_id = ? AND number = ? AND fence = ? AND state <> 'done'",
      {owner_.who, owner_.host, number(owner_.process), session,
       number(tables_.now() + life.count()), number(range.backfill), number(range.number),
       number(range.fence)});
  if (answer && answer->affected == 1) {
    ++range.fence;
    range.owner = owner_;
    range.session = session;
    range.expired = false;
  }
  return answer;
}

Call Backfills::hold(const Range& range) const {
  return tables_.call(
      "SELECT number FROM segue_ranges WHERE backfill_id = ? AND number = ? AND fence = ? " +
          std::string(engine_.row_lock()),
      {number(range.backfill), number(range.number), number(range.fence)});
}

Call Backfills::advance(const Range& range, std::chrono::milliseconds life) const {
  return tables_.call(
      "UPDATE segue_ranges SET at_key = ?, state = ?, row_count = ?, changed = ?, expires_at = ? "
      "WHERE backfill_id = ? AND number = ? AND fence = ?",
      {kept(range.at), range.done ? "done" : "open", number(range.rows), number(range.changed),
       number(tables_.now() + life.count()), number(range.backfill), number(range.number),
       number(range.fence)});
}

Answer Backfills::release(const Range& range) {
  return tables_.write(
      "UPDATE segue_ranges SET who = '', host = '', process = 0, session = '', expires_at = 0 "
      "WHERE backfill_id = ? AND number = ? AND fence = ?",
      {number(range.backfill), number(range.number), number(range.fence)});
}

Answer Backfills::add_bad_row(int64_t id, const BadRow& row) {
  const auto newest =
      tables_.write("SELECT coalesce(max(number), 0) + 1 FROM segue_bad_rows WHERE backfill_id = ?",
                    {number(id)});
  if (!newest) return newest;
  return tables_.write(
      "INSERT INTO segue_bad_rows (backfill_id, number, key_text, problem) VALUES (?, ?, ?, ?)",
      {number(id), newest->text(0, 0), row.key, row.problem});
}

}  // namespace segue::journal
