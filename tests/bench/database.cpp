#include "bench/database.h"

#include <stdexcept>

#include "dialect/target.h"
#include "dialects/drivers.h"

namespace segue::bench {

dialect::ConnectionPtr open(const std::string& url) {
  const auto target = dialect::read_url(url);
  if (!target) throw std::runtime_error(target.error().message);
  auto connection = dialects::connect(*target);
  if (!connection) throw std::runtime_error(connection.error().message);
  return std::move(*connection);
}

void run_on(dialect::Connection& connection, std::string_view statement) {
  const auto answer = connection.run(statement);
  if (!answer) throw std::runtime_error(answer.error().message);
}

}  // namespace segue::bench
