#include "hooks/happening.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <utility>

#include "base/text.h"

namespace segue::hooks {
namespace {

constexpr size_t longest_variable = size_t{16} * 1024;

struct Moment {
  std::string_view name;
  std::string_view words;
};
constexpr auto all_moments = std::to_array<Moment>({
#define SEGUE_MOMENT(name, words) {name, words},
#include "hooks/moments.def"
#undef SEGUE_MOMENT
});

using Field = std::pair<std::string_view, std::string Happening::*>;
constexpr auto fields = std::to_array<Field>({{"moment", &Happening::moment},
                                              {"release", &Happening::release},
                                              {"replaces", &Happening::replaces},
                                              {"environment", &Happening::environment},
                                              {"phase", &Happening::phase},
                                              {"migration", &Happening::migration},
                                              {"step", &Happening::step},
                                              {"statement", &Happening::statement},
                                              {"outcome", &Happening::outcome},
                                              {"detail", &Happening::detail},
                                              {"plan_hash", &Happening::plan_hash}});

/// At most so many bytes, and no part of a character.
std::string cut(std::string text) {
  text.resize(std::min(text.size(), text.find('\0')));
  if (text.size() <= longest_variable) return text;
  size_t end = longest_variable;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
    --end;
  return text.substr(0, end) + "…";
}

}  // namespace

const std::vector<std::string_view>& moments() {
  static const auto names = [] {
    std::vector<std::string_view> list;
    for (const auto& moment : all_moments)
      list.push_back(moment.name);
    return list;
  }();
  return names;
}

std::string json_of(const Happening& happening) {
  nlohmann::ordered_json json;
  json["version"] = 1;
  for (const auto& [name, field] : fields)
    json[std::string(name)] = happening.*field;
  json["at"] = happening.at;
  return json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

std::map<std::string, std::string> variables_of(const Happening& happening) {
  std::map<std::string, std::string> variables;
  for (const auto& [name, field] : fields)
    variables["SEGUE_" + text::upper(name)] = cut(happening.*field);
  variables["SEGUE_AT"] = std::to_string(happening.at);
  return variables;
}

std::string words_of(const Happening& happening) {
  const auto known =
      std::find_if(all_moments.begin(), all_moments.end(),
                   [&](const Moment& moment) { return moment.name == happening.moment; });
  std::string words = fmt::format(
      "release `{}`{}: {}", happening.release,
      happening.environment.empty() ? "" : fmt::format(" in `{}`", happening.environment),
      known == all_moments.end() ? happening.moment : known->words);
  if (!happening.outcome.empty()) words += fmt::format(" ({})", happening.outcome);
  if (!happening.migration.empty()) words += fmt::format(", migration `{}`", happening.migration);
  if (!happening.step.empty()) words += fmt::format(", step `{}`", happening.step);
  if (!happening.detail.empty()) words += "\n" + happening.detail;
  return words;
}

}  // namespace segue::hooks
