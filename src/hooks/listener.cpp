#include "hooks/listener.h"

#include <charconv>

#include "base/modules.h"

namespace segue::hooks {
namespace {

using Entry = Listener* (*)(const std::string& host, int port, Answering answer);

}  // namespace

Result<std::unique_ptr<Listener>> listen(std::string_view address, Answering answer) {
  const size_t colon = address.rfind(':');
  int port = -1;
  if (colon != std::string_view::npos && colon > 0)
    std::from_chars(address.data() + colon + 1, address.data() + address.size(), port);
  if (port < 0 || port > 65535)
    return Error{
        ErrorCode::usage,
        "`" + std::string(address) + "` is no address to listen on: write it as `127.0.0.1:9187`"};
  const auto entry = entry_of_module("listener", "segue_listener");
  if (!entry) return entry.error();
  const std::string host(address.substr(0, colon));
  std::unique_ptr<Listener> listener(
      reinterpret_cast<Entry>(*entry)(host, port, std::move(answer)));
  if (listener == nullptr)
    return Error{ErrorCode::usage, "`" + std::string(address) + "` cannot be listened on"};
  return listener;
}

}  // namespace segue::hooks
