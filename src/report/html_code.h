#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "report/report.h"

namespace segue::report::html {

/// A piece of SQL with its place in a file.
struct Code {
  std::string_view text{};
  uint32_t offset = 0;  // of its first byte
  uint32_t line = 1;    // of its first line
};

/// The SQL with line numbers and with the places of its findings marked. Of a long text the lines
/// that matter are shown.
std::string code_as_html(const Code& code, const std::vector<Located>& findings);

/// The style sheet; it follows the reader's choice of a light or a dark screen.
std::string_view style_sheet();

}  // namespace segue::report::html
