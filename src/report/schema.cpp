#include "report/schema.h"

#include <nlohmann/json.hpp>

#include "report/json_text.h"

namespace segue::report {
namespace {

using Json = nlohmann::ordered_json;

std::string_view sign_of(catalog::ChangeKind kind) {
  switch (kind) {
    case catalog::ChangeKind::added:
      return "+ ";
    case catalog::ChangeKind::removed:
      return "- ";
    case catalog::ChangeKind::changed:
      return "~ ";
  }
  return "";
}

Json value_or_null(const std::string& value) {
  return value.empty() ? Json() : Json(value);
}

}  // namespace

std::string catalog_as_json(const catalog::Items& items) {
  Json objects = Json::array();
  for (const auto& item : items) {
    Json object = {{"kind", item.kind}, {"name", item.name}};
    Json& attributes = object["attributes"] = Json::object();
    for (const auto& [name, value] : item.attributes)
      attributes[name] = value;
    objects.push_back(std::move(object));
  }
  return json_text({{"version", 1}, {"objects", std::move(objects)}}, 1) + "\n";
}

std::string changes_as_text(const std::vector<catalog::ObjectChange>& changes,
                            const Origin& origin) {
  std::string text;
  for (const auto& change : changes) {
    text += sign_of(change.change);
    const std::string at = origin ? origin(change) : "";
    text += change.kind + " " + change.name + (at.empty() ? "" : " (" + at + ")") + "\n";
    if (change.change != catalog::ChangeKind::changed) continue;
    for (const auto& attribute : change.attributes)
      text += "    " + attribute.name + ": " + (attribute.before.empty() ? "–" : attribute.before) +
              " → " + (attribute.after.empty() ? "–" : attribute.after) + "\n";
  }
  return text;
}

std::string changes_as_json(const std::vector<catalog::ObjectChange>& changes,
                            const Origin& origin) {
  Json list = Json::array();
  for (const auto& change : changes) {
    Json object = {
        {"change", catalog::name_of(change.change)}, {"kind", change.kind}, {"name", change.name}};
    if (origin) object["at"] = value_or_null(origin(change));
    Json& attributes = object["attributes"] = Json::array();
    for (const auto& attribute : change.attributes)
      attributes.push_back({{"name", attribute.name},
                            {"before", value_or_null(attribute.before)},
                            {"after", value_or_null(attribute.after)}});
    list.push_back(std::move(object));
  }
  return json_text({{"version", 1}, {"changes", std::move(list)}}, 1) + "\n";
}

}  // namespace segue::report
