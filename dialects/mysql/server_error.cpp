#include "dialects/mysql/server_error.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace segue::mysql {
namespace {

using dialect::Failure;

struct Meaning {
  int number;
  Failure failure;
};

/// Numbers from 2000 to 2999 are the client library's; from 1900 and from 4000 on MySQL and MariaDB
/// count differently, and no number below means one thing in the one and another in the other.
constexpr auto meanings = std::to_array<Meaning>({
    {1021, Failure::full},          // disk full
    {1044, Failure::denied},        // to the database
    {1045, Failure::denied},        // password
    {1053, Failure::lost},          // the server shuts down
    {1095, Failure::denied},        // not owner of the thread
    {1114, Failure::full},          // the table is full
    {1129, Failure::denied},        // the host is blocked
    {1130, Failure::denied},        // the host is not allowed
    {1142, Failure::denied},        // to the table
    {1143, Failure::denied},        // to the column
    {1158, Failure::lost},          // reading from the network
    {1159, Failure::lost},          //
    {1160, Failure::lost},          //
    {1161, Failure::lost},          //
    {1205, Failure::lock_timeout},  // rows and tables alike
    {1213, Failure::deadlock},      //
    {1227, Failure::denied},        // a privilege is missing
    {1290, Failure::denied},        // --read-only, --super-read-only
    {1317, Failure::cancelled},     // KILL QUERY
    {1370, Failure::denied},        // to the routine
    {1410, Failure::denied},        // to make an account
    {1419, Failure::denied},        // routines while the binary log is on
    {1614, Failure::deadlock},      // of a distributed transaction
    {1698, Failure::denied},        // without password
    {1792, Failure::denied},        // in a READ ONLY transaction
    {1820, Failure::denied},        // the password has to be changed first
    {1836, Failure::denied},        // the server is read only
    {1862, Failure::denied},        // the password has expired
    {1878, Failure::full},          // a temporary file could not be written
    {1927, Failure::lost},          // MariaDB: KILL
    {1969, Failure::out_of_time},   // MariaDB: max_statement_time
    {2006, Failure::lost},          // gone away
    {2013, Failure::lost},          // during the query
    {2026, Failure::lost},          // … under TLS
    {2055, Failure::lost},          //
    {3024, Failure::out_of_time},   // MySQL: max_execution_time
    {3058, Failure::deadlock},      // MySQL: of GET_LOCK
    {3118, Failure::denied},        // the account is locked
    {3169, Failure::lost},          // MySQL: KILL
    {3572, Failure::lock_timeout},  // MySQL: NOWAIT of a SELECT
    {3989, Failure::denied},        // MySQL: the schema is read only
    {4031, Failure::lost},          // MySQL: wait_timeout
});

constexpr int syntax_error = 1064;

/// Some errors come with the number of the system's error in their text: 28 is "no space left".
bool says_no_space(int number, std::string_view message) {
  constexpr auto with_reason = std::to_array({3, 1005, 1006, 1020, 1025, 1026, 1030, 1105});
  if (std::find(with_reason.begin(), with_reason.end(), number) == with_reason.end()) return false;
  for (const std::string_view words : {"rrcode: 28", "rrno: 28", "rror 28", "No space left"})
    if (message.find(words) != std::string_view::npos) return true;
  return false;
}

Failure failure_of(int number, std::string_view message) {
  if (says_no_space(number, message)) return Failure::full;
  // MariaDB with innodb_snapshot_isolation.
  if (number == 1020) return Failure::serialization;
  const auto found = std::find_if(meanings.begin(), meanings.end(),
                                  [&](const Meaning& each) { return each.number == number; });
  return found == meanings.end() ? Failure::other : found->failure;
}

/// The place of a fragment that the statement goes on with at the given line.
std::optional<size_t> place_of(std::string_view fragment, std::string_view line,
                               std::string_view statement) {
  if (fragment.empty()) return statement.size();
  size_t from = 0;
  for (int left = std::atoi(std::string(line).c_str()) - 1; left > 0; --left) {
    from = statement.find('\n', from);
    if (from == std::string_view::npos) return std::nullopt;
    ++from;
  }
  // The server shows 80 characters from the place on: up to the end where it shows fewer.
  const size_t last = statement.size() < fragment.size() ? 0 : statement.size() - fragment.size();
  if (fragment.size() < 80 && statement.substr(last) == fragment && last >= from) return last;
  const size_t at = statement.find(fragment, from);
  return at == std::string_view::npos ? std::nullopt : std::optional(at);
}

/// A word, or one sign; nothing of what is quoted.
std::string_view first_word(std::string_view text) {
  size_t length = 0;
  const auto in_word = [](char c) {
    return c == '_' || (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
  };
  while (length < text.size() && in_word(text[length]))
    ++length;
  if (length == 0 && !text.empty() && text.front() > ' ' && text.front() < 127) length = 1;
  return text.substr(0, length);
}

/// "… to use near 'FORM t' at line 1" → "… to use near `FORM` at line 1".
void shorten(dialect::SqlError& error, std::string_view statement) {
  constexpr std::string_view before = " near '", behind = "' at line ";
  const size_t from = error.message.find(before);
  const size_t to = error.message.rfind(behind);
  if (from == std::string::npos || to == std::string::npos || to < from + before.size()) return;
  const size_t begin = from + before.size();
  const std::string fragment = error.message.substr(begin, to - begin);
  error.offset = place_of(fragment, error.message.substr(to + behind.size()), statement);
  const std::string word(first_word(fragment));
  const std::string near = fragment.empty() ? " near the end" : " near `" + word + "`";
  error.message.replace(from, to + 1 - from, near);
}

}  // namespace

dialect::SqlError server_error(int number, std::string_view state, std::string_view message,
                               std::string_view statement) {
  dialect::SqlError error;
  error.number = number;
  error.state = state == "00000" ? "" : state;
  error.message = message;
  error.failure = failure_of(number, message);
  if (number == syntax_error) shorten(error, statement);
  return error;
}

}  // namespace segue::mysql
