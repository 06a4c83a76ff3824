#pragma once

#include <string>

#include "base/error.h"
#include "dialect/target.h"

namespace segue::mysql {

/// How much TLS a session insists on.
enum class Tls {
  off,
  preferred,       // where the server offers it; a server without it is spoken to in plain text
  required,        // whoever presents the certificate
  verified_chain,  // … if one of the trusted authorities signed it
  verified_host    // … for that host
};

/// What the client library needs to know to open a session.
struct ClientOptions {
  std::string host{};    // empty: by the socket
  std::string socket{};  // a path
  int port = 3306;
  std::string user{};
  std::string password{};
  std::string database{};
  std::string character_set = "utf8mb4";
  std::string program = "segue";  // how the server's list of sessions calls it
  int connect_timeout = 10;       // seconds
  bool several = false;           // statements in one message
  Tls tls = Tls::preferred;
  std::string authorities{};  // a file of certificates that are trusted
  std::string certificate{};  // ours, and its key
  std::string key{};
};

/// A target as the client library takes it. Options of the URL, each with the usual other
/// spellings:
///
///   socket=PATH              instead of host and port
///   connect_timeout=SECONDS  10 where it is not given
///   ssl-mode=MODE            also sslmode, tls: disabled, preferred, required, verify-ca,
///                            verify-full (also verify-identity). Without it TLS is preferred, and
///                            off on a socket. Preferred and required protect from listeners, not
///                            from somebody in between: in production say verify-full.
///   ssl-ca, ssl-cert, ssl-key=FILE  without ssl-ca the authorities that the system trusts
///   charset=NAME             utf8mb4 where it is not given
///   password_file=FILE       its first line is the password
///   defaults-file=FILE       instead of /etc/my.cnf, /etc/mysql/my.cnf and ~/.my.cnf
///   application_name=NAME
///
/// What the URL leaves open comes from MYSQL_PWD (the password), then from the groups [client],
/// [client-server] and [client-mariadb] of the option files (user, password, host, port, socket,
/// ssl-ca, ssl-cert, ssl-key); a password there counts for the user that is named there, or for any
/// where none is. Other options belong to other programs and are passed over; those that begin with
/// ssl or tls and are none of the above are an error.
Result<ClientOptions> client_options(const dialect::Target& target);

}  // namespace segue::mysql
