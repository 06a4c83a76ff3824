// libFuzzer: any bytes, read as a file of one dialect. What must hold whatever comes in: no crash,
// no hang, spans inside the file and in order, and a tree that prints.

#include <cstdlib>
#include <string>

#include "dialects/all.h"
#include "sql/describe.h"
#include "sql/print.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const segue::dialect::Dialect* dialect = segue::dialects::by_name(SEGUE_FUZZ_DIALECT);
  const segue::Source source("fuzz.sql", std::string(reinterpret_cast<const char*>(data), size));
  const segue::dialect::Script script = dialect->parse(source);
  uint32_t end = 0;
  for (const auto& statement : script.statements) {
    if (statement.span.begin < end || statement.span.end > size ||
        statement.span.begin > statement.span.end)
      abort();
    end = statement.span.end;
    if (statement.error && statement.error->message.empty()) abort();
    if (statement.understood()) {
      segue::sql::print(statement.tree);
      segue::sql::targets_of(statement.tree);
    }
  }
  for (const auto& finding : script.findings)
    if (finding.span.end > size || finding.rule.empty()) abort();
  return 0;
}
