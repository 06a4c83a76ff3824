#include <fmt/core.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/text.h"
#include "gates/expectation.h"
#include "gates/options.h"
#include "gates/words.h"

namespace segue::gates {
namespace {

using Json = nlohmann::json;

constexpr std::chrono::seconds usual_timeout{10};

bool is_pointer(const std::string& text) {
  try {
    static_cast<void>(Json::json_pointer(text));
    return true;
  } catch (const Json::exception&) {
    return false;
  }
}

std::string problem(const Spec& spec) {
  for (const std::string& status : values_of(spec, "status")) {
    const auto number = read_number(status);
    if (!number || *number < 100 || *number > 599)
      return "`status` must hold numbers such as `200`";
  }
  if (!is_pointer(value_of(spec, "json"))) return "`json` must be a path such as `/status`";
  if (is_given(spec, "json") && !has_expectation(spec))
    return "`json` wants `equals`, `at_most` or `at_least` beside it";
  return first_of({unfit_url(spec, "url"), unfit_duration(spec, "timeout"), unfit_headers(spec),
                   unfit_expectation(spec)});
}

bool is_wanted(const Spec& spec, int status) {
  const auto& wanted = values_of(spec, "status");
  if (wanted.empty()) return status >= 200 && status < 300;
  return std::find(wanted.begin(), wanted.end(), std::to_string(status)) != wanted.end();
}

Reading of_json(const Spec& spec, const std::string& body) {
  const std::string path = value_of(spec, "json");
  const Json answer = Json::parse(body, nullptr, false);
  if (answer.is_discarded()) return unknown("the answer is no JSON");
  const Json::json_pointer pointer(path);
  if (!answer.contains(pointer)) return unknown(fmt::format("the answer has no `{}`", path));
  const Json& value = answer.at(pointer);
  const std::string text = value.is_string()
                               ? value.get<std::string>()
                               : value.dump(-1, ' ', false, Json::error_handler_t::replace);
  return compared(spec, "`" + path + "`", text);
}

Reading of_body(const Spec& spec, const std::string& body) {
  if (!is_given(spec, "json"))
    return compared(spec, "the answer", std::string(text::trimmed(body)));
  try {
    return of_json(spec, body);
  } catch (const Json::exception&) {
    return unknown("the answer has no `" + value_of(spec, "json") + "`");
  }
}

Reading read(const Question& question) {
  const Spec& spec = question.gate;
  auto request = request_of(question, usual_timeout);
  if (!request) return unknown(request.error());
  request->method = text::upper(value_of(spec, "method", "GET"));
  const auto answer = question.outside.http(*request);
  if (!answer) return unknown(answer.error());
  if (!is_wanted(spec, answer->status))
    return fails(fmt::format("the answer has the status {}", answer->status));
  if (!has_expectation(spec))
    return holds(fmt::format("the answer has the status {}", answer->status));
  return of_body(spec, answer->body);
}

}  // namespace

extern const Kind http{
    .name = "http",
    .what = "A server answers as it should: by its status, or by a value in its answer.",
    .required = {"url"},
    .optional = {"method", "status", "headers", "timeout", "json", "equals", "at_most", "at_least"},
    .problem = problem,
    .ask = read,
};

}  // namespace segue::gates
