#include "cli/offers.h"

#include <algorithm>

namespace segue::cli {
namespace {

/// What is different between two texts, as one replacement; whole characters only.
report::OfferedFix replacement(const Source& source, const std::string& after) {
  const std::string_view before = source.text();
  size_t head = 0;
  const size_t shorter = std::min(before.size(), after.size());
  while (head < shorter && before[head] == after[head])
    ++head;
  size_t tail = 0;
  while (tail < shorter - head &&
         before[before.size() - 1 - tail] == after[after.size() - 1 - tail])
    ++tail;
  const auto inside = [](std::string_view text, size_t at) {
    return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
  };
  while (head > 0 && (inside(before, head) || inside(after, head)))
    --head;
  while (tail > 0 && inside(before, before.size() - tail))
    --tail;
  report::OfferedFix fix;
  fix.span = {static_cast<uint32_t>(head), static_cast<uint32_t>(before.size() - tail)};
  fix.begin = source.position(fix.span.begin);
  fix.end = source.position(fix.span.end);
  fix.text = after.substr(head, after.size() - tail - head);
  return fix;
}

}  // namespace

Offers::Offers(const Scene& scene, const Judgement& judgement) {
  for (auto& better : better_statements(scene, judgement)) {
    const auto& changes = better.files.changes;
    const auto own = std::find_if(changes.begin(), changes.end(), [&](const auto& change) {
      return change.path == scene.file.path && change.before && change.after;
    });
    if (own == changes.end()) continue;
    const Source source(own->path, *own->before);
    Offer offer{std::move(better.rules), better.statement, {}, replacement(source, *own->after)};
    offer.span = judgement.read.script.statements[static_cast<size_t>(better.statement)].span;
    offer.fix.why = std::move(better.why);
    for (const auto& change : changes)
      if (change.path != own->path && change.after)
        offer.fix.files.push_back({change.path, *change.after});
    list_.push_back(std::move(offer));
  }
}

std::optional<report::OfferedFix> Offers::for_finding(const Finding& finding) const {
  for (const Offer& offer : list_) {
    const bool there =
        finding.statement == offer.statement ||
        (finding.span.begin >= offer.span.begin && finding.span.begin < offer.span.end);
    if (there && offer.rules.contains(finding.rule)) return offer.fix;
  }
  return std::nullopt;
}

}  // namespace segue::cli
