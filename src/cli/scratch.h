#pragma once

#include <atomic>
#include <memory>
#include <string>
#include <thread>

#include "dialect/dialect.h"
#include "dialect/target.h"

namespace segue::cli {

/// A database of its own for trying things out: one on the server of another, or a file in a
/// temporary folder. It is gone with this object, and also where the program is interrupted, which
/// then ends with 128 and the number of the signal. Make it before threads and sessions.
class Scratch {
 public:
  static Result<std::unique_ptr<Scratch>> make(const dialect::Target& beside,
                                               const dialect::Dialect& dialect);
  ~Scratch();
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;

  const dialect::Target& target() const { return target_; }

 private:
  Scratch(const dialect::Target& beside, const dialect::Dialect& dialect);
  Result<bool> create();
  Result<bool> on_server(const std::string& statement) const;
  void remove() const;
  void watch_signals();

  dialect::Target beside_;
  dialect::Target target_;
  const dialect::Engine& engine_;
  std::string folder_{};  // of a file
  std::thread signals_{};
  std::atomic<bool> over_ = false;
};

}  // namespace segue::cli
