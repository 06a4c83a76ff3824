#include "dialects/mysql/addition.h"

#include "base/source.h"
#include "base/text.h"
#include "dialects/mysql/parse/parse.h"

namespace segue::mysql {

std::optional<std::string> still_understood(std::string statement, const Flavor& flavor) {
  // Most statements have nothing that could stand in the way: to read them takes time.
  const bool comments = statement.find("/*") != std::string::npos;
  if (!comments && text::upper(statement).find("PARTITION") == std::string::npos) return statement;
  const Source source("", statement);
  const dialect::Script script = parse(source, {}, flavor);
  const bool good = script.statements.size() == 1 && script.statements.front().understood();
  return good ? std::optional(std::move(statement)) : std::nullopt;
}

}  // namespace segue::mysql
