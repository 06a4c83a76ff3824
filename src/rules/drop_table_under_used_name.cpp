#include <algorithm>

#include "base/text.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

constexpr std::string_view endings[] = {"_unused", "_trash",        "_deprecated", "_dropped",
                                        "_del",    "_deleted",      "_old",        "_backup",
                                        "_bak",    "_to_be_dropped"};

void check(const Step& step, Findings& findings) {
  const auto* drop = step.as<sql::Drop>();
  if (!drop || drop->kind != sql::ObjectKind::table || !step.table_has_users()) return;
  const std::string name = text::lower(drop->objects.front().name.name.text);
  if (std::any_of(std::begin(endings), std::end(endings),
                  [&](std::string_view ending) { return name.ends_with(ending); }))
    return;
  findings.add(step.span, "`{}` was not set aside under another name first", name);
}

}  // namespace

extern const Rule drop_table_under_used_name{
    .id = "drop-table-under-used-name",
    .severity = Severity::warning,
    .on = false,
    .what = "A table is dropped under the name by which code knows it.",
    .why =
        "A table that was renamed first shows within days whether something still uses it, "
        "and renaming it back takes a moment.",
    .instead =
        "Rename it to a name that says so (…_unused, …_trash) in one release, and drop it in "
        "the next.",
    .check = check,
};

}  // namespace segue::rules
