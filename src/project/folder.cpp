#include "project/folder.h"

#include <algorithm>
#include <utility>

namespace segue::project {
namespace {

constexpr size_t head_size = size_t{16} << 10;

/// Folders that hold other people's files or files that tools made.
constexpr std::string_view skipped[] = {"node_modules", "target", "vendor", "__pycache__",
                                        "venv",         "_build", "deps"};

bool is_skipped(std::string_view name) {
  return name.starts_with('.') ||
         std::find(std::begin(skipped), std::end(skipped), name) != std::end(skipped);
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// The run of digits at `at`, without its leading zeros; moves past it.
std::string_view number_at(std::string_view text, size_t& at) {
  const size_t begin = at;
  while (at < text.size() && is_digit(text[at]))
    ++at;
  std::string_view run = text.substr(begin, at - begin);
  while (run.size() > 1 && run.front() == '0')
    run.remove_prefix(1);
  return run;
}

Result<bool> fill(const FileTree& tree, Folder& folder, int depth) {
  auto entries = tree.list(folder.path);
  if (!entries) return entries.error();
  for (auto& entry : *entries) {
    if (!entry.folder) {
      folder.files.push_back(std::move(entry.name));
    } else if (!is_skipped(entry.name) && depth > 0) {
      auto below = std::make_unique<Folder>();
      below->path = folder.path_of(entry.name);
      below->name = std::move(entry.name);
      below->parent = &folder;
      auto filled = fill(tree, *below, depth - 1);
      if (!filled) return filled;
      folder.folders.push_back(std::move(below));
    }
  }
  std::sort(folder.files.begin(), folder.files.end(), natural_less);
  std::sort(folder.folders.begin(), folder.folders.end(),
            [](const auto& a, const auto& b) { return natural_less(a->name, b->name); });
  return true;
}

}  // namespace

bool Folder::has(std::string_view file) const {
  return std::find(files.begin(), files.end(), file) != files.end();
}

Folder* Folder::find(std::string_view wanted) const {
  for (const auto& below : folders) {
    if (below->name == wanted) return below.get();
  }
  return nullptr;
}

Result<std::unique_ptr<Folder>> walk(const FileTree& tree, const std::string& path, int depth) {
  auto folder = std::make_unique<Folder>();
  folder->path = path;
  folder->name = path::name_of(path);
  auto filled = fill(tree, *folder, depth);
  if (!filled) return filled.error();
  return folder;
}

const std::string& Heads::of(const std::string& path) {
  const auto known = known_.find(path);
  if (known != known_.end()) return known->second;
  auto head = tree_.head(path, head_size);
  return known_.emplace(path, head ? std::move(*head) : std::string()).first->second;
}

bool natural_less(std::string_view a, std::string_view b) {
  size_t i = 0;
  size_t j = 0;
  while (i < a.size() && j < b.size()) {
    if (is_digit(a[i]) && is_digit(b[j])) {
      const std::string_view left = number_at(a, i);
      const std::string_view right = number_at(b, j);
      if (left.size() != right.size()) return left.size() < right.size();
      if (left != right) return left < right;
    } else {
      if (a[i] != b[j]) return static_cast<unsigned char>(a[i]) < static_cast<unsigned char>(b[j]);
      ++i;
      ++j;
    }
  }
  const size_t left = a.size() - i;
  const size_t right = b.size() - j;
  return left != right ? left < right : a < b;
}

}  // namespace segue::project
