#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

namespace segue::dialect {

/// What a token adds to the height of a tree.
enum class Weight {
  none,
  opens,   // a parenthesis, CASE: what follows is one level down
  closes,  // its end
  parts,   // a comma, a clause: the two sides belong to different expressions
  chains,  // an operator: a chain of them is as high as it is long
  links    // JOIN, UNION: a chain of them goes on across clauses
};

/// How high the tree of a statement may become, told from its tokens alone. Trees are walked and
/// destroyed by recursion: what would be too high must not be built.
class Heights {
 public:
  explicit Heights(size_t most) : most_(most) {
    levels_.reserve(32);
    levels_.emplace_back();
  }

  /// Returns whether the tree is still low enough.
  bool take(Weight weight) {
    Level& level = levels_.back();
    switch (weight) {
      case Weight::none:
        return true;
      case Weight::opens:
        levels_.emplace_back();
        return true;
      case Weight::closes:
        if (levels_.size() > 1) close();
        break;
      case Weight::parts:
        level.highest = std::max(level.highest, level.segment());
        level.operators = level.inner = 0;
        return true;
      case Weight::chains:
        ++level.operators;
        break;
      case Weight::links:
        ++level.linked;
        break;
    }
    return levels_.back().height() <= most_;
  }

 private:
  struct Level {
    size_t operators = 0;  // since the last part
    size_t inner = 0;      // of the highest parenthesis since then
    size_t highest = 0;    // of the parts before
    size_t linked = 0;
    size_t segment() const { return operators + inner; }
    size_t height() const { return std::max(highest, segment()) + linked; }
  };

  void close() {
    const size_t height = levels_.back().height() + 1;
    levels_.pop_back();
    levels_.back().inner = std::max(levels_.back().inner, height);
  }

  size_t most_;
  std::vector<Level> levels_;
};

}  // namespace segue::dialect
