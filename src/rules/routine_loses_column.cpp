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
  bool has_row = false;  // of the table: NEW.column is enough
};

class BodyReader {
 public:
  BodyReader(const Step& step, const sql::Name& column, Findings& findings)
      : step_(step),
        column_name_(column.text),
        column_(column.text),
        table_(step.table().name.text),
        findings_(findings) {}

  void read(const Body& body) {
    if ((!body.has_row && !table_.is_in(body.text)) || !column_.is_in(body.text)) return;
    findings_.add(step_.span, "the body of {}`{}` names `{}` and `{}`", body.kind, body.name,
                  step_.table().text(), column_name_);
  }

 private:
  const Step& step_;
  const std::string& column_name_;
  const text::Word column_, table_;
  Findings& findings_;
};

/// Where views follow a rename, so do triggers, and the server knows what they read.
void read_triggers(const Step& step, BodyReader& reader) {
  if (step.semantics->traits().views_follow_renames) return;
  const auto id = step.lookup_after().relation_id(step.table());
  step.after->relations.for_each([&](const catalog::Id& owner, const auto& relation) {
    for (const auto& trigger : relation->triggers)
      reader.read({"trigger ", trigger->name, trigger->body, id == owner});
  });
}

void check(const Step& step, Findings& findings) {
  const auto* drop = step.alters<sql::DropColumn>();
  const auto rename = drop ? std::nullopt : column_rename(step);
  if (!drop && !rename) return;
  const sql::Name& name = drop ? drop->column : rename->from;
  if (!column_before(step, name) || column_after(step, name)) return;
  BodyReader reader(step, name, findings);
  step.after->routines.for_each([&](const catalog::Id&, const auto& routine) {
    reader.read({"", routine->name, routine->body});
  });
  read_triggers(step, reader);
  step.after->others.for_each([&](const catalog::Id&, const auto& object) {
    if (object->kind == sql::ObjectKind::event)
      reader.read({"event ", object->name, object->definition});
  });
}

}  // namespace

extern const Rule routine_loses_column{
    .id = "routine-loses-column",
    .severity = Severity::warning,
    .what =
        "A stored routine, trigger or event names a column that is dropped or gets another name.",
    .why =
        "The server keeps the body as text and does not read it when the column goes. The routine "
        "fails when it is called, at some time after the migration; with a trigger each write to "
        "its table fails.",
    .instead = "Replace it in the same migration; call it in a test afterwards.",
    .check = check,
};

}  // namespace segue::rules
