#pragma once

namespace segue::cli {

/// From here on the small pieces of memory that this thread asks for come from a pool. Trees and
/// schemas are many of them that come and go: the general allocator spends a fifth of the time of a
/// check on them. What other threads ask for comes from the general allocator; every thread may
/// free everything.
///
/// To be called once, by the main thread, in runs that load no driver: a module that brings its own
/// operators could not free what came from here. Where the address space for it is not to be had,
/// and under sanitizers, nothing changes.
void use_pool();

}  // namespace segue::cli
