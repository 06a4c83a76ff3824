#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/error.h"

namespace segue::dialect {

struct Target;

/// What is sent to and comes back from a database: text, or nothing for NULL.
using Value = std::optional<std::string>;
using Values = std::vector<Value>;

/// What a statement gave back.
struct Rows {
  std::vector<std::string> names{};  // of the columns
  std::vector<Values> rows{};
  uint64_t affected = 0;               // rows that were inserted, deleted, or met by an update
  std::vector<std::string> notices{};  // what the server said besides

  bool empty() const { return rows.empty(); }
  /// A cell that is there; empty text for NULL.
  const std::string& text(size_t row, size_t column) const;
  /// A cell as a number; 0 for NULL and for what is none.
  int64_t number(size_t row, size_t column) const;
};

/// Why a statement failed, as far as what to do next depends on it.
enum class Failure {
  lost,           // the connection is gone: whether the statement took effect is not known
  lock_timeout,   // others held what it needed for longer than it was to wait
  deadlock,       // the server chose it as the victim
  serialization,  // others changed what it read
  cancelled,      // somebody ended it
  out_of_time,    // it worked for longer than it may
  denied,         // the account may not, or the database is read only
  full,           // no room is left
  other           // a mistake in the statement, or data that does not allow it
};

/// What a server says of a statement that failed.
struct SqlError {
  Failure failure = Failure::other;
  std::string state{};             // SQLSTATE; empty where the server has none
  int number = 0;                  // the server's own number; 0 where it has none
  std::string message{};           // in the server's words, without the statement's text
  std::optional<size_t> offset{};  // the byte of the statement that it points at
};

/// Either what a statement gave back or why it failed.
class [[nodiscard]] Answer {
 public:
  Answer(Rows rows) : held_(std::move(rows)) {}
  Answer(SqlError error) : held_(std::move(error)) {}

  explicit operator bool() const { return std::holds_alternative<Rows>(held_); }
  Rows& operator*() { return std::get<Rows>(held_); }
  const Rows& operator*() const { return std::get<Rows>(held_); }
  Rows* operator->() { return &std::get<Rows>(held_); }
  const Rows* operator->() const { return &std::get<Rows>(held_); }
  const SqlError& error() const { return std::get<SqlError>(held_); }

 private:
  std::variant<Rows, SqlError> held_;
};

/// A statement with its values.
struct Call {
  std::string statement{};
  Values values{};
};

/// One session of a database. Not to be shared between threads, but for `interrupt`. It never
/// connects again by itself: whoever lost a session has lost its locks and settings, too.
class Connection {
 public:
  virtual ~Connection() = default;

  /// Runs one statement. Each `?` outside of quotes and comments stands for the next of the values;
  /// without values the text is sent as it is.
  virtual Answer run(std::string_view statement, const Values& values = {}) = 0;
  /// Runs statements one after the other, up to the first that fails; the answers of those that
  /// ran. They are sent at once where the server takes that, so that only one answer is waited for.
  /// Notices come with the last answer, if at all. None may have data of its own.
  virtual std::vector<Answer> run_together(const std::vector<Call>& calls);
  /// Runs a statement with the data that stand behind it in a script. Fails on databases whose
  /// statements have none.
  virtual Answer run_with_data(std::string_view statement, std::string_view data);
  /// Ends the statement that runs, which then fails as `cancelled`. Another thread may call it, a
  /// signal handler must not. True where there was a way to ask.
  virtual bool interrupt() = 0;
  /// What the server calls itself: "16.4", "10.11.6-log".
  virtual std::string server_version() = 0;
};

/// The server's words as an Error; `doing` says what for.
Error to_error(const SqlError& error, std::string_view doing);
/// Runs a statement of our own.
Result<Rows> ask(Connection& connection, std::string_view statement, const Values& values,
                 std::string_view doing);

using ConnectionPtr = std::unique_ptr<Connection>;

/// A client library. It is loaded when a database is first asked for (`dialects/drivers.h`), so
/// that what needs no database does not pay for it.
class Driver {
 public:
  virtual ~Driver() = default;
  /// Opens a session. An error says why it could not be, without the password.
  virtual Result<ConnectionPtr> connect(const Target& target) const = 0;
};

}  // namespace segue::dialect
