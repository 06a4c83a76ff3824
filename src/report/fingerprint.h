#pragma once

#include <map>
#include <string>

#include "report/report.h"

namespace segue::report {

/// Gives findings names by which they are known again after lines were added above them: the rule,
/// the file and the text of the line decide, and among equal ones the order.
class Fingerprints {
 public:
  /// 32 hexadecimal digits; no two findings of one run have the same.
  std::string of(const Located& located);

 private:
  std::map<std::string, size_t> seen_{};
};

}  // namespace segue::report
