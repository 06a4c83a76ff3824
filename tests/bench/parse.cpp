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

struct Pass {
  std::string what;
  std::function<void()> run;
};

/// The median CPU time of each pass: they take turns, so that a machine whose speed drifts is
/// unfair to none.
std::vector<double> medians_ms(const std::vector<Pass>& passes) {
  constexpr int rounds = 15;
  std::vector<std::vector<double>> times(passes.size());
  for (int round = -1; round < rounds; ++round)
    for (size_t i = 0; i < passes.size(); ++i) {
      const double start = cpu_ms();
      passes[i].run();
      if (round >= 0) times[i].push_back(cpu_ms() - start);
    }
  std::vector<double> medians;
  for (auto& each : times) {
    std::nth_element(each.begin(), each.begin() + rounds / 2, each.end());
    medians.push_back(each[rounds / 2]);
  }
  return medians;
}

/// Scans, splits and parses without making an AST of the trees.
void parse_trees(const Source& source, postgresql::StatementParser& parser) {
  dialect::Scan scanned = postgresql::scan(source);
  parser.begin(source.text());
  for (const dialect::StatementRange& range : scanned.statements)
    parser.parse(std::span(scanned.tokens).subspan(range.first, range.last - range.first));
}

/// Whether the peer reads the whole file too: at its first error it gives up.
bool is_comparable(const std::string& text) {
#ifdef SEGUE_HAS_PG_QUERY
  const PgQueryParseResult result = pg_query_parse(text.c_str());
  const bool read = result.error == nullptr;
  pg_query_free_parse_result(result);
  return read;
#else
  return !text.empty();
#endif
}

}  // namespace

int compare_parsers(const std::vector<std::string>& paths) {
  std::vector<Source> sources;
  size_t bytes = 0;
  for (const auto& path : paths) {
    std::string text = test::read_file(path);
    if (!is_comparable(text)) continue;
    bytes += text.size();
    sources.emplace_back(path, std::move(text));
  }
  size_t statements = 0;
  for (const Source& source : sources)
    statements += postgresql::scan(source).statements.size();
  fmt::print("{} of them that libpg_query reads to the end, {:.2f} MB, {} statements:\n",
             sources.size(), static_cast<double>(bytes) / 1e6, statements);

  const dialect::Dialect* dialect = dialects::by_name("postgresql");
  postgresql::StatementParser parser;
  const auto over_all = [&](auto each) {
    return [&sources, each] {
      for (const Source& source : sources)
        each(source);
    };
  };
  std::vector<Pass> passes{
      {"scan + split", over_all([](const Source& source) { postgresql::scan(source); })},
      {"scan + split + parse",
       over_all([&](const Source& source) { parse_trees(source, parser); })},
      {"scan + split + parse + AST",
       over_all([&](const Source& source) { dialect->parse(source); })}};
#ifdef SEGUE_HAS_PG_QUERY
  passes.push_back({"libpg_query, pg_query_parse", over_all([](const Source& source) {
                      const std::string text(source.text());
                      pg_query_free_parse_result(pg_query_parse(text.c_str()));
                    })});
#else
  fmt::print("libpg_query is not installed: left out\n");
#endif
  const auto times = medians_ms(passes);
  for (size_t i = 0; i < passes.size(); ++i) {
    fmt::print("{:<31} {:>9.2f} ms CPU {:8.1f} MB/s", passes[i].what, times[i],
               static_cast<double>(bytes) / 1e3 / times[i]);
#ifdef SEGUE_HAS_PG_QUERY
    fmt::print("  ratio to libpg_query {:.2f}{}", times[i] / times.back(),
               i == 1 ? " (goal 0.70)" : "");
#endif
    fmt::print("\n");
  }
  return 0;
}

}  // namespace segue::bench
