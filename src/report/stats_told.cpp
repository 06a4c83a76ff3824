#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "base/duration.h"
#include "report/history.h"
#include "report/json_text.h"
#include "report/stats.h"
#include "report/words.h"

namespace segue::report {
namespace {

using Json = nlohmann::ordered_json;

std::string time_or_dash(const std::optional<int64_t>& time) {
  return time ? segue::in_words(std::chrono::milliseconds(*time)) : "-";
}

std::string rollouts(int64_t count) {
  return in_words(static_cast<size_t>(count), "rollout", "rollouts");
}

std::string line(std::string_view name, std::string_view value, std::string_view counts) {
  return fmt::format("{:<22}{:>14}  {}\n", name, value, counts);
}

template <class T>
Json or_null(const std::optional<T>& value) {
  return value ? Json(*value) : Json();
}

}  // namespace

std::string figures_as_text(const DeliveryFigures& figures) {
  std::string text =
      fmt::format("from {} to {}\n", moment(figures.window.begin), moment(figures.window.end));
  text += line("deployment frequency",
               figures.deployments_per_week
                   ? fmt::format("{:.1f} a week", *figures.deployments_per_week)
                   : "-",
               rollouts(figures.deployments) + " became live");
  const std::string_view from = figures.lead_times_from_commits == 0 ? "the rollout's beginning"
                                : figures.lead_times_from_commits == figures.deployments
                                    ? "the commit"
                                    : "the commit where it is known, else the rollout's beginning";
  text += line("lead time, median", time_or_dash(figures.lead_time_median),
               fmt::format("from {} to live", from));
  text += line("lead time, 90 %", time_or_dash(figures.lead_time_p90), "of the same");
  text +=
      line("change failure rate",
           figures.change_failure_rate ? fmt::format("{:.0f} %", *figures.change_failure_rate * 100)
                                       : "-",
           fmt::format("{} of {} went back, {} given up, or had a problem", figures.failed,
                       rollouts(figures.judged), figures.failed == 1 ? "was" : "were"));
  return text + line("time to restore", time_or_dash(figures.time_to_restore_median),
                     fmt::format("median of {} from the first sign of trouble to back or live; {} "
                                 "not over",
                                 figures.restored, figures.not_restored));
}

std::string figures_as_json(const DeliveryFigures& figures) {
  Json document = {{"version", 1}};
  document["window"] = {{"from", moment(figures.window.begin)}, {"to", moment(figures.window.end)}};
  document["deployment_frequency"] = {{"deployments", figures.deployments},
                                      {"per_week", or_null(figures.deployments_per_week)}};
  document["lead_time"] = {{"median_ms", or_null(figures.lead_time_median)},
                           {"p90_ms", or_null(figures.lead_time_p90)},
                           {"count", figures.deployments},
                           {"from_commits", figures.lead_times_from_commits}};
  document["change_failure_rate"] = {{"rate", or_null(figures.change_failure_rate)},
                                     {"failed", figures.failed},
                                     {"judged", figures.judged}};
  document["time_to_restore"] = {{"median_ms", or_null(figures.time_to_restore_median)},
                                 {"restored", figures.restored},
                                 {"not_restored", figures.not_restored}};
  return json_text(document, 1) + "\n";
}

}  // namespace segue::report
