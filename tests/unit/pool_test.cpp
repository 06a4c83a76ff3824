#include "cli/pool.h"

#include <catch2/catch.hpp>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <thread>
#include <vector>

namespace segue::cli {
namespace {

/// Memory that says whether anybody else wrote to it.
class Piece {
 public:
  explicit Piece(size_t bytes)
      : bytes_(bytes), memory_(static_cast<char*>(operator new(bytes))), mark_(++made) {
    std::memset(memory_, mark_, bytes_);
  }
  Piece(const Piece&) = delete;
  Piece& operator=(const Piece&) = delete;
  ~Piece() { operator delete(memory_); }

  bool is_intact() const {
    for (size_t i = 0; i < bytes_; ++i)
      if (memory_[i] != static_cast<char>(mark_)) return false;
    return true;
  }
  const char* memory() const { return memory_; }

 private:
  static inline unsigned char made = 0;
  size_t bytes_;
  char* memory_;
  unsigned char mark_;
};

using Pieces = std::vector<std::unique_ptr<Piece>>;

Pieces pieces_of_all_sizes() {
  Pieces pieces;
  for (size_t bytes = 0; bytes < 1200; ++bytes)
    for (int i = 0; i < 4; ++i)
      pieces.push_back(std::make_unique<Piece>(bytes));
  return pieces;
}

bool all_intact(const Pieces& pieces) {
  for (const auto& piece : pieces)
    if (!piece->is_intact()) return false;
  return true;
}

void use_pool_once() {
  [[maybe_unused]] static const bool used = (use_pool(), true);
}

}  // namespace

TEST_CASE("pieces of the pool do not overlap, and serve again once they are freed") {
  Pieces before = pieces_of_all_sizes();
  use_pool_once();
  Pieces pieces = pieces_of_all_sizes();
  CHECK(all_intact(before));
  CHECK(all_intact(pieces));
  for (const auto& piece : pieces)
    CHECK(reinterpret_cast<uintptr_t>(piece->memory()) % alignof(std::max_align_t) == 0);
  for (size_t i = 0; i < pieces.size(); i += 2)
    pieces[i].reset();
  std::erase(pieces, nullptr);
  const Pieces more = pieces_of_all_sizes();
  CHECK(all_intact(more));
  CHECK(all_intact(pieces));
  before.clear();
}

TEST_CASE("other threads may free what the pool gave, and ask for memory of their own") {
  use_pool_once();
  Pieces pieces = pieces_of_all_sizes();
  Pieces made_there;
  std::thread other([&] {
    pieces.clear();
    made_there = pieces_of_all_sizes();
  });
  other.join();
  CHECK(all_intact(made_there));
  const Pieces again = pieces_of_all_sizes();
  CHECK(all_intact(again));
  CHECK(all_intact(made_there));
}

}  // namespace segue::cli
