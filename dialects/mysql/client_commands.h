#pragma once

#include <string>
#include <string_view>

namespace segue::mysql {

/// Whether a line that begins with this word (lower case) is for the client program when no
/// statement is under way: `source`, `system`, `tee` … `delimiter` and `use` are not among them.
bool is_client_command(std::string_view word);

/// Whether the line brings in SQL from elsewhere: `source file`, `\. file`.
bool brings_in(std::string_view line);

/// What the letter after a backslash asks of the client.
enum class BackslashCommand { unknown, ends_statement, takes_line, null_value };
BackslashCommand backslash_command(char letter);

/// A script of the server's own test suite as the server would see it: the commands of the test
/// language (`let`, `--error`, `connection`, `while (…) {` …) are overwritten with blanks, so that
/// every offset still fits. What only the test language can fill in (`eval`) is blanked too.
std::string without_test_commands(std::string_view script);

}  // namespace segue::mysql
