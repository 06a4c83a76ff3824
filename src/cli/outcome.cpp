#include "cli/outcome.h"

namespace segue::cli {

Outcome Outcome::failed(Error error) {
  const ExitStatus status = status_of(error.code);
  return {.status = status, .error = std::move(error)};
}

ExitStatus tell(const Outcome& outcome, const std::string& format, const Console& console) {
  if (outcome.error) return report_error(console, *outcome.error);
  if (format == "json" && outcome.data.is_object()) {
    nlohmann::ordered_json json = {{"version", 1}};
    json.update(outcome.data);
    console.out(json.dump(2) + "\n");
  } else if (format != "json" && !outcome.words.empty()) {
    console.out(outcome.words + "\n");
  }
  return outcome.status;
}

}  // namespace segue::cli
