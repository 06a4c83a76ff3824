#include "bench/apply.h"

#include <fmt/core.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <memory>
#include <sstream>

#include "bench/database.h"
#include "bench/process.h"
#include "bench/workload.h"
#include "support/postgresql_server.h"
#include "support/throwaway_server.h"

namespace segue::bench {
namespace fs = std::filesystem;
namespace {

using Command = std::vector<std::string>;
constexpr int migrations = 300;
constexpr std::string_view up_mark = "-- migrate:up\n";
constexpr std::string_view down_mark = "-- migrate:down\n";

/// Tables, columns and indexes in turn, in dbmate's form. The ups are in words that every database
/// takes; of the downs `drop_index` is the database's own, with {0} for the number of the table.
void write_trivial(const fs::path& folder, std::string_view drop_index) {
  for (int i = 0; i < migrations; ++i) {
    const int table = i / 3;
    std::string up, down;
    if (i % 3 == 0) {
      up = fmt::format(
          "CREATE TABLE things_{} (id INTEGER PRIMARY KEY, name VARCHAR(100) NOT NULL);\n", table);
      down = fmt::format("DROP TABLE things_{};\n", table);
    } else if (i % 3 == 1) {
      up = fmt::format("ALTER TABLE things_{} ADD COLUMN amount INTEGER;\n", table);
      down = fmt::format("ALTER TABLE things_{} DROP COLUMN amount;\n", table);
    } else {
      up = fmt::format("CREATE INDEX things_{0}_name ON things_{0} (name);\n", table);
      down = fmt::format(fmt::runtime(drop_index), table) + ";\n";
    }
    write(folder / fmt::format("{:014}_step.sql", 20260101000000 + i),
          fmt::format("{}{}\n{}{}", up_mark, up, down_mark, down));
  }
}

/// A database to run on. It is named by a URL for each program.
struct Ground {
  std::string name{};
  std::string drop_index = "DROP INDEX things_{0}_name";
  std::string segue{};
  std::string dbmate{};
  std::string floor{};
  std::function<void()> clear{};  // makes all three empty
};

Ground embedded(const fs::path& work) {
  const auto file = [work](std::string_view who) { return (work / who).string() + ".db"; };
  return {.name = "SQLite",
          .segue = "sqlite:" + file("segue"),
          .dbmate = "sqlite:" + file("dbmate"),
          .floor = "sqlite:" + file("floor"),
          .clear = [file] {
            for (const auto* who : {"segue", "dbmate", "floor"})
              for (const auto* tail : {"", "-wal", "-shm", "-journal"})
                fs::remove(file(who) + tail);
          }};
}

/// `url(database)` names a database of a server; all are made anew by the one called `master`.
void clear_on(const std::string& master) {
  const auto connection = open(master);
  for (const auto* who : {"bench_segue", "bench_dbmate", "bench_floor"}) {
    run_on(*connection, fmt::format("DROP DATABASE IF EXISTS {}", who));
    run_on(*connection, fmt::format("CREATE DATABASE {}", who));
  }
}

Ground postgresql(const std::string& folder) {
  const auto url = [folder](std::string_view database) {
    return fmt::format("postgresql:///{}?host={}&user=postgres", database, folder);
  };
  return {
      .name = "PostgreSQL",
      .segue = url("bench_segue"),
      .dbmate = fmt::format("postgres://postgres@/bench_dbmate?socket={}&sslmode=disable", folder),
      .floor = url("bench_floor"),
      .clear = [url] { clear_on(url("postgres")); }};
}

Ground mariadb(const std::string& socket) {
  const auto url = [socket](std::string_view database) {
    return fmt::format("mysql://root@/{}?socket={}&defaults-file=/dev/null", database, socket);
  };
  return {.name = "MariaDB",
          .drop_index = "DROP INDEX things_{0}_name ON things_{0}",
          .segue = url("bench_segue"),
          .dbmate = fmt::format("mysql://root@/bench_dbmate?socket={}", socket),
          .floor = url("bench_floor"),
          .clear = [url] { clear_on(url("mysql")); }};
}

class Comparison {
 public:
  Comparison(std::string segue, std::string self, std::string dbmate, const fs::path& folder)
      : segue_(std::move(segue)),
        self_(std::move(self)),
        dbmate_(std::move(dbmate)),
        folder_(folder) {}

  void on(const Ground& ground) const {
    fmt::print("\n{}\n", ground.name);
    write_trivial(folder_, ground.drop_index);
    std::vector<Command> applying{of_segue(ground, "up"),
                                  {self_, "--floor", ground.floor, folder_}};
    std::vector<Command> nothing{of_segue(ground, "up")};
    std::vector<Command> asking{of_segue(ground, "status")};
    std::vector<std::string> who{"segue", "floor"};
    if (!dbmate_.empty()) {
      applying.push_back(of_dbmate(ground, "migrate"));
      nothing.push_back(of_dbmate(ground, "migrate"));
      asking.push_back(of_dbmate(ground, "status"));
    }
    const auto full = medians(applying, 5, ground.clear);
    print(fmt::format("{} migrations", migrations), "segue", full[0]);
    print("", "floor", full[1]);
    ratio("segue / floor", full[0], full[1], "goal wall 1.3");
    if (full.size() > 2) versus(full[0], full[2], "goal wall 1.0, peak below 25 MB");
    // The last round has left all of them applied.
    pair("up, nothing to do", medians(nothing, 21));
    pair("status", medians(asking, 21));
  }

 private:
  Command of_segue(const Ground& ground, const std::string& what) const {
    return {segue_, what, "--url", ground.segue, folder_};
  }
  Command of_dbmate(const Ground& ground, const std::string& what) const {
    return {dbmate_, "--url", ground.dbmate, "--no-dump-schema", "--migrations-dir", folder_, what};
  }

  static void print(std::string_view what, std::string_view who, const Cost& cost) {
    fmt::print("{:<22} {:<14} wall {:9.2f} ms  cpu {:8.2f} ms  peak {:5.1f} MB{}\n", what, who,
               cost.wall_ms, cost.cpu_ms, cost.peak_mb,
               cost.status == 0 ? "" : fmt::format("  FAILED, status {}", cost.status));
    std::fflush(stdout);
  }
  static void ratio(std::string_view of, const Cost& a, const Cost& b, std::string_view goal) {
    fmt::print("{:<22} {:<14} wall {:9.3f}     cpu {:8.3f}     peak {:5.2f}     {}\n", "", of,
               a.wall_ms / b.wall_ms, a.cpu_ms / b.cpu_ms, a.peak_mb / b.peak_mb, goal);
  }
  static void versus(const Cost& ours, const Cost& theirs, std::string_view goal) {
    print("", "dbmate", theirs);
    ratio("segue / dbmate", ours, theirs, goal);
  }
  static void pair(std::string_view what, const std::vector<Cost>& costs) {
    print(what, "segue", costs[0]);
    if (costs.size() > 1) versus(costs[0], costs[1], "goal wall 1.0");
  }

  std::string segue_, self_, dbmate_, folder_;
};

}  // namespace

int apply(const std::string& segue, const std::string& self, const fs::path& work) {
  setenv("SEGUE_DRIVERS", SEGUE_DRIVERS_FOLDER, 0);
  const std::string dbmate = find_native("dbmate");
  if (dbmate.empty()) fmt::print("dbmate is not on the PATH: its lines are left out\n");
  const fs::path folder = work / "migrations";
  fs::create_directories(folder);
  const Comparison comparison(segue, self, dbmate, folder);
  comparison.on(embedded(work));
  const auto servers = test::postgresql_servers();
  if (servers.empty()) fmt::print("\nPostgreSQL: left out, there is no server here\n");
  if (!servers.empty()) {
    const test::PostgresqlServer server(servers.back());
    comparison.on(postgresql(server.folder()));
  }
  using Server = test::ThrowawayServer;
  const std::string program = Server::program(Server::Product::mariadb);
  if (program.empty()) fmt::print("\nMariaDB: left out, there is no server here\n");
  if (!program.empty()) {
    const Server server(Server::Product::mariadb, program);
    comparison.on(mariadb(server.socket()));
  }
  return 0;
}

int floor_of(const std::string& url, const fs::path& folder) {
  setenv("SEGUE_DRIVERS", SEGUE_DRIVERS_FOLDER, 0);
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(folder))
    files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  const auto connection = open(url);
  run_on(*connection, "CREATE TABLE floor_journal (version VARCHAR(200) PRIMARY KEY)");
  for (const fs::path& file : files) {
    std::stringstream text;
    text << std::ifstream(file).rdbuf();
    const std::string all = text.str();
    const size_t begin = all.find(up_mark) + up_mark.size();
    run_on(*connection, "BEGIN");
    run_on(*connection, all.substr(begin, all.find(';', begin) - begin));
    run_on(*connection,
           fmt::format("INSERT INTO floor_journal VALUES ('{}')", file.filename().string()));
    run_on(*connection, "COMMIT");
  }
  return 0;
}

}  // namespace segue::bench
