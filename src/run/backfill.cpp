#include "run/backfill.h"

#include <algorithm>
#include <thread>

#include "base/text.h"
#include "run/backfill_crew.h"

namespace segue::run {
namespace {

using journal::BackfillState;
using std::chrono::milliseconds;
using Clock = std::chrono::steady_clock;

constexpr std::string_view entering = "entering the backfill into the journal";

const sql::ObjectName& name_of(const plan::Backfill& backfill) {
  return std::get<sql::NamedTable>(backfill.table.form).name;
}

Error edited(const BackfillName& name) {
  return {ErrorCode::usage, "the backfill of `" + name.migration +
                                "` was edited after it had been begun: undo the edit, or cancel it "
                                "and run it with `--again`"};
}

std::string by_key(const std::string& key) {
  return key.empty() ? "in one piece" : "by the key `" + key + "`";
}

/// What was done by one key cannot be told by another one.
Error cut_otherwise(const BackfillName& name, const journal::Backfill& entry,
                    const plan::Backfill& backfill) {
  const std::string back = entry.key.empty() ? "batch=all" : "key=" + entry.key;
  return {ErrorCode::usage,
          "the backfill of `" + name.migration + "` was begun " + by_key(entry.key) +
              " and would go on " + by_key(backfill.key_names()) + ": say " + back +
              (backfill.repeatable ? ", or cancel it and run it with `--again`" : "")};
}

/// The entry of a statement, if the journal has it.
Result<std::optional<journal::Backfill>> entry_in(journal::Backfills& log, const BackfillName& name,
                                                  const plan::Backfill& backfill) {
  auto entries = log.all();
  if (!entries) return entries.error();
  for (auto& entry : *entries)
    if (is_entry_of(entry, name, backfill)) return std::optional(std::move(entry));
  return std::optional<journal::Backfill>();
}

/// Goes on with an entry that is there.
Result<journal::Backfill> resumed(journal::Backfills& log, journal::Backfill entry,
                                  const plan::Backfill& backfill, const BackfillName& name) {
  if (entry.checksum != backfill.checksum) return edited(name);
  const bool over = entry.state == BackfillState::done || entry.state == BackfillState::cancelled;
  if (!over && entry.key != backfill.key_names()) return cut_otherwise(name, entry, backfill);
  if (entry.state != BackfillState::failed) return entry;
  const auto goes_on = log.change_state(entry.id, {BackfillState::failed}, BackfillState::running);
  if (!goes_on) return to_error(goes_on.error(), entering);
  entry.state = BackfillState::running;
  return entry;
}

/// The entry as it is going to stand in the journal, without its bounds.
void describe(journal::Backfill& entry, const plan::Backfill& backfill, const BackfillName& name) {
  entry.history = name.history;
  entry.migration = name.migration;
  entry.phase = name.phase;
  entry.number = static_cast<int64_t>(backfill.number);
  entry.statement = backfill.shown;
  entry.checksum = backfill.checksum;
  entry.table = backfill.key.empty() ? "" : name_of(backfill).text();
  entry.key = backfill.key_names();
  entry.last.reset();
}

}  // namespace

bool is_entry_of(const journal::Backfill& entry, const BackfillName& name,
                 const plan::Backfill& backfill) {
  return entry.history == name.history && entry.migration == name.migration &&
         entry.phase == name.phase && entry.number == static_cast<int64_t>(backfill.number);
}

Backfiller::Backfiller(Connect connect, const dialect::Dialect& dialect, journal::Owner owner,
                       BackfillSettings settings, BackfillProgress& progress)
    : connect_(std::move(connect)),
      dialect_(dialect),
      owner_(std::move(owner)),
      settings_(std::move(settings)),
      progress_(progress) {}

Backfiller::~Backfiller() = default;

/// Rows that older transactions have written and not committed would be behind the bounds and not
/// be seen. What begins later is the application's own affair.
Result<bool> Backfiller::wait_for_writers(dialect::Connection& connection) {
  const auto& room = dialect_.backfilling();
  const auto until = Clock::now() + settings_.patience;
  const auto older = room.writers(connection);
  if (!older) return older.error();
  std::vector<std::string> left = *older;
  for (bool told = false; !left.empty(); told = true) {
    if (!told)
      progress_.waits_for(std::to_string(left.size()) +
                          " transactions that began before it: " + text::joined(left, ", "));
    if (Clock::now() > until)
      return Error{ErrorCode::database, "transactions that began before the backfill do not end: " +
                                            text::joined(left, ", ")};
    std::this_thread::sleep_for(milliseconds(200));
    const auto now = room.writers(connection);
    if (!now) return now.error();
    std::erase_if(left, [&](const std::string& one) {
      return std::find(now->begin(), now->end(), one) == now->end();
    });
  }
  return true;
}

/// Rows and checkpoint have to come into being together, or not at all.
Result<bool> Backfiller::look_at_table(dialect::Connection& connection,
                                       const sql::ObjectName& table) const {
  const auto unfit = dialect_.backfilling().unfit_table(connection, table);
  if (!unfit) return unfit.error();
  if (unfit->empty()) return true;
  return Error{ErrorCode::usage, "rows of `" + table.text() +
                                     "` cannot be changed in the same "
                                     "transaction as the journal: " +
                                     *unfit};
}

Result<bool> Backfiller::find_bounds(dialect::Connection& connection,
                                     const plan::Backfill& backfill, journal::Backfill& entry) {
  if (backfill.key.empty()) return true;
  const auto& room = dialect_.backfilling();
  if (auto fit = look_at_table(connection, name_of(backfill)); !fit) return fit;
  if (backfill.inserts_into)
    if (auto fit = look_at_table(connection, *backfill.inserts_into); !fit) return fit;
  auto waited = wait_for_writers(connection);
  if (!waited) return waited;
  const BatchSql sql(backfill, dialect_);
  const auto last = ask(connection, sql.last_key(), {}, "looking for the last key");
  if (!last) return last.error();
  if (!last->empty()) entry.last = sql.key_in(*last);
  const auto rows = room.estimated_rows(connection, name_of(backfill));
  if (!rows) return rows.error();
  entry.estimated_rows = rows->value_or(0);
  return true;
}

Result<journal::Backfill> Backfiller::enter(const plan::Backfill& backfill,
                                            const BackfillName& name, bool again) {
  auto session = open_for_rows(connect_, dialect_, backfill, std::chrono::seconds(5));
  if (!session) return session.error();
  auto& connection = *session->connection;
  journal::Backfills log(connection, dialect_.engine(), owner_);
  if (const auto ready = log.synchronise(); !ready) return ready.error();
  auto found = entry_in(log, name, backfill);
  if (!found) return found.error();
  const bool over = *found && ((*found)->state == BackfillState::done ||
                               (*found)->state == BackfillState::cancelled);
  if (*found && !(again && over)) return resumed(log, std::move(**found), backfill, name);
  journal::Backfill entry = *found ? **found : journal::Backfill{};
  describe(entry, backfill, name);
  if (const auto bounds = find_bounds(connection, backfill, entry); !bounds) return bounds.error();
  const auto begun = connection.run(dialect_.engine().begin());
  if (!begun) return to_error(begun.error(), entering);
  const auto written = *found ? log.begin_again(entry) : log.begin(entry);
  const auto ended = connection.run(written ? "COMMIT" : "ROLLBACK");
  if (written && !ended) return to_error(ended.error(), entering);
  // Another process may have entered it at the same moment.
  auto now = entry_in(log, name, backfill);
  if (!now) return now.error();
  if (*now) return std::move(**now);
  return to_error(written ? dialect::SqlError{.message = "it was not kept"} : written.error(),
                  entering);
}

}  // namespace segue::run
