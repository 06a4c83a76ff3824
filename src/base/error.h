#pragma once

#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace segue {

/// What kind of failure it is; each has its exit status (`cli/exit_status.h`).
enum class ErrorCode {
  usage,     // the command line or a configuration file is wrong
  file,      // a file or folder could not be read or written
  database,  // the database is out of reach or refused
  gate,      // a gate does not hold yet
  locked,    // another runner holds the lock
  step,      // a step failed; the journal says where
};

/// An operation that failed. A doubtful migration is never an Error: it is a Finding.
struct Error {
  ErrorCode code = ErrorCode::usage;
  std::string message;                     // lower case, no full stop, names in `backticks`
  std::vector<std::string> while_doing{};  // innermost first; each layer adds one line
};

/// Either a value or the Error that kept us from it.
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : held_(std::move(value)) {}
  Result(Error error) : held_(std::move(error)) {}

  explicit operator bool() const { return std::holds_alternative<T>(held_); }
  T& operator*() { return std::get<T>(held_); }
  const T& operator*() const { return std::get<T>(held_); }
  T* operator->() { return &std::get<T>(held_); }
  const T* operator->() const { return &std::get<T>(held_); }
  const Error& error() const { return std::get<Error>(held_); }

  /// Says what was being done, for the person who reads the message.
  Result while_doing(std::string what) && {
    if (!*this) std::get<Error>(held_).while_doing.push_back(std::move(what));
    return std::move(*this);
  }

 private:
  std::variant<T, Error> held_;
};

}  // namespace segue
