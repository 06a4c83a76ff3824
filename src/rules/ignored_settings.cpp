#include "rules/ignored_settings.h"

#include "base/text.h"

namespace segue::rules {

std::string setting_ignored_by(const Step& step) {
  const auto* pragma = step.as<sql::Pragma>();
  if (!pragma || !pragma->value || !step.in_transaction) return {};
  std::string name = text::lower(pragma->name.name.text);
  return name == "foreign_keys" || name == "journal_mode" ? name : std::string();
}

}  // namespace segue::rules
