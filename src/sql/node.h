#pragma once

#include <cstdint>
#include <string_view>
#include <tuple>

/// Every node of the AST lists its fields once; printing, comparing and walking follow from the
/// list. Spans are not listed: two nodes are the same when they say the same, wherever they stand.
#define SEGUE_NODE(Type, ...)                                   \
  static constexpr std::string_view node_name = #Type;          \
  static constexpr std::string_view field_names = #__VA_ARGS__; \
  auto fields() const {                                         \
    return std::tie(__VA_ARGS__);                               \
  }                                                             \
  auto fields() {                                               \
    return std::tie(__VA_ARGS__);                               \
  }

/// A node without fields.
#define SEGUE_LEAF(Type)                               \
  static constexpr std::string_view node_name = #Type; \
  static constexpr std::string_view field_names = "";  \
  auto fields() const {                                \
    return std::tuple<>();                             \
  }                                                    \
  auto fields() {                                      \
    return std::tuple<>();                             \
  }

namespace segue::sql {

template <class T>
concept Node = requires(const T& node) {
  T::node_name;
  T::field_names;
  node.fields();
};

}  // namespace segue::sql
