#include "facts/measured.h"

#include <fmt/core.h>

#include <algorithm>
#include <fstream>
#include <iostream>
#include <sstream>
#include <stdexcept>

#include "base/text.h"
#include "catalog/apply.h"
#include "dialects/all.h"

namespace segue::test {

std::string facts_text(const std::string& file) {
  const std::string path = std::string(SEGUE_SOURCE_DIR) + "/tests/facts/" + file;
  std::ifstream in(path);
  if (!in) throw std::runtime_error("cannot read " + path);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

std::vector<MeasuredLine> measured_lines(const std::string& file) {
  const std::string text = facts_text(file);
  std::vector<MeasuredLine> result;
  size_t number = 0;
  for (const std::string_view line : text::split(text, '\n')) {
    ++number;
    if (text::trimmed(line).empty() || line.front() == '#') continue;
    MeasuredLine measured{.line = number};
    for (size_t at = 0; at <= line.size();) {
      const size_t bar = std::min(line.find(" | ", at), line.size());
      measured.fields.emplace_back(text::trimmed(line.substr(at, bar - at)));
      at = bar + 3;
    }
    result.push_back(std::move(measured));
  }
  return result;
}

const dialect::Dialect& dialect_named(std::string_view name) {
  for (const dialect::Dialect* each : dialects::all())
    if (each->name() == name) return *each;
  throw std::runtime_error("no dialect " + std::string(name));
}

std::string altered(const MeasuredLine& line) {
  const std::string table = line.field(0);
  constexpr std::string_view ignore = "ignore ";
  if (table.starts_with(ignore)) return "ALTER IGNORE TABLE " + table.substr(ignore.size());
  return "ALTER TABLE " + table;
}

PricedSchema::PricedSchema(const dialect::Dialect& dialect, const dialect::Version& version)
    : dialect_(dialect),
      semantics_(dialect.semantics(version)),
      model_(dialect.costs(version)),
      catalog_(catalog::empty_catalog(semantics_)) {}

void PricedSchema::run(const std::string& script) {
  const Source source("given", script);
  for (const auto& statement : dialect_.parse(source).statements) {
    const std::string written(source.text(statement.span));
    if (statement.error) throw std::runtime_error(statement.error->message + ": " + written);
    if (!catalog::apply(catalog_, statement.tree, semantics_).applied)
      throw std::runtime_error("cannot be applied: " + written);
  }
}

namespace {

/// Why a server refuses the statement where the table holds a row.
std::string refusal_of_rows(const sql::Statement& statement, const catalog::Catalog& catalog,
                            const catalog::Semantics& semantics) {
  const auto* alter = std::get_if<sql::AlterTable>(&statement);
  if (!alter) return {};
  for (const sql::AlterAction& action : alter->actions)
    if (std::string why = semantics.needs_empty_table(catalog, action); !why.empty()) return why;
  return {};
}

}  // namespace

Modelled PricedSchema::price(const std::string& statement) const {
  const Source source("statement", statement);
  const auto read = dialect_.parse(source);
  if (read.statements.size() != 1) return {.read = false, .refusal = "not one statement"};
  const auto& parsed = read.statements.front();
  if (parsed.error) return {.read = false, .refusal = parsed.error->message};
  catalog::Catalog after = catalog_;
  const auto outcome = catalog::apply(after, parsed.tree, semantics_);
  Modelled result{.cost = model_.cost_of({catalog_, after, parsed.tree, semantics_})};
  result.refusal = result.cost.refusal;
  if (!outcome.applied && result.refusal.empty())
    result.refusal = outcome.findings.empty() ? "refused" : outcome.findings.front().message;
  if (result.refusal.empty()) result.refusal = result.cost.refusal_with_rows;
  if (result.refusal.empty()) result.refusal = refusal_of_rows(parsed.tree, catalog_, semantics_);
  return result;
}

void Comparison::compare(const std::string& where, const std::string& what,
                         const std::string& measured, const std::string& modelled) {
  ++cells_;
  if (measured != modelled)
    differences_.push_back(
        fmt::format("{}: {} measured `{}`, modelled `{}`", where, what, measured, modelled));
}

bool Comparison::report() const {
  std::cout << fmt::format("{}: {} of {} cells equal\n", title_, cells_ - differences_.size(),
                           cells_);
  for (const std::string& difference : differences_)
    std::cout << "  " << difference << '\n';
  return differences_.empty();
}

}  // namespace segue::test
