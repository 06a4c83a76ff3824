#pragma once

#include <span>
#include <string_view>

namespace segue::dialect {

/// Words, in upper case, that scripts of a dialect have and others do not, or seldom.
struct Telltale {
  std::string_view words;
  int weight = 1;  // 4: nobody else writes that
};

/// The weights of all telltales that occur in the text, each counted once, in any case. A telltale
/// that begins or ends with a letter stands for whole words.
int weigh(std::string_view sql, std::span<const Telltale> telltales);

}  // namespace segue::dialect
