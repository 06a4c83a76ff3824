#pragma once

#include <chrono>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "gates/gate.h"

namespace segue::gates {

// The values of a gate's keys. Each question why a value cannot be used has an empty answer where
// it can, or where it is not given; whoever reads a value has asked before.

std::string unfit_duration(const Spec& spec, std::string_view key);
std::string unfit_number(const Spec& spec, std::string_view key);
/// A whole number, of at least …
std::string unfit_count(const Spec& spec, std::string_view key, int least);
/// Not `http://…` or `https://…`; it may begin with a variable.
std::string unfit_url(const Spec& spec, std::string_view key);
/// "Name: value", each.
std::string unfit_headers(const Spec& spec);
/// The first that is not empty.
std::string first_of(std::initializer_list<std::string> problems);

bool is_given(const Spec& spec, std::string_view key);
std::chrono::milliseconds duration_of(const Spec& spec, std::string_view key,
                                      std::chrono::milliseconds otherwise);
std::optional<double> number_of(const Spec& spec, std::string_view key);
int count_of(const Spec& spec, std::string_view key, int otherwise);

/// A finite number and nothing else.
std::optional<double> read_number(std::string_view text);
/// As people write it: without digits that say nothing.
std::string shown(double number);

/// A request to the URL of the key `url`, with the gate's headers, as long as its `timeout`.
Result<HttpRequest> request_of(const Question& question, std::chrono::milliseconds timeout);

}  // namespace segue::gates
