#include "dialects/postgresql/pqxx_session.h"

#include <algorithm>
#include <pqxx/pqxx>
#include <utility>

#include "dialects/postgresql/pooler.h"

// libpqxx 6 marks what version 7 calls otherwise.
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"

namespace segue::postgresql {
namespace {

using Outcome = PqxxSession::Outcome;
using dialect::Rows;
using dialect::Values;

/// Connects with names and values instead of one text, so that nothing has to be quoted.
class Policy : public pqxx::connectionpolicy {
 public:
  explicit Policy(const ConnectOptions& options) : connectionpolicy(""), options_(options) {}

  handle do_startconnect(handle orig) override {
    if (orig != nullptr) return orig;
    handle opened = open(options_);
    if (PQstatus(opened) != CONNECTION_OK) {
      const std::string why = PQerrorMessage(opened);
      PQfinish(opened);
      throw pqxx::broken_connection(why);
    }
    handle_ = opened;
    return opened;
  }

  PGconn* handle_of_connection() const { return handle_; }

 private:
  ConnectOptions options_;
  PGconn* handle_ = nullptr;
};

/// A connection that lets COPY at what is below it, and that stays lost once it is lost: libpqxx 6
/// would connect again at the third use, without the locks and settings of the session.
class Link : public pqxx::connection_base {
 public:
  explicit Link(const ConnectOptions& options) : connection_base(policy_), policy_(options) {
    init();
    activate();
    inhibit_reactivation(true);
  }
  ~Link() noexcept { close(); }

  PGconn* handle() const { return policy_.handle_of_connection(); }

 private:
  Policy policy_;
};

/// Keeps what the server says besides, in place of printing it.
class Notices : public pqxx::errorhandler {
 public:
  explicit Notices(pqxx::connection_base& connection) : errorhandler(connection) {}

  bool operator()(const char message[]) noexcept override {
    try {
      held_.emplace_back(message);
    } catch (...) {  // a notice that finds no memory is no reason to stop
    }
    return false;
  }
  std::vector<std::string> taken() { return std::exchange(held_, {}); }

 private:
  std::vector<std::string> held_;
};

Rows rows_of(const pqxx::result& result) {
  Rows rows;
  rows.affected = result.affected_rows();
  for (pqxx::row::size_type column = 0; column < result.columns(); ++column)
    rows.names.emplace_back(result.column_name(column));
  rows.rows.reserve(result.size());
  for (const pqxx::row& row : result) {
    Values values;
    values.reserve(row.size());
    for (const pqxx::field& field : row)
      values.push_back(field.is_null() ? dialect::Value()
                                       : dialect::Value(std::string(field.c_str(), field.size())));
    rows.rows.push_back(std::move(values));
  }
  return rows;
}

template <class Exception>
bool is(const std::exception& error) {
  return dynamic_cast<const Exception*>(&error) != nullptr;
}

/// The SQLSTATE of a failure. libpqxx 6 has classes for some that do not keep it.
std::string state_of(const std::exception& error) {
  if (const auto* sql = dynamic_cast<const pqxx::sql_error*>(&error);
      sql && !sql->sqlstate().empty())
    return sql->sqlstate();
  if (is<pqxx::serialization_failure>(error)) return "40001";
  if (is<pqxx::deadlock_detected>(error)) return "40P01";
  if (is<pqxx::statement_completion_unknown>(error)) return "40003";
  if (is<pqxx::transaction_rollback>(error)) return "40000";
  if (is<pqxx::insufficient_privilege>(error)) return "42501";
  if (is<pqxx::disk_full>(error)) return "53100";
  if (is<pqxx::out_of_memory>(error)) return "53200";
  return {};
}

/// A failure that libpq tells of without libpqxx.
Outcome failure_of(const PGresult* result) {
  Outcome outcome;
  outcome.message = PQresultErrorMessage(result);
  const char* state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
  outcome.state = state != nullptr ? state : "";
  outcome.lost = state == nullptr;
  if (const char* position = PQresultErrorField(result, PG_DIAG_STATEMENT_POSITION))
    outcome.position = std::atoi(position);
  return outcome;
}

/// What libpq gives back of one statement of several.
Outcome outcome_of(PGresult* result) {
  const ExecStatusType status = PQresultStatus(result);
  if (status == PGRES_COPY_IN || status == PGRES_COPY_OUT || status == PGRES_COPY_BOTH) {
    Outcome outcome;
    outcome.lost = true;  // there is no way back from the middle of several
    outcome.message = "a statement among several reads or gives data";
    return outcome;
  }
  if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK && status != PGRES_EMPTY_QUERY)
    return failure_of(result);
  Outcome outcome;
  outcome.done = true;
  if (const char* count = PQcmdTuples(result); *count != '\0')
    outcome.rows.affected = std::strtoull(count, nullptr, 10);
  const int columns = PQnfields(result);
  for (int column = 0; column < columns; ++column)
    outcome.rows.names.emplace_back(PQfname(result, column));
  for (int row = 0; row < PQntuples(result); ++row) {
    Values& values = outcome.rows.rows.emplace_back();
    for (int column = 0; column < columns; ++column)
      values.push_back(PQgetisnull(result, row, column) != 0
                           ? dialect::Value()
                           : dialect::Value(std::string(PQgetvalue(result, row, column),
                                                        PQgetlength(result, row, column))));
  }
  return outcome;
}

}  // namespace

struct PqxxSession::Parts {
  explicit Parts(const ConnectOptions& options)
      : link(options),
        notices(link),
        work(link),
        cancel(PQgetCancel(link.handle()), &PQfreeCancel) {}

  /// Runs what uses libpqxx, and turns its exceptions into an outcome.
  template <class Action>
  Outcome guarded(const Action& action) {
    if (lost) return lost_again();
    Outcome outcome;
    try {
      outcome = action();
    } catch (const std::exception& error) {
      outcome.message = error.what();
      outcome.state = state_of(error);
      // What the server says has a state. libpq itself speaks where the server does not, and may
      // take the connection for a good one until the next use when it could not even send.
      outcome.lost =
          is<pqxx::broken_connection>(error) || (is<pqxx::failure>(error) && outcome.state.empty());
      if (const auto* syntax = dynamic_cast<const pqxx::syntax_error*>(&error))
        outcome.position = std::max(syntax->error_position, 0);
    }
    if (PQstatus(link.handle()) != CONNECTION_OK) outcome.lost = true;
    lost = outcome.lost;
    outcome.done = outcome.done && !lost;
    outcome.rows.notices = notices.taken();
    return outcome;
  }

  static Outcome lost_again() {
    Outcome outcome;
    outcome.lost = true;
    outcome.message = "the connection was lost before";
    return outcome;
  }

  /// Leaves the state in which COPY reads or writes; what the server says of it.
  Outcome finish_copy(const char* complaint) {
    PGconn* handle = link.handle();
    Outcome outcome;
    outcome.done = true;
    PQputCopyEnd(handle, complaint);
    for (char* line = nullptr; PQgetCopyData(handle, &line, 0) > 0;)
      PQfreemem(line);
    while (PGresult* result = PQgetResult(handle)) {
      if (PQresultStatus(result) == PGRES_FATAL_ERROR)
        outcome = failure_of(result);
      else if (const char* count = PQcmdTuples(result); outcome.done && *count != '\0')
        outcome.rows.affected = std::strtoull(count, nullptr, 10);
      PQclear(result);
    }
    return outcome;
  }

  bool copies() const { return PQtransactionStatus(link.handle()) == PQTRANS_ACTIVE; }

  Link link;
  Notices notices;
  pqxx::nontransaction work;
  std::unique_ptr<PGcancel, decltype(&PQfreeCancel)> cancel;
  bool lost = false;
};

PqxxSession::PqxxSession(const ConnectOptions& options)
    : parts_(std::make_unique<Parts>(options)) {}

PqxxSession::~PqxxSession() = default;

Outcome PqxxSession::run(const std::string& statement, const Values& values) {
  return parts_->guarded([&] {
    Outcome outcome;
    const pqxx::result result =
        values.empty()
            ? parts_->work.exec(statement)
            : parts_->work.exec_params(statement, pqxx::prepare::make_dynamic_params(values));
    if (parts_->copies()) {
      outcome = parts_->finish_copy("no data were given");
      if (outcome.done) outcome.message = "its data would go to the client, which takes none";
      outcome.done = false;
      return outcome;
    }
    outcome.rows = rows_of(result);
    outcome.done = true;
    return outcome;
  });
}

std::vector<Outcome> PqxxSession::run_together(const std::string& message) {
  std::vector<Outcome> outcomes;
  Outcome whole = parts_->guarded([&] {
    PGconn* handle = parts_->link.handle();
    Outcome last;
    if (PQsendQuery(handle, message.c_str()) != 1) {
      last.lost = true;
      last.message = PQerrorMessage(handle);
      return last;
    }
    while (PGresult* result = PQgetResult(handle)) {
      outcomes.push_back(outcome_of(result));
      PQclear(result);
      last.lost = outcomes.back().lost;
      if (last.lost) break;
    }
    last.done = !last.lost;
    return last;
  });
  if (outcomes.empty() || (whole.lost && outcomes.back().done)) {
    outcomes.push_back(std::move(whole));
  } else {
    outcomes.back().lost = outcomes.back().lost || whole.lost;
    outcomes.back().rows.notices = std::move(whole.rows.notices);
  }
  return outcomes;
}

std::optional<std::string> PqxxSession::literal(const std::string& value) const {
  const std::unique_ptr<char, decltype(&PQfreemem)> quoted(
      PQescapeLiteral(parts_->link.handle(), value.data(), value.size()), &PQfreemem);
  if (quoted == nullptr) return std::nullopt;
  return std::string(quoted.get());
}

Outcome PqxxSession::run_with_data(const std::string& statement, std::string_view data) {
  constexpr size_t piece = size_t{64} * 1024;
  return parts_->guarded([&] {
    (void)parts_->work.exec(statement);
    if (!parts_->copies()) {
      Outcome outcome;
      outcome.message = "it reads no data";
      return outcome;
    }
    PGconn* handle = parts_->link.handle();
    for (; !data.empty(); data.remove_prefix(std::min(piece, data.size()))) {
      const std::string_view next = data.substr(0, piece);
      if (PQputCopyData(handle, next.data(), static_cast<int>(next.size())) != 1) break;
    }
    return parts_->finish_copy(nullptr);
  });
}

bool PqxxSession::is_shared(const ConnectOptions& options) const {
  return is_shared_by_pooler(parts_->link.handle(), options);
}

bool PqxxSession::cancel() {
  char why[256] = {};
  return parts_->cancel != nullptr && PQcancel(parts_->cancel.get(), why, sizeof why) == 1;
}

std::string PqxxSession::setting_of_server(const char* name) const {
  const char* value = PQparameterStatus(parts_->link.handle(), name);
  return value != nullptr ? value : "";
}

}  // namespace segue::postgresql
