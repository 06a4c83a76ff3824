#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "dialect/connection.h"

namespace segue::dialect {

/// A session of somebody's in this database, as the server shows it.
struct SeenSession {
  std::string program{};  // as it calls itself: "shop@v41"; empty where it does not say
  std::string account{};
  std::string client{};             // host and port; empty where the server does not show it
  std::chrono::milliseconds age{};  // since it was opened; 0 where that is not shown
  bool prepared = false;            // no session: a prepared transaction that one has left
};

/// Statements of one form that the server has met, with their constants taken out.
struct SeenQuery {
  std::string id{};                    // always the same for the same form on this server
  std::string text{};                  // may be cut, and hold the server's own marks for constants
  int64_t calls = 0;                   // since the server counts
  std::optional<int64_t> last_seen{};  // milliseconds since 1970, where the server tells
};
struct SeenQueries {
  std::vector<SeenQuery> list{};
  /// When the server began to count, as far as it tells: another value means that it forgot what
  /// was before.
  std::string since{};
  /// Forms that found no room in its statistics, or were cut: there may have been others.
  bool complete = true;
};

/// What a server tells of those who use it: evidence that a release is gone. Stateless. An error
/// whose code is `gate` says that the server does not offer it, in words for people.
class Presence {
 public:
  virtual ~Presence() = default;

  /// The client sessions of this database, and the prepared transactions in it; our own (those
  /// whose program begins with "segue") and the server's workers left out.
  virtual Result<std::vector<SeenSession>> sessions(Connection& connection) const = 0;
  /// The statements that have been sent to this database, as far as the server keeps them.
  virtual Result<SeenQueries> queries(Connection& connection) const = 0;
  /// A statement for applications: notes in `segue_app_versions` that an instance of a version is
  /// alive. Its parameters, in order: application, version, instance; each is written as `?` or as
  /// the server's own clients write it.
  virtual std::string_view heartbeat() const = 0;
};

}  // namespace segue::dialect
