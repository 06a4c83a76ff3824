#include <fmt/core.h>

#include <algorithm>
#include <charconv>
#include <map>

#include "base/duration.h"
#include "base/text.h"
#include "gates/options.h"
#include "gates/stopwatch.h"
#include "gates/words.h"
#include "plan/usage.h"

namespace segue::gates {
namespace {

using dialect::SeenQueries;
using dialect::SeenQuery;

constexpr std::chrono::minutes usual_time{10};

using Calls = std::map<std::string, int64_t>;

/// What is noted: when the server began to count, and how often each statement that uses what is
/// going to be removed had been sent.
struct Notes {
  std::string since{};
  Calls calls{};
};

std::string text_of(const Notes& notes) {
  std::string text = notes.since + '\n';
  for (const auto& [id, calls] : notes.calls)
    text += fmt::format("{} {}\n", calls, id);
  return text;
}

Notes read_notes(std::string_view text) {
  const auto lines = text::split(text, '\n');
  Notes notes{.since = std::string(lines.front())};
  for (size_t i = 1; i < lines.size(); ++i) {
    const size_t space = lines[i].find(' ');
    if (space == std::string_view::npos) continue;
    int64_t calls = 0;
    std::from_chars(lines[i].data(), lines[i].data() + space, calls);
    notes.calls.emplace(lines[i].substr(space + 1), calls);
  }
  return notes;
}

std::string on_one_line(std::string text) {
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

/// What is seen at the moment, with the texts for people.
struct Seen {
  Notes notes{};
  std::map<std::string, std::string> texts{};
};

/// For people: cut, without passwords.
std::string shown(const std::string& text, const dialect::Script& script) {
  return shortened(text::trimmed(dialect::without_secrets(text, script.secrets)), 100);
}

Seen seen_in(const dialect::Dialect& dialect, const SeenQueries& queries, plan::Usage& usage) {
  Seen seen{.notes = {.since = on_one_line(queries.since)}};
  for (const SeenQuery& query : queries.list) {
    const dialect::Script script = dialect.parse(Source("", query.text));
    if (!usage.is_used_by(query.text, script)) continue;
    const std::string id = on_one_line(query.id);
    seen.notes.calls[id] += query.calls;
    seen.texts.emplace(id, shown(query.text, script));
  }
  return seen;
}

/// Why what was noted before says nothing any more; empty where nothing was sent since.
std::string change(const Notes& before, const Seen& seen) {
  if (before.since != seen.notes.since) return "the server has begun to count anew";
  for (const auto& [id, calls] : before.calls) {
    const auto now = seen.notes.calls.find(id);
    if (now == seen.notes.calls.end() || now->second < calls)
      return "the server has forgotten what it had counted";
  }
  std::vector<std::string> sent;
  for (const auto& [id, calls] : seen.notes.calls) {
    const auto then = before.calls.find(id);
    if (then == before.calls.end() || then->second < calls) sent.push_back(seen.texts.at(id));
  }
  return sent.empty() ? "" : "it was used since: " + named(sent, 3);
}

Reading judged(const Question& question, const std::string& names, const Seen& seen) {
  const auto now = instant_of(question);
  if (!now) return unknown(now.error());
  const auto before = recalled(question);
  if (!before) return unknown(before.error());
  const Memory fresh{.watch = Stopwatch::started(*now), .note = text_of(seen.notes)};
  if (!*before) {
    const auto kept = keep(question, fresh);
    return kept ? waits("counting what uses " + names + " from now on") : unknown(kept.error());
  }
  std::string trouble = change(read_notes((*before)->note), seen);
  Memory memory = trouble.empty() ? **before : fresh;
  const bool changed = !trouble.empty();
  if (!changed) trouble = memory.watch.go_on(*now);
  if (const auto kept = keep(question, memory); !kept) return unknown(kept.error());
  if (changed) return waits(trouble);
  const auto wanted = duration_of(question.gate, "for", usual_time);
  const auto passed = memory.watch.elapsed;
  if (passed >= wanted)
    return holds(fmt::format("nothing that uses {} was sent for {}", names, in_words(passed)));
  return waits(fmt::format("nothing that uses {} was sent for {} of {}{}{}", names,
                           in_words(passed), in_words(wanted),
                           trouble.empty() ? "" : ": starts again, ", trouble));
}

std::string problem(const Spec& spec) {
  return unfit_duration(spec, "for");
}

Reading read(const Question& question) {
  const auto& semantics = question.dialect.semantics(question.server);
  plan::Usage usage(
      question.schema != nullptr ? *question.schema : catalog::empty_catalog(semantics), semantics,
      question.doomed);
  if (usage.is_empty()) return holds("nothing is removed that statements name");
  const auto queries = question.dialect.presence().queries(question.connection);
  if (!queries) return unknown(queries.error());
  if (!queries->complete)
    return unknown(
        "the server does not show all statements that it has met: some found no room, "
        "were cut, or are not counted");
  return judged(question, named(usage.names(), 3), seen_in(question.dialect, *queries, usage));
}

}  // namespace

extern const Kind no_query{
    .name = "no-query",
    .what = "For some time no statement was sent that uses what is going to be removed.",
    .optional = {"for"},
    .problem = problem,
    .ask = read,
};

}  // namespace segue::gates
