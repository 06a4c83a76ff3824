#pragma once

#include <string_view>

/// Every node of the AST lists its fields once; printing, comparing and walking follow from the
/// list. Spans are not listed: two nodes are the same when they say the same, wherever they stand.
/// `with_fields(f)` calls f with all fields of a node. It is a template so that a file that only
/// names nodes does not pay for it.
#define SEGUE_NODE(Type, ...)                                   \
  static constexpr std::string_view node_name = #Type;          \
  static constexpr std::string_view field_names = #__VA_ARGS__; \
  template <class Taker>                                        \
  void with_fields(Taker&& take) const {                        \
    take(__VA_ARGS__);                                          \
  }                                                             \
  template <class Taker>                                        \
  void with_fields(Taker&& take) {                              \
    take(__VA_ARGS__);                                          \
  }

/// A node without fields.
#define SEGUE_LEAF(Type)                               \
  static constexpr std::string_view node_name = #Type; \
  static constexpr std::string_view field_names = "";  \
  template <class Taker>                               \
  void with_fields(Taker&& take) const {               \
    take();                                            \
  }

namespace segue::sql {

template <class T>
concept Node = requires {
  T::node_name;
  T::field_names;
};

}  // namespace segue::sql
