#include "rules/rebuilds.h"
#include "rules/required.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

/// What old code can no longer do with a column; empty where it goes on as before.
std::string loss(const catalog::Column& was, const catalog::Relation& table) {
  const catalog::Column* is = catalog::find_column(table, was.key);
  if (is == nullptr) return "does not come along";
  if (is->generated && !was.generated) return "is computed, and cannot be written";
  if (is->not_null && !was.not_null) return "takes no NULL any more";
  if (was.default_value && is_required(*is)) return "must be given, as its default is gone";
  return {};
}

/// A column that old code does not know is in its way only where it must be given.
bool is_demanded(const catalog::Column& is, const catalog::Relation& old_table) {
  return catalog::find_column(old_table, is.key) == nullptr && is_required(is);
}

void check(const Script& script, Findings& findings) {
  for (const Rebuild& rebuild : rebuilds_in(script)) {
    const std::string table = rebuild.table.text();
    for (const auto& was : rebuild.old_table->columns)
      if (const std::string lost = loss(*was, *rebuild.new_table); !lost.empty())
        findings.add(rebuild.drop->span, "`{}` of the `{}` made anew {}", was->name, table, lost);
    for (const auto& is : rebuild.new_table->columns)
      if (is_demanded(*is, *rebuild.old_table))
        findings.add(rebuild.drop->span,
                     "`{}` of the `{}` made anew must be given, and old code does not know it",
                     is->name, table);
  }
}

}  // namespace

extern const Rule rebuild_tightens_columns{
    .id = "rebuild-tightens-columns",
    .severity = Severity::warning,
    .what = "A table is made anew with columns that old code cannot read or write as before.",
    .why =
        "A column that does not come along, takes no NULL or has lost its default breaks the "
        "release that runs, as the same change of the table itself would.",
    .instead =
        "Wait until no running release uses the column that goes, leaves it out or writes NULL "
        "into it; keep a default until then.",
    .check = check,
};

}  // namespace segue::rules
