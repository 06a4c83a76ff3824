// tests/catalog/<dialect>/*.sql: a schema, statements, and what they change in it. A mark on a line
// is a finding of applying it; `changes` holds the diff, `after` the whole catalog.

#include <catch2/catch.hpp>

#include "catalog/apply.h"
#include "catalog/diff.h"
#include "catalog/print.h"
#include "dialects/all.h"
#include "support/fixture.h"

namespace segue::test {
namespace {

std::string printed(const std::vector<catalog::ObjectChange>& changes) {
  std::string text;
  for (const catalog::ObjectChange& change : changes) {
    text += std::string(name_of(change.change)) + ' ' + change.kind + ' ' + change.name + '\n';
    for (const catalog::AttributeChange& attribute : change.attributes)
      text += "  " + attribute.name + ": " +
              (change.change == catalog::ChangeKind::changed
                   ? (attribute.before.empty() ? "-" : attribute.before) + " -> " +
                         (attribute.after.empty() ? "-" : attribute.after)
                   : attribute.before + attribute.after) +
              '\n';
  }
  return text;
}

/// Applies a section and collects what is found.
Marks applied(catalog::Catalog& catalog, const Case& each, const std::string& section,
              const dialect::Dialect& dialect, const catalog::Semantics& semantics) {
  Marks marks;
  const Source source(section, each.text_of(section));
  for (const dialect::ParsedStatement& statement : dialect.parse(source).statements) {
    if (statement.error) {
      marks.insert(
          {section, source.position(statement.error->span.begin).line, "error", "syntax-error"});
      continue;
    }
    for (const Finding& finding : catalog::apply(catalog, statement.tree, semantics).findings)
      marks.insert({section, source.position(finding.span.begin).line,
                    std::string(name_of(finding.severity)), finding.rule});
  }
  return marks;
}

std::string listed(const Marks& marks) {
  std::string text;
  for (const Mark& mark : marks)
    text += "\n  " + mark.section + " line " + std::to_string(mark.line) + ' ' + mark.severity +
            ": " + mark.rule;
  return text.empty() ? " nothing" : text;
}

void check(const dialect::Dialect& dialect, Fixture& fixture, const Case& each) {
  dialect::Version version;
  for (const Target& target : each.targets)
    if (target.dialect == "mariadb") version.product = "mariadb";
  const catalog::Semantics& semantics = dialect.semantics(version);
  catalog::Catalog catalog = catalog::empty_catalog(semantics);
  Marks found = applied(catalog, each, "given", dialect, semantics);
  const catalog::Catalog before = catalog;
  found.merge(applied(catalog, each, "up", dialect, semantics));
  Marks marked = each.marks("given");
  marked.merge(each.marks("up"));
  INFO(fixture.path().string() << ": " << each.name);
  INFO("found:" << listed(found));
  CHECK(found == marked);
  CHECK(fixture.difference(each, "changes", printed(diff(before, catalog, semantics))) == "");
  CHECK(fixture.difference(each, "after", print(catalog, semantics)) == "");
}

}  // namespace

TEST_CASE("statements change the catalog as servers change their schema") {
  for (const dialect::Dialect* dialect : dialects::all()) {
    for (const auto& path : fixtures("tests/catalog/" + std::string(dialect->name()))) {
      Fixture fixture(path);
      for (const Case& each : fixture.cases())
        check(*dialect, fixture, each);
      fixture.save();
    }
  }
}

}  // namespace segue::test
