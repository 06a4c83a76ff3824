#include "live_run/proxy.h"

#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <filesystem>
#include <stdexcept>

namespace segue::test {
namespace {

sockaddr_un address_of(const std::string& path) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  if (path.size() >= sizeof(address.sun_path)) throw std::runtime_error("too long: " + path);
  path.copy(address.sun_path, path.size());
  return address;
}

int connected_to(const std::string& path) {
  const int file = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const sockaddr_un address = address_of(path);
  if (::connect(file, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) == 0)
    return file;
  ::close(file);
  return -1;
}

bool send_all(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = ::send(file, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<size_t>(sent));
  }
  return true;
}

size_t byte_at(std::string_view stream, size_t place) {
  return static_cast<unsigned char>(stream[place]);
}

}  // namespace

size_t postgresql_message(std::string_view stream) {
  if (stream.size() < 5) return 0;
  size_t length = 1;
  for (size_t i = 1, value = 0; i < 5; ++i) {
    value = value * 256 + byte_at(stream, i);
    if (i == 4) length += value;
  }
  return stream.size() < length ? 0 : length;
}

size_t mysql_message(std::string_view stream) {
  if (stream.size() < 4) return 0;
  const size_t length =
      4 + byte_at(stream, 0) + 256 * byte_at(stream, 1) + 65536 * byte_at(stream, 2);
  return stream.size() < length ? 0 : length;
}

Proxy::Proxy(std::string server_socket, const std::string& socket_name, MessageLength length)
    : server_socket_(std::move(server_socket)), length_(std::move(length)) {
  std::string pattern = (std::filesystem::temp_directory_path() / "segue-proxy.XXXXXX").string();
  if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
  folder_ = pattern;
  listener_ = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const sockaddr_un address = address_of(folder_ + '/' + socket_name);
  if (::bind(listener_, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) != 0 ||
      ::listen(listener_, 32) != 0)
    throw std::runtime_error("the proxy cannot listen");
  accepting_ = std::thread([this] { accept_all(); });
}

Proxy::Proxy(std::string server_socket)
    : server_socket_(std::move(server_socket)),
      length_([](std::string_view stream) { return stream.size(); }) {
  listener_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t length = sizeof(address);
  auto* any = reinterpret_cast<sockaddr*>(&address);
  if (::bind(listener_, any, length) != 0 || ::listen(listener_, 32) != 0 ||
      ::getsockname(listener_, any, &length) != 0)
    throw std::runtime_error("the proxy cannot listen");
  port_ = ntohs(address.sin_port);
  accepting_ = std::thread([this] { accept_all(); });
}

Proxy::~Proxy() {
  over_ = true;
  accepting_.join();
  for (std::thread& thread : threads_)
    thread.join();
  for (const int file : left_open_)
    ::close(file);
  ::close(listener_);
  if (!folder_.empty()) std::filesystem::remove_all(folder_);
}

void Proxy::cut_at(int message, Server server) {
  const std::lock_guard guard(mutex_);
  for (const int file : left_open_)
    ::close(file);
  left_open_.clear();
  cut_ = message;
  counted_ = 0;
  server_hears_ = server == Server::hears_of_it;
}

void Proxy::accept_all() {
  while (!over_) {
    pollfd waiting{listener_, POLLIN, 0};
    if (::poll(&waiting, 1, 50) <= 0) continue;
    const int client = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
    if (client >= 0) threads_.emplace_back([this, client] { serve(client); });
  }
}

bool Proxy::hand_on(std::string& pending, int client) {
  size_t complete = 0;
  bool cut = false;
  for (size_t length = 0;
       !cut && (length = length_(std::string_view(pending).substr(complete))) != 0;) {
    cut = ++counted_ == cut_;
    if (!cut) complete += length;
  }
  send_all(client, std::string_view(pending).substr(0, complete));
  pending.erase(0, complete);
  return !cut;
}

void Proxy::serve(int client) {
  const int server = connected_to(server_socket_);
  std::string pending;
  std::array<char, 65536> bytes{};
  bool leave_open = false;
  std::array<pollfd, 2> ends{{{client, POLLIN, 0}, {server, POLLIN, 0}}};
  while (!over_ && server >= 0) {
    if (::poll(ends.data(), 2, 50) <= 0) continue;
    if (ends[0].revents != 0) {
      const ssize_t got = ::recv(client, bytes.data(), bytes.size(), 0);
      if (got <= 0 || !send_all(server, {bytes.data(), static_cast<size_t>(got)})) break;
    }
    if (ends[1].revents != 0) {
      const ssize_t got = ::recv(server, bytes.data(), bytes.size(), 0);
      if (got <= 0) break;
      pending.append(bytes.data(), static_cast<size_t>(got));
      if (!hand_on(pending, client)) {
        leave_open = !server_hears_;
        break;
      }
    }
  }
  ::close(client);
  if (server < 0) return;
  if (!leave_open) {
    ::close(server);
    return;
  }
  const std::lock_guard guard(mutex_);
  left_open_.push_back(server);
}

}  // namespace segue::test
