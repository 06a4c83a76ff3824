#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace segue {

/// What a folder holds.
struct FolderEntry {
  std::string name{};
  bool folder = false;
};

/// A tree of files, as far as reading projects needs it. Paths are joined with `/`; "" and "." are
/// where we stand. Implementations are the disk and, in tests, memory.
class FileTree {
 public:
  virtual ~FileTree() = default;

  /// The entries of a folder in no particular order. A link to a folder counts as a file, so that
  /// no walk goes in circles. Pipes, sockets and devices are left out.
  virtual Result<std::vector<FolderEntry>> list(const std::string& folder) const = 0;
  /// The bytes of a file.
  virtual Result<std::string> read(const std::string& path) const = 0;
  /// At most the first `most` bytes of a file.
  virtual Result<std::string> head(const std::string& path, size_t most) const = 0;
};

enum class PathKind { missing, file, folder };

/// The disk. Every error names the path and the reason.
class DiskTree : public FileTree {
 public:
  Result<std::vector<FolderEntry>> list(const std::string& folder) const override;
  Result<std::string> read(const std::string& path) const override;
  Result<std::string> head(const std::string& path, size_t most) const override;
  PathKind kind_of(const std::string& path) const;
};

namespace path {

/// "a", "b" → "a/b"; an empty or "." folder leaves the name alone.
std::string joined(std::string_view folder, std::string_view name);
/// The last part: "a/b.sql" → "b.sql".
std::string_view name_of(std::string_view path);
/// All but the last part; empty where there is only one.
std::string_view folder_of(std::string_view path);

}  // namespace path

}  // namespace segue
