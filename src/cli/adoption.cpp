#include "cli/adoption.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/sha256.h"
#include "base/text.h"
#include "dialect/engine.h"
#include "dialects/drivers.h"
#include "project/file_name.h"

namespace segue::cli {
namespace {

using project::Layout;
using project::RowKey;
using project::RowState;
using project::VersionOrder;

std::string replaced(std::string text, std::string_view what, std::string_view with) {
  const size_t at = text.find(what);
  return at == std::string::npos ? text : text.replace(at, what.size(), with);
}

/// "author:id" with neither of the quotes that a name with blanks is written in.
std::string without_quotes(std::string text) {
  std::erase(text, '"');
  return text;
}

bool same_number(std::string_view a, std::string_view b) {
  return !a.empty() && project::compare_versions(VersionOrder::number, a, b) == 0;
}

/// Whether a path, wherever it begins, ends with this name.
bool is_path_of(std::string_view path, const std::string& name) {
  return path == name || path.ends_with("/" + name);
}

const project::Section& section_of(const Item& item) {
  return item.read().sections[item.section];
}

/// Whether the key of a row means this item. `sum` is that of its file, where the key is one.
bool means(const VersionRow& row, RowKey key, const Item& item, const std::string& sum) {
  const std::string& version = item.migration->version;
  const std::string_view file = path::name_of(item.file.path);
  switch (key) {
    case RowKey::version:
      return row.key == version;
    case RowKey::number:
      return same_number(version, row.key);
    case RowKey::parts:
      return version.empty()
                 ? path::name_of(row.key) == file
                 : project::compare_versions(VersionOrder::parts, version, row.key) == 0;
    case RowKey::id:
      return row.key == item.migration->id;
    case RowKey::file:
      return path::name_of(row.key) == file;
    case RowKey::name:
      return row.key == item.migration->name;
    case RowKey::changeset:
      return item.section != 0 &&
             is_path_of(row.key, std::string(file) + ":" + without_quotes(section_of(item).id));
    case RowKey::content:
      return row.key == sum;
  }
  return false;
}

bool stands_before(const Item& item, const VersionRow& row, const Layout& tool) {
  return !item.migration->version.empty() &&
         project::compare_versions(tool.order, item.migration->version, row.key) <= 0;
}

/// CRC-32 of a text without its line ends and without a byte order mark, as a signed number.
int32_t sum_of_lines(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  uint32_t sum = ~uint32_t{0};
  for (const char c : text) {
    if (c == '\n' || c == '\r') continue;
    sum ^= static_cast<unsigned char>(c);
    for (int bit = 0; bit < 8; ++bit)
      sum = (sum >> 1) ^ ((sum & 1) != 0 ? 0xEDB88320U : 0U);
  }
  return static_cast<int32_t>(~sum);
}

/// Whether a file reads otherwise than it did when the tool ran it. The tool takes the sum of what
/// runs again with the values of its placeholders, and of anything else without them.
bool reads_otherwise(const Item& item, const std::string& checksum) {
  if (checksum.empty() || (item.text->has_values && !item.migration->repeatable)) return false;
  return checksum != std::to_string(sum_of_lines(item.text->raw));
}

/// A table that stands in a schema of its tool can only be asked for.
Result<bool> is_there(dialect::Connection& connection, const dialect::Engine& engine,
                      const std::string& table) {
  if (table.find('.') == std::string::npos) return engine.has_table(connection, table);
  return bool(connection.run("SELECT 1 FROM " + table + " WHERE 1 = 0"));
}

Result<dialect::Rows> read(dialect::Connection& connection, const Layout& tool,
                           const std::string& table) {
  return ask(connection, replaced(std::string(tool.versions->rows), "{}", table), {},
             "reading the table `" + table + "` of " + std::string(tool.name));
}

/// The registry of a tool that keeps it in a file beside that of the database.
Result<dialect::Rows> read_beside(const Place& place, const Layout& tool, std::string_view name) {
  const size_t dot = name.find('.');
  dialect::Target target = place.target;
  const std::string_view own = path::name_of(target.database);
  const std::string_view ending =
      own.rfind('.') == std::string_view::npos ? "" : own.substr(own.rfind('.'));
  target.database = path::joined(path::folder_of(target.database),
                                 std::string(name.substr(0, dot)) + std::string(ending));
  target.must_exist = true;
  auto connection = dialects::connect(target);
  if (!connection) return connection.error();
  return read(**connection, tool, std::string(name.substr(dot + 1)));
}

Error no_table(const Layout& tool) {
  std::string names;
  for (const auto name : tool.versions->names)
    names += (names.empty() ? "`" : " or `") + std::string(name) + "`";
  return {ErrorCode::usage, "there is no table " + names + " here: " + std::string(tool.name) +
                                " has run nothing, or calls it otherwise (`--table NAME`)"};
}

Result<dialect::Rows> found_rows(const Place& place, dialect::Connection& connection,
                                 const Layout& tool, const std::string& table) {
  if (!table.empty()) return read(connection, tool, table);
  const auto& engine = place.dialect().engine();
  for (const std::string_view name : tool.versions->names) {
    const auto there = is_there(connection, engine, std::string(name));
    if (!there) return there.error();
    if (*there) return read(connection, tool, std::string(name));
    const bool apart = name.find('.') != std::string_view::npos;
    if (!apart || !engine.create_database("x").empty()) continue;
    if (auto beside = read_beside(place, tool, name)) return beside;
  }
  return no_table(tool);
}

}  // namespace

Result<std::vector<VersionRow>> rows_of(const Place& place, dialect::Connection& connection,
                                        const Layout& tool, const std::string& table) {
  const auto found = found_rows(place, connection, tool, table);
  if (!found) return found.error();
  std::vector<VersionRow> rows;
  for (size_t row = 0; row < found->rows.size(); ++row) {
    const size_t last = found->rows[row].size() - 1;
    VersionRow& made = rows.emplace_back();
    for (size_t column = 0; column < last; ++column) {
      if (found->names[column] == "checksum")
        made.checksum = found->text(row, column);
      else
        made.key += (column == 0 ? "" : ":") + found->text(row, column);
    }
    made.state = project::read_state(found->text(row, last));
  }
  return rows;
}

Adoption adoption_of(const Course& course, const Layout& tool,
                     const std::vector<VersionRow>& rows) {
  const RowKey key = tool.versions->key;
  std::vector<std::string> sums(course.items.size());
  if (key == RowKey::content)
    for (size_t i = 0; i < sums.size(); ++i)
      sums[i] = sha256(course.items[i].text->raw);
  std::map<const Item*, RowState> states;
  std::map<const Item*, std::string> checksums;
  std::map<std::string, std::pair<RowState, const Item*>> last;  // what was said of a key last
  for (const VersionRow& row : rows) {
    if (row.state == RowState::other) continue;
    const Item* meant = nullptr;
    for (size_t i = 0; i < sums.size(); ++i) {
      const Item& item = course.items[i];
      if (row.state == RowState::up_to && stands_before(item, row, tool))
        states[&item] = RowState::applied;
      if (meant != nullptr || !means(row, key, item, sums[i])) continue;
      // Of several changes of one name each row means the next one.
      if (key == RowKey::name && states.contains(&item)) continue;
      meant = &item;
    }
    if (row.state == RowState::failed && key == RowKey::number)
      for (const Item& item : course.items)
        if (&item != meant && stands_before(item, row, tool)) states[&item] = RowState::applied;
    if (meant != nullptr) states[meant] = row.state;
    if (meant != nullptr) checksums[meant] = row.checksum;
    last[row.key] = {row.state, meant};
  }
  Adoption adoption;
  for (const Item& item : course.items) {
    const auto found = states.find(&item);
    if (found != states.end() &&
        (found->second == RowState::applied || found->second == RowState::up_to)) {
      const bool changed = !item.applied() && reads_otherwise(item, checksums[&item]);
      if (changed) (item.repeatable() ? adoption.outdated : adoption.edited).push_back(&item);
      if (!changed || !item.repeatable()) adoption.applied.push_back(&item);
    }
  }
  for (const auto& [name, said] : last) {
    if (said.first == RowState::failed)
      adoption.failed.emplace_back(name, said.second);
    else if (said.first != RowState::reverted && said.second == nullptr)
      adoption.unknown.push_back(name);
  }
  return adoption;
}

}  // namespace segue::cli
