#include "bench/backfill.h"

#include <fmt/core.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <functional>
#include <map>
#include <memory>
#include <random>
#include <stdexcept>
#include <thread>

#include "bench/database.h"
#include "bench/process.h"
#include "bench/traffic.h"
#include "bench/workload.h"
#include "support/postgresql_server.h"
#include "support/throwaway_server.h"

namespace segue::bench {
namespace fs = std::filesystem;
namespace {

using Clock = std::chrono::steady_clock;
using Command = std::vector<std::string>;

int64_t number_from(const char* variable, int64_t usual) {
  const char* told = std::getenv(variable);
  return told == nullptr ? usual : std::max<int64_t>(1, std::atoll(told));
}

constexpr std::string_view table =
    "CREATE TABLE things (id BIGINT NOT NULL PRIMARY KEY, body VARCHAR(100) NOT NULL, hits BIGINT "
    "NOT NULL, copy VARCHAR(100))";
constexpr std::string_view change = "UPDATE things SET copy = body";

/// A database to run on.
struct Field {
  std::string name{};
  std::string url{};
  std::vector<std::string> settings{};  // of the application's sessions
  int sessions = 4;
  int per_second = 400;
  std::function<void(int64_t rows)> renew{};  // the table as it was before
};

/// A way to change all rows.
struct Way {
  std::string name{};
  std::vector<std::string> options{};  // of `segue backfill run`; none: one UPDATE
  bool nothing = false;                // no change at all: what the traffic is by itself
};

std::vector<Way> ways() {
  return {{.name = "no backfill", .nothing = true},
          {.name = "one UPDATE"},
          {.name = "batches of 1,000", .options = {"--batch", "1000", "--pause", "0"}},
          {.name = "fast", .options = {"--fast"}},
          {.name = "gentle (default)", .options = {"--batch", "auto"}}};
}

struct Figures {
  double rows_per_second = 0;
  double peak_mb = 0;
  Noticed noticed{};
};

double median_of(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values.empty() ? 0 : values[values.size() / 2];
}

class Trial {
 public:
  Trial(std::string segue, fs::path folder, int64_t rows, int runs)
      : segue_(std::move(segue)), folder_(std::move(folder)), rows_(rows), runs_(runs) {}

  void on(const Field& field) {
    fmt::print("\n{}, {} rows, {} transactions a second beside it, {} runs in random order\n",
               field.name, rows_, field.per_second, runs_);
    write(folder_ / "0001_things.up.sql", std::string(table) + ";\n");
    write(folder_ / "0001_things.down.sql", "DROP TABLE things;\n");
    write(folder_ / "0002_copy" / "backfill.sql", std::string(change) + ";\n");
    const auto all = ways();
    std::map<std::string, std::vector<Figures>> found;
    std::mt19937 chance(11);
    for (int run = 0; run < runs_; ++run) {
      std::vector<size_t> order(all.size());
      for (size_t i = 0; i < order.size(); ++i)
        order[i] = i;
      std::shuffle(order.begin(), order.end(), chance);
      for (const size_t i : order)
        found[all[i].name].push_back(try_once(field, all[i]));
    }
    print(all, found);
  }

 private:
  Figures try_once(const Field& field, const Way& way) {
    field.renew(rows_);
    if (!way.options.empty()) {
      const Cost known =
          bench::run({segue_, "baseline", "--at", "0001", "--url", field.url, folder_});
      if (known.status != 0) throw std::runtime_error("segue baseline failed");
    }
    const auto open_one = [&] {
      auto connection = open(field.url);
      for (const auto& setting : field.settings)
        run_on(*connection, setting);
      return connection;
    };
    Traffic traffic(open_one, rows_, field.sessions, field.per_second);
    std::this_thread::sleep_for(std::chrono::milliseconds(500));
    Figures figures;
    traffic.begin();
    const auto start = Clock::now();
    if (way.nothing) {
      std::this_thread::sleep_for(std::chrono::seconds(8));
    } else if (way.options.empty()) {
      run_on(*open_one(), change);
    } else {
      Command command{segue_, "backfill", "run", "--url", field.url, folder_};
      command.insert(command.end(), way.options.begin(), way.options.end());
      const Cost cost = bench::run(command);
      if (cost.status != 0)
        throw std::runtime_error(fmt::format("segue backfill ended with {}", cost.status));
      figures.peak_mb = cost.peak_mb;
    }
    const std::chrono::duration<double> took = Clock::now() - start;
    figures.noticed = traffic.end();
    // One UPDATE verifies nothing: what is compared is the time until the last row was changed.
    figures.rows_per_second =
        static_cast<double>(rows_) / (way.options.empty() ? took.count() : changed_in(field));
    if (!way.nothing) check(field);
    return figures;
  }

  /// Seconds from the entry in the journal to the last batch.
  static double changed_in(const Field& field) {
    const auto times = open(field.url)->run("SELECT finished_at - started_at FROM segue_backfills");
    if (!times || times->empty()) throw std::runtime_error("the journal knows no backfill");
    return static_cast<double>(std::max<int64_t>(times->number(0, 0), 1)) / 1000;
  }

  void check(const Field& field) const {
    const auto left = open(field.url)->run("SELECT count(*) FROM things WHERE copy IS NULL");
    if (!left || left->number(0, 0) != 0) throw std::runtime_error("rows were missed");
  }

  static void print(const std::vector<Way>& all,
                    const std::map<std::string, std::vector<Figures>>& found) {
    const auto middle = [&](const std::string& name, const auto& figure) {
      std::vector<double> values;
      for (const auto& each : found.at(name))
        values.push_back(figure(each));
      return median_of(values);
    };
    const auto rate = [](const Figures& each) { return each.rows_per_second; };
    const auto p99 = [](const Figures& each) { return each.noticed.p99; };
    const double base = middle("no backfill", p99);
    const double one = middle("one UPDATE", rate);
    fmt::print("{:<18} {:>10} {:>8} {:>9} {:>9} {:>8} {:>9} {:>7} {:>8}\n", "", "rows/s", "of one",
               "p50 ms", "p99 ms", "of base", "max ms", "kept", "peak MB");
    for (const Way& way : all) {
      const double speed = middle(way.name, rate);
      fmt::print("{:<18} {:>10.0f} {:>8} {:>9.2f} {:>9.2f} {:>8.2f} {:>9.1f} {:>6.1f}% {:>8.1f}\n",
                 way.name, way.nothing ? 0 : speed,
                 way.nothing ? "" : fmt::format("{:.2f}", speed / one),
                 middle(way.name, [](const Figures& each) { return each.noticed.p50; }),
                 middle(way.name, p99), middle(way.name, p99) / base,
                 middle(way.name, [](const Figures& each) { return each.noticed.worst; }),
                 100 * middle(way.name, [](const Figures& each) { return each.noticed.kept; }),
                 middle(way.name, [](const Figures& each) { return each.peak_mb; }));
    }
    std::fflush(stdout);
  }

  std::string segue_;
  fs::path folder_;
  int64_t rows_;
  int runs_;
};

/// Fills the table by doubling it.
void fill(dialect::Connection& connection, int64_t rows) {
  run_on(connection, table);
  run_on(connection,
         "INSERT INTO things (id, body, hits) VALUES (1, "
         "'a text of sixty-four bytes, as long as an address or so, of it', 0)");
  for (int64_t have = 1; have < rows; have *= 2)
    run_on(connection, fmt::format("INSERT INTO things (id, body, hits) SELECT id + {}, body, 0 "
                                   "FROM things WHERE id <= {}",
                                   have, rows - have));
}

Field embedded(const fs::path& work) {
  const fs::path file = work / "things.db", kept = work / "kept.db";
  return {.name = "SQLite (WAL)",
          .url = "sqlite:" + file.string(),
          .settings = {"PRAGMA busy_timeout = 10000", "PRAGMA synchronous = NORMAL"},
          .sessions = 1,
          .per_second = 100,
          .renew = [file, kept](int64_t rows) {
            if (!fs::exists(kept)) {
              const auto connection = open("sqlite:" + kept.string());
              run_on(*connection, "PRAGMA journal_mode = WAL");
              fill(*connection, rows);
              run_on(*connection, "PRAGMA wal_checkpoint(TRUNCATE)");
            }
            for (const auto* tail : {"", "-wal", "-shm"})
              fs::remove(file.string() + tail);
            fs::copy_file(kept, file);
          }};
}

Field postgresql(const std::string& folder) {
  const auto url = [folder](std::string_view database) {
    return fmt::format("postgresql:///{}?host={}&user=postgres", database, folder);
  };
  const auto kept = std::make_shared<bool>(false);
  return {.name = "PostgreSQL", .url = url("things"), .renew = [url, kept](int64_t rows) {
            const auto master = open(url("postgres"));
            if (!std::exchange(*kept, true)) {
              run_on(*master, "CREATE DATABASE kept");
              const auto connection = open(url("kept"));
              fill(*connection, rows);
              run_on(*connection, "VACUUM ANALYZE things");
            }
            run_on(*master, "DROP DATABASE IF EXISTS things WITH (FORCE)");
            run_on(*master, "CREATE DATABASE things TEMPLATE kept");
            run_on(*master, "CHECKPOINT");
          }};
}

Field mariadb(const std::string& socket) {
  const auto url = [socket](std::string_view database) {
    return fmt::format("mysql://root@/{}?socket={}&defaults-file=/dev/null", database, socket);
  };
  return {.name = "MariaDB", .url = url("things"), .renew = [url](int64_t rows) {
            const auto master = open(url("mysql"));
            run_on(*master, "DROP DATABASE IF EXISTS things");
            run_on(*master, "CREATE DATABASE things");
            fill(*open(url("things")), rows);
          }};
}

}  // namespace

int backfill(const std::string& segue, const fs::path& work) {
  setenv("SEGUE_DRIVERS", SEGUE_DRIVERS_FOLDER, 0);
  const fs::path folder = work / "migrations";
  fs::create_directories(folder / "0002_copy");
  const char* only = std::getenv("SEGUE_SERVERS");
  const auto wanted = [&](const std::string& name) {
    return only == nullptr || std::string(only).find(name) != std::string::npos;
  };
  Trial trial(segue, folder, number_from("SEGUE_ROWS", 2'000'000),
              static_cast<int>(number_from("SEGUE_RUNS", 5)));
  if (wanted("SQLite")) trial.on(embedded(work));
  const auto servers = test::postgresql_servers();
  if (servers.empty()) fmt::print("\nPostgreSQL: left out, there is no server here\n");
  if (!servers.empty() && wanted("PostgreSQL")) {
    const test::PostgresqlServer server(servers.back());
    trial.on(postgresql(server.folder()));
  }
  using Server = test::ThrowawayServer;
  const std::string program = Server::program(Server::Product::mariadb);
  if (program.empty()) fmt::print("\nMariaDB: left out, there is no server here\n");
  if (!program.empty() && wanted("MariaDB")) {
    // With the log of 96 MB that it has by itself, all writers wait for pages again and again.
    const Server server(Server::Product::mariadb, program,
                        {"--innodb-buffer-pool-size=1G", "--innodb-log-file-size=4G"});
    trial.on(mariadb(server.socket()));
  }
  return 0;
}

}  // namespace segue::bench
