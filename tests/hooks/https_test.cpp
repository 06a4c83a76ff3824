#include <unistd.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <thread>

#include "hooks/http_client.h"
#include "hooks/process.h"
#include "hooks/raw_server.h"

namespace segue::hooks {
namespace {

using Catch::Matchers::Contains;

std::filesystem::path fresh_folder() {
  std::string name = (std::filesystem::temp_directory_path() / "segue-https.XXXXXX").string();
  return ::mkdtemp(name.data());
}

/// A server with a certificate of its own, for 127.0.0.1. It answers with what its files hold.
class TlsServer {
 public:
  TlsServer() : folder_(fresh_folder()), address_(test::address_of_nobody()) {
    const auto made =
        run_command({.words = {"openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes",
                               "-keyout", folder_ / "key.pem", "-out", certificate(), "-days", "2",
                               "-subj", "/CN=segue", "-addext", "subjectAltName=IP:127.0.0.1"}});
    if (!made || made->status != 0) return;
    thread_ = std::thread([this] {
      const std::string script =
          "cd \"$1\" && exec openssl s_server -HTTP -quiet -accept \"$2\" "
          "-key key.pem -cert certificate.pem";
      (void)run_command({.words = {"sh", "-c", script, "sh", folder_, address_}});
    });
    // Verified or not, it answers once it is there.
    for (int i = 0; i < 200 && !answers_; ++i) {
      answers_ = run_command({.words = {"openssl", "s_client", "-connect", address_}})->status == 0;
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
  }
  TlsServer(const TlsServer&) = delete;
  TlsServer& operator=(const TlsServer&) = delete;
  ~TlsServer() {
    end_commands();
    if (thread_.joinable()) thread_.join();
    std::filesystem::remove_all(folder_);
  }

  bool answers() const { return answers_; }
  const std::string& address() const { return address_; }
  std::string certificate() const { return folder_ / "certificate.pem"; }
  void serve(const std::string& name, const std::string& answer) {
    std::ofstream(folder_ / name) << answer;
  }

 private:
  std::filesystem::path folder_;
  std::string address_;
  bool answers_ = false;
  std::thread thread_{};
};

}  // namespace

TEST_CASE("certificates are verified, and https does not redirect to http") {
  if (const auto there = run_command({.words = {"openssl", "version"}}); !there) {
    std::cerr << "skipped: there is no openssl, certificates are not tried\n";
    return;
  }
  TlsServer server;
  REQUIRE(server.answers());
  server.serve("fine", "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nfine");
  server.serve("moved", "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\n\r\n");
  const std::string url = "https://" + server.address() + "/";
  const auto refused = fetch({.url = url + "fine"});
  REQUIRE(!refused);
  CHECK_THAT(refused.error().message, Contains("certificate"));
  ::setenv("SSL_CERT_FILE", server.certificate().c_str(), 1);
  const auto answer = fetch({.url = url + "fine"});
  const auto moved = fetch({.url = url + "moved"});
  const auto misnamed =
      fetch({.url = "https://localhost" + server.address().substr(server.address().find(':'))});
  ::unsetenv("SSL_CERT_FILE");
  INFO((answer ? "" : answer.error().message));
  REQUIRE(answer);
  CHECK(answer->body == "fine");
  REQUIRE(!moved);
  CHECK_THAT(moved.error().message, Contains("it redirects from https to http"));
  REQUIRE(!misnamed);
  CHECK_THAT(misnamed.error().message, Contains("localhost") && Contains("certificate"));
}

}  // namespace segue::hooks
