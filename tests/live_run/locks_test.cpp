// Others hold what a statement needs: the application does not queue behind it, the one who holds
// it is named, and the server keeps to the way that the statement was judged by.

#include <algorithm>
#include <atomic>
#include <catch2/catch.hpp>
#include <chrono>
#include <iostream>
#include <mutex>
#include <thread>

#include "live_run/servers.h"

namespace segue::test {
namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

/// Keeps what a runner tells.
class Listening : public run::Progress {
 public:
  void held_up(const plan::Script&, const plan::Statement&,
               const dialect::Blockers& blockers) override {
    const std::lock_guard guard(mutex_);
    seen_.insert(seen_.end(), blockers.begin(), blockers.end());
    ++told_;
  }
  void again(const std::string&, milliseconds) override { ++told_; }
  void resumed(const plan::Statement&, const std::string& how) override { resumed_ = how; }

  dialect::Blockers seen() {
    const std::lock_guard guard(mutex_);
    return seen_;
  }
  bool has_seen(const std::string& session) {
    for (const auto& each : seen())
      if (each.session == session) return true;
    return false;
  }
  int told() const { return told_; }
  std::string resumed() const { return resumed_; }

 private:
  std::mutex mutex_;
  dialect::Blockers seen_;
  std::atomic<int> told_ = 0;
  std::string resumed_;
};

const History busy_table = {
    {"1", "CREATE TABLE busy (id int PRIMARY KEY, n int NOT NULL);"},
    {"2", "INSERT INTO busy (id, n) VALUES (0, 0), (1, 0), (2, 0), (3, 0), (4, 0), (5, 0);"}};

History with(History history, const std::string& sql) {
  history.push_back({std::to_string(history.size() + 1), sql});
  return history;
}

/// A rollout of a history on a database that is made anew.
Rollout rollout_of(const LiveServer& server, const History& history) {
  Rollout rollout{.dialect = server.dialect(), .target = server.fresh("busy"), .history = history};
  rollout.settings.lease.poll = 10ms;
  return rollout;
}

/// A table that holds rows, and the same with one statement more.
struct Busy {
  Busy(const LiveServer& server, const std::string& sql)
      : history(with(busy_table, sql)), rollout(rollout_of(server, history)) {
    Rollout before = rollout_before();
    REQUIRE(apply_all(before) == "");
  }
  Rollout rollout_before() const {
    return {.dialect = rollout.dialect, .target = rollout.target, .history = busy_table};
  }
  History history;
  Rollout rollout;
};

/// A session that has read the table in a transaction, or written to it, and does nothing.
class Reader {
 public:
  Reader(const LiveServer& server, const dialect::Target& target,
         const std::string& statement = "SELECT count(*) FROM busy")
      : connection_(session(target)) {
    name_ = *server.dialect().engine().session_of(*connection_);
    done(*connection_, "BEGIN");
    done(*connection_, statement);
  }
  void end() { done(*connection_, "COMMIT"); }
  const std::string& name() const { return name_; }

 private:
  dialect::ConnectionPtr connection_;
  std::string name_;
};

/// The application: small updates at a steady rate, whose latency is counted from the moment when
/// they are due.
class Application {
 public:
  Application(const dialect::Target& target, Clock::time_point until) {
    for (int i = 0; i < 4; ++i)
      threads_.emplace_back([this, target, until, i] { work(target, until, i); });
  }
  /// Its latencies in order.
  std::vector<double> end() {
    for (std::thread& thread : threads_)
      thread.join();
    std::sort(latencies_.begin(), latencies_.end());
    return latencies_;
  }
  int failures() const { return failures_; }

 private:
  void work(const dialect::Target& target, Clock::time_point until, int number) {
    const auto connection = session(target);
    const std::string update = "UPDATE busy SET n = n + 1 WHERE id = " + std::to_string(number);
    auto due = Clock::now() + number * 10ms;
    std::vector<double> own;
    for (; due < until; due += 40ms) {
      std::this_thread::sleep_until(due);
      failures_ += !connection->run(update);
      own.push_back(std::chrono::duration<double, std::milli>(Clock::now() - due).count());
    }
    const std::lock_guard guard(mutex_);
    latencies_.insert(latencies_.end(), own.begin(), own.end());
  }

  std::mutex mutex_;
  std::vector<double> latencies_;
  std::atomic<int> failures_ = 0;
  std::vector<std::thread> threads_;
};

double at(const std::vector<double>& sorted, double share) {
  return sorted[static_cast<size_t>(share * static_cast<double>(sorted.size() - 1))];
}

}  // namespace

TEST_CASE("while a long transaction holds the table, the application goes on") {
  for (const LiveServer* server : live_servers()) {
    INFO(server->name());
    const Busy busy(*server, "ALTER TABLE busy ADD COLUMN note varchar(20);");
    Reader reader(*server, busy.rollout.target);
    const auto start = Clock::now();
    Application application(busy.rollout.target, start + 8s);
    std::atomic<int64_t> released = 0;
    std::thread holding([&] {
      std::this_thread::sleep_until(start + 6s);
      released = Clock::now().time_since_epoch().count();
      reader.end();
    });
    std::this_thread::sleep_until(start + 1s);
    Listening listening;
    const std::string problem = apply_all(busy.rollout, listening);
    const auto ended = Clock::now().time_since_epoch().count();
    holding.join();
    const auto latencies = application.end();
    CHECK(problem == "");
    CHECK(application.failures() == 0);
    CHECK(listening.has_seen(reader.name()));
    CHECK(ended > released);
    const double late =
        std::chrono::duration<double, std::milli>(Clock::duration(ended - released)).count();
    std::cout << server->name() << ": 100 updates a second beside a change that waits 5 s: p50 "
              << at(latencies, 0.5) << " ms, p99 " << at(latencies, 0.99) << " ms, most "
              << latencies.back() << " ms; the change was done " << late
              << " ms after the transaction that held it up, which was named in "
              << listening.told() << " messages: " << run::in_words(listening.seen().front())
              << '\n';
  }
}

TEST_CASE("whoever holds it up is named in the end, and nothing is left") {
  for (const LiveServer* server : live_servers()) {
    INFO(server->name());
    Busy busy(*server, "ALTER TABLE busy ADD COLUMN note varchar(20);");
    busy.rollout.settings.patience = 1s;
    Reader reader(*server, busy.rollout.target);
    Listening listening;
    const std::string problem = apply_all(busy.rollout, listening);
    INFO(problem);
    CHECK(problem.find("3.sql:1:1: ") == 0);
    CHECK(problem.find("; held up by ") != std::string::npos);
    CHECK(problem.find("(session " + reader.name() + ")") != std::string::npos);
    CHECK(problem.find("idle in a transaction") != std::string::npos);
    const auto connection = session(busy.rollout.target);
    CHECK_FALSE(connection->run("SELECT note FROM busy"));
    reader.end();
    CHECK(apply_all(busy.rollout) == "");
    done(*connection, "SELECT note FROM busy");
  }
}

TEST_CASE("a build that lets others write waits as long as it takes, and names what for") {
  for (const LiveServer* server : live_servers()) {
    if (server->name() != "PostgreSQL") continue;
    const Busy busy(*server, "CREATE INDEX CONCURRENTLY busy_n ON busy (n);");
    Reader reader(*server, busy.rollout.target, "UPDATE busy SET n = n WHERE id = 0");
    std::thread holding([&] {
      std::this_thread::sleep_for(2s);
      reader.end();
    });
    Listening listening;
    CHECK(apply_all(busy.rollout, listening) == "");
    holding.join();
    CHECK(listening.has_seen(reader.name()));
    CHECK(listening.told() == 1);
  }
}

TEST_CASE("an index that could not be built is found, dropped and built again") {
  for (const LiveServer* server : live_servers()) {
    if (server->name() != "PostgreSQL") continue;
    const Busy busy(*server, "CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS busy_n ON busy (n);");
    const auto connection = session(busy.rollout.target);
    const std::string valid =
        "SELECT indisvalid FROM pg_index WHERE indexrelid = 'busy_n'::regclass";
    for (int i = 0; i < 2; ++i) {
      Listening listening;
      const std::string problem = apply_all(busy.rollout, listening);
      INFO(problem);
      CHECK(problem.find("3.sql:1:1: could not create unique index \"busy_n\"; Key (n)=(0) is "
                         "duplicated. (23505)") == 0);
      CHECK(done(*connection, valid).text(0, 0) == "f");
      CHECK((listening.resumed() == "") == (i == 0));
    }
    done(*connection, "UPDATE busy SET n = id");
    Listening listening;
    CHECK(apply_all(busy.rollout, listening) == "");
    CHECK(listening.resumed() == "it left the invalid index `busy_n`, which is dropped");
    CHECK(done(*connection, valid).text(0, 0) == "t");
  }
}

TEST_CASE("the server keeps to the way that a statement was judged by") {
  for (const LiveServer* server : live_servers()) {
    if (server->name() == "PostgreSQL") continue;
    INFO(server->name());
    const bool mariadb = server->name() == "MariaDB";
    const std::string plain = "ALTER TABLE busy ADD COLUMN note varchar(20)";
    const std::string own = "ALTER TABLE busy ADD COLUMN other int, ALGORITHM=COPY";
    Busy busy(*server, plain + ";\n" + own + ";");
    std::vector<std::string> sent;
    busy.rollout.fault = [&](bool after, std::string_view statement) {
      if (!after && statement.starts_with("ALTER")) sent.emplace_back(statement);
    };
    CHECK(apply_all(busy.rollout) == "");
    REQUIRE(sent.size() == 2);
    const std::string begin = std::string("ALTER TABLE busy ") + (mariadb ? "NOWAIT " : "");
    CHECK(sent[0] == begin + "ADD COLUMN note varchar(20), ALGORITHM=INSTANT");
    CHECK(sent[1] == begin + "ADD COLUMN other int, ALGORITHM=COPY");
    // What the journal shows is the file's text.
    const auto connection = session(busy.rollout.target);
    const auto steps = done(*connection,
                            "SELECT statement FROM segue_steps ORDER BY migration_id DESC, number "
                            "DESC");
    CHECK(steps.text(0, 0) == own);
    CHECK(steps.text(1, 0) == plain);
  }
}

TEST_CASE("a server that would have to copy the table refuses, and it is said why") {
  for (const LiveServer* server : live_servers()) {
    if (server->name() == "PostgreSQL") continue;
    INFO(server->name());
    const Busy busy(*server, "ALTER TABLE busy ADD COLUMN note varchar(20);");
    const auto connection = session(busy.rollout.target);
    // Nobody has told us of this.
    done(*connection, "ALTER TABLE busy ROW_FORMAT=COMPRESSED");
    const std::string problem = apply_all(busy.rollout);
    INFO(problem);
    CHECK(problem.find("ALGORITHM=INSTANT is not supported") != std::string::npos);
    CHECK(problem.find("state another one in the statement") != std::string::npos);
    CHECK_FALSE(connection->run("SELECT note FROM busy"));
  }
}

}  // namespace segue::test
