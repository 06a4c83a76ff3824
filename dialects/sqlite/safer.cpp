#include "dialects/sqlite/safer.h"

namespace segue::sqlite {
namespace {

class SqliteWays : public dialect::SaferWays {
 public:
  std::vector<dialect::SaferWay> of(const dialect::AskedFor& asked) const override {
    // ADD COLUMN and DROP COLUMN take no guard.
    const dialect::Guards guards{
        .create_table = true, .create_index = true, .drop_table = true, .drop_others = true};
    std::vector<dialect::SaferWay> ways;
    if (auto way = dialect::guarded(asked, guards)) ways.push_back(std::move(*way));
    return ways;
  }
};

}  // namespace

const dialect::SaferWays& safer_ways() {
  static const SqliteWays instance;
  return instance;
}

}  // namespace segue::sqlite
