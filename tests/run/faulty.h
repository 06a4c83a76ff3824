#pragma once

#include <functional>
#include <memory>
#include <string_view>

#include "dialect/connection.h"

namespace segue::test {

/// Called before and after each statement; `sent` tells which.
using Fault = std::function<void(bool sent, std::string_view statement)>;

/// A session that breaks where a test wants it to.
class FaultyConnection : public dialect::Connection {
 public:
  FaultyConnection(dialect::ConnectionPtr real, Fault fault)
      : real_(std::move(real)), fault_(std::move(fault)) {}

  dialect::Answer run(std::string_view statement, const dialect::Values& values) override {
    fault_(false, statement);
    auto answer = real_->run(statement, values);
    fault_(true, statement);
    return answer;
  }
  bool interrupt() override { return real_->interrupt(); }
  std::string server_version() override { return real_->server_version(); }

 private:
  dialect::ConnectionPtr real_;
  Fault fault_;
};

}  // namespace segue::test
