#include "cli/interruption.h"

#include <signal.h>
#include <unistd.h>

#include "hooks/process.h"

namespace segue::cli {
namespace {

/// Only what a signal handler may call.
void told(int signal) {
  constexpr char words[] =
      "\nsegue: interrupted; the journal knows what was done, the same command goes on from "
      "there\n";
  [[maybe_unused]] const auto written = ::write(STDERR_FILENO, words, sizeof words - 1);
  hooks::end_commands();
  ::_exit(128 + signal);
}

}  // namespace

void tell_interruptions() {
  struct sigaction action {};
  action.sa_handler = told;
  for (const int signal : {SIGINT, SIGTERM})
    ::sigaction(signal, &action, nullptr);
}

}  // namespace segue::cli
