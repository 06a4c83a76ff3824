#include "rules/rule.h"

namespace segue::rules {

extern const Rule copy_tool_needs_row_log{
    .id = "copy-tool-needs-row-log",
    .severity = Severity::note,
    .on = false,
    .needs = Needs::live_server,
    .what = "The server does not log whole rows.",
    .why = "Tools that follow the log do not see what was changed.",
    .instead = "Set binlog_format to ROW and binlog_row_image to FULL.",
    .check = {},
};

}  // namespace segue::rules
