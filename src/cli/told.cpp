#include "cli/told.h"

#include <fmt/format.h>
#include <unistd.h>

#include "base/text.h"
#include "run/watchdog.h"

namespace segue::cli {
namespace {

/// The first line, and not too much of it.
std::string in_short(const std::string& statement) {
  constexpr size_t most = 100;
  const auto first = text::split(statement, '\n').front();
  return first.size() <= most && first.size() == statement.size()
             ? std::string(first)
             : std::string(first.substr(0, most)) + "…";
}

}  // namespace

/// Each second on a terminal; a log is not to be filled with it.
void Told::waiting_for_runner(const std::string& holder) {
  constexpr std::chrono::seconds between_words(30);
  const auto now = std::chrono::steady_clock::now();
  if (::isatty(STDERR_FILENO) == 0 && waits_told_ && now - *waits_told_ < between_words) return;
  waits_told_ = now;
  console_.err(fmt::format("waiting for another runner: {}\n", holder));
}

void Told::statement_done(const plan::Script& script, const plan::Statement& statement,
                          std::chrono::milliseconds took) {
  if (!verbose_) return;
  console_.err(fmt::format("{}:{}: {} ({} ms)\n", script.file, statement.at.line,
                           in_short(statement.shown), took.count()));
}

void Told::again(const std::string& why, std::chrono::milliseconds pause) {
  console_.err(fmt::format("{}; tried again in {} ms\n", why, pause.count()));
}

void Told::held_up(const plan::Script& script, const plan::Statement& statement,
                   const dialect::Blockers& blockers) {
  console_.err(fmt::format("{}:{}: `{}` waits for {}\n", script.file, statement.at.line,
                           in_short(statement.shown), run::in_words(blockers)));
}

void Told::resumed(const plan::Statement& statement, const std::string& how) {
  console_.err(fmt::format("going on at `{}`: {}\n", in_short(statement.shown), how));
}

}  // namespace segue::cli
