#include "cli/ending.h"

#include "report/json_text.h"

namespace segue::cli {

Ending Ending::failed(Error error) {
  const ExitStatus status = status_of(error.code);
  return {.status = status, .error = std::move(error)};
}

ExitStatus tell(const Ending& ending, const std::string& format, const Console& console) {
  if (ending.error) {
    if (format == "json")
      console.out(report::json_text({{"version", 1},
                                     {"status", static_cast<int>(ending.status)},
                                     {"error", ending.error->message}},
                                    2) +
                  "\n");
    return report_error(console, *ending.error);
  }
  if (format == "json" && ending.data.is_object()) {
    nlohmann::ordered_json json = {{"version", 1}};
    json.update(ending.data);
    console.out(report::json_text(json, 2) + "\n");
  } else if (format != "json" && !ending.words.empty()) {
    console.out(ending.words + "\n");
  }
  return ending.status;
}

}  // namespace segue::cli
