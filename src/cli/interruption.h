#pragma once

#include "dialect/connection.h"

namespace segue::cli {

/// From here on whoever interrupts the program is told how it goes on. What runs on a server is
/// ended there, nothing more is sent, and the program ends with 128 and the number of the signal;
/// at once, if it is interrupted again. What it was at is known to the journal.
void tell_interruptions();

/// A session of which an interruption ends the statement that runs. From then on none of its
/// statements returns: nobody is to act on what became of them.
Result<dialect::ConnectionPtr> interruptible(Result<dialect::ConnectionPtr> connection);

}  // namespace segue::cli
