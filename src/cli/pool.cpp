#include "cli/pool.h"

#ifndef SEGUE_SANITIZED

#include <sys/mman.h>

#include <atomic>
#include <cstdint>
#include <cstdlib>
#include <new>

namespace {

/// A piece that is free: it holds the next one of its size.
struct Piece {
  Piece* next;
};

constexpr size_t grain = 16;
constexpr size_t largest = 512;
constexpr size_t sizes = largest / grain + 1;
/// A block holds pieces of one size, so that a piece says its size by where it lies.
constexpr size_t block_size = size_t{1} << 16;
/// Address space, not memory: the kernel gives a page when it is first written to.
constexpr size_t reserved = size_t{1} << 35;

char* pool = nullptr;
char* unused = nullptr;  // the first block that has no size yet
uint8_t size_of_block[reserved / block_size];

/// The pieces of one size, in units of the grain.
struct Stock {
  Piece* free = nullptr;
  char* fresh = nullptr;  // what was never handed out, up to the end of its block
  char* end = nullptr;
};
Stock stocks[sizes];
/// What other threads freed. The owner takes the whole list at once.
std::atomic<Piece*> returned[sizes];

thread_local bool owns_pool = false;

/// Null where the address space is used up.
void* from_new_block(size_t size) {
  Stock& stock = stocks[size];
  if (unused == pool + reserved) return nullptr;
  size_of_block[static_cast<size_t>(unused - pool) / block_size] = static_cast<uint8_t>(size);
  stock.fresh = unused + size * grain;
  stock.end = unused + block_size;
  char* piece = unused;
  unused += block_size;
  return piece;
}

void* from_pool(size_t size) {
  Stock& stock = stocks[size];
  if (stock.free == nullptr) {
    const auto left = static_cast<size_t>(stock.end - stock.fresh);
    if (left >= size * grain) {
      char* piece = stock.fresh;
      stock.fresh += size * grain;
      return piece;
    }
    stock.free = returned[size].exchange(nullptr, std::memory_order_acquire);
    if (stock.free == nullptr) return from_new_block(size);
  }
  Piece* piece = stock.free;
  stock.free = piece->next;
  return piece;
}

void give_back(Piece* piece, size_t size) {
  if (owns_pool) {
    piece->next = stocks[size].free;
    stocks[size].free = piece;
    return;
  }
  piece->next = returned[size].load(std::memory_order_relaxed);
  while (!returned[size].compare_exchange_weak(piece->next, piece, std::memory_order_release,
                                               std::memory_order_relaxed)) {
  }
}

void* from_system(size_t bytes) {
  while (true) {
    if (void* memory = std::malloc(bytes == 0 ? 1 : bytes)) return memory;
    const std::new_handler handler = std::get_new_handler();
    if (handler == nullptr) throw std::bad_alloc();
    handler();
  }
}

}  // namespace

void* operator new(size_t bytes) {
  if (bytes <= largest && owns_pool) {
    const size_t size = bytes == 0 ? 1 : (bytes + grain - 1) / grain;
    if (void* memory = from_pool(size)) return memory;
  }
  return from_system(bytes);
}

void operator delete(void* memory) noexcept {
  // Without a pool the difference is never less than the size.
  const size_t at = reinterpret_cast<uintptr_t>(memory) - reinterpret_cast<uintptr_t>(pool);
  if (pool == nullptr || at >= reserved)
    std::free(memory);
  else
    give_back(static_cast<Piece*>(memory), size_of_block[at / block_size]);
}

void operator delete(void* memory, size_t /*bytes*/) noexcept {
  operator delete(memory);
}

namespace segue::cli {

void use_pool() {
  void* space = mmap(nullptr, reserved, PROT_READ | PROT_WRITE,
                     MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (space == MAP_FAILED) return;
  pool = unused = static_cast<char*>(space);
  owns_pool = true;
}

}  // namespace segue::cli

#else

namespace segue::cli {

void use_pool() {}

}  // namespace segue::cli

#endif
