#include "dialects/postgresql/client_commands.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/text.h"

namespace segue::postgresql {
namespace {

constexpr auto ending = std::to_array<std::string_view>(
    {"bind", "bind_named", "close", "close_prepared", "crosstabview", "g", "gdesc", "gexec", "gset",
     "gx", "parse", "r", "reset", "sendpipeline", "watch"});

constexpr auto whole_line = std::to_array<std::string_view>(
    {"!", "copy", "ef", "ev", "h", "help", "sf", "sf+", "sv", "sv+"});

constexpr auto aside = std::to_array<std::string_view>({"?",
                                                        "C",
                                                        "a",
                                                        "c",
                                                        "cd",
                                                        "conninfo",
                                                        "connect",
                                                        "copyright",
                                                        "dD",
                                                        "e",
                                                        "echo",
                                                        "edit",
                                                        "elif",
                                                        "else",
                                                        "encoding",
                                                        "endif",
                                                        "endpipeline",
                                                        "errverbose",
                                                        "f",
                                                        "flush",
                                                        "flushrequest",
                                                        "getenv",
                                                        "getresults",
                                                        "H",
                                                        "html",
                                                        "i",
                                                        "if",
                                                        "include",
                                                        "include_relative",
                                                        "ir",
                                                        "l",
                                                        "l+",
                                                        "list",
                                                        "list+",
                                                        "lo",
                                                        "lo_export",
                                                        "lo_import",
                                                        "lo_list",
                                                        "lo_list+",
                                                        "lo_unlink",
                                                        "o",
                                                        "out",
                                                        "p",
                                                        "password",
                                                        "print",
                                                        "prompt",
                                                        "pset",
                                                        "q",
                                                        "qecho",
                                                        "quit",
                                                        "restrict",
                                                        "s",
                                                        "set",
                                                        "setenv",
                                                        "startpipeline",
                                                        "syncpipeline",
                                                        "t",
                                                        "T",
                                                        "timing",
                                                        "unrestrict",
                                                        "unset",
                                                        "w",
                                                        "warn",
                                                        "write",
                                                        "x",
                                                        "z",
                                                        "zS",
                                                        "."});

/// \d, \dt+, \dfaS …: a d, what to list, and modifiers.
bool describes(std::string_view name) {
  constexpr std::string_view letters = "ACDEFLOPRTXabcdefgilmnopqrstuvwxyS+";
  return name.starts_with('d') && name.find_first_not_of(letters) == std::string_view::npos;
}

template <size_t count>
bool among(const std::array<std::string_view, count>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

constexpr auto bringing = std::to_array<std::string_view>(
    {"gexec", "i", "include", "include_relative", "ir", "lo_import"});

/// Of `\copy`: whether FROM comes before TO. A query in parentheses can only be copied out.
bool copies_in(std::string_view line) {
  const std::string words = text::lower(line);
  const size_t begin = words.find_first_not_of(" \t", std::string_view("\\copy").size());
  if (begin != std::string::npos && words[begin] == '(') return false;
  const size_t from = words.find(" from ");
  return from != std::string::npos && from < words.find(" to ");
}

}  // namespace

bool brings_in(std::string_view name, std::string_view line) {
  return among(bringing, name) || (name == "copy" && copies_in(line));
}

ClientCommandKind client_command(std::string_view name) {
  if (among(ending, name)) return ClientCommandKind::ends;
  if (among(whole_line, name)) return ClientCommandKind::whole_line;
  if (among(aside, name) || describes(name)) return ClientCommandKind::aside;
  return ClientCommandKind::unknown;
}

}  // namespace segue::postgresql
