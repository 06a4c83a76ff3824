#include "facts/algorithms.h"

namespace segue::facts {

int rank_of_algorithm(std::string_view name) {
  if (name == "INSTANT") return 1;
  if (name == "NOCOPY") return 2;
  if (name == "INPLACE") return 3;
  return name == "COPY" ? 4 : 0;
}

int rank_of_lock(std::string_view name) {
  if (name == "NONE") return 1;
  if (name == "SHARED") return 2;
  return name == "EXCLUSIVE" ? 3 : 0;
}

}  // namespace segue::facts
