#pragma once

#include <string_view>
#include <variant>

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

/// A choice of forms. It is used as the std::variant that it is, but copying, moving and ending it
/// is compiled once (`SEGUE_CHOICE_PARTS`, in choices.cpp) instead of in every file that holds one.
#define SEGUE_CHOICE(Name, ...)             \
  struct Name : std::variant<__VA_ARGS__> { \
    using Held = std::variant<__VA_ARGS__>; \
    using Held::Held;                       \
    using Held::operator=;                  \
    Name();                                 \
    Name(const Name& other);                \
    Name(Name&& other) noexcept;            \
    Name& operator=(const Name& other);     \
    Name& operator=(Name&& other) noexcept; \
    ~Name();                                \
  }

#define SEGUE_CHOICE_PARTS(Scope, Name)                               \
  Scope Name::Name() = default;                                       \
  Scope Name::Name(const Name& other) = default;                      \
  Scope Name::Name(Name&& other) noexcept = default;                  \
  Scope Name& Scope Name::operator=(const Name& other) = default;     \
  Scope Name& Scope Name::operator=(Name&& other) noexcept = default; \
  Scope Name::~Name() = default;

namespace segue::sql {

template <class T>
concept Node = requires {
  T::node_name;
  T::field_names;
};

}  // namespace segue::sql
