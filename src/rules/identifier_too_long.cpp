#include <algorithm>

#include "rules/rule.h"

namespace segue::rules {
namespace {

/// Calls `found` with every name that a definition gives to something new.
template <class Found>
void names_given(const Step& step, const Found& found) {
  const auto of_constraint = [&](const sql::TableConstraint& constraint) {
    found(constraint.name);
  };
  const auto of_column = [&](const sql::ColumnDefinition& column) {
    found(column.name);
    for (const auto& constraint : column.constraints)
      found(constraint.name);
  };
  if (const auto* create = step.as<sql::CreateTable>()) {
    found(create->table.name);
    for (const auto& element : create->elements) {
      if (const auto* column = std::get_if<sql::ColumnDefinition>(&element)) of_column(*column);
      if (const auto* constraint = std::get_if<sql::TableConstraint>(&element))
        of_constraint(*constraint);
      if (const auto* index = std::get_if<sql::IndexDefinition>(&element)) found(index->name);
    }
  }
  if (const auto* create = step.as<sql::CreateIndex>()) found(create->name.name);
  if (const auto* create = step.as<sql::CreateView>()) found(create->view.name);
  if (const auto* add = step.alters<sql::AddColumn>()) of_column(add->column);
  if (const auto* add = step.alters<sql::AddConstraint>()) of_constraint(add->constraint);
  if (const auto* add = step.alters<sql::AddIndex>()) found(add->index.name);
  if (const auto* rename = step.alters<sql::RenameColumn>()) found(rename->to);
  if (const auto* rename = step.alters<sql::RenameTo>()) found(rename->to.name);
}

size_t length_of(const std::string& name, bool in_bytes) {
  if (in_bytes) return name.size();
  return static_cast<size_t>(std::count_if(name.begin(), name.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  }));
}

void check(const Script& script, Findings& findings) {
  const facts::Habits& habits = script.habits;
  if (habits.longest_name == 0) return;
  for (const Step& step : script.steps)
    names_given(step, [&](const sql::Name& name) {
      // What is cut off is gone from the name already, but not from where it stands.
      const size_t written = name.span.length() - (name.quoted ? 2 : 0);
      const bool cut =
          habits.cuts_long_names && !name.span.empty() && written > habits.longest_name;
      if (!cut && (name.text.size() <= habits.longest_name ||
                   length_of(name.text, habits.names_in_bytes) <= habits.longest_name))
        return;
      findings.add(name.span.empty() ? step.span : name.span, "`{}` is longer than {}: it is {}",
                   name.text, habits.longest_name, habits.cuts_long_names ? "cut off" : "refused");
    });
}

}  // namespace

extern const Rule identifier_too_long{
    .id = "identifier-too-long",
    .severity = Severity::warning,
    .what = "A name is longer than the server keeps.",
    .why =
        "The server cuts it off, so that two names can become one and code looks for a name "
        "that is not there, or it refuses the statement.",
    .instead = "Choose a shorter name.",
    .check = check,
};

}  // namespace segue::rules
