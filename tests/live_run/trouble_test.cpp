// What users see when something is wrong: each case is a folder with `cmd`, which runs on an empty
// database of each server, and what it prints.

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <set>
#include <sstream>

#include "live_run/proxy.h"
#include "live_run/servers.h"

namespace segue::test {
namespace {

namespace fs = std::filesystem;

const fs::path cases = fs::path(SEGUE_SOURCE_DIR) / "tests/live_run/trouble";

std::string text_of(const fs::path& file) {
  std::ifstream in(file);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

/// In lower case, as files are called.
std::string key_of(const LiveServer& server) {
  std::string key = server.name();
  for (char& c : key)
    c = static_cast<char>(std::tolower(c));
  return key;
}

std::string run(const fs::path& folder, const LiveServer& server, const Proxy& plain) {
  server.fresh("trouble");
  const fs::path work = fs::temp_directory_path() / "segue-trouble";
  fs::remove_all(work);
  fs::create_directories(work / "m");
  fs::create_directories(work / "bin");
  fs::create_symlink(SEGUE_PROGRAM, work / "bin/segue");
  const std::string got = (work / "got").string();
  const std::string command =
      "cd '" + work.string() + "' && NO_COLOR=1 SERVER=" + key_of(server) + " FOLDER='" +
      server.socket_folder() + "' PLAIN_PORT=" + std::to_string(plain.port()) + " DATABASE_URL='" +
      server.url("trouble") + "' PATH=\"$PWD/bin:$PATH\" CASE='" + folder.string() +
      "' timeout 120 bash '" + (cases / "run.sh").string() + "' > '" + got + "' 2>&1";
  CHECK(std::system(command.c_str()) == 0);
  std::string text = text_of(got);
  fs::remove_all(work);
  return text;
}

}  // namespace

TEST_CASE("what is wrong is said, with the status that says so, and nothing is left half") {
  std::set<fs::path> folders;
  for (const auto& entry : fs::directory_iterator(cases))
    if (entry.is_directory()) folders.insert(entry.path());
  for (const LiveServer* server : live_servers()) {
    const Proxy plain(server->socket_folder() + '/' + server->socket_name());
    for (const fs::path& folder : folders) {
      INFO(server->name() << ": " << folder.filename());
      const std::string got = run(folder, *server, plain);
      CHECK(got.find("p4ss-w0rd") == std::string::npos);
      const fs::path expected = folder / (key_of(*server) + ".expected");
      if (std::getenv("UPDATE_EXPECTED") != nullptr)
        std::ofstream(expected) << got;
      else
        CHECK(got == text_of(expected));
    }
  }
}

}  // namespace segue::test
