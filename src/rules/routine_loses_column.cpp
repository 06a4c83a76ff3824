#include "base/word.h"
#include "rules/columns.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

/// A body that is kept as text and looks up its names when it runs.
struct Body {
  std::string_view kind;
  std::string_view name;
  std::string_view text;
  bool has_row = false;  // of the table, as NEW and OLD
};

class BodyReader {
 public:
  BodyReader(const Step& step, const sql::Name& column, Findings& findings)
      : step_(step),
        column_name_(column.text),
        column_(column.text),
        table_(step.table().name.text),
        new_row_("NEW." + column.text),
        old_row_("OLD." + column.text),
        findings_(findings) {}

  void read(const Body& body) {
    const bool names_both = table_.is_in(body.text) && column_.is_in(body.text);
    if (!names_both && !(body.has_row && names_in_row(body.text))) return;
    findings_.add(step_.span, "the body of {}`{}` names `{}` and `{}`", body.kind, body.name,
                  step_.table().text(), column_name_);
  }

 private:
  bool names_in_row(std::string_view body) const {
    std::string plain(body);
    std::erase(plain, '`');
    return new_row_.is_in(plain) || old_row_.is_in(plain);
  }

  const Step& step_;
  const std::string& column_name_;
  const text::Word column_, table_, new_row_, old_row_;
  Findings& findings_;
};

/// Calls `read` with the bodies of triggers and events that the step leaves. Where views follow a
/// rename, so do triggers, and the server knows what they read.
template <class Read>
void for_each_body(const Step& step, Read&& read) {
  const auto id = step.lookup_after().relation_id(step.table());
  if (!step.semantics->traits().views_follow_renames)
    step.after->relations.for_each([&](const catalog::Id& owner, const auto& relation) {
      for (const auto& trigger : relation->triggers)
        read(Body{"trigger ", trigger->name, trigger->body, id == owner});
    });
  step.after->others.for_each([&](const catalog::Id&, const auto& object) {
    if (object->kind == sql::ObjectKind::event)
      read(Body{"event ", object->name, object->definition});
  });
}

/// A table that is dropped takes all its columns from the triggers and events of others.
void check_table(const Step& step, const sql::Drop& drop, Findings& findings) {
  const sql::ObjectName& name = drop.objects.front().name;
  if (drop.kind != sql::ObjectKind::table || step.semantics->traits().views_follow_renames) return;
  if (!step.lookup_before().relation(name) || step.lookup_after().relation(name)) return;
  const text::Word table(name.name.text);
  for_each_body(step, [&](const Body& body) {
    if (table.is_in(body.text))
      findings.add(step.span, "the body of {}`{}` names `{}`", body.kind, body.name, name.text());
  });
}

void check(const Step& step, Findings& findings) {
  if (const auto* table = step.as<sql::Drop>(); table && !table->objects.empty())
    return check_table(step, *table, findings);
  const auto* drop = step.alters<sql::DropColumn>();
  const auto rename = drop ? std::nullopt : column_rename(step);
  if (!drop && !rename) return;
  const sql::Name& name = drop ? drop->column : rename->from;
  if (!column_before(step, name) || column_after(step, name)) return;
  BodyReader reader(step, name, findings);
  step.after->routines.for_each([&](const catalog::Id&, const auto& routine) {
    reader.read({"", routine->name, routine->body});
  });
  for_each_body(step, [&](const Body& body) { reader.read(body); });
}

}  // namespace

extern const Rule routine_loses_column{
    .id = "routine-loses-column",
    .severity = Severity::warning,
    .what =
        "A stored routine, trigger or event names a column that is dropped or gets another name; "
        "a trigger or event names a table that is dropped.",
    .why =
        "The server keeps the body as text and does not read it when the column goes. The routine "
        "fails when it is called, at some time after the migration; with a trigger each write to "
        "its table fails.",
    .instead = "Replace it in the same migration; call it in a test afterwards.",
    .check = check,
};

}  // namespace segue::rules
