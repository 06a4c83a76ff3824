#include "project/sqitch_plan.h"

#include <algorithm>
#include <map>

#include "base/text.h"

namespace segue::project {
namespace {

using text::trimmed;

/// Cuts the first word off a line.
std::string_view cut_word(std::string_view& line) {
  line = trimmed(line);
  const size_t end = std::min(line.find_first_of(" \t"), line.size());
  const std::string_view word = line.substr(0, end);
  line.remove_prefix(end);
  return word;
}

/// `[users !dr_evil]` after the name.
void read_dependencies(std::string_view line, Change& change) {
  line = trimmed(line);
  if (!line.starts_with('[')) return;
  const size_t close = line.find(']');
  if (close == std::string_view::npos) return;
  line = line.substr(1, close - 1);
  while (!trimmed(line).empty()) {
    const std::string_view word = cut_word(line);
    if (word.starts_with('!')) {
      change.conflicts.emplace_back(word.substr(1));
    } else {
      change.requires_changes.emplace_back(word);
    }
  }
}

bool is_name(std::string_view word) {
  return !word.empty() && word.find_first_of("@:#[]\\") == std::string_view::npos;
}

class PlanReader {
 public:
  explicit PlanReader(std::vector<PlanProblem>& problems) : problems_(problems) {}

  Plan read(std::string_view text) {
    size_t at = 0;
    while (at < text.size()) {
      const size_t end = std::min(text.find('\n', at), text.size());
      span_ = {static_cast<uint32_t>(at), static_cast<uint32_t>(end)};
      read_line(trimmed(text.substr(at, end - at)));
      at = end + 1;
    }
    return std::move(plan_);
  }

 private:
  void read_line(std::string_view line) {
    // What follows a `#` is a note; names hold none.
    line = trimmed(line.substr(0, line.find('#')));
    if (line.empty()) return;
    if (line.front() == '%') return read_pragma(line.substr(1));
    if (line.front() == '@') return read_tag(line.substr(1));
    // `+` deploys and is what is meant where there is no sign. `-` stood for a revert in early
    // plans.
    if (line.front() == '+') line = trimmed(line.substr(1));
    if (line.front() == '-') return problem("a plan cannot revert a change");
    read_change(line);
  }

  void read_pragma(std::string_view line) {
    const size_t equals = line.find('=');
    if (equals == std::string_view::npos) return;
    if (trimmed(line.substr(0, equals)) == "project")
      plan_.project = trimmed(line.substr(equals + 1));
  }

  void read_tag(std::string_view line) {
    const std::string_view tag = cut_word(line);
    if (plan_.changes.empty()) return problem("a tag stands before the first change");
    plan_.changes.back().tags.emplace_back(tag);
    last_tag_ = tag;
    tagged_ = plan_.changes.size();
  }

  void read_change(std::string_view line) {
    const std::string_view name = cut_word(line);
    if (!is_name(name)) return problem("`" + std::string(name) + "` is no name of a change");
    Change change{.name = std::string(name), .span = span_};
    read_dependencies(line, change);
    const auto before = last_with_name_.find(change.name);
    if (before != last_with_name_.end()) {
      // A change may come again only after a tag: the earlier one keeps its scripts under it.
      Change& earlier = plan_.changes[before->second];
      const std::string tag = tag_after(before->second);
      if (tag.empty())
        problem("`" + change.name + "` stands in the plan twice without a tag between");
      earlier.until_tag = tag;
    }
    last_with_name_[change.name] = plan_.changes.size();
    plan_.changes.push_back(std::move(change));
  }

  /// The tag under which scripts of the change at `index` are kept when it is reworked: the last
  /// one before the rework.
  std::string tag_after(size_t index) const { return tagged_ > index ? last_tag_ : std::string(); }

  void problem(std::string message) { problems_.push_back({span_, std::move(message)}); }

  std::vector<PlanProblem>& problems_;
  Plan plan_;
  Span span_;
  std::string last_tag_;
  size_t tagged_ = 0;  // so many changes stand before the last tag
  std::map<std::string, size_t> last_with_name_;
};

/// `[engine "pg"]` → "engine.pg".
std::string section_of(std::string_view line) {
  std::string_view inside = trimmed(line.substr(1, line.find(']') - 1));
  const size_t quote = inside.find('"');
  if (quote == std::string_view::npos) return text::lower(inside);
  std::string result = text::lower(trimmed(inside.substr(0, quote)));
  inside = inside.substr(quote + 1);
  return result + "." + std::string(inside.substr(0, inside.find('"')));
}

}  // namespace

Plan read_plan(std::string_view text, std::vector<PlanProblem>& problems) {
  return PlanReader(problems).read(text);
}

std::string configured(std::string_view conf, std::string_view section, std::string_view key) {
  std::string here;
  std::string value;
  for (std::string_view line : text::split(conf, '\n')) {
    line = trimmed(line);
    if (line.empty() || line.front() == '#' || line.front() == ';') continue;
    if (line.front() == '[') {
      here = section_of(line);
      continue;
    }
    const size_t equals = line.find('=');
    if (here != section || equals == std::string_view::npos) continue;
    if (!text::equal_ignoring_case(trimmed(line.substr(0, equals)), key)) continue;
    value = trimmed(line.substr(equals + 1));
    if (value.size() >= 2 && value.front() == '"' && value.back() == '"')
      value = value.substr(1, value.size() - 2);
  }
  return value;
}

}  // namespace segue::project
