#include "dialects/sqlite/alarm.h"

namespace segue::sqlite {
namespace {

/// A new name is put into the text of triggers (ALTER TABLE RENAME, since 3.25). Who writes cannot
/// be told: triggers set what an application does not by an UPDATE of their own.
class Alarms final : public dialect::Alarms {
 public:
  bool triggers_follow_names() const override { return true; }
  std::optional<dialect::Alarm> on_writes(const dialect::LastUses&) const override {
    return std::nullopt;
  }
};

}  // namespace

const dialect::Alarms& alarms() {
  static const Alarms all;
  return all;
}

}  // namespace segue::sqlite
