#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <utility>

namespace segue::catalog {

/// An ordered map whose copies share what they have in common: copying costs a pointer, a change
/// costs the path to it, and comparing two versions costs what differs between them. It is a treap
/// whose priorities come from the keys, so that equal keys always make the same tree.
///
/// Key needs `<=>`, `==` and a function `size_t hash_of(const Key&)` found by its namespace.
template <class Key, class Value>
class PersistentMap {
 public:
  size_t size() const { return size_; }
  bool empty() const { return !root_; }

  const Value* find(const Key& key) const {
    const Node* at = root_.get();
    while (at) {
      const auto order = key <=> at->key();
      if (order == 0) return &at->value;
      at = order < 0 ? at->left.get() : at->right.get();
    }
    return nullptr;
  }
  bool contains(const Key& key) const { return find(key) != nullptr; }
  /// Whether neither was changed since one was copied from the other. Costs nothing.
  bool same_as(const PersistentMap& other) const { return root_ == other.root_; }

  /// The value for writing; null where the key is missing. Other copies of the map keep theirs.
  Value* edit(const Key& key) {
    if (!contains(key)) return nullptr;
    Link* at = &root_;
    while (true) {
      Node& node = own(*at);
      const auto order = key <=> node.key();
      if (order == 0) return &node.value;
      at = order < 0 ? &node.left : &node.right;
    }
  }

  /// Adds the value, or replaces the one that is there.
  void put(const Key& key, Value value) {
    if (Value* held = edit(key))
      *held = std::move(value);
    else
      add(key, std::move(value));
  }
  /// Adds the value under a key that is missing.
  void add(const Key& key, Value value) {
    insert(root_, std::make_shared<Node>(key, std::move(value)));
    ++size_;
  }

  /// Whether there was something to erase.
  bool erase(const Key& key) {
    if (!contains(key)) return false;
    Link* at = &root_;
    while (true) {
      const auto order = key <=> (*at)->key();
      if (order == 0) {
        *at = merged((*at)->left, (*at)->right);
        --size_;
        return true;
      }
      Node& node = own(*at);
      at = order < 0 ? &node.left : &node.right;
    }
  }

  /// Calls `visit(key, value)` in the order of the keys.
  template <class Visitor>
  void for_each(Visitor&& visit) const {
    walk(root_.get(), visit);
  }

  /// Calls `visit(key, value)` from the first key not before `from`, until it returns false.
  template <class Visitor>
  void from(const Key& from, Visitor&& visit) const {
    walk_from(root_.get(), from, visit);
  }

  /// Calls `visit(key, before, after)` for every key whose value may differ; null where the key is
  /// missing on that side.
  template <class Visitor>
  static void compare(const PersistentMap& before, const PersistentMap& after, Visitor&& visit) {
    compare_links(before.root_, after.root_, visit);
  }

 private:
  struct Node;
  using Link = std::shared_ptr<Node>;
  struct Node {
    Node(const Key& k, Value v)
        : shared_key(std::make_shared<const Key>(k)),
          value(std::move(v)),
          priority(spread(hash_of(k))) {}
    const Key& key() const { return *shared_key; }
    std::shared_ptr<const Key> shared_key;  // copies of a path need not copy what they go by
    Value value;
    uint64_t priority;
    Link left{};
    Link right{};
  };

  static uint64_t spread(uint64_t h) {
    h ^= h >> 33;
    h *= 0xff51afd7ed558ccdULL;
    h ^= h >> 33;
    h *= 0xc4ceb9fe1a85ec53ULL;
    return h ^ (h >> 33);
  }

  static Node& own(Link& link) {
    if (link.use_count() > 1) link = std::make_shared<Node>(*link);
    return *link;
  }

  static bool above(const Node& a, const Node& b) {
    return a.priority != b.priority ? a.priority > b.priority : a.key() < b.key();
  }

  static void insert(Link& at, Link fresh) {
    if (!at) {
      at = std::move(fresh);
      return;
    }
    if (above(*fresh, *at)) {
      split(std::move(at), fresh->key(), fresh->left, fresh->right);
      at = std::move(fresh);
      return;
    }
    Node& node = own(at);
    insert(fresh->key() < node.key() ? node.left : node.right, fresh);
  }

  /// Parts a tree into the keys before and after `key`, which it does not hold.
  static void split(Link tree, const Key& key, Link& before, Link& after) {
    if (!tree) {
      before = after = nullptr;
      return;
    }
    Node& node = own(tree);
    Link rest;
    if (node.key() < key) {
      split(std::move(node.right), key, rest, after);
      node.right = std::move(rest);
      before = std::move(tree);
    } else {
      split(std::move(node.left), key, before, rest);
      node.left = std::move(rest);
      after = std::move(tree);
    }
  }

  static Link merged(Link left, Link right) {
    if (!left) return right;
    if (!right) return left;
    if (above(*left, *right)) {
      Node& node = own(left);
      node.right = merged(std::move(node.right), std::move(right));
      return left;
    }
    Node& node = own(right);
    node.left = merged(std::move(left), std::move(node.left));
    return right;
  }

  template <class Visitor>
  static void walk(const Node* node, Visitor& visit) {
    if (!node) return;
    walk(node->left.get(), visit);
    visit(node->key(), node->value);
    walk(node->right.get(), visit);
  }

  template <class Visitor>
  static bool walk_from(const Node* node, const Key& from, Visitor& visit) {
    if (!node) return true;
    if (!(node->key() < from)) {
      if (!walk_from(node->left.get(), from, visit)) return false;
      if (!visit(node->key(), node->value)) return false;
    }
    return walk_from(node->right.get(), from, visit);
  }

  template <class Visitor>
  static void compare_links(const Link& before, const Link& after, Visitor& visit) {
    if (before == after) return;
    const Value* none = nullptr;
    if (!before || !after) {
      auto one_sided = [&](const Key& key, const Value& value) {
        visit(key, before ? &value : none, before ? none : &value);
      };
      walk((before ? before : after).get(), one_sided);
      return;
    }
    if (before->shared_key == after->shared_key || before->key() == after->key()) {
      compare_links(before->left, after->left, visit);
      visit(before->key(), static_cast<const Value*>(&before->value),
            static_cast<const Value*>(&after->value));
      compare_links(before->right, after->right, visit);
      return;
    }
    // One side has the higher root: it is missing on the other side, which is cut at its key.
    const bool before_is_higher = above(*before, *after);
    const Link& higher = before_is_higher ? before : after;
    Link low, high;
    split(before_is_higher ? after : before, higher->key(), low, high);
    compare_links(before_is_higher ? higher->left : low, before_is_higher ? low : higher->left,
                  visit);
    visit(higher->key(), before_is_higher ? &higher->value : none,
          before_is_higher ? none : &higher->value);
    compare_links(before_is_higher ? higher->right : high, before_is_higher ? high : higher->right,
                  visit);
  }

  Link root_;
  size_t size_ = 0;
};

}  // namespace segue::catalog
