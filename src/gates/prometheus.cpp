#include <fmt/core.h>

#include <array>
#include <nlohmann/json.hpp>

#include "base/duration.h"
#include "gates/options.h"
#include "gates/words.h"

namespace segue::gates {
namespace {

using Json = nlohmann::json;

constexpr std::chrono::seconds usual_interval{60};
constexpr std::chrono::seconds usual_timeout{10};
constexpr int usual_count = 5;
constexpr int usual_failures = 1;

struct Operator {
  std::string_view word;
  bool (*holds)(double value, double limit);
};
constexpr std::array<Operator, 4> operators = {{
    {"<", [](double value, double limit) { return value < limit; }},
    {"<=", [](double value, double limit) { return value <= limit; }},
    {">", [](double value, double limit) { return value > limit; }},
    {">=", [](double value, double limit) { return value >= limit; }},
}};

const Operator* operator_of(const Spec& spec) {
  const std::string word = value_of(spec, "op");
  for (const Operator& each : operators)
    if (each.word == word) return &each;
  return nullptr;
}

std::string problem(const Spec& spec) {
  if (operator_of(spec) == nullptr) return "`op` must be one of `<`, `<=`, `>`, `>=`";
  const std::string other = first_of(
      {unfit_url(spec, "url"), unfit_number(spec, "value"), unfit_duration(spec, "interval"),
       unfit_duration(spec, "timeout"), unfit_count(spec, "count", 1),
       unfit_count(spec, "failure_limit", 0), unfit_headers(spec)});
  if (!other.empty()) return other;
  if (count_of(spec, "failure_limit", usual_failures) < count_of(spec, "count", usual_count))
    return {};
  return "`failure_limit` must be less than `count`, or nothing can fail";
}

std::string percent_encoded(std::string_view text) {
  std::string result;
  for (const char c : text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       std::string_view("-_.~").find(c) != std::string_view::npos;
    if (plain)
      result += c;
    else
      result += fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return result;
}

/// What the server said once: the values of all series, or why there are none.
struct Sample {
  std::vector<double> values{};
  std::string problem{};  // not empty: nothing can be told
};

Sample inconclusive(std::string why) {
  return {.problem = std::move(why)};
}

/// `[time, "value"]`.
void add_value(const Json& pair, Sample& sample) {
  const std::string text = pair.at(1).get<std::string>();
  if (const auto number = read_number(text))
    sample.values.push_back(*number);
  else
    sample.problem = "the value is `" + shortened(text, 30) + "`";
}

Sample read_answer(const std::string& body) {
  const Json answer = Json::parse(body, nullptr, false);
  if (answer.is_discarded() || !answer.is_object()) return inconclusive("the answer is no JSON");
  if (answer.value("status", "") != "success")
    return inconclusive("the server refused the query: " +
                        shortened(answer.value("error", ""), 200));
  const Json& data = answer.at("data");
  const std::string type = data.at("resultType").get<std::string>();
  Sample sample;
  if (type == "scalar") {
    add_value(data.at("result"), sample);
    return sample;
  }
  if (type != "vector") return inconclusive("the query gives a " + shortened(type, 30));
  for (const Json& series : data.at("result"))
    add_value(series.at("value"), sample);
  if (data.at("result").empty()) sample.problem = "the query gives no value";
  return sample;
}

Sample sample_of(Outside& outside, const HttpRequest& request) {
  const auto answer = outside.http(request);
  if (!answer) return inconclusive(answer.error().message);
  try {
    if (answer->status == 200) return read_answer(answer->body);
  } catch (const Json::exception&) {
    return inconclusive("the answer is not one of a Prometheus server");
  }
  return inconclusive(fmt::format("the answer has the status {}", answer->status));
}

/// The samples that were taken, held against the limit.
class Measurement {
 public:
  explicit Measurement(const Spec& spec)
      : holds_(operator_of(spec)->holds),
        limit_(*number_of(spec, "value")),
        wanted_(fmt::format("{} {}", operator_of(spec)->word, shown(limit_))),
        failure_limit_(count_of(spec, "failure_limit", usual_failures)) {}

  /// A value beyond the limit counts, whatever else could not be told.
  void add(const Sample& sample) {
    ++taken_;
    for (const double value : sample.values)
      if (!holds_(value, limit_)) {
        ++failures_;
        worst_ = shown(value);
        return;
      }
    if (!sample.problem.empty()) {
      ++unknown_;
      problem_ = sample.problem;
    } else {
      last_ = shown(sample.values.back());
    }
  }
  bool has_failed() const { return failures_ > failure_limit_; }

  Reading reading() const {
    if (has_failed())
      return fails(fmt::format("{} of {} beyond the limit: {}, not {}", failures_,
                               counted(static_cast<size_t>(taken_), "sample"), worst_, wanted_));
    if (unknown_ > 0)
      return unknown(fmt::format("{} of {} could not be told: {}", unknown_,
                                 counted(static_cast<size_t>(taken_), "sample"), problem_));
    return holds(fmt::format("{}, {} within the limit: {} {}",
                             counted(static_cast<size_t>(taken_), "sample"), taken_ - failures_,
                             last_, wanted_));
  }

 private:
  bool (*holds_)(double, double);
  double limit_;
  std::string wanted_;
  int failure_limit_;
  int taken_ = 0;
  int failures_ = 0;
  int unknown_ = 0;
  std::string worst_{};
  std::string last_{};
  std::string problem_{};
};

Result<HttpRequest> query_of(const Question& question) {
  auto request = request_of(question, usual_timeout);
  if (!request) return request;
  const auto query = expanded(question, value_of(question.gate, "query"));
  if (!query) return query.error();
  while (request->url.ends_with('/'))
    request->url.pop_back();
  request->url += "/api/v1/query?query=" + percent_encoded(*query);
  return request;
}

Reading read(const Question& question) {
  const auto request = query_of(question);
  if (!request) return unknown(request.error());
  const auto interval = duration_of(question.gate, "interval", usual_interval);
  const int count = count_of(question.gate, "count", usual_count);
  Measurement measurement(question.gate);
  for (int i = 0; i < count && !measurement.has_failed(); ++i) {
    if (i > 0 && interval.count() > 0) question.outside.sleep(interval);
    measurement.add(sample_of(question.outside, *request));
  }
  return measurement.reading();
}

}  // namespace

extern const Kind prometheus{
    .name = "prometheus",
    .what = "A Prometheus query stays within a limit, sample after sample.",
    .required = {"url", "query", "op", "value"},
    .optional = {"interval", "count", "failure_limit", "timeout", "headers"},
    .problem = problem,
    .ask = read,
};

}  // namespace segue::gates
