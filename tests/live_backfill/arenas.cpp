#include "live_backfill/arenas.h"

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <string>
#include <system_error>

#include "dialects/all.h"

namespace segue::test {
namespace {

using std::chrono::milliseconds;

/// A database of this process, which goes with it.
class File {
 public:
  ~File() { remove(); }
  const std::string& path() const { return path_; }
  void remove() const {
    std::error_code ignored;
    for (const auto* end : {"", "-wal", "-shm", "-journal"})
      std::filesystem::remove(path_ + end, ignored);
  }

 private:
  std::string path_ = (std::filesystem::temp_directory_path() /
                       ("segue-backfill-" + std::to_string(::getpid()) + ".db"))
                          .string();
};

dialect::Target fresh_file() {
  static const File file;
  file.remove();
  return {.scheme = "sqlite", .database = file.path()};
}

}  // namespace

const std::vector<Arena>& arenas() {
  static const auto all = [] {
    std::vector<Arena> found;
    const char* only = std::getenv("SEGUE_SERVERS");
    if (only == nullptr || std::string(only).find("SQLite") != std::string::npos)
      found.push_back({"SQLite", *dialects::by_name("sqlite"), fresh_file});
    if (only != nullptr && std::string(only) == "SQLite") return found;
    for (const auto* server : live_servers())
      found.push_back(
          {server->name(), server->dialect(), [server] { return server->fresh("filled"); }});
    return found;
  }();
  return all;
}

run::BackfillSettings small_steps(int workers) {
  run::BackfillSettings settings;
  settings.pace.fixed_batch = 20;
  settings.pace.pause = 0;
  settings.workers = workers;
  settings.range_batches = 4;
  settings.life = milliseconds(2000);
  settings.look_every = milliseconds(20);
  settings.first_pause = milliseconds(5);
  settings.longest_pause = milliseconds(50);
  settings.tries = 50;
  settings.limits.lock_waiters = 0;  // the application waits for rows now and then
  settings.hold = milliseconds(10);
  return settings;
}

int64_t counted(dialect::Connection& connection, const std::string& query) {
  return done(connection, query).number(0, 0);
}

}  // namespace segue::test
