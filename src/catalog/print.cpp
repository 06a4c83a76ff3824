#include "catalog/print.h"

namespace segue::catalog {
namespace {

/// A value of several lines stays one: line ends are written as escapes.
std::string on_one_line(const std::string& value) {
  std::string result;
  for (const char c : value) {
    if (c == '\n')
      result += "\\n";
    else if (c != '\r')
      result += c;
  }
  return result;
}

}  // namespace

std::string print(const Items& items) {
  std::string text;
  for (const Item& item : items) {
    text += item.kind + ' ' + item.name + '\n';
    for (const auto& [name, value] : item.attributes)
      text += "  " + name + ": " + on_one_line(value) + '\n';
  }
  return text;
}

std::string print(const State& state, const Semantics& semantics) {
  return print(describe(state, semantics));
}

}  // namespace segue::catalog
