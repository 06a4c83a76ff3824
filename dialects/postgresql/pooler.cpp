#include "dialects/postgresql/pooler.h"

#include <poll.h>

#include <memory>
#include <new>
#include <optional>
#include <string>

namespace segue::postgresql {
namespace {

using ResultPtr = std::unique_ptr<PGresult, decltype(&PQclear)>;

/// The server's process that answers, or nothing where it does not within the time.
std::optional<int> process(PGconn* connection, int milliseconds) {
  if (PQsendQuery(connection, "SELECT pg_backend_pid()") != 1) return std::nullopt;
  while (PQisBusy(connection) != 0) {
    pollfd waiting{PQsocket(connection), POLLIN, 0};
    if (::poll(&waiting, 1, milliseconds) <= 0 || PQconsumeInput(connection) != 1)
      return std::nullopt;
  }
  std::optional<int> found;
  while (PGresult* next = PQgetResult(connection)) {
    const ResultPtr result(next, &PQclear);
    if (PQresultStatus(result.get()) == PGRES_TUPLES_OK)
      found = std::atoi(PQgetvalue(result.get(), 0, 0));
  }
  return found;
}

}  // namespace

PGconn* open(const ConnectOptions& options) {
  std::vector<const char*> names, values;
  for (const auto& [name, value] : options) {
    names.push_back(name.c_str());
    values.push_back(value.c_str());
  }
  names.push_back(nullptr);
  values.push_back(nullptr);
  PGconn* opened = PQconnectdbParams(names.data(), values.data(), 0);
  if (opened == nullptr) throw std::bad_alloc();
  return opened;
}

bool is_shared_by_pooler(PGconn* connection, const ConnectOptions& options) {
  // A pooler tells a process id of its own making when it lets us in (the key for cancelling).
  constexpr int patience = 10'000;
  const auto ours = process(connection, patience);
  if (!ours || *ours == PQbackendPID(connection)) return false;
  const std::unique_ptr<PGconn, decltype(&PQfinish)> other(open(options), &PQfinish);
  if (PQstatus(other.get()) != CONNECTION_OK) return false;
  // Our session rests: where it is ours, the other one gets another process, or waits for one in
  // a pool that is full. Where it went back into the pool, it is the next to be handed out.
  constexpr int short_patience = 2'000;
  for (int trip = 0; trip < 3; ++trip) {
    const auto theirs = process(other.get(), short_patience);
    if (!theirs) return false;
    if (theirs == ours || process(connection, patience) != ours) return true;
  }
  return false;
}

}  // namespace segue::postgresql
