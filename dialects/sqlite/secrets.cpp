#include "dialects/sqlite/secrets.h"

#include <algorithm>
#include <span>

#include "base/text.h"
#include "grammar/sqlite/tokens.h"

namespace segue::sqlite {
namespace {

/// `key`, `rekey`, `hexkey`, `textkey` … are settings of the extensions that encrypt.
bool names_key(std::string_view word) {
  return word.size() >= 3 && text::equal_ignoring_case(word.substr(word.size() - 3), "key");
}

}  // namespace

dialect::Secrets secrets_in(std::string_view text, const dialect::Scan& scan) {
  dialect::Secrets found;
  for (const dialect::StatementRange& range : scan.statements) {
    const uint16_t verb = scan.tokens[range.first].type;
    if (verb != token::K_ATTACH && verb != token::K_PRAGMA) continue;
    bool behind_key = false;
    for (uint32_t i = range.first + 1; i < range.last; ++i) {
      const dialect::Token& token = scan.tokens[i];
      const Span inside = dialect::inside_quotes(text, {token.offset, token.end()});
      if (behind_key && !inside.empty()) found.push_back(inside);
      behind_key |= names_key(text.substr(token.offset, token.length));
    }
  }
  return found;
}

}  // namespace segue::sqlite
