#include "hooks/raw_server.h"

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <stdexcept>

namespace segue::test {
namespace {

int bound_socket(std::string& address) {
  const int file = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in any{};
  any.sin_family = AF_INET;
  any.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t length = sizeof(any);
  auto* generic = reinterpret_cast<sockaddr*>(&any);
  if (::bind(file, generic, length) != 0 || ::getsockname(file, generic, &length) != 0)
    throw std::runtime_error("no port can be had");
  address = "127.0.0.1:" + std::to_string(ntohs(any.sin_port));
  return file;
}

/// How many bytes a request has, as far as it says; 0: its head is not there yet.
size_t length_of(const std::string& request) {
  const size_t head = request.find("\r\n\r\n");
  if (head == std::string::npos) return 0;
  const size_t said = request.find("Content-Length: ");
  return head + 4 + (said < head ? std::strtoul(request.c_str() + said + 16, nullptr, 10) : 0);
}

}  // namespace

RawServer::RawServer(Answering answer)
    : answer_(std::move(answer)), listener_(bound_socket(address_)) {
  if (::listen(listener_, 32) != 0) throw std::runtime_error("cannot listen");
  thread_ = std::thread([this] { serve(); });
}

RawServer::~RawServer() {
  ::shutdown(listener_, SHUT_RDWR);
  thread_.join();
  ::close(listener_);
}

std::vector<std::string> RawServer::requests() {
  const std::lock_guard lock(mutex_);
  return requests_;
}

void RawServer::serve() {
  while (true) {
    const int connection = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
    if (connection < 0) return;
    answer_one(connection);
    ::close(connection);
  }
}

void RawServer::answer_one(int connection) {
  std::string request;
  std::array<char, 4096> buffer;
  while (length_of(request) == 0 || request.size() < length_of(request)) {
    const ssize_t count = ::recv(connection, buffer.data(), buffer.size(), 0);
    if (count <= 0) return;
    request.append(buffer.data(), static_cast<size_t>(count));
  }
  {
    const std::lock_guard lock(mutex_);
    requests_.push_back(request);
  }
  const std::string answer = answer_(request);
  for (size_t sent = 0; sent < answer.size();) {
    const ssize_t count =
        ::send(connection, answer.data() + sent, answer.size() - sent, MSG_NOSIGNAL);
    if (count <= 0) return;
    sent += static_cast<size_t>(count);
  }
}

std::string address_of_nobody() {
  std::string address;
  ::close(bound_socket(address));
  return address;
}

}  // namespace segue::test
