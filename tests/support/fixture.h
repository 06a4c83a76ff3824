#pragma once

#include <filesystem>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace segue::test {

/// A finding that a fixture announces: `-- error: rule-id` at the end of the line it is about;
/// a line may end with several.
struct Mark {
  std::string section{};  // "up", "down" or "given"
  size_t line = 0;        // from 1, in the section's text
  std::string severity{};
  std::string rule{};

  auto operator<=>(const Mark&) const = default;
};

using Marks = std::set<Mark>;

/// One part of a case: what follows `--- kind` up to the next line that begins with `--- `.
struct Section {
  std::string kind{};
  std::string text{};  // without blank lines at its end
};

/// "postgresql >= 12": a dialect, and the oldest version the case is about; 0 where any will do.
struct Target {
  std::string dialect;
  int at_least = 0;
  int minor = 0;  // "mysql >= 8.0.29"
  int patch = 0;

  /// "8.0.29", "8"; empty where any version will do.
  std::string version() const;
};

/// One case of a fixture; independent of the others.
struct Case {
  std::string name{};
  size_t line = 0;  // in the file
  std::vector<Target> targets{};
  std::vector<Section> sections{};  // in the order of the file

  bool is_for(std::string_view dialect) const;
  /// The section's text; null where the case has none.
  const std::string* section(std::string_view kind) const;
  std::string text_of(std::string_view kind) const;
  /// What the lines of a section announce.
  Marks marks(std::string_view kind) const;
};

/// A file of cases. The sections that hold prints can be rewritten in place.
class Fixture {
 public:
  /// Throws std::runtime_error where the file cannot be read or is not a fixture.
  explicit Fixture(std::filesystem::path path);

  const std::filesystem::path& path() const { return path_; }
  const std::vector<Case>& cases() const { return cases_; }

  /// What differs between the case's section and `actual`, as text for a person; empty where they
  /// are equal or the case has no such section. With UPDATE_EXPECTED=1 the section becomes `actual`
  /// instead, and `save` writes it.
  std::string difference(const Case& which, std::string_view kind, std::string_view actual);
  /// Writes the file where a section was changed.
  void save() const;

 private:
  std::filesystem::path path_;
  std::vector<std::string> head_;  // lines before the first case
  std::vector<Case> cases_;
  bool changed_ = false;
};

/// The .sql files below a folder of the repository, sorted; empty where there is no such folder.
std::vector<std::filesystem::path> fixtures(const std::filesystem::path& folder);

}  // namespace segue::test
