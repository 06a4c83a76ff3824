#include <fmt/format.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>

#include "base/rules.h"
#include "cli/command.h"
#include "cli/mend_command.h"
#include "cli/proof.h"
#include "cli/scope.h"
#include "cli/unified.h"
#include "cli/writing.h"

namespace segue::cli {
namespace {

/// Why each file changes.
std::string reasons_for(const std::string& path, const Mended& mended) {
  std::string text;
  std::set<std::string> told;
  for (const Fix& fix : mended.fixes) {
    if (fix.file != path) continue;
    const std::string line = fmt::format("# {} [{}]\n", fix.why, fmt::join(fix.rules, ", "));
    if (told.insert(line).second) text += line;
  }
  return text;
}

std::string as_diffs(const Mended& mended) {
  std::string text;
  for (const auto& change : mended.changes)
    text +=
        reasons_for(change.path, mended) + unified_diff(change.path, change.before, change.after);
  return text;
}

std::string as_refusals(const Mended& mended) {
  std::string text;
  for (const Refusal& refusal : mended.refusals)
    text += fmt::format("# {}:{}:{}: left as it is: {}\n", refusal.file, refusal.at.line,
                        refusal.at.column, refusal.why);
  return text;
}

/// The files that are made come first: whoever is interrupted has everything twice, not half of it.
std::optional<Error> write(const project::FileChanges& changes) {
  for (const auto& change : changes) {
    if (!change.after) continue;
    if (auto error = change.before ? write_file(change.path, *change.after)
                                   : write_new_file(change.path, *change.after))
      return error;
  }
  for (const auto& change : changes) {
    if (change.after || ::unlink(change.path.c_str()) == 0) continue;
    return Error{ErrorCode::file, fmt::format("cannot remove `{}`", change.path)};
  }
  return std::nullopt;
}

std::optional<Error> unknown_rule(const std::set<std::string>& only) {
  for (const auto& id : only)
    if (rules::find(id) == nullptr && !is_rule(id))
      return Error{ErrorCode::usage,
                   fmt::format("there is no rule `{}` (`segue rules` lists them)", id)};
  return std::nullopt;
}

}  // namespace

ExitStatus mend(const MendOptions& options, const Console& console) {
  if (const auto error = unknown_rule(options.wish.only)) return report_error(console, *error);
  auto loaded = load(options.inputs);
  if (!loaded) return report_error(console, loaded.error());
  if (const auto narrowed = narrow(*loaded, options.since); !narrowed)
    return report_error(console, narrowed.error());
  const auto result = mended(*loaded, options.wish);
  if (!result) return report_error(console, result.error());
  console.out(as_diffs(*result));
  console.out(as_refusals(*result));
  if (result->changes.empty()) {
    console.out("there is nothing that could be mended\n");
    return ok;
  }
  if (!options.write) {
    console.out("\nnothing is written yet: add --write to do so\n");
    return ok;
  }
  if (const auto error = write(result->changes)) return report_error(console, *error);
  return ok;
}

void add_mending(CLI::App& app, MendOptions& options) {
  options.inputs.in_context = true;
  add_inputs(app, options.inputs);
  app.add_option("--since", options.since,
                 "only what the branch adds since it left this revision (git)");
  app.add_flag("--write", options.write, "change the files; otherwise only show what would change");
}

void add_fix(CLI::App& app, Action& chosen) {
  const auto options = std::make_shared<MendOptions>();
  add_mending(app, *options);
  app.add_option("--rule", options->wish.only,
                 "only what this rule finds, also where it is off; may be repeated");
  app.callback([options, &chosen] {
    chosen = [options](const Console& console) { return mend(*options, console); };
  });
}

}  // namespace segue::cli
