#include "dialects/mysql/safer.h"

#include <algorithm>
#include <array>

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

Promise promise_of(const dialect::AskedFor& asked) {
  Promise promise;
  for (const facts::Step& step : asked.steps) {
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

Form form_of(const sql::Statement& tree) {
  if (const auto* alter = std::get_if<sql::AlterTable>(&tree))
    return {", ", alter->kind == "TABLE" && alter->algorithm.empty() && alter->lock.empty()};
  if (const auto* index = std::get_if<sql::CreateIndex>(&tree))
    return {" ", index->algorithm.empty() && index->lock.empty()};
  if (const auto* drop = std::get_if<sql::Drop>(&tree))
    return {" ",
            drop->kind == sql::ObjectKind::index && drop->algorithm.empty() && drop->lock.empty()};
  return {};
}

class MysqlWays : public dialect::SaferWays {
 public:
  std::vector<dialect::SaferWay> of(const dialect::AskedFor& asked) const override {
    std::vector<dialect::SaferWay> ways;
    const Form form = form_of(asked.statement.tree);
    const Promise promise = promise_of(asked);
    // To demand the dearest way spares nobody anything.
    if (form.takes_them && !promise.algorithm.empty() && promise.algorithm != "COPY")
      ways.push_back(stated(asked.statement.span.end, form.before_each, promise));
    // Indexes and columns take a guard on one of the two servers only.
    const dialect::Guards guards{.create_table = true,
                                 .create_index = asked.server.product == "mariadb",
                                 .drop_table = true,
                                 .drop_others = asked.server.product == "mariadb",
                                 .columns = asked.server.product == "mariadb"};
    if (auto way = dialect::guarded(asked, guards)) ways.push_back(std::move(*way));
    return ways;
  }

 private:
  static dialect::SaferWay stated(uint32_t end, std::string_view before_each,
                                  const Promise& promise) {
    std::string clauses = std::string(before_each) + "ALGORITHM=" + promise.algorithm;
    if (!promise.lock.empty()) clauses += std::string(before_each) + "LOCK=" + promise.lock;
    return {.why = "the server would copy the table without a word where this way is not possible",
            .edits = {{{end, end}, std::move(clauses)}}};
  }
};

}  // namespace

const dialect::SaferWays& safer_ways() {
  static const MysqlWays instance;
  return instance;
}

}  // namespace segue::mysql
