#include "sql/uses.h"

#include <algorithm>
#include <utility>

#include "sql/walk.h"

namespace segue::sql {
namespace {

/// Collects while walking. Common table expressions are kept in a list that grows for the whole
/// statement: a name that some WITH defines is never taken for a table, also where it would be out
/// of scope. That can only hide a read.
class Collector {
 public:
  template <Node T>
  bool operator()(const T& node) {
    if constexpr (std::is_same_v<T, With>) {
      for (const auto& table : node.tables)
        common_.push_back(table.name.text);
    } else if constexpr (std::is_same_v<T, NamedTable>) {
      uses_.reads.push_back(node.name);
    } else if constexpr (std::is_same_v<T, TableQuery>) {
      uses_.reads.push_back(node.table);
    } else if constexpr (std::is_same_v<T, ColumnReference>) {
      uses_.columns.push_back(node);
    } else if constexpr (std::is_same_v<T, Call>) {
      uses_.functions.push_back(node.function);
    } else if constexpr (std::is_same_v<T, Insert> || std::is_same_v<T, LoadData>) {
      uses_.writes.push_back(node.table);
    } else if constexpr (std::is_same_v<T, Copy>) {
      if (node.table) (node.from ? uses_.writes : uses_.reads).push_back(node.table);
    } else if constexpr (std::is_same_v<T, Truncate>) {
      for (const auto& table : node.tables)
        uses_.writes.push_back(table.name);
      return false;
    } else if constexpr (std::is_same_v<T, Update>) {
      for (const auto& table : node.tables)
        add_writes(table);
    } else if constexpr (std::is_same_v<T, Delete>) {
      add_delete_targets(node);
    } else if constexpr (std::is_same_v<T, Merge>) {
      add_writes(node.target);
    }
    return true;
  }

  Uses take() && {
    const auto is_common = [&](const ObjectName& name) {
      return !name.schema &&
             std::find(common_.begin(), common_.end(), name.name.text) != common_.end();
    };
    std::erase_if(uses_.reads, is_common);
    std::erase_if(uses_.writes, is_common);
    return std::move(uses_);
  }

 private:
  void add_writes(const TableReference& reference) {
    if (const auto* table = std::get_if<NamedTable>(&reference.form))
      uses_.writes.push_back(table->name);
    if (const auto* join = std::get_if<Join>(&reference.form)) {
      add_writes(*join->left);
      add_writes(*join->right);
    }
  }
  void add_delete_targets(const Delete& node) {
    if (node.targets.empty()) {
      for (const auto& table : node.from)
        add_writes(table);
      return;
    }
    for (const auto& target : node.targets) {
      const NamedTable* meant = aliased(node, target);
      uses_.writes.push_back(meant != nullptr ? meant->name : target);
    }
  }
  /// DELETE a FROM accounts AS a: the target is an alias.
  static const NamedTable* aliased(const Delete& node, const ObjectName& target) {
    const NamedTable* found = nullptr;
    auto look = [&](const auto& part) {
      if constexpr (std::is_same_v<std::remove_cvref_t<decltype(part)>, TableReference>)
        if (part.alias == target.name && !target.schema)
          found = std::get_if<NamedTable>(&part.form);
      return true;
    };
    for (const auto* references : {&node.from, &node.using_tables})
      walk(*references, look);
    return found;
  }

  Uses uses_;
  std::vector<std::string> common_;
};

template <class T>
Uses collect(const T& value) {
  Collector collector;
  walk(value, collector);
  return std::move(collector).take();
}

}  // namespace

Uses uses_of(const Statement& statement) {
  return collect(statement);
}
Uses uses_of(const Query& query) {
  return collect(query);
}
Uses uses_of(const DataStatement& statement) {
  return collect(statement);
}
Uses uses_of(const Expression& expression) {
  return collect(expression);
}

}  // namespace segue::sql
