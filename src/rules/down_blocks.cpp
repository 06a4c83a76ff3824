#include "rules/way_back.h"

namespace segue::rules {
namespace {

void check(const Pair& pair, Findings& findings) {
  for (const Step& step : pair.down.steps) {
    if (step.refused || !step.cost.blocks_long() || writes_rows(step)) continue;
    const sql::ObjectName table = step.table();
    if (!was_there(pair, table)) continue;
    findings
        .add(step.span, "while this way back works on the rows of `{}`, {} wait", table.text(),
             step.cost.blocks_reads_long() ? "reads and writes" : "writes")
        .statement = step.index;
  }
}

}  // namespace

extern const Rule down_blocks{
    .id = "down-blocks",
    .severity = Severity::warning,
    .what = "A statement of the down keeps others out while it works on the rows of a table.",
    .why =
        "A rollback happens when something is wrong already; one that holds a lock for minutes "
        "adds an outage of its own.",
    .instead =
        "Use the form that lets writes go on in the down, too: build indexes without a lock, add "
        "constraints without checking the rows and check them in a second statement.",
    .check = check,
};

}  // namespace segue::rules
