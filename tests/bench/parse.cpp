#include "bench/parse.h"

#include <fmt/core.h>
#include <time.h>

#include <algorithm>
#include <functional>

#include "base/source.h"
#include "corpus/corpus.h"
#include "dialect/dialect.h"
#include "dialects/all.h"
#include "dialects/postgresql/parse/statement_parser.h"
#include "dialects/postgresql/scanner.h"
#ifdef SEGUE_HAS_PG_QUERY
#include <pg_query.h>
#endif

namespace segue::bench {
namespace {

double cpu_ms() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

double median_ms(const std::function<void()>& pass) {
  std::vector<double> times;
  pass();
  for (int i = 0; i < 7; ++i) {
    const double start = cpu_ms();
    pass();
    times.push_back(cpu_ms() - start);
  }
  std::sort(times.begin(), times.end());
  return times[times.size() / 2];
}

/// Scans, splits and parses without making an AST of the trees.
size_t trees_of(const Source& source, postgresql::StatementParser& parser) {
  dialect::Scan scanned = postgresql::scan(source);
  parser.begin(source.text());
  for (const dialect::StatementRange& range : scanned.statements)
    parser.parse(std::span(scanned.tokens).subspan(range.first, range.last - range.first));
  return scanned.statements.size();
}

}  // namespace

int compare_parsers(const std::vector<std::string>& paths) {
  std::vector<Source> sources;
  size_t bytes = 0;
  for (const auto& path : paths) {
    sources.emplace_back(path, test::read_file(path));
    bytes += sources.back().text().size();
  }
  const dialect::Dialect* dialect = dialects::by_name("postgresql");
  size_t statements = 0;
  postgresql::StatementParser parser;
  const double trees = median_ms([&] {
    for (const Source& source : sources)
      trees_of(source, parser);
  });
  const double ours = median_ms([&] {
    statements = 0;
    for (const Source& source : sources)
      statements += dialect->parse(source).statements.size();
  });
  fmt::print("scan + split + parse         {:8.1f} ms CPU\n", trees);
  fmt::print("scan + split + parse + AST   {:8.1f} ms CPU, {} files, {} statements, {:.1f} MB/s\n",
             ours, sources.size(), statements, static_cast<double>(bytes) / 1e3 / ours);
#ifdef SEGUE_HAS_PG_QUERY
  const double theirs = median_ms([&] {
    for (const Source& source : sources) {
      const PgQueryParseResult result = pg_query_parse(std::string(source.text()).c_str());
      pg_query_free_parse_result(result);
    }
  });
  fmt::print(
      "libpg_query, pg_query_parse  {:8.1f} ms CPU  ratio of the trees {:.2f} (goal 0.70), with the "
      "AST {:.2f}\n",
      theirs, trees / theirs, ours / theirs);
#else
  fmt::print("libpg_query is not installed: left out\n");
#endif
  return 0;
}

}  // namespace segue::bench
