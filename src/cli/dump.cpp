#include <CLI/CLI.hpp>
#include <memory>

#include "catalog/print.h"
#include "cli/command.h"
#include "cli/schema.h"
#include "project/script.h"
#include "report/schema.h"
#include "report/statements.h"
#include "sql/print.h"

namespace segue::cli {
namespace {

using project::Direction;
using project::History;

/// Prints one script.
using Print = std::function<void(const History& history, const project::ReadScript& script)>;

void print_lines(const Console& console, const project::ReadScript& script) {
  std::string text;
  for (size_t i = 0; i < script.script.statements.size(); ++i)
    text += report::statement_line(*script.source, script.script.statements[i], i) + "\n";
  console.out(text);
}

/// A comment that says where the statement stands.
std::string heading(const Source& source, const dialect::ParsedStatement& statement) {
  const Position at = source.position(statement.span.begin);
  return "-- " + source.path() + ":" + std::to_string(at.line) + ":" + std::to_string(at.column) +
         "\n";
}

void print_trees(const Console& console, const project::ReadScript& script) {
  for (const auto& statement : script.script.statements) {
    console.out(heading(*script.source, statement));
    console.out(statement.error ? statement.error->message + "\n" : sql::print(statement.tree));
  }
}

/// What cannot be written is given as it stands.
void print_sql(const Console& console, const History& history, const project::ReadScript& script) {
  for (const auto& statement : script.script.statements) {
    const std::string written =
        statement.understood() ? history.dialect->write(statement.tree) : std::string();
    console.out(heading(*script.source, statement));
    console.out(written.empty() ? script.source->text(statement.span) : written);
    console.out(";\n");
  }
}

ExitStatus print_scripts(const Inputs& inputs, const Console& console, const Print& print) {
  const auto loaded = load(inputs);
  if (!loaded) return report_error(console, loaded.error());
  for (const auto& history : loaded->project.histories) {
    for (const auto& migration : history.migrations) {
      for (const auto* side : {&migration.up, &migration.down}) {
        const Direction direction = side == &migration.up ? Direction::up : Direction::down;
        for (const auto& file : *side) {
          auto script = project::read_script(loaded->tree, history, file.path, direction);
          if (!script) return report_error(console, script.error());
          print(history, *script);
        }
      }
    }
  }
  return ok;
}

void add_what(
    CLI::App& app, Action& chosen, const std::string& name, const std::string& words,
    const std::vector<std::string>& formats,
    std::function<void(const Console&, const History&, const project::ReadScript&)> print) {
  const auto inputs = std::make_shared<Inputs>();
  const auto format = std::make_shared<std::string>(formats.front());
  CLI::App* what = app.add_subcommand(name, words);
  add_inputs(*what, *inputs);
  what->add_option("--format", *format, "how to print")
      ->check(CLI::IsMember(formats))
      ->capture_default_str();
  // The option writes to the format when the command line is read: the callback keeps it alive.
  what->callback([inputs, format, print = std::move(print), &chosen] {
    chosen = [inputs, print](const Console& console) {
      return print_scripts(*inputs, console,
                           [&](const History& history, const project::ReadScript& script) {
                             print(console, history, script);
                           });
    };
  });
}

struct CatalogOptions {
  Inputs inputs{};
  std::string at{};
  std::string format = "text";
};

ExitStatus print_catalog(const CatalogOptions& options, const Console& console) {
  const auto one = load_one(options.inputs);
  if (!one) return report_error(console, one.error());
  const auto schema = simulate(one->loaded.tree, one->history(), options.at);
  if (!schema) return report_error(console, schema.error());
  const auto items = catalog::describe(schema->catalog(), schema->semantics());
  console.out(options.format == "json" ? report::catalog_as_json(items) : catalog::print(items));
  return ok;
}

void add_catalog(CLI::App& app, Action& chosen) {
  const auto options = std::make_shared<CatalogOptions>();
  CLI::App* what = app.add_subcommand("catalog", "the schema that the migrations lead to");
  add_inputs(*what, options->inputs);
  what->add_option("--at", options->at, "the version to stop after; the last one otherwise");
  what->add_option("--format", options->format, "how to print")
      ->check(CLI::IsMember({"text", "json"}))
      ->capture_default_str();
  what->callback([options, &chosen] {
    chosen = [options](const Console& console) { return print_catalog(*options, console); };
  });
}

}  // namespace

void add_dump(CLI::App& app, Action& chosen) {
  app.require_subcommand(1);
  add_what(app, chosen, "statements", "a line per statement", {"jsonl"},
           [](const Console& console, const History&, const project::ReadScript& script) {
             print_lines(console, script);
           });
  add_what(app, chosen, "ast", "the syntax tree of every statement", {"text"},
           [](const Console& console, const History&, const project::ReadScript& script) {
             print_trees(console, script);
           });
  add_catalog(app, chosen);
  add_what(app, chosen, "sql", "every statement, written back from its tree", {"sql"},
           [](const Console& console, const History& history, const project::ReadScript& script) {
             print_sql(console, history, script);
           });
}

}  // namespace segue::cli
