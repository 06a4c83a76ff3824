// The client library: MySQL Connector/C++ 1.1. It speaks to both servers. Its exceptions end here.

#include "dialect/connection.h"

#include <cppconn/connection.h>
#include <cppconn/driver.h>
#include <cppconn/exception.h>
#include <cppconn/resultset.h>
#include <cppconn/resultset_metadata.h>
#include <cppconn/statement.h>

#include <algorithm>
#include <atomic>
#include <map>
#include <memory>
#include <mutex>
#include <type_traits>

#include "base/text.h"
#include "dialects/mysql/client_options.h"
#include "dialects/mysql/compound.h"
#include "dialects/mysql/server_error.h"
#include "dialects/mysql/values.h"

namespace segue::mysql {
namespace {

using dialect::Answer;
using dialect::Rows;

constexpr int tls_failed = 2026;
constexpr int syntax_error = 1064;

/// The library counts the threads that use it.
void enter_thread() {
  struct Membership {
    Membership() { get_driver_instance()->threadInit(); }
    ~Membership() { get_driver_instance()->threadEnd(); }
  };
  thread_local const Membership membership;
}

/// There is one driver in a process, and its first use must not be two threads'.
std::mutex& library_mutex() {
  static std::mutex mutex;
  return mutex;
}

::sql::ConnectOptionsMap as_map(const ClientOptions& options) {
  const auto text = [](const std::string& value) { return ::sql::SQLString(value); };
  ::sql::ConnectOptionsMap map;
  const bool six = options.host.find(':') != std::string::npos;
  map["hostName"] = options.host.empty() ? text("unix://" + options.socket)
                    : six                ? text("tcp://[" + options.host + "]")
                                         : text("tcp://" + options.host);
  // With a port the library would take the path of a socket for the name of a host.
  if (!options.host.empty()) map["port"] = options.port;
  map["userName"] = text(options.user);
  map["password"] = text(options.password);
  if (!options.database.empty()) map["schema"] = text(options.database);
  map["OPT_CHARSET_NAME"] = text(options.character_set);
  map["OPT_CONNECT_TIMEOUT"] = options.connect_timeout;
  // An update's rows are those that it met, not those that it changed.
  map["CLIENT_FOUND_ROWS"] = true;
  if (options.several) map["CLIENT_MULTI_STATEMENTS"] = true;
  std::map<::sql::SQLString, ::sql::SQLString> attributes{{"program_name", text(options.program)}};
  map["OPT_CONNECT_ATTR_ADD"] = attributes;
  if (options.tls == Tls::off) return map;
  map["sslEnforce"] = true;
  if (options.tls >= Tls::verified_chain) map["sslCA"] = text(options.authorities);
  if (options.tls == Tls::verified_host) map["sslVerify"] = true;
  if (!options.certificate.empty()) map["sslCert"] = text(options.certificate);
  if (!options.key.empty()) map["sslKey"] = text(options.key);
  return map;
}

/// The library goes on in plain text with a server that offers no TLS, whatever was asked for.
void refuse_plain_text(::sql::Connection& connection) {
  const std::unique_ptr<::sql::Statement> statement(connection.createStatement());
  const std::unique_ptr<::sql::ResultSet> status(
      statement->executeQuery("SHOW SESSION STATUS LIKE 'Ssl_cipher'"));
  if (status->next() && status->getString(2).length() > 0) return;
  throw ::sql::SQLException("the server does not offer TLS, which the URL requires (ssl-mode)",
                            "HY000", tls_failed);
}

std::unique_ptr<::sql::Connection> opened(const ClientOptions& options) {
  ::sql::ConnectOptionsMap map = as_map(options);
  std::unique_ptr<::sql::Connection> connection;
  {
    const std::lock_guard guard(library_mutex());
    enter_thread();
    connection.reset(get_driver_instance()->connect(map));
  }
  if (options.tls >= Tls::required) refuse_plain_text(*connection);
  return connection;
}

dialect::SqlError read(const ::sql::SQLException& error, std::string_view statement) {
  return server_error(error.getErrorCode(), error.getSQLState(), error.what(), statement);
}

Rows read(::sql::ResultSet& results) {
  Rows result;
  ::sql::ResultSetMetaData& meta = *results.getMetaData();
  const unsigned columns = meta.getColumnCount();
  for (unsigned i = 1; i <= columns; ++i)
    result.names.push_back(meta.getColumnLabel(i));
  result.rows.reserve(results.rowsCount());
  while (results.next()) {
    dialect::Values& row = result.rows.emplace_back(columns);
    for (unsigned i = 1; i <= columns; ++i)
      if (!results.isNull(i)) row[i - 1] = results.getString(i).asStdString();
  }
  return result;
}

void add_notices(const ::sql::SQLWarning* warning, Rows& rows) {
  for (; warning != nullptr; warning = warning->getNextWarning())
    rows.notices.push_back(warning->getMessage().asStdString());
}

/// The result that is at hand.
Rows result_at_hand(::sql::Statement& statement, bool has_rows) {
  Rows rows;
  if (has_rows) {
    const std::unique_ptr<::sql::ResultSet> results(statement.getResultSet());
    return read(*results);
  }
  const uint64_t count = statement.getUpdateCount();
  rows.affected = count == ~uint64_t{0} ? 0 : count;
  return rows;
}

/// Not what ends a transaction: if the session is asked to end what it runs while it counts, what
/// stands before has run and seems to have failed, which a rollback makes true.
bool changes_rows(std::string_view statement) {
  for (const std::string_view word : {"update", "insert", "delete", "replace", "with"})
    if (text::starts_with_ignoring_case(statement, word)) return true;
  return false;
}

/// What a row of ROW_COUNT() tells of the statement before it.
Rows as_count(const Rows& count) {
  Rows rows;
  rows.affected = static_cast<uint64_t>(std::max<int64_t>(count.number(0, 0), 0));
  return rows;
}

/// A call may give several results, of which the last with rows counts. All must be taken, or the
/// session stays blocked.
Rows executed(::sql::Statement& statement, const std::string& text) {
  bool has_rows = statement.execute(text);
  Rows rows = result_at_hand(statement, has_rows);
  while (has_rows) {
    has_rows = statement.getMoreResults();
    if (has_rows) rows = result_at_hand(statement, true);
  }
  add_notices(statement.getWarnings(), rows);
  return rows;
}

/// Statements of maintenance (ANALYZE, CHECK, OPTIMIZE, REPAIR TABLE) succeed whatever happens, and
/// tell in rows what went wrong.
const std::string* complaint_in(const Rows& rows) {
  if (rows.names != std::vector<std::string>{"Table", "Op", "Msg_type", "Msg_text"}) return nullptr;
  for (size_t row = 0; row < rows.rows.size(); ++row)
    if (text::equal_ignoring_case(rows.text(row, 2), "error")) return &rows.text(row, 3);
  return nullptr;
}

/// Such rows hold no numbers. Those of errors that may pass by themselves; 0 for others.
int number_of(std::string_view complaint) {
  if (complaint.starts_with("Lock wait timeout exceeded")) return 1205;
  if (complaint.starts_with("Deadlock found")) return 1213;
  return complaint.starts_with("Query execution was interrupted") ? 1317 : 0;
}

class MysqlConnection : public dialect::Connection {
 public:
  MysqlConnection(ClientOptions options, std::unique_ptr<::sql::Connection> connection)
      : options_(std::move(options)), connection_(std::move(connection)) {}

  /// Asks the server who it is and which session this is.
  Answer greet() {
    Answer answer = run("SELECT CONNECTION_ID(), VERSION()", {});
    if (answer) {
      id_ = answer->text(0, 0);
      version_ = answer->text(0, 1);
    }
    return answer;
  }

  Answer run(std::string_view statement, const dialect::Values& values) override {
    const auto text = text_of(statement, values);
    if (text) return guarded([&] { return sent(*text); });
    dialect::SqlError error;
    error.message = text.error().message;
    return error;
  }

  std::vector<Answer> run_together(const std::vector<dialect::Call>& calls) override {
    const auto texts = texts_of(calls);
    // What cannot be sent with the others is answered where it stands.
    if (calls.size() < 2 || !texts) return Connection::run_together(calls);
    if (options_.several) return guarded([&] { return sent_together(*texts); });
    const auto compound = knows_blocks() ? compound_of(*texts) : std::nullopt;
    if (!compound) return Connection::run_together(calls);
    auto answers = guarded([&] { return sent_as_block(*compound, *texts); });
    const bool no_block =
        answers.size() == 1 && !answers[0] && answers[0].error().number == syntax_error;
    return no_block ? Connection::run_together(calls) : std::move(answers);
  }

  bool interrupt() override {
    if (!running_ || id_.empty()) return false;
    try {
      const auto other = opened(options_);
      const std::unique_ptr<::sql::Statement> statement(other->createStatement());
      // What has ended by itself meanwhile leaves nothing to end; the next must not be hit.
      if (!running_) return false;
      statement->execute("KILL QUERY " + id_);
      return true;
    } catch (const ::sql::SQLException&) {
      return false;
    }
  }

  std::string server_version() override { return version_; }

 private:
  static Result<std::string> text_of(std::string_view statement, const dialect::Values& values) {
    return values.empty() ? Result(std::string(statement)) : with_values(statement, values);
  }

  static std::optional<std::vector<std::string>> texts_of(const std::vector<dialect::Call>& calls) {
    std::vector<std::string> texts;
    for (const auto& call : calls) {
      auto text = text_of(text::trimmed(call.statement), call.values);
      if (!text) return std::nullopt;
      texts.push_back(std::move(*text));
    }
    return texts;
  }

  bool knows_blocks() const { return version_.find("MariaDB") != std::string::npos; }

  /// Whoever interrupts sees that it runs.
  template <class Action>
  std::invoke_result_t<const Action&> guarded(const Action& action) {
    enter_thread();
    running_ = true;
    auto answer = action();
    running_ = false;
    return answer;
  }

  std::vector<Answer> sent_together(const std::vector<std::string>& texts) {
    std::string message;
    for (const std::string& text : texts) {
      message += text + "\n;";
      // The library counts what the first of them has met, and no other.
      if (changes_rows(text)) message += "SELECT ROW_COUNT();";
    }
    std::vector<Answer> answers;
    try {
      const std::unique_ptr<::sql::Statement> statement(connection_->createStatement());
      bool has_rows = statement->execute(message);
      for (const std::string& text : texts) {
        if (!answers.empty()) has_rows = statement->getMoreResults();
        Rows rows = result_at_hand(*statement, has_rows);
        if (changes_rows(text)) {
          const bool there = statement->getMoreResults();
          rows = as_count(result_at_hand(*statement, there));
        }
        answers.emplace_back(std::move(rows));
      }
    } catch (const ::sql::SQLException& error) {
      answers.emplace_back(read(error, texts[answers.size()]));
    } catch (const std::exception& error) {
      answers.emplace_back(server_error(0, "", error.what(), ""));
    }
    return answers;
  }

  std::vector<Answer> sent_as_block(const Compound& compound,
                                    const std::vector<std::string>& texts) {
    std::vector<Rows> results;
    std::optional<dialect::SqlError> error;
    try {
      const std::unique_ptr<::sql::Statement> statement(connection_->createStatement());
      for (bool has_rows = statement->execute(compound.text); has_rows;
           has_rows = statement->getMoreResults())
        results.push_back(result_at_hand(*statement, true));
    } catch (const ::sql::SQLException& thrown) {
      error = read(thrown, texts[compound.failed_behind(results.size())]);
    } catch (const std::exception& thrown) {
      error = server_error(0, "", thrown.what(), "");
    }
    const size_t ran = error ? compound.failed_behind(results.size()) : texts.size();
    std::vector<Answer> answers;
    auto next = results.begin();
    for (size_t i = 0; i < ran; ++i) {
      const auto yield = compound.yields[i];
      if (yield == Compound::Yield::nothing)
        answers.emplace_back(Rows{});
      else if (yield == Compound::Yield::count)
        answers.emplace_back(as_count(*next++));
      else
        answers.emplace_back(std::move(*next++));
    }
    if (error) answers.emplace_back(std::move(*error));
    return answers;
  }

  Answer sent(const std::string& text) {
    try {
      const std::unique_ptr<::sql::Statement> statement(connection_->createStatement());
      Rows rows = executed(*statement, text);
      if (const std::string* complaint = complaint_in(rows))
        return server_error(number_of(*complaint), "HY000", *complaint, text);
      return rows;
    } catch (const ::sql::SQLException& error) {
      return read(error, text);
    } catch (const std::exception& error) {
      return server_error(0, "", error.what(), text);
    }
  }

  ClientOptions options_;  // what a second session needs in order to interrupt this one
  std::unique_ptr<::sql::Connection> connection_;
  std::string id_{};
  std::string version_{};
  std::atomic<bool> running_ = false;
};

class MysqlDriver : public dialect::Driver {
 public:
  Result<dialect::ConnectionPtr> connect(const dialect::Target& target) const override {
    const auto options = client_options(target);
    if (!options) return options.error();
    const auto failed = [&](const std::string& why) {
      return Error{ErrorCode::database, "cannot connect to `" + target.shown() + "`: " + why};
    };
    try {
      auto connection = std::make_unique<MysqlConnection>(*options, opened(*options));
      if (const Answer answer = connection->greet(); !answer) return failed(answer.error().message);
      return dialect::ConnectionPtr(std::move(connection));
    } catch (const ::sql::SQLException& error) {
      return failed(error.what());
    } catch (const std::exception& error) {
      return failed(error.what());
    }
  }
};

}  // namespace
}  // namespace segue::mysql

extern "C" const segue::dialect::Driver& segue_driver() {
  static const segue::mysql::MysqlDriver driver;
  return driver;
}
