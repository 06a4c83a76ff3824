#include "hooks/http_client.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/duration.h"
#include "base/modules.h"
#include "base/text.h"

namespace segue::hooks {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;
using Entry = void (*)(const HttpRequest& request, Exchange& exchange);

constexpr int most_redirections = 3;

Error no_answer(const std::string& origin, std::string_view why) {
  return {ErrorCode::gate, fmt::format("`{}` gave no answer: {}", origin, why)};
}

bool is_secure(std::string_view url) {
  return text::starts_with_ignoring_case(url, "https:");
}

bool is_host(std::string_view host) {
  return !host.empty() && std::all_of(host.begin(), host.end(), [](unsigned char c) {
    return c > ' ' && c != 0x7f &&
           std::string_view("\"'`<>{}|^\\@").find(char(c)) == std::string::npos;
  });
}

/// "host", "host:8080", "[::1]:8080".
bool is_host_and_port(std::string_view text) {
  const size_t bracket = text.starts_with('[') ? text.find(']') : 0;
  if (bracket == std::string_view::npos) return false;
  const size_t colon = text.find(':', bracket);
  if (!is_host(text.substr(0, colon))) return false;
  if (colon == std::string_view::npos) return true;
  const std::string_view port = text.substr(colon + 1);
  return port.size() <= 5 &&
         std::all_of(port.begin(), port.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// A line break would begin a header of its own.
bool can_be_sent(const HttpRequest& request) {
  const auto is_plain = [](const std::string& text) {
    return text.find_first_of(std::string_view("\r\n\0", 3)) == std::string::npos;
  };
  return is_plain(request.url) && is_plain(request.method) &&
         std::all_of(request.headers.begin(), request.headers.end(), [&](const auto& header) {
           return is_plain(header.first) && is_plain(header.second);
         });
}

/// The request that a redirection asks for. Only 307 and 308 want the same one again; to whom it is
/// sent then was not chosen by whoever wrote it.
void move(HttpRequest& request, const Exchange& exchange) {
  const bool same_server = origin_of(exchange.moved_to) == origin_of(request.url);
  const bool again = exchange.answer.status == 307 || exchange.answer.status == 308;
  if (!same_server) request.headers.clear();
  if (!again && request.method != "HEAD") request.method = "GET";
  if (!again || !same_server) request.body.clear();
  request.url = exchange.moved_to;
}

std::string problem_of_move(const HttpRequest& request, const std::string& to) {
  if (origin_of(to).empty()) return "it redirects to something that is neither http nor https";
  if (is_secure(request.url) && !is_secure(to)) return "it redirects from https to http";
  return "";
}

}  // namespace

std::string origin_of(std::string_view url) {
  const size_t scheme = url.find("://");
  if (scheme == std::string_view::npos) return "";
  const std::string name = text::lower(url.substr(0, scheme));
  if (name != "http" && name != "https") return "";
  const std::string_view rest = url.substr(scheme + 3);
  const size_t end = std::min(rest.find_first_of("/?#\\"), rest.size());
  std::string_view authority = rest.substr(0, end);
  const size_t user = authority.rfind('@');
  if (user != std::string_view::npos)
    authority.remove_prefix(user + 1);
  else if (rest.find('@', end) != std::string_view::npos)
    // What looks like a port may be the beginning of a password with an unescaped `/` in it.
    authority = authority.substr(0, authority.find(':', authority.rfind(']') + 1));
  return is_host_and_port(authority) ? name + "://" + text::lower(authority) : "";
}

Result<HttpAnswer> fetch(const HttpRequest& request) {
  const std::string origin = origin_of(request.url);
  if (origin.empty())
    return Error{ErrorCode::gate, "what is to be asked is no URL that begins with http or https"};
  if (!can_be_sent(request))
    return no_answer(origin, "a line break stands in the URL or in a header, it was not asked");
  const auto entry = entry_of_module("http", "segue_http");
  if (!entry) return no_answer(origin, entry.error().message);
  const auto ask = reinterpret_cast<Entry>(*entry);
  const auto deadline = Clock::now() + request.timeout;
  HttpRequest next = request;
  for (int hops = 0;; ++hops) {
    next.timeout = std::chrono::ceil<milliseconds>(deadline - Clock::now());
    if (next.timeout <= milliseconds(0))
      return no_answer(origin, "none came within " + in_words(request.timeout));
    Exchange exchange;
    ask(next, exchange);
    if (!exchange.problem.empty()) return no_answer(origin, exchange.problem);
    if (exchange.moved_to.empty()) return exchange.answer;
    if (hops == most_redirections) return no_answer(origin, "it redirects again and again");
    const std::string problem = problem_of_move(next, exchange.moved_to);
    if (!problem.empty()) return no_answer(origin, problem);
    move(next, exchange);
  }
}

}  // namespace segue::hooks
