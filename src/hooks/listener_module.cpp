// The part of `listener.h` that needs the HTTP library: a module of its own, loaded when somebody
// listens.

#include <httplib.h>

#include <thread>

#include "hooks/listener.h"

namespace segue::hooks {
namespace {

class HttpListener : public Listener {
 public:
  ~HttpListener() override {
    server_.stop();
    if (thread_.joinable()) thread_.join();
  }

  bool start(const std::string& host, int port, Answering answer) {
    const auto handle = [answer = std::move(answer)](const httplib::Request& request,
                                                     httplib::Response& response) {
      const Response said = answer({request.method, request.path, request.body});
      response.status = said.status;
      response.set_content(said.body, said.type);
    };
    // The library waits for a body of any POST, also of one that says nothing of a body.
    server_.set_pre_routing_handler(
        [handle](const httplib::Request& request, httplib::Response& response) {
          if (request.has_header("Content-Length") || request.has_header("Transfer-Encoding"))
            return httplib::Server::HandlerResponse::Unhandled;
          if (request.method != "GET" && request.method != "POST")
            return httplib::Server::HandlerResponse::Unhandled;
          handle(request, response);
          return httplib::Server::HandlerResponse::Handled;
        });
    constexpr const char* any = ".*";
    server_.Get(any, handle);
    server_.Post(any, handle);
    server_.set_payload_max_length(1 << 20);
    server_.new_task_queue = [] { return new httplib::ThreadPool(2); };
    port_ = port;
    if (port == 0)
      port_ = server_.bind_to_any_port(host);
    else if (!server_.bind_to_port(host, port))
      return false;
    if (port_ < 0) return false;
    thread_ = std::thread([this] { server_.listen_after_bind(); });
    // Whoever stops it before it runs would not stop it.
    while (!server_.is_running())
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    return true;
  }
  int port() const override { return port_; }

 private:
  httplib::Server server_{};
  int port_ = -1;
  std::thread thread_{};
};

}  // namespace
}  // namespace segue::hooks

extern "C" segue::hooks::Listener* segue_listener(const std::string& host, int port,
                                                  segue::hooks::Answering answer) {
  auto listener = std::make_unique<segue::hooks::HttpListener>();
  return listener->start(host, port, std::move(answer)) ? listener.release() : nullptr;
}
