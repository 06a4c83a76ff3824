#include "cli/wrapping.h"

#include <algorithm>

#include "base/text.h"
#include "cli/directives.h"
#include "facts/transactions.h"

namespace segue::cli {
namespace {

using facts::Step;
using project::Wrapping;
using Steps = std::span<Step>;

bool has_refused(Steps steps) {
  return std::any_of(steps.begin(), steps.end(), [](const Step& step) {
    return step.cost.transactional == facts::Transactional::refused;
  });
}

/// How a script of several statements is enclosed.
enum class Enclosure { none, by_tool, by_server };

Enclosure enclosure_of(Wrapping wrapping, Steps steps, const rules::Script& made,
                       const catalog::Traits& traits) {
  const bool several = !steps.empty() && steps.front().index != steps.back().index;
  const Enclosure as_text =
      made.habits.text_is_transaction && several ? Enclosure::by_server : Enclosure::none;
  switch (wrapping) {
    case Wrapping::none:
      return Enclosure::none;
    case Wrapping::one_text:
      return as_text;
    case Wrapping::where_undone:
      if (made.habits.text_is_transaction) return as_text;
      return traits.transactional_ddl ? Enclosure::by_tool : Enclosure::none;
    case Wrapping::unless_refused:
      return has_refused(steps) ? Enclosure::none : Enclosure::by_tool;
    case Wrapping::always:
      return Enclosure::by_tool;
  }
  return Enclosure::none;
}

}  // namespace

bool asks_for_none(const project::ReadScript& script, const project::Layout& layout) {
  const std::string_view mark = layout.no_transaction_mark;
  return says_no_transaction(script) ||
         (!mark.empty() && text::trimmed(script.source->text()).starts_with(mark));
}

void tell_transactions(rules::Script& made, const project::ReadScript& script,
                       const project::Layout& layout, const catalog::Traits& traits) {
  const bool none_at_all = asks_for_none(script, layout);
  const auto section_of = [&](const Step& step) {
    return script.section_of[static_cast<size_t>(step.index)];
  };
  for (auto from = made.steps.begin(); from != made.steps.end();) {
    const uint32_t section = section_of(*from);
    const auto to = std::find_if(from, made.steps.end(),
                                 [&](const Step& step) { return section_of(step) != section; });
    const Steps steps(from, to);
    const bool refuses = none_at_all || script.sections[section].no_transaction;
    made.no_transaction |= refuses;
    const Enclosure enclosure =
        refuses ? Enclosure::none : enclosure_of(layout.wrapping, steps, made, traits);
    made.wrapped |= enclosure == Enclosure::by_tool;
    facts::follow_transactions(steps, enclosure != Enclosure::none);
    from = to;
  }
}

facts::Phase as_facts(project::Phase phase) {
  switch (phase) {
    case project::Phase::none:
      return facts::Phase::none;
    case project::Phase::expand:
      return facts::Phase::expand;
    case project::Phase::backfill:
      return facts::Phase::backfill;
    case project::Phase::contract:
      return facts::Phase::contract;
  }
  return facts::Phase::none;
}

}  // namespace segue::cli
