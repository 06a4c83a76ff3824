#include "dialects/mysql/hurry.h"

#include "base/source.h"
#include "dialects/mysql/addition.h"
#include "dialects/mysql/parse/parse.h"
#include "dialects/mysql/scanner.h"

namespace segue::mysql {
namespace {

/// The end of the parenthesis that opens first behind a place.
std::optional<uint32_t> behind_parenthesis(const Source& source, uint32_t from) {
  int depth = 0;
  for (const dialect::Token& token : scan(source).tokens) {
    if (token.offset < from || token.length != 1) continue;
    const char c = source.text()[token.offset];
    if (c == '(') ++depth;
    if (c == ')' && --depth == 0) return token.end();
  }
  return std::nullopt;
}

/// Where the clause goes, by kind of statement; nothing where the kind takes none.
struct Place {
  const Source& source;

  std::optional<uint32_t> operator()(const sql::AlterTable& alter) const {
    if (alter.kind != "TABLE" || !alter.wait.empty()) return std::nullopt;
    return alter.table.span().end;
  }
  std::optional<uint32_t> operator()(const sql::CreateIndex& create) const {
    if (!create.wait.empty()) return std::nullopt;
    return behind_parenthesis(source, create.table.span().end);
  }
  std::optional<uint32_t> operator()(const sql::Drop& drop) const {
    if (!drop.wait.empty() || drop.objects.empty()) return std::nullopt;
    if (drop.kind == sql::ObjectKind::index) return drop.objects.back().table.span().end;
    if (drop.kind != sql::ObjectKind::table) return std::nullopt;
    return drop.objects.back().name.span().end;
  }
  std::optional<uint32_t> operator()(const sql::RenameTables& rename) const {
    if (!rename.wait.empty() || rename.renames.empty()) return std::nullopt;
    return rename.renames.front().from.span().end;
  }
  std::optional<uint32_t> operator()(const sql::Truncate& truncate) const {
    if (!truncate.wait.empty() || truncate.tables.size() != 1) return std::nullopt;
    return truncate.tables.front().name.span().end;
  }
  std::optional<uint32_t> operator()(const auto&) const { return std::nullopt; }
};

}  // namespace

std::optional<std::string> with_wait(std::string_view statement, std::chrono::milliseconds limit) {
  const Source source("", std::string(statement));
  const Flavor mariadb{Flavor::Product::mariadb, 0};
  const dialect::Script script = parse(source, {}, mariadb);
  if (script.statements.size() != 1 || !script.statements.front().understood()) return std::nullopt;
  const auto place = std::visit(Place{source}, script.statements.front().tree);
  if (!place || *place == 0) return std::nullopt;
  const auto seconds = std::chrono::ceil<std::chrono::seconds>(limit).count();
  const bool at_once = limit < std::chrono::seconds(1);
  const std::string clause = at_once ? " NOWAIT" : " WAIT " + std::to_string(seconds);
  return still_understood(std::string(statement).insert(*place, clause), mariadb);
}

}  // namespace segue::mysql
