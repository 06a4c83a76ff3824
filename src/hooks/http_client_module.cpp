// The part of `http_client.h` that needs the HTTP library: a module of its own, loaded when
// somebody is asked. It carries out one request and follows no redirection.

#include <curl/curl.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>

#include "base/duration.h"
#include "hooks/http_client.h"

namespace segue::hooks {
namespace {

constexpr size_t most_body = size_t(1) << 20;

struct Body {
  std::string& text;
  bool cut = false;
};

size_t take(const char* bytes, size_t size, size_t count, void* into) {
  auto& body = *static_cast<Body*>(into);
  const size_t given = size * count;
  const size_t taken = std::min(given, most_body - body.text.size());
  body.text.append(bytes, taken);
  body.cut = body.cut || taken < given;
  return taken;  // less than was given ends the transfer
}

std::string lower_first(std::string text) {
  if (text.size() > 1 && text[0] >= 'A' && text[0] <= 'Z' && (text[1] < 'A' || text[1] > 'Z'))
    text[0] = static_cast<char>(text[0] - 'A' + 'a');
  while (!text.empty() && (text.back() == '.' || text.back() == '\n'))
    text.pop_back();
  return text;
}

/// This machine is asked directly, whatever the usual variables say of others.
std::string without_proxy() {
  for (const char* name : {"no_proxy", "NO_PROXY"}) {
    const char* value = std::getenv(name);
    if (value == nullptr || *value == '\0') continue;
    return value == std::string("*") ? "*" : std::string(value) + ",localhost,127.0.0.1,::1";
  }
  return "localhost,127.0.0.1,::1";
}

class Handle {
 public:
  Handle() : handle_(curl_easy_init()) {}
  Handle(const Handle&) = delete;
  Handle& operator=(const Handle&) = delete;
  ~Handle() {
    curl_easy_cleanup(handle_);
    curl_slist_free_all(headers_);
  }

  explicit operator bool() const { return handle_ != nullptr; }

  template <class Value>
  void set(CURLoption option, Value value) {
    curl_easy_setopt(handle_, option, value);
  }
  template <class Value>
  Value get(CURLINFO info) const {
    Value value{};
    curl_easy_getinfo(handle_, info, &value);
    return value;
  }

  void header(const std::string& line) {
    headers_ = curl_slist_append(headers_, line.c_str());
    set(CURLOPT_HTTPHEADER, headers_);
  }
  CURLcode perform() { return curl_easy_perform(handle_); }

 private:
  CURL* handle_;
  curl_slist* headers_ = nullptr;
};

void set_limits(Handle& handle, const HttpRequest& request) {
  handle.set(CURLOPT_PROTOCOLS_STR, "http,https");
  handle.set(CURLOPT_FOLLOWLOCATION, 0L);
  handle.set(CURLOPT_NOSIGNAL, 1L);  // there are other threads
  handle.set(CURLOPT_SSL_VERIFYPEER, 1L);
  handle.set(CURLOPT_SSL_VERIFYHOST, 2L);
  handle.set(CURLOPT_TIMEOUT_MS, std::max(1L, static_cast<long>(request.timeout.count())));
  // A name server that does not answer would be waited for even after the time is over.
  handle.set(CURLOPT_QUICK_EXIT, 1L);
  handle.set(CURLOPT_NOPROXY, without_proxy().c_str());
  const char* trusted = std::getenv("SSL_CERT_FILE");
  if (trusted != nullptr && *trusted != '\0') handle.set(CURLOPT_CAINFO, trusted);
}

void set_request(Handle& handle, const HttpRequest& request) {
  handle.set(CURLOPT_URL, request.url.c_str());
  handle.set(CURLOPT_USERAGENT, "segue");
  if (request.method == "HEAD") {
    handle.set(CURLOPT_NOBODY, 1L);
  } else if (request.method != "GET" || !request.body.empty()) {
    handle.set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
    handle.set(CURLOPT_POSTFIELDS, request.body.c_str());
    handle.set(CURLOPT_CUSTOMREQUEST, request.method.c_str());
  }
  handle.header("Expect:");  // a big body does not wait for leave
  for (const auto& [name, value] : request.headers)
    handle.header(value.empty() ? name + ";" : name + ": " + value);
}

/// Other codes have texts that could quote what we sent.
std::string problem_of(CURLcode code, const char* details, const HttpRequest& request) {
  switch (code) {
    case CURLE_OPERATION_TIMEDOUT:
      return "none came within " + in_words(request.timeout);
    case CURLE_COULDNT_RESOLVE_PROXY:
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_CONNECT:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CONNECT_ERROR:
      if (*details != '\0') return lower_first(details);
      [[fallthrough]];
    default:
      return lower_first(curl_easy_strerror(code));
  }
}

void exchange_one(const HttpRequest& request, Exchange& exchange) {
  Handle handle;
  if (!handle) {
    exchange.problem = "the HTTP library cannot be used";
    return;
  }
  std::array<char, CURL_ERROR_SIZE> details{};
  Body body{exchange.answer.body};
  handle.set(CURLOPT_ERRORBUFFER, details.data());
  handle.set(CURLOPT_WRITEFUNCTION, take);
  handle.set(CURLOPT_WRITEDATA, &body);
  set_limits(handle, request);
  set_request(handle, request);
  const CURLcode code = handle.perform();
  if (code != CURLE_OK && !body.cut) {
    exchange.problem = problem_of(code, details.data(), request);
    return;
  }
  exchange.answer.status = static_cast<int>(handle.get<long>(CURLINFO_RESPONSE_CODE));
  if (const char* to = handle.get<char*>(CURLINFO_REDIRECT_URL); to != nullptr)
    exchange.moved_to = to;
}

}  // namespace
}  // namespace segue::hooks

extern "C" void segue_http(const segue::HttpRequest& request, segue::hooks::Exchange& exchange) {
  [[maybe_unused]] static const CURLcode ready = curl_global_init(CURL_GLOBAL_DEFAULT);
  segue::hooks::exchange_one(request, exchange);
}
