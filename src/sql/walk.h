#pragma once

#include <optional>
#include <tuple>
#include <variant>
#include <vector>

#include "base/box.h"
#include "base/maybe.h"
#include "sql/node.h"

namespace segue::sql {

/// Calls `visit(node)` for every node below and including `value`, parents first. `visit` is a
/// generic callable; where it returns false for a node, the node's children are left out. A const
/// tree gives const nodes.
template <class T, class Visitor>
void walk(T& value, Visitor& visit);

namespace detail {

template <class T>
inline constexpr bool is_vector = false;
template <class T>
inline constexpr bool is_vector<std::vector<T>> = true;
template <class T>
inline constexpr bool is_optional = false;
template <class T>
inline constexpr bool is_optional<std::optional<T>> = true;
template <class T>
inline constexpr bool is_optional<Maybe<T>> = true;
template <class T>
inline constexpr bool is_box = false;
template <class T>
inline constexpr bool is_box<Box<T>> = true;
template <class T>
inline constexpr bool is_variant = false;
template <class... T>
inline constexpr bool is_variant<std::variant<T...>> = true;
template <class T>
requires requires {
  typename T::Held;
}
inline constexpr bool is_variant<T> = is_variant<typename T::Held>;

}  // namespace detail

template <class T, class Visitor>
void walk(T& value, Visitor& visit) {
  using Bare = std::remove_const_t<T>;
  if constexpr (Node<Bare>) {
    if (!visit(value)) return;
    value.with_fields([&](auto&... field) { (walk(field, visit), ...); });
  } else if constexpr (detail::is_vector<Bare>) {
    using Element = typename Bare::value_type;
    if constexpr (!std::is_same_v<Element, bool>)
      for (auto& element : value)
        walk(element, visit);
  } else if constexpr (detail::is_optional<Bare>) {
    if (value) walk(*value, visit);
  } else if constexpr (detail::is_box<Bare>) {
    if (value) walk(*value, visit);
  } else if constexpr (detail::is_variant<Bare>) {
    std::visit([&](auto& form) { walk(form, visit); }, value);
  }
}

}  // namespace segue::sql
