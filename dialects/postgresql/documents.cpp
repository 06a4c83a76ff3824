#include "dialects/postgresql/documents.h"

#include <algorithm>
#include <map>

namespace segue::postgresql {
namespace {

/// Reads one value after the other and writes each anew.
class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  std::string document() {
    std::string result = value(0);
    skip_blanks();
    failed_ = failed_ || at_ < text_.size();
    return failed_ ? std::string(text_) : result;
  }

 private:
  static constexpr int deepest = 256;

  void skip_blanks() {
    at_ = text_.find_first_not_of(" \t\r\n", at_);
    if (at_ == std::string_view::npos) at_ = text_.size();
  }
  bool take(char wanted) {
    skip_blanks();
    if (at_ >= text_.size() || text_[at_] != wanted) return false;
    ++at_;
    return true;
  }
  void demand(char wanted) { failed_ = failed_ || !take(wanted); }

  std::string value(int depth) {
    if (failed_ || depth > deepest) return fail();
    if (take('{')) return object(depth);
    if (take('[')) return array(depth);
    skip_blanks();
    if (at_ < text_.size() && text_[at_] == '"') return quoted();
    const size_t begin = at_;
    at_ = std::min(text_.find_first_of(" \t\r\n,]}:", at_), text_.size());
    return begin == at_ ? fail() : std::string(text_.substr(begin, at_ - begin));
  }

  std::string object(int depth) {
    std::map<std::string, std::string> members;
    while (!failed_ && !take('}')) {
      if (!members.empty()) demand(',');
      skip_blanks();
      const std::string key = quoted();
      demand(':');
      members[key] = value(depth + 1);
    }
    std::string result;
    for (const auto& [key, held] : members)
      result.append(result.empty() ? "" : ",").append(key).append(":").append(held);
    return "{" + result + "}";
  }

  std::string array(int depth) {
    std::string result;
    bool first = true;
    for (; !failed_ && !take(']'); first = false) {
      if (!first) demand(',');
      result += (first ? "" : ",") + value(depth + 1);
    }
    return '[' + result + ']';
  }

  std::string quoted() {
    const size_t begin = at_;
    if (at_ >= text_.size() || text_[at_] != '"') return fail();
    for (++at_; at_ < text_.size() && text_[at_] != '"'; ++at_)
      if (text_[at_] == '\\') ++at_;
    if (at_ >= text_.size()) return fail();
    return std::string(text_.substr(begin, ++at_ - begin));
  }

  std::string fail() {
    failed_ = true;
    return {};
  }

  std::string_view text_;
  size_t at_ = 0;
  bool failed_ = false;
};

}  // namespace

std::string normal_document(std::string_view text) {
  return Reader(text).document();
}

}  // namespace segue::postgresql
