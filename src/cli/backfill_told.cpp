#include "cli/backfill_told.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>

#include "base/duration.h"
#include "report/json_text.h"

namespace segue::cli {
namespace {

using Json = nlohmann::ordered_json;

/// With a comma before every third digit.
std::string grouped(int64_t number) {
  std::string text = std::to_string(number);
  for (auto at = static_cast<ptrdiff_t>(text.size()) - 3; at > (number < 0 ? 1 : 0); at -= 3)
    text.insert(static_cast<size_t>(at), ",");
  return text;
}

/// How much of it is done, from 0 to 1; nothing where the size of the table is not known.
std::optional<double> share_of(const journal::Backfill& entry, const journal::Tally& tally) {
  if (entry.state == journal::BackfillState::done) return 1;
  if (entry.estimated_rows <= 0) return std::nullopt;
  // The estimate may be too low.
  const double share = static_cast<double>(tally.rows) / static_cast<double>(entry.estimated_rows);
  return std::min(share, 0.99);
}

std::string bar_of(double share) {
  constexpr int width = 20;
  const int full = static_cast<int>(share * width);
  return '[' + std::string(static_cast<size_t>(full), '#') +
         std::string(static_cast<size_t>(width - full), '.') + ']';
}

std::string line_of(const run::BackfillReport& report) {
  std::string line = report.entry.migration + ' ';
  if (const auto share = share_of(report.entry, report.tally)) line += bar_of(*share) + ' ';
  line += progress_of(report.entry, report.tally);
  if (!report.rests.empty()) return line + ", rests: " + report.rests;
  line += fmt::format(", {}/s", grouped(static_cast<int64_t>(report.rate)));
  if (report.time_left) line += fmt::format(", {} left", in_words(*report.time_left));
  line += fmt::format(", batches of {}", grouped(report.batch));
  if (report.tally.skipped > 0) line += fmt::format(", {} rows left out", report.tally.skipped);
  return line;
}

}  // namespace

std::string state_of(const journal::Backfill& entry) {
  using journal::BackfillState;
  std::string words(journal::name_of(entry.state));
  if (entry.state == BackfillState::paused || entry.state == BackfillState::cancelled)
    words += " by " + entry.changed_by;
  if (entry.state == BackfillState::failed) words += ": " + entry.problem;
  if (entry.state == BackfillState::done && entry.verified_at != 0)
    words += entry.mismatches == 0 ? ", verified"
                                   : fmt::format(", {} rows differ", grouped(entry.mismatches));
  return words;
}

std::string progress_of(const journal::Backfill& entry, const journal::Tally& tally) {
  if (entry.key.empty()) return "in one piece";
  std::string words = grouped(tally.rows);
  if (entry.state == journal::BackfillState::done) return words + " rows";
  if (const auto share = share_of(entry, tally))
    return words +
           fmt::format(" of about {} rows ({:.0f} %)", grouped(entry.estimated_rows), *share * 100);
  return words + " rows";
}

Json json_of(const journal::Backfill& entry, const journal::Tally& tally) {
  Json json = {{"id", entry.id},
               {"migration", entry.migration},
               {"phase", entry.phase},
               {"statement", entry.number},
               {"table", entry.table},
               {"key", entry.key},
               {"state", journal::name_of(entry.state)},
               {"rows", tally.rows},
               {"changed", tally.changed},
               {"skipped", tally.skipped},
               {"estimated_rows", entry.estimated_rows},
               {"settings", entry.settings},
               {"changed_by", entry.changed_by},
               {"problem", entry.problem}};
  json["verified"] = entry.verified_at != 0;
  json["mismatches"] = entry.mismatches < 0 ? Json() : Json(entry.mismatches);
  return json;
}

BackfillTold::BackfillTold(const Console& console, const std::string& format, std::string target)
    : console_(console),
      target_(std::move(target)),
      json_(format == "json"),
      live_(!json_ && console.label.empty() && ::isatty(STDERR_FILENO) == 1) {}

BackfillTold::~BackfillTold() {
  clear_line();
}

void BackfillTold::clear_line() {
  if (std::exchange(has_line_, false)) console_.err("\r\x1b[K");
}

void BackfillTold::event(const std::string& kind, const Json& data) {
  Json json = {{"version", 1}, {"event", kind}};
  if (!target_.empty()) json["target"] = target_;
  json.update(data);
  Console().out(report::json_text(json) + "\n");
}

void BackfillTold::say(const std::string& words) {
  clear_line();
  console_.err(words + "\n");
}

void BackfillTold::stands(const run::BackfillReport& report) {
  if (json_) {
    Json data = json_of(report.entry, report.tally);
    data["rows_per_second"] = static_cast<int64_t>(report.rate);
    data["seconds_left"] = report.time_left ? Json(report.time_left->count()) : Json();
    data["batch"] = report.batch;
    data["workers"] = report.workers;
    data["rests"] = report.rests.empty() ? Json() : Json(report.rests);
    Json signals = Json::array();
    constexpr std::string_view states[] = {"clear", "hold", "unknown"};
    for (const auto& signal : report.signals)
      signals.push_back({{"name", signal.name},
                         {"state", states[static_cast<size_t>(signal.state)]},
                         {"reading", signal.reading}});
    data["signals"] = std::move(signals);
    return event("progress", data);
  }
  if (live_) {
    console_.err("\r\x1b[K" + line_of(report));
    has_line_ = true;
    return;
  }
  constexpr std::chrono::seconds now_and_then(5);
  const auto now = Clock::now();
  if (now - told_ < now_and_then) return;
  told_ = now;
  console_.err(line_of(report) + "\n");
}

void BackfillTold::rests(const std::string& why) {
  if (json_) return event(why.empty() ? "goes-on" : "rests", {{"why", why}});
  say(why.empty() ? "goes on" : "rests: " + why);
}

void BackfillTold::waits_for(const std::string& what) {
  if (json_) return event("waits", {{"for", what}});
  say("waits for " + what);
}

void BackfillTold::again(const std::string& why, std::chrono::milliseconds pause) {
  if (json_) return event("again", {{"why", why}, {"pause_ms", pause.count()}});
  if (why == last_again_) return;
  last_again_ = why;
  say(why + "; tried again in " + in_words(pause));
}

void BackfillTold::skipped(const std::string& row, const std::string& why) {
  if (json_) return event("skipped", {{"row", row}, {"why", why}});
  say("left out row " + row + ": " + why);
}

}  // namespace segue::cli
