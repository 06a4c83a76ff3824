#pragma once

#include <memory>
#include <utility>

namespace segue::catalog {

/// A value that copies share until one of them is edited. Copying costs a pointer.
template <class T>
class Shared {
 public:
  Shared() : held_(std::make_shared<T>()) {}
  Shared(T value) : held_(std::make_shared<T>(std::move(value))) {}

  const T& operator*() const { return *held_; }
  const T* operator->() const { return held_.get(); }
  /// The value for writing: ours alone from here on.
  T& edit() {
    if (held_.use_count() > 1) held_ = std::make_shared<T>(*held_);
    return *held_;
  }
  /// Whether both are the same value because neither was edited since one was copied.
  bool same_as(const Shared& other) const { return held_ == other.held_; }

 private:
  std::shared_ptr<T> held_;
};

}  // namespace segue::catalog
