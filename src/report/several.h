#pragma once

#include <memory>
#include <vector>

#include "report/report.h"

namespace segue::report {

/// Tells several reports the same. Notes are kept from all of them where they are not wanted.
class Several : public CheckReport {
 public:
  explicit Several(bool without_notes) : without_notes_(without_notes) {}

  void add(std::unique_ptr<CheckReport> report) { reports_.push_back(std::move(report)); }

  bool wants_scripts() const override;
  bool wants_fixes() const override;
  void file(const std::string& path) override;
  void script(const JudgedScript& script) override;
  void finding(const Located& located) override;
  void end(const Summary& summary) override;

 private:
  bool without_notes_;
  std::vector<std::unique_ptr<CheckReport>> reports_{};
};

}  // namespace segue::report
