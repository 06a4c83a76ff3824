#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/source.h"

namespace segue::dialect {

/// Passwords in a text, in its order: what stands between their quotes. A wing finds them by their
/// tokens, before anything is parsed, and parses a text without them: so no tree, no message and no
/// quoted source line can show one, whether its statement is understood or not.
using Secrets = std::vector<Span>;

/// What stands between the quotes of a string ('…', N'…', "…", $tag$…$tag$); up to its end where it
/// is not closed. Empty where the token is no string.
Span inside_quotes(std::string_view text, Span token);

/// Whether a setting or an option of this name holds a secret: `password`, `app.jwt_secret`,
/// "api_key".
bool names_a_secret(std::string_view word);

/// Whether a connection string or URL carries a password.
bool carries_password(std::string_view connection);

/// The text with stars for the secrets. Every byte after them, every line and every column stays
/// where it was.
std::string without_secrets(std::string_view text, std::span<const Span> secrets);

}  // namespace segue::dialect
