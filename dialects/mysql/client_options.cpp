#include "dialects/mysql/client_options.h"

#include <pwd.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>
#include <initializer_list>
#include <optional>

#include "base/files.h"
#include "base/text.h"
#include "dialects/mysql/option_file.h"

namespace segue::mysql {
namespace {

using Options = std::map<std::string, std::string>;

/// Names are compared without case, `-` and `_`: sslMode, ssl-mode and ssl_mode are one.
std::string plain(std::string_view name) {
  std::string result = text::lower(name);
  std::erase_if(result, [](char c) { return c == '-' || c == '_'; });
  return result;
}

/// The options of a URL by their plain names.
class UrlOptions {
 public:
  explicit UrlOptions(const dialect::Target& target) {
    for (const auto& [name, value] : target.options)
      options_[plain(name)] = value;
  }
  /// The value of the first of the names that is there, or empty.
  std::string take(std::initializer_list<std::string_view> names) const {
    for (const std::string_view name : names)
      if (const auto found = options_.find(name); found != options_.end()) return found->second;
    return {};
  }
  /// An option about TLS that nobody would take: passing it over would promise too much.
  std::string unknown_about_tls() const {
    constexpr auto known = std::to_array<std::string_view>(
        {"ssl", "sslmode", "tls", "tlsmode", "sslca", "sslrootcert", "sslcert", "sslkey"});
    for (const auto& [name, value] : options_)
      if ((name.starts_with("ssl") || name.starts_with("tls")) &&
          std::find(known.begin(), known.end(), name) == known.end())
        return name;
    return {};
  }

 private:
  std::map<std::string, std::string, std::less<>> options_{};
};

struct TlsWord {
  std::string_view word;
  Tls tls;
};

/// The modes as the servers' clients, other databases' URLs and other languages' drivers spell
/// them.
constexpr auto tls_words = std::to_array<TlsWord>({
    {"disabled", Tls::off},
    {"disable", Tls::off},
    {"false", Tls::off},
    {"off", Tls::off},
    {"0", Tls::off},
    {"preferred", Tls::preferred},
    {"prefer", Tls::preferred},
    {"allow", Tls::preferred},
    {"required", Tls::required},
    {"require", Tls::required},
    {"skipverify", Tls::required},
    {"on", Tls::required},
    {"1", Tls::required},
    {"verifyca", Tls::verified_chain},
    {"verifyfull", Tls::verified_host},
    {"verifyidentity", Tls::verified_host},
    {"true", Tls::verified_host},
});

Error wrong(const std::string& what) {
  return {ErrorCode::usage, what};
}

std::optional<int> number_in(const std::string& text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || value < 0) return std::nullopt;
  return value;
}

std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value != nullptr ? value : "";
}

/// What the option files say; the later ones win.
Result<Options> read_option_files(const std::string& only) {
  const DiskTree disk;
  if (!only.empty()) {
    const auto text = disk.read(only);
    if (!text) return text.error();
    return options_for_clients(*text);
  }
  Options options;
  const std::string home = variable("HOME");
  for (const std::string& file :
       {std::string("/etc/my.cnf"), std::string("/etc/mysql/my.cnf"), home + "/.my.cnf"}) {
    if (disk.kind_of(file) != PathKind::file) continue;
    if (const auto text = disk.read(file))
      for (auto& [name, value] : options_for_clients(*text))
        options[name] = value;
  }
  return options;
}

std::string account_name() {
  const passwd* account = ::getpwuid(::geteuid());
  return account != nullptr ? account->pw_name : "";
}

void fill(std::string& value, const Options& from, const char* name) {
  const auto found = from.find(name);
  if (value.empty() && found != from.end()) value = found->second;
}

/// What the URL left open, from the surroundings.
void fill_from_files(ClientOptions& options, std::string& port, const Options& files) {
  const auto user = files.find("user");
  const bool same_user =
      user == files.end() || options.user.empty() || options.user == user->second;
  fill(options.user, files, "user");
  if (options.user.empty()) options.user = account_name();
  if (same_user) fill(options.password, files, "password");
  if (options.host.empty() && options.socket.empty()) {
    fill(options.host, files, "host");
    fill(port, files, "port");
    if (options.host.empty() || options.host == "localhost") fill(options.socket, files, "socket");
  }
  fill(options.authorities, files, "ssl-ca");
  fill(options.certificate, files, "ssl-cert");
  fill(options.key, files, "ssl-key");
}

/// Where servers usually have their socket; the loopback address where there is none.
void choose_place(ClientOptions& options) {
  if (!options.socket.empty()) {
    options.host.clear();
    return;
  }
  if (!options.host.empty()) return;
  for (const char* path :
       {"/run/mysqld/mysqld.sock", "/var/lib/mysql/mysql.sock", "/tmp/mysql.sock"}) {
    if (::access(path, F_OK) != 0) continue;
    options.socket = path;
    return;
  }
  options.host = "127.0.0.1";
}

Result<bool> read_password(const UrlOptions& url, ClientOptions& options) {
  const std::string file = url.take({"passwordfile"});
  if (!options.password.empty()) return true;
  if (!file.empty()) {
    const auto text = DiskTree().read(file);
    if (!text) return text.error();
    options.password = text->substr(0, text->find_first_of("\r\n"));
  } else {
    options.password = variable("MYSQL_PWD");
  }
  return true;
}

Result<bool> read_tls(const UrlOptions& url, ClientOptions& options) {
  if (const std::string name = url.unknown_about_tls(); !name.empty())
    return wrong("the URL's option `" + name + "` is not known");
  const std::string mode = plain(url.take({"sslmode", "tls", "tlsmode", "ssl"}));
  if (mode.empty()) {
    options.tls = options.host.empty() ? Tls::off : Tls::preferred;
  } else {
    const auto found = std::find_if(tls_words.begin(), tls_words.end(),
                                    [&](const TlsWord& each) { return each.word == mode; });
    if (found == tls_words.end())
      return wrong("`" + mode +
                   "` is no way to use TLS: disabled, preferred, required, verify-ca and "
                   "verify-full are");
    options.tls = found->tls;
  }
  const bool verified = options.tls == Tls::verified_chain || options.tls == Tls::verified_host;
  if (verified && options.authorities.empty())
    options.authorities = "/etc/ssl/certs/ca-certificates.crt";
  if (verified && ::access(options.authorities.c_str(), R_OK) != 0)
    return wrong("the certificates of trusted authorities in `" + options.authorities +
                 "` cannot be read: name a file with `ssl-ca`");
  return true;
}

Result<bool> read_numbers(const UrlOptions& url, const std::string& port, ClientOptions& options) {
  if (!port.empty()) {
    const auto number = number_in(port);
    if (!number || *number > 65535) return wrong("`" + port + "` is no port");
    options.port = *number;
  }
  const std::string seconds = url.take({"connecttimeout"});
  if (!seconds.empty()) {
    const auto number = number_in(seconds);
    if (!number) return wrong("`" + seconds + "` is no number of seconds to connect in");
    options.connect_timeout = *number;
  }
  return true;
}

}  // namespace

Result<ClientOptions> client_options(const dialect::Target& target) {
  const UrlOptions url(target);
  ClientOptions options;
  options.several = target.several;
  options.host = target.host;
  options.user = target.user;
  options.password = target.password;
  options.database = target.database;
  options.socket = url.take({"socket", "unixsocket"});
  options.authorities = url.take({"sslca", "sslrootcert"});
  options.certificate = url.take({"sslcert"});
  options.key = url.take({"sslkey"});
  if (const auto set = url.take({"charset"}); !set.empty())
    options.character_set = set.substr(0, set.find(','));
  if (const auto name = url.take({"applicationname", "programname"}); !name.empty())
    options.program = name;
  std::string port = target.port;

  if (const auto done = read_password(url, options); !done) return done.error();
  const auto files = read_option_files(url.take({"defaultsfile", "readdefaultfile"}));
  if (!files) return files.error();
  fill_from_files(options, port, *files);
  choose_place(options);
  if (const auto done = read_tls(url, options); !done) return done.error();
  if (const auto done = read_numbers(url, port, options); !done) return done.error();
  return options;
}

}  // namespace segue::mysql
