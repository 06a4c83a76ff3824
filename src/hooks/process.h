#pragma once

#include "base/outside.h"

namespace segue::hooks {

/// Runs a program in a process group of its own, without a shell, and waits for its end. It gets
/// what it is to read on standard input, whether it reads that or not; of our open files it gets
/// none. What it leaves running does not hold us up; once its time is over, the whole group is
/// asked to end, and two seconds later made to. Several threads may run commands at the same time.
///
/// An error of the kind `usage` is a program that could not be started, with the reason.
Result<CommandEnd> run_command(const Command& command);

/// Asks all commands that run to end: what a handler of signals may call.
void end_commands() noexcept;

}  // namespace segue::hooks
