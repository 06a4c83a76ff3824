#include "dialect/connection.h"

#include <sqlite3.h>

#include <cassert>
#include <optional>
#include <string>

#include "dialect/target.h"

namespace segue::sqlite {
namespace {

using dialect::Answer;
using dialect::Failure;
using dialect::SqlError;
using dialect::Value;
using dialect::Values;

Failure failure_of(int extended) {
  switch (extended) {
    case SQLITE_BUSY_SNAPSHOT:
      return Failure::serialization;
    case SQLITE_IOERR_ACCESS:
    case SQLITE_IOERR_LOCK:
      return Failure::denied;
    default:
      break;
  }
  switch (extended & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return Failure::lock_timeout;
    case SQLITE_INTERRUPT:
      return Failure::cancelled;
    case SQLITE_FULL:
      return Failure::full;
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
    case SQLITE_CANTOPEN:
      return Failure::denied;
    case SQLITE_IOERR:
      return Failure::lost;
    default:
      return Failure::other;
  }
}

/// A statement that ends with its scope.
class Prepared {
 public:
  Prepared(sqlite3* database, std::string_view text) {
    result_ = sqlite3_prepare_v2(database, text.data(), static_cast<int>(text.size()), &statement_,
                                 nullptr);
  }
  ~Prepared() { sqlite3_finalize(statement_); }
  Prepared(const Prepared&) = delete;
  Prepared& operator=(const Prepared&) = delete;

  bool ready() const { return result_ == SQLITE_OK; }
  sqlite3_stmt* get() const { return statement_; }

 private:
  sqlite3_stmt* statement_ = nullptr;
  int result_ = SQLITE_OK;
};

Value cell(sqlite3_stmt* statement, int column) {
  if (sqlite3_column_type(statement, column) == SQLITE_NULL) return std::nullopt;
  // The bytes are asked for after the text, which may change how many there are.
  const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement, column));
  const auto length = static_cast<size_t>(sqlite3_column_bytes(statement, column));
  return bytes == nullptr ? std::string() : std::string(bytes, length);
}

void bind(sqlite3_stmt* statement, const Values& values) {
  assert(values.empty() ||
         sqlite3_bind_parameter_count(statement) == static_cast<int>(values.size()));
  int place = 0;
  for (const Value& value : values) {
    ++place;
    if (value)
      sqlite3_bind_text(statement, place, value->data(), static_cast<int>(value->size()),
                        SQLITE_TRANSIENT);
    else
      sqlite3_bind_null(statement, place);
  }
}

class SqliteConnection : public dialect::Connection {
 public:
  explicit SqliteConnection(sqlite3* database) : database_(database) {}
  ~SqliteConnection() override { sqlite3_close_v2(database_); }

  Answer run(std::string_view text, const Values& values) override {
    const Prepared prepared(database_, text);
    if (!prepared.ready()) return failed();
    sqlite3_stmt* statement = prepared.get();
    dialect::Rows rows;
    if (statement == nullptr) return rows;  // nothing but comments
    bind(statement, values);
    const int columns = sqlite3_column_count(statement);
    for (int i = 0; i < columns; ++i)
      rows.names.emplace_back(sqlite3_column_name(statement, i));
    const int before = sqlite3_total_changes(database_);
    int result = SQLITE_ROW;
    while ((result = sqlite3_step(statement)) == SQLITE_ROW) {
      Values& row = rows.rows.emplace_back();
      for (int i = 0; i < columns; ++i)
        row.push_back(cell(statement, i));
    }
    if (result != SQLITE_DONE) return failed();
    if (sqlite3_total_changes(database_) != before)
      rows.affected = static_cast<uint64_t>(sqlite3_changes(database_));
    return rows;
  }

  bool interrupt() override {
    sqlite3_interrupt(database_);
    return true;
  }

  std::string server_version() override { return sqlite3_libversion(); }

 private:
  SqlError failed() const {
    SqlError error;
    error.number = sqlite3_extended_errcode(database_);
    error.failure = failure_of(error.number);
    error.message = sqlite3_errmsg(database_);
#if SQLITE_VERSION_NUMBER >= 3038000
    if (const int offset = sqlite3_error_offset(database_); offset >= 0)
      error.offset = static_cast<size_t>(offset);
#endif
    return error;
  }

  sqlite3* database_;
};

/// Nothing where the mode is none.
std::optional<int> flags_for(std::string_view mode, bool must_exist) {
  if (mode == "ro") return SQLITE_OPEN_READONLY;
  if (!mode.empty() && mode != "rw" && mode != "rwc") return std::nullopt;
  return mode == "rw" || must_exist ? SQLITE_OPEN_READWRITE
                                    : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
}

class SqliteDriver : public dialect::Driver {
 public:
  Result<dialect::ConnectionPtr> connect(const dialect::Target& target) const override {
    const auto said = target.options.find("mode");
    const std::string mode = said == target.options.end() ? "" : said->second;
    const auto flags = flags_for(mode, target.must_exist);
    if (!flags)
      return Error{ErrorCode::usage,
                   "the URL of the database has `mode=" + mode + "`: known are ro, rw, rwc"};
    // `sqlite://app.db` names a file, too: there is no host that it could be.
    const std::string path =
        target.host + (target.host.empty() || target.database.empty() ? "" : "/") + target.database;
    if (path.empty()) return Error{ErrorCode::usage, "the URL of the database names no file"};
    sqlite3* database = nullptr;
    const int result = sqlite3_open_v2(path.c_str(), &database, *flags, nullptr);
    sqlite3_extended_result_codes(database, 1);
    auto connection = std::make_unique<SqliteConnection>(database);
    if (result != SQLITE_OK)
      return Error{ErrorCode::database,
                   "`" + path + "` cannot be opened: " + sqlite3_errmsg(database)};
    // Opening reads nothing: a file that is no database shows at the first question.
    const auto asked = connection->run("SELECT count(*) FROM sqlite_schema", {});
    if (!asked && asked.error().failure != Failure::lock_timeout)
      return Error{ErrorCode::database, "`" + path + "` cannot be read: " + asked.error().message};
    return dialect::ConnectionPtr(std::move(connection));
  }
};

}  // namespace
}  // namespace segue::sqlite

extern "C" const segue::dialect::Driver& segue_driver() {
  static const segue::sqlite::SqliteDriver driver;
  return driver;
}
