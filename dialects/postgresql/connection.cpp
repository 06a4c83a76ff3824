#include "dialect/connection.h"

#include <algorithm>

#include "base/text.h"
#include "dialect/target.h"
#include "dialects/postgresql/connect_options.h"
#include "dialects/postgresql/placeholders.h"
#include "dialects/postgresql/pqxx_session.h"
#include "dialects/postgresql/server_message.h"

namespace segue::postgresql {
namespace {

using dialect::Answer;
using dialect::SqlError;
using dialect::Value;
using dialect::Values;

/// A zero byte ends a text of the client library.
bool holds_zero(std::string_view statement, const Values& values = {}) {
  if (statement.find('\0') != std::string_view::npos) return true;
  for (const Value& value : values)
    if (value && value->find('\0') != std::string::npos) return true;
  return false;
}

/// The server counts the rows that it shows, too.
bool only_shows(std::string_view statement) {
  const std::string_view text = text::trimmed(statement);
  for (const std::string_view word : {"select", "values", "table", "show", "fetch"})
    if (text::starts_with_ignoring_case(text, word)) return true;
  return false;
}

class PostgresqlConnection : public dialect::Connection {
 public:
  explicit PostgresqlConnection(const ConnectOptions& options) : session_(options) {}

  Answer run(std::string_view statement, const Values& values) override {
    if (holds_zero(statement, values)) return zero_byte();
    if (values.empty())
      return answer(session_.run(std::string(statement), values), statement, nullptr);
    const Numbered numbered = number_placeholders(statement);
    return answer(session_.run(numbered.text, values), statement, &numbered);
  }

  std::vector<Answer> run_together(const std::vector<dialect::Call>& calls) override {
    std::string message;
    std::vector<size_t> starts;
    for (const auto& call : calls) {
      const auto text = with_values(call);
      // What cannot be sent with the others is answered where it stands.
      if (!text) return Connection::run_together(calls);
      starts.push_back(message.size());
      message += *text;
      message += "\n;";
    }
    std::vector<Answer> answers;
    for (auto& outcome : session_.run_together(message)) {
      const size_t at = std::min(answers.size(), calls.size() - 1);
      const bool done = outcome.done;
      Answer one = answer(std::move(outcome), done ? calls[at].statement : message, nullptr);
      if (done || !one.error().offset) {
        answers.push_back(std::move(one));
        continue;
      }
      SqlError error = one.error();
      if (calls[at].values.empty() && *error.offset >= starts[at])
        *error.offset -= starts[at];
      else
        error.offset.reset();
      answers.emplace_back(std::move(error));
    }
    return answers;
  }

  Answer run_with_data(std::string_view statement, std::string_view data) override {
    if (holds_zero(statement)) return zero_byte();
    return answer(session_.run_with_data(std::string(statement), data), statement, nullptr);
  }

  bool interrupt() override { return session_.cancel(); }

  std::string server_version() override { return session_.setting_of_server("server_version"); }

  bool is_shared(const ConnectOptions& options) const { return session_.is_shared(options); }

 private:
  /// With its values in place; nothing where they cannot be written.
  std::optional<std::string> with_values(const dialect::Call& call) const {
    if (holds_zero(call.statement, call.values)) return {};
    if (call.values.empty()) return call.statement;
    std::vector<std::string> literals;
    for (const Value& value : call.values) {
      const auto quoted = value ? session_.literal(*value) : std::optional<std::string>("NULL");
      if (!quoted) return {};
      literals.push_back(*quoted);
    }
    return filled(call.statement, literals);
  }

  static SqlError zero_byte() {
    SqlError error;
    error.message = "a zero byte cannot be sent to the server";
    return error;
  }

  static Answer answer(PqxxSession::Outcome outcome, std::string_view statement,
                       const Numbered* numbered) {
    if (outcome.done) {
      if (only_shows(statement)) outcome.rows.affected = 0;
      for (std::string& notice : outcome.rows.notices)
        notice = on_one_line(notice);
      return std::move(outcome.rows);
    }
    SqlError error = error_of(outcome.message, outcome.state,
                              numbered != nullptr ? std::string_view(numbered->text) : statement,
                              outcome.position);
    if (numbered != nullptr && error.offset) error.offset = numbered->original_of(*error.offset);
    if (outcome.lost) error.failure = dialect::Failure::lost;
    return error;
  }

  PqxxSession session_;
};

Error transaction_pooler(const dialect::Target& target) {
  return {ErrorCode::database,
          "`" + target.shown() +
              "` leads to a pooler that hands every transaction to another session, so that "
              "neither locks nor settings last: connect to the server itself, or to a pool in "
              "session mode"};
}

class PostgresqlDriver : public dialect::Driver {
 public:
  Result<dialect::ConnectionPtr> connect(const dialect::Target& target) const override {
    const auto options = connect_options(target);
    if (!options) return options.error();
    try {
      auto opened = std::make_unique<PostgresqlConnection>(*options);
      if (opened->is_shared(*options)) return transaction_pooler(target);
      return dialect::ConnectionPtr(std::move(opened));
    } catch (const std::exception& error) {
      return Error{ErrorCode::database,
                   "cannot connect to `" + target.shown() + "`: " + on_one_line(error.what())};
    }
  }
};

}  // namespace
}  // namespace segue::postgresql

extern "C" const segue::dialect::Driver& segue_driver() {
  static const segue::postgresql::PostgresqlDriver driver;
  return driver;
}
