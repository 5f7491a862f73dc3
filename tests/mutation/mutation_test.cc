// Every part of every shipped pack is proved by a fixture: whatever is changed in a pack, some
// annotated case no longer gives what it says.
//
// A mutant that does not load is stillborn and not counted. One that no fixture kills must stand in
// survivors/ with the reason why it means the same as the pack; the reasons are held to be
// needed, too.
#include <gtest/gtest.h>
#include <rapidjson/document.h>

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "mutation/mutants.h"
#include "rules/expectations.h"
#include "rules/workbench.h"

namespace escalint::testing {
namespace {

/// The pack's fixtures, and those shared ones that need no other pack.
class FixtureBook {
 public:
  FixtureBook(const Policy& policy, const PackShelf& alone) {
    for (const std::string& path : FilesBelow("tests/rules", ".json")) {
      if (path.find("/examples/") != std::string::npos) continue;
      auto fixture = std::make_unique<Fixture>(path);
      const bool own = path.find("/" + policy.id + "/") != std::string::npos;
      const bool holds = fixture->Holds(alone);
      EXPECT_TRUE(holds || !own) << path << " fails without any mutation";
      if (holds) fixtures_.push_back(std::move(fixture));
    }
  }
  bool Kills(const PackShelf& packs, const std::string& rule) const {
    const auto own = [&](const auto& fixture) {
      return !rule.empty() && fixture->path().ends_with("/" + rule + ".json");
    };
    const auto fails = [&](const auto& fixture) { return !fixture->Holds(packs); };
    return std::any_of(fixtures_.begin(), fixtures_.end(),
                       [&](const auto& one) { return own(one) && fails(one); }) ||
           std::any_of(fixtures_.begin(), fixtures_.end(),
                       [&](const auto& one) { return !own(one) && fails(one); });
  }

 private:
  std::vector<std::unique_ptr<Fixture>> fixtures_;
};

/// mutant → why it is no different; of one policy: survivors/<policy>.json.
std::map<std::string, std::string> ExplainedSurvivors(const std::string& policy) {
  std::map<std::string, std::string> explained;
  rapidjson::Document document;
  const auto files = FilesBelow("tests/mutation/survivors", "/" + policy + ".json");
  if (files.empty()) return explained;
  document.Parse(ReadFile(files.front()));
  for (const auto& entry : document.GetArray()) {
    for (const auto& mutant : entry["mutants"].GetArray()) {
      explained[mutant.GetString()] = entry["because"].GetString();
    }
  }
  return explained;
}

class MutationOf : public ::testing::TestWithParam<std::string> {};

TEST_P(MutationOf, ThePackIsNoticedByAFixture) {
  const std::string path = GetParam();
  const Result<Policy> pack = LoadPack(ReadFile(path), path, {});
  ASSERT_TRUE(pack);
  const FixtureBook fixtures(*pack, PackShelf::OfFiles({path}));
  auto explained = ExplainedSurvivors(pack->id);
  int killed = 0, equivalent = 0, stillborn = 0;
  for (const Mutant& mutant : MutantsOf(ReadFile(path))) {
    if (!LoadPack(mutant.pack, path, {})) {
      ++stillborn;
      continue;
    }
    const bool kills = fixtures.Kills(PackShelf({{mutant.pack, path}}), mutant.rule);
    const bool is_explained = explained.erase(mutant.what) != 0;
    EXPECT_FALSE(kills && is_explained)
        << "the list of survivors explains a mutant that a fixture kills: " << mutant.what;
    EXPECT_TRUE(kills || is_explained) << "no fixture notices: " << mutant.what;
    ++(kills ? killed : equivalent);
  }
  for (const auto& [mutant, because] : explained) {
    ADD_FAILURE() << "the list of survivors explains a mutant that there is not: " << mutant;
  }
  std::cout << pack->Reference() << ": " << killed << " of " << killed + equivalent
            << " mutants killed, " << equivalent << " that mean the same explained (" << stillborn
            << " do not load)\n";
}

std::string NameOf(const ::testing::TestParamInfo<std::string>& info) {
  std::string name = std::filesystem::path(info.param).stem().string();
  for (char& c : name) c = std::isalnum(static_cast<unsigned char>(c)) ? c : '_';
  return name;
}

INSTANTIATE_TEST_SUITE_P(Each, MutationOf, ::testing::ValuesIn(PackFiles()), NameOf);

}  // namespace
}  // namespace escalint::testing
