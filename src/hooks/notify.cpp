#include "hooks/notify.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <nlohmann/json.hpp>
#include <optional>
#include <thread>
#include <utility>

#include "hooks/http_client.h"

namespace segue::hooks {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr size_t longest_queue = 100;
constexpr milliseconds longest_pause{30'000};

/// Slack reads these as the beginning of links and mentions.
std::string escaped(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c == '&')
      result += "&amp;";
    else if (c == '<')
      result += "&lt;";
    else if (c == '>')
      result += "&gt;";
    else
      result += c;
  }
  return result;
}

std::string slack_of(const Happening& happening) {
  const nlohmann::ordered_json json = {{"text", escaped(words_of(happening))}};
  return json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

/// Another answer may come to the same question.
bool is_passing(int status) {
  return status == 408 || status == 429 || status >= 500;
}

std::optional<int> read_count(std::string_view text) {
  int count = -1;
  const char* end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, count);
  if (read.ec != std::errc() || read.ptr != end || count < 0 || count > 10) return std::nullopt;
  return count;
}

void read_url(Keys& keys, const Expanding& expanded, Notification& into) {
  const auto url = keys.word("url");
  if (!url) return keys.refuse("a notification needs `url`");
  auto whole = expanded(*url);
  if (!whole) return keys.refuse("`url` cannot be used: " + whole.error().message);
  if (origin_of(*whole).empty())
    return keys.refuse("`url` must begin with `https://` or `http://`, and name a host");
  into.url = std::move(*whole);
}

Result<Notification> read_notification(const Table& table, const std::string& file,
                                       const Expanding& expanded) {
  Keys keys(table, file, {"url", "format", "on", "timeout", "retries"});
  Notification read;
  read_url(keys, expanded, read);
  read.slack = keys.choice("format", {"json", "slack"}) == "slack";
  read.on = keys.moments("on");
  if (read.on.empty())
    read.on = {"after-expand", "after-contract", "after-rollback", "on-failure", "on-gate"};
  read.timeout = keys.time("timeout", read.timeout, std::chrono::seconds(10));
  const auto retries = keys.word("retries");
  const auto count = retries ? read_count(*retries) : read.retries;
  if (!count) keys.refuse("`retries` must be a number from 0 to 10");
  if (keys.problem()) return *keys.problem();
  read.retries = *count;
  return read;
}

struct Message {
  std::string moment{};
  std::string body{};
};

}  // namespace

Result<std::vector<Notification>> read_notifications(const std::vector<Table>& tables,
                                                     const std::string& file,
                                                     const Expanding& expanded) {
  std::vector<Notification> notifications;
  for (const auto& table : tables) {
    auto read = read_notification(table, file, expanded);
    if (!read) return read.error();
    notifications.push_back(std::move(*read));
  }
  return notifications;
}

/// What is to be sent to one address, and the thread that does.
class Notifier::Sender {
 public:
  Sender(Notification whom, Outside& outside)
      : whom_(std::move(whom)), outside_(outside), thread_([this] { work(); }) {}
  ~Sender() {
    end_by(Clock::now());
    thread_.join();
  }

  void add(const Happening& happening) {
    const auto& on = whom_.on;
    if (std::find(on.begin(), on.end(), happening.moment) == on.end()) return;
    Message message{happening.moment, whom_.slack ? slack_of(happening) : json_of(happening)};
    const std::lock_guard lock(mutex_);
    waiting_.push_back(std::move(message));
    if (is_late() || waiting_.size() > longest_queue) {
      waiting_.pop_front();
      ++dropped_;
    }
    changed_.notify_all();
  }

  /// No attempt is begun after that moment.
  void end_by(Clock::time_point deadline) {
    const std::lock_guard lock(mutex_);
    deadline_ = std::min(deadline_, deadline);
    changed_.notify_all();
  }

  /// Waits until everything was sent, or dropped.
  void wait() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return waiting_.empty() && !busy_; });
  }

  std::vector<std::string> warnings() {
    const std::lock_guard lock(mutex_);
    if (const size_t count = std::exchange(dropped_, 0); count > 0)
      warnings_.push_back(
          fmt::format("`{}` was not told {}: there was no time", origin_of(whom_.url),
                      count == 1 ? "of one moment" : fmt::format("of {} moments", count)));
    return std::exchange(warnings_, {});
  }

 private:
  void work() {
    std::unique_lock lock(mutex_);
    while (true) {
      rest(lock, Clock::time_point::max(), [this] { return !waiting_.empty(); });
      if (waiting_.empty() && is_late()) return;
      if (is_late()) {
        dropped_ += std::exchange(waiting_, {}).size();
      } else if (!waiting_.empty()) {
        const Message message = std::move(waiting_.front());
        waiting_.pop_front();
        busy_ = true;
        send(lock, message);
        busy_ = false;
      }
      changed_.notify_all();
    }
  }

  /// Until then, until the deadline, which may be set meanwhile, or until there is something to do.
  template <class Called>
  void rest(std::unique_lock<std::mutex>& lock, Clock::time_point until, Called is_called) {
    while (!is_called() && Clock::now() < std::min(until, deadline_))
      changed_.wait_until(lock, std::min(until, deadline_));
  }

  bool is_late() const { return Clock::now() >= deadline_; }

  void send(std::unique_lock<std::mutex>& lock, const Message& message) {
    milliseconds pause = whom_.pause;
    for (int attempt = 0;; ++attempt) {
      bool again = false;
      const auto problem = attempt_once(lock, message, again);
      if (!problem) return;
      if (!again || attempt == whom_.retries) return warn(message, *problem, attempt + 1);
      rest(lock, Clock::now() + pause, [] { return false; });
      pause = std::min(2 * pause, longest_pause);
      if (is_late()) return warn(message, *problem, attempt + 1);
    }
  }

  /// Why it was not sent.
  std::optional<std::string> attempt_once(std::unique_lock<std::mutex>& lock,
                                          const Message& message, bool& again) {
    HttpRequest request{.method = "POST",
                        .url = whom_.url,
                        .headers = {{"Content-Type", "application/json"}},
                        .body = message.body,
                        .timeout = time_left()};
    lock.unlock();
    const auto answer = outside_.http(request);
    lock.lock();
    again = !answer || is_passing(answer->status);
    if (!answer) return without_url(answer.error().message);
    if (answer->status >= 200 && answer->status < 300) return std::nullopt;
    return fmt::format("it answered with status {}", answer->status);
  }

  milliseconds time_left() const {
    if (deadline_ == Clock::time_point::max()) return whom_.timeout;
    const auto left = std::chrono::ceil<milliseconds>(deadline_ - Clock::now());
    return std::clamp(left, milliseconds(1), whom_.timeout);
  }

  /// A message that holds the address holds a secret.
  std::string without_url(const std::string& message) const {
    const size_t path = whom_.url.find_first_of("/?#", whom_.url.find("://") + 3);
    const bool shown = path != std::string::npos && path + 1 < whom_.url.size() &&
                       message.find(whom_.url.substr(path)) != std::string::npos;
    return shown ? "it gave no answer" : message;
  }

  void warn(const Message& message, const std::string& why, int attempts) {
    warnings_.push_back(fmt::format("`{}` was not told of `{}`: {} ({} attempt{})",
                                    origin_of(whom_.url), message.moment, why, attempts,
                                    attempts == 1 ? "" : "s"));
  }

  const Notification whom_;
  Outside& outside_;
  std::mutex mutex_{};
  std::condition_variable changed_{};
  std::deque<Message> waiting_{};
  bool busy_ = false;
  size_t dropped_ = 0;
  std::vector<std::string> warnings_{};
  Clock::time_point deadline_ = Clock::time_point::max();
  std::thread thread_;
};

Notifier::Notifier(std::vector<Notification> notifications, Outside& outside, Told told)
    : told_(std::move(told)) {
  for (auto& each : notifications)
    senders_.push_back(std::make_unique<Sender>(std::move(each), outside));
}

Notifier::~Notifier() = default;

void Notifier::tell(const Happening& happening) {
  for (const auto& sender : senders_)
    sender->add(happening);
  pass_on_warnings();
}

void Notifier::finish(std::chrono::milliseconds deadline) {
  const auto by = Clock::now() + deadline;
  for (const auto& sender : senders_)
    sender->end_by(by);
  for (const auto& sender : senders_)
    sender->wait();
  pass_on_warnings();
}

void Notifier::pass_on_warnings() {
  for (const auto& sender : senders_)
    for (const auto& warning : sender->warnings())
      told_(warning);
}

}  // namespace segue::hooks
