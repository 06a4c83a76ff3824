#pragma once

#include "catalog/catalog.h"

namespace segue::mysql {

/// A catalog in the form in which a simulated one is compared with that of a live server: the
/// database at hand alone, what is written in several ways in one of them, and without what a
/// server does not keep or keeps in words of its own (the text of views, the columns' types of
/// views, characteristics of routines, the schedule of events, counters of AUTO_INCREMENT,
/// temporary tables, accounts).
catalog::Catalog comparable(const catalog::Catalog& catalog);

}  // namespace segue::mysql
