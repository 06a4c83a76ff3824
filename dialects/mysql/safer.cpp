#include "dialects/mysql/safer.h"

#include <algorithm>
#include <array>

#include "dialects/mysql/addition.h"

namespace segue::mysql {
namespace {

/// The costlier of two words of one of these lists; an unknown one costs nothing.
template <size_t N>
std::string costlier(const std::array<std::string_view, N>& order, const std::string& a,
                     const std::string& b) {
  const auto rank = [&](const std::string& word) {
    return std::find(order.begin(), order.end(), word) - order.begin();
  };
  if (a.empty() || b.empty()) return a.empty() ? b : a;
  return rank(a) < rank(b) ? b : a;
}

constexpr std::array<std::string_view, 4> algorithms = {"INSTANT", "NOCOPY", "INPLACE", "COPY"};
constexpr std::array<std::string_view, 3> locks = {"NONE", "SHARED", "EXCLUSIVE"};

/// ALGORITHM= and LOCK= for all actions of a statement: those of the costliest.
struct Promise {
  std::string algorithm{};
  std::string lock{};
};

Promise promise_of(std::span<const facts::Step> steps) {
  Promise promise;
  for (const facts::Step& step : steps) {
    // An action without a choice leaves none to the others.
    if (step.cost.algorithm.empty()) return {};
    promise.algorithm = costlier(algorithms, promise.algorithm, step.cost.algorithm);
    promise.lock = costlier(locks, promise.lock, step.cost.lock);
  }
  // LOCK= is refused beside INSTANT, but for the default.
  if (promise.algorithm == "INSTANT") promise.lock.clear();
  return promise;
}

/// Whether the statement may end with the clauses, what stands between them, and whether it has
/// any.
struct Form {
  std::string_view before_each{};
  bool takes_them = false;
};

Form form_of(const sql::Statement& tree, bool mariadb) {
  if (const auto* alter = std::get_if<sql::AlterTable>(&tree))
    return {", ", alter->kind == "TABLE" && alter->algorithm.empty() && alter->lock.empty()};
  if (const auto* index = std::get_if<sql::CreateIndex>(&tree))
    return {" ", index->algorithm.empty() && index->lock.empty()};
  // MariaDB knows no such clause of DROP INDEX.
  if (const auto* drop = std::get_if<sql::Drop>(&tree); drop && !mariadb)
    return {" ",
            drop->kind == sql::ObjectKind::index && drop->algorithm.empty() && drop->lock.empty()};
  return {};
}

/// What is said at the end of a statement of that form; empty where there is nothing to say.
std::string clauses(const sql::Statement& tree, std::span<const facts::Step> steps,
                    const dialect::Version& server) {
  const Form form = form_of(tree, server.product == "mariadb");
  const Promise promise = promise_of(steps);
  // To demand the dearest way spares nobody anything.
  if (!form.takes_them || promise.algorithm.empty() || promise.algorithm == "COPY") return {};
  std::string text = std::string(form.before_each) + "ALGORITHM=" + promise.algorithm;
  if (!promise.lock.empty()) text += std::string(form.before_each) + "LOCK=" + promise.lock;
  return text;
}

class MysqlWays : public dialect::SaferWays {
 public:
  std::vector<dialect::SaferWay> of(const dialect::AskedFor& asked) const override {
    std::vector<dialect::SaferWay> ways;
    const uint32_t end = asked.statement.span.end;
    if (std::string said = clauses(asked.statement.tree, asked.steps, asked.server); !said.empty())
      ways.push_back({.why = "the server would copy the table without a word where this way is not "
                             "possible",
                      .edits = {{{end, end}, std::move(said)}}});
    // Indexes and columns take a guard on one of the two servers only.
    const dialect::Guards guards{.create_table = true,
                                 .create_index = asked.server.product == "mariadb",
                                 .drop_table = true,
                                 .drop_others = asked.server.product == "mariadb",
                                 .columns = asked.server.product == "mariadb"};
    if (auto way = dialect::guarded(asked, guards)) ways.push_back(std::move(*way));
    return ways;
  }
};

}  // namespace

const dialect::SaferWays& safer_ways() {
  static const MysqlWays instance;
  return instance;
}

std::optional<std::string> with_promise(const dialect::Version& server, std::string_view statement,
                                        std::span<const facts::Step> steps) {
  if (steps.empty() || steps.front().statement == nullptr) return std::nullopt;
  for (const facts::Step& step : steps)
    if (step.table_before() == nullptr) return std::nullopt;
  const std::string said = clauses(*steps.front().statement, steps, server);
  if (said.empty()) return std::nullopt;
  return still_understood(std::string(statement) + said, {});
}

}  // namespace segue::mysql
