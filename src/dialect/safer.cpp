#include "dialect/safer.h"

#include <algorithm>

#include "base/text.h"

namespace segue::dialect {
namespace {

void guard(SaferWay& way, Span name, std::string_view words) {
  if (!name.empty()) way.edits.push_back({{name.begin, name.begin}, std::string(words) + ' '});
}

void guard_actions(SaferWay& way, const sql::AlterTable& alter) {
  for (const auto& action : alter.actions) {
    if (const auto* add = std::get_if<sql::AddColumn>(&action.form); add && !add->if_not_exists)
      guard(way, add->column.name.span, "IF NOT EXISTS");
    if (const auto* drop = std::get_if<sql::DropColumn>(&action.form); drop && !drop->if_exists)
      guard(way, drop->column.span, "IF EXISTS");
  }
}

}  // namespace

std::string edited(std::string_view text, std::vector<Edit> edits) {
  std::stable_sort(edits.begin(), edits.end(),
                   [](const Edit& a, const Edit& b) { return a.span.begin < b.span.begin; });
  std::string result;
  size_t at = 0;
  for (const Edit& edit : edits) {
    result += text.substr(at, edit.span.begin - at);
    result += edit.text;
    at = edit.span.end;
  }
  return result.append(text.substr(at));
}

std::optional<uint32_t> end_of_word(const Source& source, const std::vector<Token>& tokens,
                                    Span statement, std::string_view word, uint32_t from) {
  for (const Token& token : tokens) {
    if (token.offset < statement.begin || token.offset < from) continue;
    if (token.offset >= statement.end) break;
    if (text::equal_ignoring_case(source.text({token.offset, token.end()}), word))
      return token.end();
  }
  return std::nullopt;
}

std::optional<SaferWay> guarded(const AskedFor& asked, const Guards& guards) {
  SaferWay way{.why = "it would fail if the script had to be run again", .gain = Gain::repetition};
  const sql::Statement& tree = asked.statement.tree;
  if (const auto* table = std::get_if<sql::CreateTable>(&tree)) {
    if (guards.create_table && !table->if_not_exists && !table->or_replace)
      guard(way, table->table.span(), "IF NOT EXISTS");
  } else if (const auto* index = std::get_if<sql::CreateIndex>(&tree)) {
    if (guards.create_index && !index->if_not_exists && !index->or_replace)
      guard(way, index->name ? index->name.span() : index->index.name.span, "IF NOT EXISTS");
  } else if (const auto* drop = std::get_if<sql::Drop>(&tree)) {
    const bool takes_one =
        drop->kind == sql::ObjectKind::table ? guards.drop_table : guards.drop_others;
    if (takes_one && !drop->if_exists && !drop->objects.empty())
      guard(way, drop->objects.front().name.span(), "IF EXISTS");
  } else if (const auto* alter = std::get_if<sql::AlterTable>(&tree); alter && guards.columns) {
    guard_actions(way, *alter);
  }
  if (way.edits.empty()) return std::nullopt;
  return way;
}

}  // namespace segue::dialect
