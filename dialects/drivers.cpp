#include "dialects/drivers.h"

#include <map>
#include <mutex>
#include <string>

#include "base/modules.h"
#include "dialect/target.h"
#include "dialects/all.h"

namespace segue::dialects {
namespace {

using Entry = const dialect::Driver& (*)();

}  // namespace

Result<const dialect::Driver*> driver(std::string_view dialect) {
  static std::mutex mutex;
  static std::map<std::string, const dialect::Driver*, std::less<>> drivers;
  const std::lock_guard guard(mutex);
  const auto known = drivers.find(dialect);
  if (known != drivers.end()) return known->second;
  const auto entry = entry_of_module(dialect, "segue_driver");
  if (!entry) return entry.error();
  const dialect::Driver* found = &reinterpret_cast<Entry>(*entry)();
  drivers.emplace(dialect, found);
  return found;
}

Result<dialect::ConnectionPtr> connect(const dialect::Target& target) {
  const auto* dialect = by_url_scheme(target.scheme);
  if (dialect == nullptr)
    return Error{ErrorCode::usage,
                 "there is no database with URLs that begin with `" + target.scheme + ":`"};
  const auto found = driver(dialect->name());
  if (!found) return found.error();
  return (*found)->connect(target);
}

}  // namespace segue::dialects
