#include "catalog/persistent_map.h"

#include <catch2/catch.hpp>
#include <map>
#include <random>

#include "catalog/objects.h"

namespace segue::catalog {
namespace {

using Map = PersistentMap<Id, int>;

Id id(const std::string& name) {
  return {"", name};
}

std::map<std::string, int> contents(const Map& map) {
  std::map<std::string, int> result;
  map.for_each([&](const Id& key, int value) { result[key.name] = value; });
  return result;
}

}  // namespace

TEST_CASE("a persistent map holds what a map holds, and copies keep what they had") {
  std::mt19937 random(1);
  Map map;
  std::map<std::string, int> model;
  std::vector<std::pair<Map, std::map<std::string, int>>> snapshots;
  for (int i = 0; i < 4000; ++i) {
    const std::string key = std::to_string(random() % 500);
    if (random() % 3 == 0) {
      CHECK(map.erase(id(key)) == (model.erase(key) > 0));
    } else {
      map.put(id(key), i);
      model[key] = i;
    }
    if (i % 97 == 0) snapshots.emplace_back(map, model);
  }
  CHECK(contents(map) == model);
  CHECK(map.size() == model.size());
  for (const auto& [copy, expected] : snapshots)
    CHECK(contents(copy) == expected);
}

TEST_CASE("comparing two versions visits exactly the keys that may differ") {
  Map before;
  for (int i = 0; i < 1000; ++i)
    before.put(id(std::to_string(i)), i);
  Map after = before;
  after.put(id("17"), -1);
  after.erase(id("500"));
  after.put(id("fresh"), 1);
  std::map<std::string, std::pair<bool, bool>> seen;
  int visits = 0;
  Map::compare(before, after, [&](const Id& key, const int* old_one, const int* new_one) {
    ++visits;
    if (old_one && new_one && *old_one == *new_one) return;
    seen[key.name] = {old_one != nullptr, new_one != nullptr};
  });
  CHECK(seen == std::map<std::string, std::pair<bool, bool>>{
                    {"17", {true, true}}, {"500", {true, false}}, {"fresh", {false, true}}});
  CHECK(visits < 200);
}

TEST_CASE("a range is read from its first key") {
  Map map;
  for (const char* key : {"a", "b1", "b2", "c"})
    map.put(id(key), 0);
  std::string read;
  map.from(id("b"), [&](const Id& key, int) {
    if (key.name[0] != 'b') return false;
    read += key.name;
    return true;
  });
  CHECK(read == "b1b2");
}

}  // namespace segue::catalog
