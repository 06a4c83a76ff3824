#include "report/statements.h"

#include <nlohmann/json.hpp>

#include "report/json_text.h"
#include "sql/describe.h"

namespace segue::report {

std::string statement_line(const Source& source, const dialect::ParsedStatement& statement,
                           size_t index) {
  using Json = nlohmann::ordered_json;
  const Position at = source.position(statement.span.begin);
  Json line = {{"file", source.path()},
               {"index", index},
               {"offset", statement.span.begin},
               {"length", statement.span.length()},
               {"line", at.line},
               {"column", at.column},
               {"kind", sql::kind_of(statement.tree)},
               {"understood", statement.understood()}};
  line["error"] = statement.error ? Json(statement.error->message) : Json();
  line["targets"] = Json::array();
  for (const auto& name : sql::targets_of(statement.tree))
    line["targets"].push_back(name.text());
  line["actions"] = sql::actions_of(statement.tree);
  return json_text(line);
}

}  // namespace segue::report
