#include "live_rollout/views.h"

#include <algorithm>

#include "live_run/servers.h"

namespace segue::test {
namespace {

std::string line_of(const dialect::Values& row) {
  std::string line;
  for (const auto& cell : row)
    line += cell.value_or("NULL") + '|';
  return line;
}

View view_of(const dialect::Rows& rows) {
  View view;
  for (const auto& row : rows.rows)
    view.insert(line_of(row));
  return view;
}

void add_missing(const View& from, const View& in, const std::string& mark, std::string& told) {
  std::vector<std::string> missing;
  std::set_difference(from.begin(), from.end(), in.begin(), in.end(), std::back_inserter(missing));
  for (size_t i = 0; i < missing.size() && i < 4; ++i)
    told += mark + missing[i] + "\n";
  if (missing.size() > 4) told += mark + "… " + std::to_string(missing.size()) + " in all\n";
}

}  // namespace

std::string difference(const View& a, const View& b) {
  std::string told;
  add_missing(a, b, "- ", told);
  add_missing(b, a, "+ ", told);
  return told;
}

Views::Views(const Stage& stage) : stage_(stage), connection_(stage.session("views")) {}

std::string Views::disagreement() {
  const auto& asked = stage_.change.agreement;
  done(*connection_, stage_.tongue().snapshot);
  const View v1 = view_of(done(*connection_, asked.v1));
  const View v2 = view_of(done(*connection_, asked.v2));
  done(*connection_, "COMMIT");
  return difference(v1, v2);
}

View Views::frozen_of_v1() {
  return frozen(stage_.change.agreement.v1);
}

View Views::frozen_of_v2() {
  return frozen(stage_.change.agreement.v2);
}

std::string Views::broken_promise() {
  for (const auto& query : stage_.change.agreement.none)
    if (const auto rows = done(*connection_, query); !rows.empty())
      return query + " finds " + line_of(rows.rows.front());
  return "";
}

View Views::frozen(const std::string& query) {
  View view;
  const auto rows = done(*connection_, query);
  for (size_t i = 0; i < rows.rows.size(); ++i)
    if (stage_.numbers.is_frozen(rows.number(i, 0))) view.insert(line_of(rows.rows[i]));
  return view;
}

}  // namespace segue::test
