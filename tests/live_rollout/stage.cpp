#include "live_rollout/stage.h"

#include <unistd.h>

#include <cstdlib>
#include <fstream>

#include "dialects/all.h"
#include "live_run/servers.h"

namespace segue::test {
namespace {

namespace fs = std::filesystem;

fs::path place(const std::string& what) {
  return fs::temp_directory_path() / ("segue-rollout-" + std::to_string(::getpid()) + what);
}

void remove_file() {
  std::error_code ignored;
  for (const auto* end : {"", "-wal", "-shm", "-journal"})
    fs::remove(place(".db").string() + end, ignored);
}

dialect::Target fresh_file() {
  remove_file();
  return {.scheme = "sqlite", .database = place(".db").string()};
}

const Tongue for_postgresql = {
    {},
    "BEGIN",
    "BEGIN ISOLATION LEVEL REPEATABLE READ",
    "INSERT INTO segue_app_versions (app, version, instance, seen_at) VALUES (?, ?, ?,"
    " (extract(epoch FROM clock_timestamp()) * 1000)::bigint)"
    " ON CONFLICT (app, version, instance) DO UPDATE SET seen_at = excluded.seen_at"};
const Tongue for_mysql = {
    {},
    "START TRANSACTION",
    "START TRANSACTION WITH CONSISTENT SNAPSHOT",
    "INSERT INTO segue_app_versions (app, version, instance, seen_at) VALUES (?, ?, ?,"
    " CAST(unix_timestamp(now(3)) * 1000 AS SIGNED))"
    " ON DUPLICATE KEY UPDATE seen_at = VALUES(seen_at)"};
const Tongue for_sqlite = {
    {"PRAGMA busy_timeout = 10000", "PRAGMA journal_mode = WAL", "PRAGMA synchronous = NORMAL",
     "PRAGMA foreign_keys = ON"},
    "BEGIN IMMEDIATE",
    "BEGIN",
    "INSERT INTO segue_app_versions (app, version, instance, seen_at) VALUES (?, ?, ?,"
    " CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER))"
    " ON CONFLICT (app, version, instance) DO UPDATE SET seen_at = excluded.seen_at"};

/// The gates let a contract through as soon as the old release is gone, and not before.
void write_settings(const fs::path& file, const Ground& ground, unsigned seed) {
  // Where the server shows no sessions, an application is gone when its signs of life stay away.
  const std::string fresh = ground.shows_sessions ? "1s" : "3s";
  std::ofstream out(file);
  out << "dialect = \"" << ground.dialect.name() << "\"\n"
      << "layout = \"segue\"\nfolder = \"migrations\"\n\n";
  if (phases_only()) return;
  out << "[rollout]\npattern = \"rolling\"\napplication = \"shop\"\n"
      << "tripwire = \"" << (seed % 2 == 0 ? "0s" : "200ms") << "\"\n"
      << "soak = \"0s\"\n\n"
      << "[[gate]]\nname = \"old release gone\"\nkind = \"release-gone\"\n"
      << "before = [\"contract\"]\nfresh = \"" << fresh << "\"\nsamples = 2\ninterval = \"50ms\"\n";
}

}  // namespace

bool phases_only() {
  return std::getenv("SEGUE_PHASES_ONLY") != nullptr;
}

const std::vector<Ground>& grounds() {
  static const auto all = [] {
    std::vector<Ground> found;
    const char* only = std::getenv("SEGUE_SERVERS");
    if (only == nullptr || std::string(only).find("SQLite") != std::string::npos)
      found.push_back({"SQLite", *dialects::by_name("sqlite"), fresh_file,
                       [] { return "sqlite:" + place(".db").string(); }, false});
    if (only != nullptr && std::string(only) == "SQLite") return found;
    for (const auto* server : live_servers())
      found.push_back({server->name(), server->dialect(),
                       [server] { return server->fresh("shop"); },
                       [server] { return server->url("shop"); }, server->name() != "MariaDB"});
    return found;
  }();
  return all;
}

const Tongue& tongue_of(const dialect::Dialect& dialect) {
  if (dialect.name() == "postgresql") return for_postgresql;
  return dialect.name() == "mysql" ? for_mysql : for_sqlite;
}

Stage::Stage(const Ground& its_ground, const Change& its_change, unsigned seed)
    : ground(its_ground), change(its_change), target_(its_ground.fresh()), folder_(place("")) {
  fs::remove_all(folder_);
  fs::create_directories(folder_);
  fs::copy(change.migrations, folder_ / "migrations", fs::copy_options::recursive);
  write_settings(folder_ / "segue.toml", ground, seed);
}

Stage::~Stage() {
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
  remove_file();
}

dialect::ConnectionPtr Stage::session(const std::string& program) const {
  dialect::Target target = target_;
  if (ground.dialect.name() != "sqlite") target.options["application_name"] = program;
  auto connection = test::session(target);
  for (const auto& habit : tongue().habits)
    done(*connection, habit);
  return connection;
}

void Stage::enter(const std::string& moment) {
  const std::lock_guard lock(mutex_);
  moment_ = moment;
}

std::string Stage::moment() const {
  const std::lock_guard lock(mutex_);
  return moment_;
}

}  // namespace segue::test
