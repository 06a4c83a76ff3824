#include "cli/backfilling.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <functional>
#include <map>

#include "base/duration.h"
#include "base/text.h"
#include "dialects/drivers.h"
#include "facts/walk.h"

namespace segue::cli {
namespace {

/// What follows the word in a directive `backfill`; nothing where it is another one.
std::optional<std::string> said_in(const dialect::Directive& directive) {
  const std::string_view text = directive.text;
  const std::string_view word = text.substr(0, text.find_first_of(" \t\r\n"));
  if (directive.tool != "segue" || word != "backfill") return std::nullopt;
  return std::string(text.substr(word.size()));
}

/// What the directive `backfill` in front of a statement, or inside of it, says.
std::optional<std::string> directive_of(const project::ReadScript& read, size_t statement) {
  const auto& statements = read.script.statements;
  const uint32_t from = statement == 0 ? 0 : statements[statement - 1].span.end;
  const uint32_t to = statements[statement].span.end;
  for (const auto& directive : read.script.directives)
    if (directive.span.begin >= from && directive.span.begin < to)
      if (auto said = said_in(directive)) return said;
  return std::nullopt;
}

bool in_its_phase(const Item& item) {
  return item.file.phase == project::Phase::backfill;
}

std::vector<const plan::Statement*> statements_of(const plan::Script& script) {
  std::vector<const plan::Statement*> found;
  for (const auto& unit : script.units)
    for (const auto& statement : unit.statements)
      found.push_back(&statement);
  return found;
}

/// An error with the place of its statement.
Error placed(const Item& item, const plan::Statement& statement, const Error& error) {
  return {error.code, fmt::format("{}:{}:{}: {}", item.file.path, statement.at.line,
                                  statement.at.column, error.message)};
}
constexpr std::string_view mixed = "a backfill needs a script of its own: this statement is none";

/// Reads a condition as a part of a statement.
std::optional<sql::Expression> read_condition(const dialect::Dialect& dialect,
                                              std::string_view text) {
  const Source source("where", "SELECT 1 FROM t WHERE " + std::string(text));
  const auto script = dialect.parse(source);
  if (script.statements.size() != 1 || !script.statements.front().understood()) return std::nullopt;
  const auto* query = std::get_if<sql::Query>(&script.statements.front().tree);
  const auto* select = query ? std::get_if<sql::Select>(&query->body) : nullptr;
  const bool alone = select && select->where && select->group_by.empty() && !select->having &&
                     query->order_by.empty() && !query->limit && query->locks.empty();
  return alone ? std::optional(*select->where) : std::nullopt;
}

/// A setting that is a number, from the least one that makes sense.
std::optional<int64_t> number_in(const std::string& text, int64_t least = 0) {
  int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool whole = error == std::errc() && end == text.data() + text.size();
  return whole && value >= least ? std::optional(value) : std::nullopt;
}

/// "8GB" as bytes.
std::optional<int64_t> bytes_in(std::string text) {
  text = text::upper(text);
  for (const auto& [unit, shift] : {std::pair("KB", 10), {"MB", 20}, {"GB", 30}, {"TB", 40}})
    if (text.ends_with(unit)) {
      const auto number = number_in(std::string(text::trimmed(text.substr(0, text.size() - 2))));
      return number ? std::optional(*number << shift) : std::nullopt;
    }
  return number_in(text);
}

std::optional<int64_t> workers_in(const std::string& text) {
  const auto number = number_in(text, 1);
  return number && *number <= most_workers ? number : std::nullopt;
}

Error at_key(const project::Config& config, const std::string& key, const std::string& problem) {
  return {ErrorCode::usage, fmt::format("{}: {}", config.place_of("backfill." + key), problem)};
}

/// Takes over what segue.toml says of anything but the pace.
Result<bool> read_limits(run::BackfillSettings& settings, const project::Config& config) {
  const auto time = [&](const std::string& text, std::chrono::milliseconds& into) {
    const auto read = read_duration(text);
    if (read) into = *read;
    return read.has_value();
  };
  const auto number = [&](std::optional<int64_t> read, auto& into) {
    if (read) into = static_cast<std::decay_t<decltype(into)>>(*read);
    return read.has_value();
  };
  auto& limits = settings.limits;
  const std::map<std::string, std::function<bool(const std::string&)>> readers = {
      {"workers", [&](const auto& text) { return number(workers_in(text), settings.workers); }},
      {"hold", [&](const auto& text) { return time(text, settings.hold); }},
      {"patience", [&](const auto& text) { return time(text, settings.patience); }},
      {"replica_lag", [&](const auto& text) { return time(text, limits.replica_lag); }},
      {"oldest_transaction",
       [&](const auto& text) { return time(text, limits.oldest_transaction); }},
      {"lock_waiters",
       [&](const auto& text) { return number(number_in(text), limits.lock_waiters); }},
      {"log_files_to_archive",
       [&](const auto& text) { return number(number_in(text), limits.log_files_to_archive); }},
      {"retained_log",
       [&](const auto& text) { return number(bytes_in(text), limits.retained_log); }},
      {"threads_running",
       [&](const auto& text) { return number(number_in(text), limits.threads_running); }},
      {"history_length",
       [&](const auto& text) { return number(number_in(text), limits.history_length); }}};
  for (const auto& [key, value] : config.backfill) {
    const auto reader = readers.find(key);
    if (reader != readers.end() && !reader->second(value))
      return at_key(config, key,
                    fmt::format("`backfill.{}` is no value that is understood: `{}`", key, value));
  }
  return true;
}

/// … and of the pace.
Result<bool> read_pace(run::BackfillSettings& settings, const project::Config& config) {
  for (const std::string word : {"batch", "target", "pause", "skip"}) {
    const auto said = config.backfill.find(word);
    if (said == config.backfill.end()) continue;
    if (auto set = run::set_pace(settings.pace, fmt::format("{}=\"{}\"", word, said->second)); !set)
      return at_key(config, word, set.error().message);
  }
  return true;
}

Result<bool> read_replicas(run::BackfillSettings& settings, const project::Config& config) {
  for (const auto& url : config.replicas) {
    auto target = configured_target(config, url, "a replica");
    if (!target) return target.error();
    target->must_exist = true;
    settings.replicas.push_back(
        {target->shown(), [target = *target] { return dialects::connect(target); }});
  }
  return true;
}

}  // namespace

std::string PaceOptions::words() const {
  std::string words;
  for (const auto& [word, value] : {std::pair<std::string_view, const std::string&>("batch", batch),
                                    {"target", target},
                                    {"pause", pause},
                                    {"skip", skip}})
    if (!value.empty()) words += fmt::format("{}{}={}", words.empty() ? "" : " ", word, value);
  return words;
}

std::string words_of(const plan::BackfillWish& wish) {
  PaceOptions said{
      .batch = wish.batch, .target = wish.target, .pause = wish.pause, .skip = wish.skip};
  if (said.batch == "all") said.batch.clear();
  return said.words();
}

bool is_backfill(const Item& item) {
  if (item.text == nullptr) return false;
  if (in_its_phase(item)) return true;
  const auto& read = item.read();
  for (size_t i = 0; i < read.script.statements.size(); ++i)
    if (directive_of(read, i)) return true;
  return false;
}

namespace {

/// Reads statements as backfills, as one dialect and server mean them.
class BackfillReader {
 public:
  BackfillReader(const dialect::Dialect& dialect, const dialect::Version& server)
      : dialect_(dialect),
        semantics_(dialect.semantics(server)),
        rules_{.unfit =
                   [this](const sql::TypeName* type) {
                     return dialect_.backfilling().unfit_key(type);
                   },
               .hidden = dialect.backfilling().hidden_key(),
               .hidden_lasts = dialect.backfilling().hidden_key_lasts()} {}

  Result<plan::Backfill> read(const plan::Statement& statement, const sql::Statement& tree,
                              const std::string& file, std::string_view said) const {
    const auto wish = plan::read_wish(said);
    if (!wish) return wish.error();
    return plan::backfill_of(statement, tree, file, *wish, semantics_, rules_,
                             [&](std::string_view text) { return read_condition(dialect_, text); });
  }

 private:
  const dialect::Dialect& dialect_;
  const catalog::Semantics& semantics_;
  plan::KeyRules rules_;
};

}  // namespace

Result<Backfills> backfills_of(const Place& place, const Item& item,
                               const dialect::Version& server) {
  const BackfillReader reader(place.dialect(), server);
  Backfills found;
  std::vector<std::string> settings;
  for (const plan::Statement* statement : statements_of(item.up)) {
    const auto said = directive_of(item.read(), statement->number - 1);
    if (!said && statement->sets) {
      settings.push_back(statement->text);
      continue;
    }
    if (!said && !in_its_phase(item))
      return placed(item, *statement, {ErrorCode::usage, std::string(mixed)});
    auto backfill =
        reader.read(*statement, item.read().script.statements[statement->number - 1].tree,
                    item.file.path, said.value_or(""));
    if (!backfill) return placed(item, *statement, backfill.error());
    backfill->settings = settings;
    if (auto remark = place.dialect().backfilling().remark(backfill->key_types()); !remark.empty())
      backfill->remarks.push_back(std::move(remark));
    found.push_back(std::move(*backfill));
  }
  return found;
}

std::optional<sql::Statement> narrowed(const dialect::Dialect& dialect,
                                       const project::ReadScript& read, size_t statement) {
  const sql::Statement& written = read.script.statements[statement].tree;
  if (!std::holds_alternative<sql::Update>(written) &&
      !std::holds_alternative<sql::Delete>(written) &&
      !std::holds_alternative<sql::Insert>(written))
    return std::nullopt;
  const auto said = directive_of(read, statement);
  if (!said) return std::nullopt;
  const auto wish = plan::read_wish(*said);
  if (!wish || wish->where.empty()) return std::nullopt;
  auto condition = read_condition(dialect, wish->where);
  if (!condition) return std::nullopt;
  sql::Statement tree = written;
  plan::add_condition(tree, std::move(*condition));
  return tree;
}

Findings not_divisible(const project::History& history, const project::ReadScript& read,
                       const rules::Script& script, bool in_phase) {
  Findings findings;
  const auto& directives = read.script.directives;
  if (!in_phase && std::none_of(directives.begin(), directives.end(),
                                [](const auto& each) { return said_in(each).has_value(); }))
    return findings;
  const BackfillReader reader(*history.dialect, history.server);
  int last = -1;
  for (const auto& step : script.steps) {
    if (std::exchange(last, step.index) == step.index) continue;
    const auto index = static_cast<size_t>(step.index);
    const auto said = directive_of(read, index);
    const auto& parsed = read.script.statements[index];
    if (!said && (!in_phase || plan::sets_session(parsed.tree))) continue;
    // That is told of the directive itself.
    if (said && !plan::read_wish(*said)) continue;
    const plan::Statement statement{
        .number = index + 1, .span = parsed.span, .before = step.before};
    const auto backfill =
        reader.read(statement, parsed.tree, read.source->path(), said.value_or(""));
    if (backfill) continue;
    findings.push_back({.rule = "backfill-not-divisible",
                        .severity = Severity::error,
                        .span = parsed.span,
                        .message = backfill.error().message,
                        .advice =
                            "write it so that each row is changed by itself, or run it in one "
                            "piece: -- segue: backfill batch=all"});
    findings.back().statement = step.index;
  }
  return findings;
}

std::optional<Error> problem_of_backfills(const project::Config& config) {
  run::BackfillSettings settings;
  if (const auto read = read_limits(settings, config); !read) return read.error();
  if (const auto read = read_pace(settings, config); !read) return read.error();
  return std::nullopt;
}

Result<run::BackfillSettings> backfill_settings(const Place& place, const plan::BackfillWish& wish,
                                                const PaceOptions& options) {
  run::BackfillSettings settings;
  const auto& backfilling = place.dialect().backfilling();
  const auto go = [&](const dialect::Pace& pace) {
    settings.pace.sizes.target = pace.target;
    settings.pace.pause = pace.pause;
    settings.workers = std::max(settings.workers, pace.workers);
  };
  go(backfilling.gentle());
  const auto& config = place.loaded.config;
  if (const auto read = read_limits(settings, config); !read) return read.error();
  if (const auto found = read_replicas(settings, config); !found) return found.error();
  if (const auto set = read_pace(settings, config); !set) return set.error();
  const auto obey = [&](std::string_view words, const std::string& whose) {
    return run::set_pace(settings.pace, words).while_doing("reading " + whose);
  };
  if (auto set = obey(words_of(wish), "the directive"); !set) return set.error();
  if (options.fast) go(backfilling.fast());
  if (auto set = obey(options.words(), "the command line"); !set) return set.error();
  if (options.workers > 0) settings.workers = options.workers;
  return settings;
}

std::string said_of(const Item& item, const plan::Backfill& backfill,
                    const run::Verification& found) {
  const std::string where = fmt::format("{}:{}", backfill.file, backfill.at.line);
  if (!found.impossible.empty()) return where + ": not verified: " + found.impossible;
  if (found.mismatches == 0) return where + ": verified: no row is left that it would change";
  const std::string behind =
      found.behind == 0 ? ""
                        : fmt::format("{} of them written behind the last row that it began with, ",
                                      found.behind);
  return fmt::format(
      "{}: {} {} left that it would change, {}such as {}: `segue backfill run --of "
      "{} --again`",
      where, found.mismatches, found.mismatches == 1 ? "row is" : "rows are", behind,
      text::joined(found.samples, "; "), item.id);
}

run::BackfillName name_of(const Place& place, const Item& item) {
  const journal::Migration entry = entry_of(place, item);
  return {entry.history, entry.migration, entry.phase};
}

Result<bool> begin_item(run::Runner& runner, const Place& place, const Item& item) {
  if (item.entry && item.entry->state == journal::State::running) return true;
  return runner.record([&](journal::Journal& journal) {
    journal::Migration entry = entry_of(place, item);
    entry.state = journal::State::running;
    // What was done before it was taken back is to be done anew. What the journal holds otherwise
    // is never done twice.
    const bool anew = item.entry && item.entry->state == journal::State::reverted;
    return journal.write({anew ? journal.forget_backfills(entry) : journal::Calls{},
                          journal.begin(entry), journal.note("begun", item.id, "backfill")});
  });
}

Result<bool> end_item(run::Runner& runner, const Place& place, const Item& item) {
  const auto entries = runner.journal().migrations();
  if (!entries) return entries.error();
  const journal::Migration wanted = entry_of(place, item);
  const auto found = std::find_if(entries->begin(), entries->end(), [&](const auto& entry) {
    return entry.history == wanted.history && entry.migration == wanted.migration &&
           entry.phase == wanted.phase;
  });
  if (found == entries->end())
    return Error{ErrorCode::step, "`" + item.id + "` is not in the journal any more"};
  if (found->state == journal::State::applied) return true;
  return runner.record([&](journal::Journal& journal) {
    return journal.write({journal.mark(found->id, journal::State::applied),
                          journal.note("applied", item.id, "backfill")});
  });
}

Result<BackfillsEnded> run_all(const Place& place, const Item& item, const Backfills& backfills,
                               const PaceOptions& options, bool again,
                               run::BackfillProgress& progress) {
  BackfillsEnded ended;
  for (const auto& backfill : backfills) {
    auto settings = backfill_settings(place, backfill.wish, options);
    if (!settings) return settings.error();
    run::Backfiller backfiller(place.connect_without_scripts(), place.dialect(), owner(),
                               std::move(*settings), progress);
    const auto entry = backfiller.enter(backfill, name_of(place, item), again);
    if (!entry) return entry.error();
    const bool was_done = entry->state == journal::BackfillState::done;
    const auto worked = backfiller.work(backfill, *entry);
    if (!worked) return worked.error();
    if (worked->state != journal::BackfillState::done)
      return Error{ErrorCode::step,
                   fmt::format("{}:{}: the backfill is {}, by {}", backfill.file, backfill.at.line,
                               journal::name_of(worked->state), worked->changed_by)};
    if (was_done && worked->verified_at != 0 && worked->mismatches == 0) continue;
    const auto verified = backfiller.verify(backfill, *worked);
    if (!verified) return verified.error();
    ended.mismatches += verified->mismatches;
    ended.said.push_back(said_of(item, backfill, *verified));
  }
  return ended;
}

}  // namespace segue::cli
