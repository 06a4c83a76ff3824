#include "report/fingerprint.h"

#include <fmt/core.h>

#include <cstdint>
#include <string_view>

namespace segue::report {
namespace {

/// FNV-1a, from a basis of one's own.
uint64_t hash_of(std::string_view text, uint64_t basis) {
  uint64_t hash = basis;
  for (const char c : text) {
    hash ^= static_cast<unsigned char>(c);
    hash *= 0x100000001b3;
  }
  return hash;
}

/// Every run of white space as one blank, none at the ends: indenting a line does not change it.
std::string without_layout(std::string_view line) {
  std::string text;
  bool blank = false;
  for (const char c : line) {
    if (c == ' ' || c == '\t' || c == '\r') {
      blank = !text.empty();
      continue;
    }
    if (blank) text += ' ';
    blank = false;
    text += c;
  }
  return text;
}

}  // namespace

std::string Fingerprints::of(const Located& located) {
  const std::string what = located.finding.rule + '\0' + located.finding.file + '\0' +
                           without_layout(located.line) + '\0';
  const std::string whole = what + std::to_string(seen_[what]++);
  return fmt::format("{:016x}{:016x}", hash_of(whole, 0xcbf29ce484222325),
                     hash_of(whole, 0x84222325cbf29ce4));
}

}  // namespace segue::report
