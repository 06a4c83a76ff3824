#include "rules/judged_case.h"

#include <algorithm>

#include "catalog/apply.h"
#include "dialects/all.h"
#include "facts/renames.h"
#include "facts/transactions.h"
#include "facts/walk.h"
#include "rules/rule.h"

namespace segue::test {
namespace {

/// One side of the case, read, simulated and judged.
class Judging {
 public:
  Judging(const dialect::Dialect& dialect, const dialect::Version& version)
      : dialect_(dialect),
        semantics_(dialect.semantics(version)),
        costs_(dialect.costs(version)),
        catalog_(catalog::empty_catalog(semantics_)) {}

  rules::Script script(const std::string& section, const dialect::Script& read,
                       const Source& source, bool wrapped, Marks& found) {
    rules::Script script;
    script.file = section;
    script.costs = &costs_;
    script.habits = costs_.habits();
    script.wrapped = wrapped;
    script.semantics = &semantics_;
    facts::Walk walk(catalog_, semantics_, costs_);
    for (size_t i = 0; i < read.statements.size(); ++i) {
      const auto& statement = read.statements[i];
      if (statement.error)
        note(found, section, source, {.rule = "syntax-error", .span = statement.error->span});
      else
        for (const Finding& finding :
             walk.take(statement.tree, statement.span, static_cast<int>(i), script.steps))
          note(found, section, source, finding);
    }
    walk.end();
    script.before = walk.before();
    script.after = walk.now();
    script.at_start = walk.range().at_start();
    facts::settle_renames(script.steps);
    facts::follow_transactions(script.steps, wrapped);
    tell_phase(script, read);
    return script;
  }

  /// `-- segue: phase contract`.
  static void tell_phase(rules::Script& script, const dialect::Script& read) {
    for (const auto& directive : read.directives)
      for (const facts::Phase phase :
           {facts::Phase::expand, facts::Phase::backfill, facts::Phase::contract})
        if (directive.tool == "segue" &&
            directive.text == "phase " + std::string(facts::name_of(phase))) {
          script.declared = phase;
          script.declared_at = directive.span;
        }
  }

  static void note(Marks& found, const std::string& section, const Source& source,
                   const Finding& finding) {
    found.insert({section, source.position(finding.span.begin).line,
                  std::string(name_of(finding.severity)), finding.rule});
  }

 private:
  const dialect::Dialect& dialect_;
  const catalog::Semantics& semantics_;
  const facts::CostModel& costs_;
  catalog::Catalog catalog_;
};

rules::RuleSet rules_for(const std::string& own_rule) {
  std::string id = own_rule;
  std::replace(id.begin(), id.end(), '_', '-');
  auto list = rules::RuleSet::all_that_are_on();
  const rules::Rule* own = rules::find(id);
  if (own != nullptr && !own->on) list.push_back(own);
  return rules::RuleSet(std::move(list));
}

JudgedCase judged_by(const Case& each, const std::string& own_rule, const dialect::Dialect& dialect,
                     const Target* target) {
  dialect::Version version;
  JudgedCase result;
  result.server = dialect.name();
  if (target != nullptr) {
    if (target->dialect != dialect.name()) version.product = result.server = target->dialect;
    version.major = target->at_least;
    version.minor = target->minor;
    version.patch = target->patch;
    if (target->at_least > 0) result.server += ' ' + target->version();
  }
  const rules::RuleSet rules = rules_for(own_rule);
  Judging judging(dialect, version);
  rules::Watches watches = rules.watches();
  const bool wrapped = each.section("wrapped") != nullptr;
  Marks ignored;
  const Source given_source("given", each.text_of("given"));
  for (const Section& section : each.sections) {
    if (section.kind != "given" && section.kind != "earlier" && section.kind != "next") continue;
    const Source source(section.kind, section.text);
    const dialect::Script read = dialect.parse(source);
    watches.see(judging.script(section.kind, read, source, wrapped, ignored));
  }
  const Source up_source("up", each.text_of("up"));
  const dialect::Script up_read = dialect.parse(up_source);
  const rules::Script up = judging.script("up", up_read, up_source, wrapped, result.found);
  for (const Finding& finding : rules.of(up))
    Judging::note(result.found, "up", up_source, finding);
  const auto note_history = [&](const segue::Findings& found) {
    for (const Finding& finding : found) {
      const bool earlier = finding.file == "given";
      Judging::note(result.found, earlier ? "given" : "up", earlier ? given_source : up_source,
                    finding);
    }
  };
  note_history(watches.see(up));
  note_history(watches.end());
  result.marked = each.marks("given");
  result.marked.merge(each.marks("up"));
  if (each.section("down") != nullptr) {
    const Source down_source("down", each.text_of("down"));
    const dialect::Script down_read = dialect.parse(down_source);
    const rules::Script down =
        judging.script("down", down_read, down_source, wrapped, result.found);
    for (const Finding& finding : rules.of(rules::Pair{up, down}))
      Judging::note(result.found, "down", down_source, finding);
    result.marked.merge(each.marks("down"));
  }
  return result;
}

}  // namespace

std::vector<JudgedCase> judged_by_every_dialect(const Case& each, const std::string& own_rule) {
  std::vector<JudgedCase> result;
  for (const dialect::Dialect* dialect : dialects::all()) {
    const auto aliases = dialect->aliases();
    if (each.targets.empty()) {
      result.push_back(judged_by(each, own_rule, *dialect, nullptr));
      // A relative with a catalog and costs of its own.
      const Target relative{.dialect = "mariadb"};
      if (std::find(aliases.begin(), aliases.end(), relative.dialect) != aliases.end())
        result.push_back(judged_by(each, own_rule, *dialect, &relative));
      continue;
    }
    for (const Target& target : each.targets) {
      const bool meant = target.dialect == dialect->name() ||
                         std::find(aliases.begin(), aliases.end(), target.dialect) != aliases.end();
      if (meant) result.push_back(judged_by(each, own_rule, *dialect, &target));
    }
  }
  return result;
}

}  // namespace segue::test
