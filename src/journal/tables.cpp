#include "journal/tables.h"

#include <chrono>

namespace segue::journal {
namespace {

int64_t own_clock() {
  using namespace std::chrono;
  return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

}  // namespace

Result<bool> Tables::find() {
  const auto clock =
      read("SELECT " + std::string(engine_.now()) + ", " + std::string(engine_.home()));
  if (!clock) return clock.error();
  clock_ahead_ = clock->number(0, 0) - own_clock();
  if (home_.empty()) home_ = clock->text(0, 1);
  return true;
}

int64_t Tables::now() const {
  return own_clock() + clock_ahead_;
}

/// A script may have left the session in another schema than that of the journal.
std::string Tables::at_home(std::string_view statement) const {
  std::string text(statement);
  for (size_t at = 0; !home_.empty() && (at = text.find(" segue_", at)) != std::string::npos;) {
    text.insert(at + 1, home_ + '.');
    at += home_.size() + 2;
  }
  return text;
}

dialect::Call Tables::call(std::string_view statement, const dialect::Values& values) const {
  return {at_home(statement), values};
}

dialect::Answer Tables::write(std::string_view statement, const dialect::Values& values) {
  return connection_.run(at_home(statement), values);
}

Result<dialect::Rows> Tables::read(std::string_view statement, const dialect::Values& values) {
  return ask(connection_, at_home(statement), values, "reading the journal");
}

}  // namespace segue::journal
