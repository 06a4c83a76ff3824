#include "support/postgresql_server.h"

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <stdexcept>

#include "base/text.h"

namespace segue::test {
namespace {

const std::string script = std::string(SEGUE_SOURCE_DIR) + "/tests/support/postgresql.sh";

std::string shell_word(const std::string& word) {
  return "'" + word + "'";
}

/// The output of a command; throws where it fails.
std::string output_of(const std::string& command) {
  FILE* pipe = popen(command.c_str(), "r");
  if (!pipe) throw std::runtime_error("cannot run " + command);
  std::string output;
  for (int c; (c = std::fgetc(pipe)) != EOF;)
    output += static_cast<char>(c);
  if (pclose(pipe) != 0) throw std::runtime_error("failed: " + command);
  return std::string(text::trimmed(output));
}

bool has_server(const std::filesystem::path& folder) {
  return std::filesystem::exists(folder / "initdb") && std::filesystem::exists(folder / "pg_ctl");
}

}  // namespace

std::vector<std::string> postgresql_servers() {
  std::vector<std::string> found;
  if (const char* listed = std::getenv("SEGUE_POSTGRESQL")) {
    for (const std::string_view folder : text::split(listed, ':'))
      if (!folder.empty()) found.emplace_back(folder);
    return found;
  }
  const std::filesystem::path installed = "/usr/lib/postgresql";
  if (!std::filesystem::exists(installed)) return found;
  for (const auto& version : std::filesystem::directory_iterator(installed))
    if (has_server(version.path() / "bin")) found.push_back((version.path() / "bin").string());
  return found;
}

PostgresqlServer::PostgresqlServer(std::string programs) : programs_(std::move(programs)) {
  folder_ = output_of(shell_word(script) + " start " + shell_word(programs_));
}

std::string PostgresqlServer::start_replica() {
  output_of(shell_word(script) + " replica " + shell_word(programs_) + ' ' + shell_word(folder_));
  return folder_ + "/replica";
}

void PostgresqlServer::restart() {
  output_of(shell_word(script) + " restart " + shell_word(programs_) + ' ' + shell_word(folder_));
}

PostgresqlServer::~PostgresqlServer() {
  const std::string stop =
      shell_word(script) + " stop " + shell_word(programs_) + ' ' + shell_word(folder_);
  if (std::system(stop.c_str()) != 0) std::fprintf(stderr, "%s failed\n", stop.c_str());
}

}  // namespace segue::test
