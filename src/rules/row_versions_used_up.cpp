#include "rules/rule.h"

namespace segue::rules {

extern const Rule row_versions_used_up{
    .id = "row-versions-used-up",
    .severity = Severity::warning,
    .needs = Needs::live_server,
    .what = "A column is added or dropped at once in a table that was changed so too often.",
    .why =
        "Such changes leave the old rows as they are and only count versions of them; a table "
        "holds a limited number. Past it the statement fails, or copies the table after all.",
    .instead =
        "Ask the server how many versions the table has, and plan a rebuild of it before the "
        "limit is met.",
    .check = std::monostate(),
};

}  // namespace segue::rules
