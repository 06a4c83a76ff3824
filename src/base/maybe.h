#pragma once

#include <memory>
#include <optional>
#include <utility>

namespace segue {

/// An optional value that lives on the heap: as std::optional, but as small as a pointer. For large
/// fields that most nodes do not have.
template <class T>
class Maybe {
 public:
  using value_type = T;

  Maybe() = default;
  Maybe(std::nullopt_t) {}
  Maybe(T value) : held_(std::make_unique<T>(std::move(value))) {}
  Maybe(std::optional<T> value) {
    if (value) held_ = std::make_unique<T>(*std::move(value));
  }
  Maybe(const Maybe& other) : held_(other.held_ ? std::make_unique<T>(*other.held_) : nullptr) {}
  Maybe(Maybe&&) noexcept = default;
  Maybe& operator=(const Maybe& other) {
    if (this != &other) held_ = other.held_ ? std::make_unique<T>(*other.held_) : nullptr;
    return *this;
  }
  Maybe& operator=(Maybe&&) noexcept = default;
  ~Maybe() = default;

  bool has_value() const { return held_ != nullptr; }
  explicit operator bool() const { return held_ != nullptr; }
  T& operator*() & { return *held_; }
  const T& operator*() const& { return *held_; }
  T&& operator*() && { return std::move(*held_); }
  T* operator->() { return held_.get(); }
  const T* operator->() const { return held_.get(); }
  void reset() { held_.reset(); }
  template <class... A>
  T& emplace(A&&... arguments) {
    held_ = std::make_unique<T>(std::forward<A>(arguments)...);
    return *held_;
  }

 private:
  std::unique_ptr<T> held_;
};

}  // namespace segue
