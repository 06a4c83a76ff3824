#pragma once

namespace segue::cli {

/// From here on whoever interrupts the program is told how it goes on; it then ends at once with
/// 128 and the number of the signal. What it was at is known to the journal.
void tell_interruptions();

}  // namespace segue::cli
