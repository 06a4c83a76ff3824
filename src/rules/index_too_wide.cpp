#include "rules/rule.h"

namespace segue::rules {
namespace {

constexpr size_t most_columns = 5;

void check(const Step& step, Findings& findings) {
  const sql::IndexDefinition* index = nullptr;
  if (const auto* create = step.as<sql::CreateIndex>()) index = &create->index;
  if (const auto* add = step.alters<sql::AddIndex>()) index = &add->index;
  if (!index || index->unique || index->parts.size() <= most_columns) return;
  findings.add(step.span, "the index has {} columns", index->parts.size());
}

}  // namespace

extern const Rule index_too_wide{
    .id = "index-too-wide",
    .severity = Severity::warning,
    .on = false,
    .what = "An index that is not unique has more than five columns.",
    .why =
        "Every write keeps all of them up to date, and queries seldom use more than the "
        "first few.",
    .instead = "Index the columns that tell most rows apart.",
    .check = check,
};

}  // namespace segue::rules
