#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/outside.h"
#include "hooks/happening.h"
#include "hooks/hooks.h"
#include "hooks/keys.h"

namespace segue::hooks {

/// Somebody who is told of a rollout by HTTP.
struct Notification {
  std::string url{};              // may be a secret as a whole: only `origin_of` it is ever shown
  bool slack = false;             // {"text": "…"}, and not the JSON that hooks read
  std::vector<std::string> on{};  // moments
  std::chrono::milliseconds timeout{std::chrono::seconds(5)};  // of an attempt
  int retries = 3;
  std::chrono::milliseconds pause{500};  // before the first of them; it doubles
};

/// Puts the values of variables in for `${NAME}`.
using Expanding = std::function<Result<std::string>(std::string_view)>;

/// Reads the tables `[[notify]]` of a configuration. An error of the kind `usage` begins with file
/// and line.
Result<std::vector<Notification>> read_notifications(const std::vector<Table>& tables,
                                                     const std::string& file,
                                                     const Expanding& expanded);

/// Sends notifications in the background, those of one address in their order. It never holds up
/// whoever tells it something, and no failure of it is an error. What it has to say it says in
/// `tell` and `finish`, on the thread that calls them.
class Notifier {
 public:
  /// The world outside is asked by several threads, and outlives it.
  Notifier(std::vector<Notification> notifications, Outside& outside, Told told);
  Notifier(const Notifier&) = delete;
  Notifier& operator=(const Notifier&) = delete;
  /// Drops what is left.
  ~Notifier();

  /// Notes it for those who want to know of this moment.
  void tell(const Happening& happening);
  /// Waits until all was sent, and drops what was not by then. It takes no longer than the deadline
  /// or, where that is longer, the attempt that is being made.
  void finish(std::chrono::milliseconds deadline = std::chrono::seconds(10));

 private:
  class Sender;
  void pass_on_warnings();

  std::vector<std::unique_ptr<Sender>> senders_;
  Told told_;
};

}  // namespace segue::hooks
