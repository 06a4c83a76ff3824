#include "dialects/sqlite/presence.h"

namespace segue::sqlite {
namespace {

class SqlitePresence : public dialect::Presence {
 public:
  Result<std::vector<dialect::SeenSession>> sessions(
      dialect::Connection& /*connection*/) const override {
    return Error{ErrorCode::gate, "a database file does not know who has it open"};
  }
  Result<dialect::SeenQueries> queries(dialect::Connection& /*connection*/) const override {
    return Error{ErrorCode::gate, "a database file does not know what is sent to it"};
  }
  std::string_view heartbeat() const override {
    return "INSERT INTO segue_app_versions (app, version, instance, seen_at)"
           " VALUES (?, ?, ?, CAST(ROUND((julianday('now') - 2440587.5) * 86400000) AS INTEGER))"
           " ON CONFLICT (app, version, instance) DO UPDATE SET seen_at = excluded.seen_at";
  }
};

}  // namespace

const dialect::Presence& presence() {
  static const SqlitePresence instance;
  return instance;
}

}  // namespace segue::sqlite
