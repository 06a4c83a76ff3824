#include "gates/options.h"

#include <fmt/core.h>

#include <charconv>
#include <cmath>

#include "base/duration.h"
#include "base/text.h"

namespace segue::gates {
namespace {

using std::chrono::milliseconds;

std::optional<int> read_count(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

}  // namespace

bool is_given(const Spec& spec, std::string_view key) {
  return !values_of(spec, key).empty();
}

std::string unfit_duration(const Spec& spec, std::string_view key) {
  if (!is_given(spec, key) || read_duration(value_of(spec, key))) return {};
  return fmt::format("`{}` must be a duration such as `10m`", key);
}

std::string unfit_number(const Spec& spec, std::string_view key) {
  if (!is_given(spec, key) || read_number(value_of(spec, key))) return {};
  return fmt::format("`{}` must be a number", key);
}

std::string unfit_count(const Spec& spec, std::string_view key, int least) {
  if (!is_given(spec, key)) return {};
  const auto count = read_count(value_of(spec, key));
  if (count && *count >= least) return {};
  return fmt::format("`{}` must be a whole number from {} on", key, least);
}

std::string unfit_url(const Spec& spec, std::string_view key) {
  const std::string url = value_of(spec, key);
  for (const std::string_view start : {"http://", "https://", "${"})
    if (text::starts_with_ignoring_case(url, start)) return {};
  return fmt::format("`{}` must begin with `http://` or `https://`", key);
}

std::string unfit_headers(const Spec& spec) {
  for (const std::string& header : values_of(spec, "headers"))
    if (text::trimmed(header.substr(0, header.find(':'))).empty() ||
        header.find(':') == std::string::npos || header.find_first_of("\r\n") != std::string::npos)
      return "each of `headers` must be written `Name: value`";
  return {};
}

std::string first_of(std::initializer_list<std::string> problems) {
  for (const std::string& problem : problems)
    if (!problem.empty()) return problem;
  return {};
}

milliseconds duration_of(const Spec& spec, std::string_view key, milliseconds otherwise) {
  const auto given = read_duration(value_of(spec, key));
  return given ? *given : otherwise;
}

std::optional<double> number_of(const Spec& spec, std::string_view key) {
  return read_number(value_of(spec, key));
}

int count_of(const Spec& spec, std::string_view key, int otherwise) {
  return read_count(value_of(spec, key)).value_or(otherwise);
}

std::optional<double> read_number(std::string_view text) {
  text = text::trimmed(text);
  if (text.starts_with('+')) text.remove_prefix(1);
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(value))
    return std::nullopt;
  return value;
}

std::string shown(double number) {
  return fmt::format("{:.6g}", number);
}

Result<HttpRequest> request_of(const Question& question, milliseconds timeout) {
  HttpRequest request{.timeout = duration_of(question.gate, "timeout", timeout)};
  const auto url = expanded(question, value_of(question.gate, "url"));
  if (!url) return url.error();
  request.url = *url;
  for (const std::string& line : values_of(question.gate, "headers")) {
    const auto header = expanded(question, line);
    if (!header) return header.error();
    const size_t colon = header->find(':');
    request.headers[std::string(text::trimmed(header->substr(0, colon)))] =
        text::trimmed(std::string_view(*header).substr(colon + 1));
  }
  return request;
}

}  // namespace segue::gates
