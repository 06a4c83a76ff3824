#pragma once

#include <map>
#include <string>
#include <string_view>

#include "base/error.h"

namespace segue::dialect {

/// Where a database is and how to get in: a URL taken apart, escapes resolved.
struct Target {
  std::string scheme{};  // in lower case
  std::string user{};
  std::string password{};
  std::string host{};  // without brackets; empty: the usual place of the client library
  std::string port{};
  std::string database{};                        // for an embedded database the path of its file
  std::map<std::string, std::string> options{};  // what stands behind `?`, by name

  bool must_exist = false;  // an embedded database whose file is missing is an error, not made

  /// Its sessions may send several statements as one message (`Connection::run_together`), also to
  /// a server that has to be told so when a session begins, and then takes several for one from
  /// anybody: for sessions that run no scripts, but what was written here or read as one statement.
  bool several = false;

  /// The URL without its password and without options that hold one: for people and journals.
  std::string shown() const;
};

/// Reads `scheme://user:password@host:port/database?name=value&…`, where every part but the scheme
/// may be missing, and `scheme:path`. The error message never repeats the text, since it may hold a
/// password.
Result<Target> read_url(std::string_view url);

}  // namespace segue::dialect
