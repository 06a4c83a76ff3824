#pragma once

#include <string>
#include <string_view>

/// Text that others wrote, inside of Markdown.
namespace segue::report::markdown {

/// On one line, for headings, lists and cells. What stands in `backticks` stays code; elsewhere
/// nothing is taken for HTML, a link or a cell's end.
std::string inline_text(std::string_view text);
/// The same as code, whatever it holds.
std::string code(std::string_view text);
/// Markdown as a cell of a table, which ends at a bar, even in code.
std::string cell(std::string_view text);
/// Lines of code, between fences that they cannot close.
std::string fenced(std::string_view language, std::string_view text);

}  // namespace segue::report::markdown
