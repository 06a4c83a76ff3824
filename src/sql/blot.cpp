#include "sql/blot.h"

#include <algorithm>
#include <string>
#include <vector>

#include "sql/walk.h"

namespace segue::sql {
namespace {

constexpr std::string_view blotted = "***";

void blot(std::string& text) {
  if (text.find('*') == std::string::npos) return;
  if (text.find_first_not_of('*') == std::string::npos) {
    text = blotted;
    return;
  }
  for (size_t at = text.find('*'); at != std::string::npos; at = text.find('*', at)) {
    const size_t end = std::min(text.find_first_not_of('*', at), text.size());
    const bool longer = end - at > blotted.size();  // no SQL has so many of them
    const bool quoted = at > 0 && end < text.size() && text[at - 1] == text[end] &&
                        (text[end] == '\'' || text[end] == '"');
    if (quoted || longer) text.replace(at, end - at, blotted);
    at = quoted || longer ? at + blotted.size() : end;
  }
}

void blot(std::vector<std::string>& texts) {
  for (std::string& text : texts)
    blot(text);
}

/// What is no text of its own is reached as a node.
template <class T>
void blot(T& /*field*/) {}

struct Blotter {
  template <class T>
  bool operator()(T& node) {
    node.with_fields([](auto&... field) { (blot(field), ...); });
    return true;
  }
};

}  // namespace

void blot_secrets(Statement& statement, Span span, std::span<const Span> secrets) {
  const auto first =
      std::lower_bound(secrets.begin(), secrets.end(), span.begin,
                       [](const Span& secret, uint32_t begin) { return secret.begin < begin; });
  if (first == secrets.end() || first->begin >= span.end) return;
  Blotter blotter;
  walk(statement, blotter);
}

}  // namespace segue::sql
