#pragma once

#include <array>
#include <string>
#include <vector>

#include "dialect/dialect.h"
#include "dialect/scanning.h"
#include "project/project.h"

namespace segue::test {

/// A dialect that knows only words, `;` and comments: layouts need no more.
class StandIn : public dialect::Dialect {
 public:
  StandIn(std::string_view name, std::vector<std::string_view> aliases, std::string_view telltale)
      : name_(name), aliases_(std::move(aliases)), telltale_(telltale) {}

  std::string_view name() const override { return name_; }
  std::span<const std::string_view> aliases() const override { return aliases_; }
  int sniff(std::string_view sql) const override {
    return sql.find(telltale_) == std::string_view::npos ? 0 : 1;
  }

  dialect::Script parse(const Source& source, const dialect::ReadOptions&) const override {
    dialect::Script script;
    const std::string_view text = source.text();
    Span statement;
    const auto finish = [&] {
      if (!statement.empty()) {
        script.statements.emplace_back();
        script.statements.back().span = statement;
      }
      statement = {};
    };
    for (uint32_t at = 0; at < text.size(); ++at) {
      if (text.substr(at, 2) == "--") {
        const auto end = static_cast<uint32_t>(std::min(text.find('\n', at), text.size()));
        auto directive = dialect::directive_in(text.substr(at, end - at), {at, end});
        if (directive) {
          finish();
          script.directives.push_back(*directive);
        }
        at = end;
      } else if (text[at] == ';') {
        finish();
      } else if (!dialect::is_space(text[at])) {
        statement = {statement.empty() ? at : statement.begin, at + 1};
      }
    }
    finish();
    return script;
  }

  std::string write(const sql::Statement&) const override { return {}; }
  std::string write(const sql::Expression&) const override { return {}; }
  const catalog::Semantics& semantics(const dialect::Version&) const override { throw 1; }
  const facts::CostModel& costs(const dialect::Version&) const override { throw 1; }
  const dialect::Engine& engine() const override { throw 1; }
  const dialect::Backfilling& backfilling() const override { throw 1; }
  const dialect::Presence& presence() const override { throw 1; }

 private:
  std::string_view name_;
  std::vector<std::string_view> aliases_;
  std::string_view telltale_;
};

inline const project::Dialects& stand_ins() {
  static const StandIn red("red", {"rouge", "redsql"}, "SERIAL");
  static const StandIn blue("blue", {"bleu"}, "AUTO_INCREMENT");
  static const project::Dialects all = {&red, &blue};
  return all;
}

}  // namespace segue::test
