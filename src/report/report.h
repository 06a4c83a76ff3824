#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/finding.h"
#include "base/source.h"

namespace segue::report {

/// Where reports go. Only the command line prints: it decides what a sink does.
using Sink = std::function<void(std::string_view)>;

/// A file that comes with a fix, or that changes with it, as a whole.
struct FixedFile {
  std::string path{};
  std::string text{};
};

/// A change that makes a finding go: what to put in the place of which part of its file, and what
/// else has to change with it.
struct OfferedFix {
  std::string why{};
  Span span{};
  Position begin{};
  Position end{};
  std::string text{};
  std::vector<FixedFile> files{};
};

/// A finding with all that a reader needs, so that its file can be forgotten.
struct Located {
  Finding finding{};
  Position begin{};
  Position end{};
  /// The source line in which it begins; of a long one the part around the place.
  std::string line{};
  uint32_t first_column =
      1;                   // the column at which `line` begins: above 1 where its start is cut off
  bool cut_after = false;  // the source line goes on after `line`
  std::optional<OfferedFix> fix{};
};

/// Looks up the place of a finding in its file.
Located locate(Finding finding, const Source& source);

/// A history, in the words of the closing lines.
struct HistoryLine {
  std::string layout{};
  std::string dialect{};
  std::string dialect_by{};
  std::string folder{};
  size_t migrations = 0;
};

/// Counts over everything that was checked.
struct Summary {
  size_t files = 0;
  size_t statements = 0;
  size_t understood = 0;
  size_t opaque = 0;  // delimited, but of a form that is not modelled
  size_t errors = 0;  // statements that do not parse
  double seconds = 0;
  std::vector<HistoryLine> histories{};
  size_t found_errors = 0;  // findings by severity
  size_t found_warnings = 0;
  size_t found_notes = 0;
  size_t waived = 0;       // findings that their files waive, with a reason
  size_t in_baseline = 0;  // findings that were there before anybody checked
};

struct JudgedScript;

/// How a check is told, file by file: what is judged of a file comes before what was found in it.
class CheckReport {
 public:
  virtual ~CheckReport() = default;
  /// Whether `script` is to be called. What nobody wants is not put together.
  virtual bool wants_scripts() const { return false; }
  /// Whether findings are to come with a change that makes them go, where one is known.
  virtual bool wants_fixes() const { return false; }
  /// A file was read. It may have no findings.
  virtual void file(const std::string& /*path*/) {}
  virtual void script(const JudgedScript& /*script*/) {}
  virtual void finding(const Located& located) = 0;
  virtual void end(const Summary& summary) = 0;
};

struct Style {
  bool colour = false;
  bool quiet = false;       // no closing lines, no notes
  bool statements = false;  // what is judged of each statement, where that is a matter of choice
  std::optional<Severity> failing = Severity::error;  // the least severity that fails; none: never
};

using MakeReport = std::unique_ptr<CheckReport> (*)(Sink sink, const Style& style);

/// The formats in which a check can be told: one file each, listed in formats.def.
struct Format {
  std::string_view name;
  MakeReport make;
};
const std::vector<Format>& formats();

}  // namespace segue::report
