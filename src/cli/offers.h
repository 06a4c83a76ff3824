#pragma once

#include <set>
#include <string>
#include <vector>

#include "cli/betterment.h"
#include "report/report.h"

namespace segue::cli {

/// The changes that would make findings of a script go.
class Offers {
 public:
  Offers() = default;
  Offers(const Scene& scene, const Judgement& judgement);

  /// The change for this finding; nothing where none is known.
  std::optional<report::OfferedFix> for_finding(const Finding& finding) const;

 private:
  struct Offer {
    std::set<std::string> rules{};
    int statement = -1;
    Span span{};  // of the statement
    report::OfferedFix fix{};
  };
  std::vector<Offer> list_{};
};

}  // namespace segue::cli
