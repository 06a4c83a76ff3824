#include "cli/backfill_metrics.h"

#include <fmt/format.h>

#include <functional>

namespace segue::cli {
namespace {

/// A value of a label: three characters are special there.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\n') {
      out += "\\n";
      continue;
    }
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

std::string labels_of(const std::string& target, const run::BackfillReport& report) {
  const std::string whose = target.empty() ? "" : fmt::format("target=\"{}\",", escaped(target));
  return whose + fmt::format("migration=\"{}\",statement=\"{}\",table=\"{}\"",
                             escaped(report.entry.migration), report.entry.number,
                             escaped(report.entry.table));
}

struct Metric {
  std::string_view name;
  std::string_view type;
  std::string_view help;
  std::function<double(const run::BackfillReport&)> value;
};

const std::vector<Metric>& metrics() {
  using Report = run::BackfillReport;
  static const std::vector<Metric> all = {
      {"rows_total", "counter", "Rows that were passed, by all workers.",
       [](const Report& report) { return static_cast<double>(report.tally.rows); }},
      {"changed_rows_total", "counter", "Rows that were changed, by all workers.",
       [](const Report& report) { return static_cast<double>(report.tally.changed); }},
      {"skipped_rows_total", "counter", "Rows that could not be changed and were left out.",
       [](const Report& report) { return static_cast<double>(report.tally.skipped); }},
      {"estimated_rows", "gauge", "Rows that the table was thought to have at the start.",
       [](const Report& report) { return static_cast<double>(report.entry.estimated_rows); }},
      {"rows_per_second", "gauge", "Over the last minute, by all workers.",
       [](const Report& report) { return report.rate; }},
      {"batch_rows", "gauge", "Rows of a batch, at present.",
       [](const Report& report) { return static_cast<double>(report.batch); }},
      {"workers", "gauge", "Workers of this process.",
       [](const Report& report) { return static_cast<double>(report.workers); }},
      {"resting", "gauge", "1 where it is paused or held up.",
       [](const Report& report) { return report.rests.empty() ? 0.0 : 1.0; }}};
  return all;
}

}  // namespace

Result<bool> BackfillMetrics::listen(const std::string& address) {
  auto listener = hooks::listen(address, [this](const hooks::Request& request) {
    if (request.path != "/metrics")
      return hooks::Response{.status = 404, .body = "there is nothing but /metrics\n"};
    return hooks::Response{.type = "text/plain; version=0.0.4; charset=utf-8", .body = text()};
  });
  if (!listener) return listener.error();
  listener_ = std::move(*listener);
  return true;
}

std::string BackfillMetrics::text() const {
  const std::lock_guard lock(mutex_);
  std::string text;
  const auto head = [&](std::string_view name, std::string_view help, std::string_view type) {
    text += fmt::format("# HELP segue_backfill_{0} {1}\n# TYPE segue_backfill_{0} {2}\n", name,
                        help, type);
  };
  for (const Metric& metric : metrics()) {
    head(metric.name, metric.help, metric.type);
    for (const auto& [of, report] : last_)
      text += fmt::format("segue_backfill_{}{{{}}} {}\n", metric.name, labels_of(of.first, report),
                          metric.value(report));
  }
  head("signal", "0: clear, 1: beyond its limit, 2: it cannot be read.", "gauge");
  for (const auto& [of, report] : last_)
    for (const auto& signal : report.signals)
      text +=
          fmt::format("segue_backfill_signal{{{},signal=\"{}\"}} {}\n", labels_of(of.first, report),
                      escaped(signal.name), static_cast<int>(signal.state));
  return text;
}

void BackfillMetrics::stands(const std::string& target, const run::BackfillReport& report) {
  const std::lock_guard lock(mutex_);
  last_[{target, report.entry.id}] = report;
}

}  // namespace segue::cli
