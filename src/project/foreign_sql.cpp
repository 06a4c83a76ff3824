#include "project/foreign_sql.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/text.h"
#include "dialect/telltales.h"

namespace segue::project {
namespace {

using dialect::Telltale;

/// A `\n` stands for the end of a line.
constexpr auto oracle = std::to_array<Telltale>({
    {"VARCHAR2", 4},
    {"NVARCHAR2", 4},
    {"NUMBER(", 3},
    {"NUMBER (", 3},
    {"\n/\n", 3},
    {" BYTE)", 3},
    {"DBMS_OUTPUT", 4},
    {"CREATE OR REPLACE PACKAGE", 4},
    {"PACKAGE BODY", 4},
    {"CREATE OR REPLACE FORCE VIEW", 4},
    {"CREATE SYNONYM", 4},
    {"PUBLIC SYNONYM", 4},
    {"RAISE_APPLICATION_ERROR", 4},
    {"WHENEVER SQLERROR", 4},
    {"SQL%ROWCOUNT", 4},
    {"SYS_GUID", 4},
    {"PCTFREE", 4},
    {"USER_TABLES", 3},
    {"NVL(", 2},
    {"SYSDATE", 2},
    {"NOCACHE", 2},
    {"FROM DUAL", 1},
    {"EXECUTE IMMEDIATE", 1},
    {"CLOB", 1},
});

constexpr auto sql_server = std::to_array<Telltale>({
    {"\nGO\n", 4},         {"NVARCHAR(MAX)", 4},
    {"VARCHAR(MAX)", 4},   {"VARBINARY(MAX)", 4},
    {"[DBO].", 4},         {"DBO.", 2},
    {"IDENTITY(1,1)", 4},  {"IDENTITY (1,1)", 4},
    {"IDENTITY(1, 1)", 4}, {"UNIQUEIDENTIFIER", 3},
    {"DATETIME2", 4},      {"DATETIMEOFFSET", 4},
    {"SYSUTCDATETIME", 4}, {"GETDATE()", 3},
    {"GETUTCDATE()", 3},   {"NEWID()", 4},
    {"SP_RENAME", 4},      {"SP_EXECUTESQL", 4},
    {"OBJECT_ID(", 4},     {"SCOPE_IDENTITY", 4},
    {"SET ANSI_NULLS", 4}, {"SET QUOTED_IDENTIFIER", 4},
    {"NONCLUSTERED", 4},   {"PRIMARY KEY CLUSTERED", 4},
    {"BEGIN TRY", 4},      {"WITH (NOLOCK)", 4},
    {"SYS.OBJECTS", 4},    {"SYS.COLUMNS", 4},
    {"DECLARE @", 2},      {"NTEXT", 2},
    {"NVARCHAR", 1},       {"CREATE TABLE [", 1},
});

struct Foreign {
  std::string_view database;
  std::span<const Telltale> telltales;
};
constexpr Foreign databases[] = {{"Oracle", oracle}, {"SQL Server", sql_server}};

/// Where a comment or a string that begins at `at` ends; `at` where none does.
size_t end_of_aside(std::string_view text, size_t at) {
  const auto behind = [&](std::string_view closing, size_t from) {
    const size_t end = text.find(closing, from);
    return end == std::string_view::npos ? text.size() : end + closing.size();
  };
  if (text.substr(at, 2) == "--") return std::min(text.find('\n', at), text.size());
  if (text.substr(at, 2) == "/*") return behind("*/", at + 2);
  return text[at] == '\'' ? behind("'", at + 1) : at;
}

/// Neither the end of a line nor what may begin a comment or a string.
bool is_plain(char c) {
  return c != '\n' && c != '-' && c != '/' && c != '\'';
}

/// The words of the statements alone: what a comment or a string says of a database tells nothing.
/// Lines begin and end without blanks.
std::string words_of(std::string_view text) {
  constexpr std::string_view blanks = " \t";
  std::string words = "\n";
  words.reserve(text.size() + 2);
  const auto end_line = [&] {
    words.erase(words.find_last_not_of(" \t\r") + 1);
    words += '\n';
  };
  for (size_t at = 0; at < text.size();) {
    if (words.back() == '\n') at = std::min(text.find_first_not_of(blanks, at), text.size());
    const size_t from = at;
    while (at < text.size() && is_plain(text[at]))
      ++at;
    words += text.substr(from, at - from);
    if (at == text.size()) break;
    if (const size_t end = end_of_aside(text, at); end != at) {
      words += ' ';
      at = end;
      continue;
    }
    if (text[at] == '\n')
      end_line();
    else
      words += text[at];
    ++at;
  }
  end_line();
  return words;
}

}  // namespace

std::string_view foreign_sql(std::string_view text, bool fails, const dialect::Dialect& guessed) {
  // A text that the dialect reads as a whole has to say much more clearly that it is another's.
  const int enough = fails ? 6 : 12;
  const std::string words = words_of(text);
  for (const Foreign& each : databases) {
    const int weight = dialect::weigh(words, each.telltales);
    if (weight >= enough && weight > guessed.sniff(words)) return each.database;
  }
  return {};
}

void leave_unread(ReadScript& read, std::string_view database) {
  std::vector<dialect::ParsedStatement> rest;
  std::vector<uint32_t> sections;
  for (size_t i = 0; i < read.script.statements.size(); ++i) {
    const dialect::ParsedStatement& statement = read.script.statements[i];
    if (sections.empty() || sections.back() != read.section_of[i]) {
      sections.push_back(read.section_of[i]);
      rest.push_back({.span = statement.span,
                      .tree = sql::Opaque{"CREATE", statement.span}});  // it may make anything
    }
    rest.back().span.end = statement.span.end;
  }
  read.script.statements = std::move(rest);
  read.section_of = std::move(sections);
  read.undo = {};
  read.undo_section.clear();
  const Span all = read.script.statements.empty() ? Span{} : read.script.statements.front().span;
  const size_t line = read.source->text().substr(all.begin, all.length()).find('\n');
  read.script.findings.clear();
  read.findings = {
      {.rule = "other-database",
       .severity = Severity::error,
       .span = {all.begin,
                line == std::string_view::npos ? all.end : all.begin + static_cast<uint32_t>(line)},
       .message = "this is the SQL of " + std::string(database) +
                  ", which is not read: nothing of the file is judged",
       .advice = "leave the file out, or name the dialect where it is another one"}};
  read.foreign = database;
}

}  // namespace segue::project
