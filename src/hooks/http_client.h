#pragma once

#include <string>
#include <string_view>

#include "base/outside.h"

namespace segue::hooks {

/// What one request came to. The module `segue_http` fills it in.
struct Exchange {
  HttpAnswer answer{};
  std::string moved_to{};  // the URL that the server sends us on to; empty: to none
  std::string problem{};   // why there is no answer, without anything of the URL or the headers
};

/// Asks a server by HTTP or HTTPS. Certificates are verified ($SSL_CERT_FILE names those that are
/// trusted where it is set), proxies are those of the usual variables, except for this machine. At
/// most three redirections are followed, never from HTTPS to HTTP, and to another server without
/// the headers and without what was to be sent.
///
/// An error (`ErrorCode::gate`) shows no more of the URL than `origin_of` does.
Result<HttpAnswer> fetch(const HttpRequest& request);

/// The scheme, the host and the port of a URL: what may be shown of one, since a path can be as
/// secret as a password. Empty where it is no URL of HTTP or HTTPS.
std::string origin_of(std::string_view url);

}  // namespace segue::hooks
