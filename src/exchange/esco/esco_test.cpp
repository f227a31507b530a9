#include "exchange/esco/esco.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <map>

namespace journeywork::exchange {
namespace {

using namespace careers;
using Files = std::map<std::string, std::string>;
using Texts = std::vector<std::string>;

const std::string root = "http://data.europa.eu/esco/";

Files official() {
  return {{"occupations_en.csv",
           "conceptType,conceptUri,iscoGroup,code,preferredLabel,altLabels,description\n"
           "Occupation," +
               root +
               "occupation/o1,3114,3114.1.5,medical device engineering technician,"
               "\"BMET\nMRI machine technician\nBMET\",\"Builds, repairs.\"\n"},
          {"skills_en.csv",
           "conceptType,conceptUri,skillType,reuseLevel,preferredLabel,altLabels\n"
           "K," +
               root +
               "skill/s1,knowledge,cross-sector,electronics,electronic science\n"
               "K," +
               root +
               "skill/s2,skill/competence,cross-sector,repair medical devices,\n"
               "K," +
               root + "skill/s3,skill/competence,cross-sector,tame lions,\n"},
          {"occupationSkillRelations_en.csv", "occupationUri,relationType,skillType,skillUri\n" + root +
                                                  "occupation/o1,essential,skill," + root + "skill/s2\n" + root +
                                                  "occupation/o1,optional,knowledge," + root + "skill/s1\n" + root +
                                                  "occupation/gone,essential,skill," + root + "skill/s2\n"}};
}

EscoReading read(const Files& files, std::string_view version = "v1.2.0") {
  std::vector<EscoTable> all;
  for (const auto& [file, text] : files) all.push_back({file, text});
  return read_esco(all, version);
}

}  // namespace

TEST_CASE("the files of the ESCO portal become occupations with their titles and skills") {
  const auto reading = read(official());
  CHECK(reading.problem_count == 0);
  REQUIRE(reading.set);
  CHECK(reading.set->version == "v1.2.0");
  REQUIRE(reading.set->occupations.size() == 1);
  const auto& technician = reading.set->occupations[0];
  CHECK(technician.code == "3114.1.5");
  CHECK(technician.isco == "3114");
  CHECK(technician.description == "Builds, repairs.");
  CHECK(technician.other_titles == Texts{"BMET", "MRI machine technician"});
  CHECK(technician.essential_skills == Texts{root + "skill/s2"});
  CHECK(technician.optional_skills == Texts{root + "skill/s1"});
  REQUIRE(reading.set->skills.size() == 2);
  CHECK(reading.set->skills[0] == EscoSkill{root + "skill/s1", "electronics", {"electronic science"}, true});
  const auto relations = std::ranges::find(reading.tables, "relations", &EscoReading::Table::name);
  REQUIRE(relations != reading.tables.end());
  CHECK(relations->left_out == 1);
}

TEST_CASE("a model of the Tabiya taxonomy is read by its own ids") {
  const auto reading =
      read({{"esco_1.1.2_occupations.csv.gz",
             "ORIGINURI,ID,OCCUPATIONGROUPCODE,CODE,PREFERREDLABEL,ALTLABELS,DESCRIPTION\n" + root +
                 "occupation/o1,key_1,3114,3114.1.5,technician,a|b,Repairs.\n"},
            {"skills.csv",
             "ORIGINURI,ID,SKILLTYPE,PREFERREDLABEL,ALTLABELS\n" + root + "skill/s1,key_7,knowledge,electronics,\n"},
            {"occupation_to_skill_relations.csv",
             "OCCUPATIONTYPE,OCCUPATIONID,RELATIONTYPE,SKILLID\nescooccupation,key_1,essential,key_7\n"},
            {"model_info.csv", "NAME,VERSION\nESCO v1.1.1,\n"},
            {"skill_hierarchy.csv", "whatever"}},
           "");
  CHECK(reading.problem_count == 0);
  REQUIRE(reading.set);
  CHECK(reading.set->version == "ESCO v1.1.1");
  CHECK(reading.set->occupations[0].other_titles == Texts{"a", "b"});
  CHECK(reading.set->occupations[0].essential_skills == Texts{root + "skill/s1"});
  CHECK(reading.unused == Texts{"skill_hierarchy.csv"});
  CHECK(reading.missing == Texts{"skill labels"});
}

TEST_CASE("the occupations alone will do") {
  auto files = official();
  files.erase("skills_en.csv");
  files.erase("occupationSkillRelations_en.csv");
  const auto reading = read(files);
  REQUIRE(reading.set);
  CHECK(reading.set->skills.empty());
  CHECK(reading.missing.size() == 4);
}

TEST_CASE("files are told by their names") {
  CHECK(esco_table_of("occupations_en.csv") == "occupations");
  CHECK(esco_table_of("esco_1.1.2_occupations.csv.gz") == "occupations");
  CHECK(esco_table_of("occupationSkillRelations_en.csv") == "relations");
  CHECK(esco_table_of("esco_skill_labels_en.csv.gz") == "skill labels");
  CHECK(esco_table_of("skillSkillRelations_en.csv") == std::nullopt);
  CHECK(esco_table_of("broaderRelationsOccPillar_en.csv") == std::nullopt);
  CHECK(esco_table_of("ISCOGroups_en.csv") == std::nullopt);
  CHECK(esco_table_of("occupations.xlsx") == std::nullopt);
}

TEST_CASE("a bad row of ESCO is told and left out") {
  const auto problem = [](const std::string& row) {
    auto files = official();
    files.at("occupations_en.csv") += row + "\n";
    const auto reading = read(files);
    REQUIRE(reading.set);
    CHECK(reading.set->occupations.size() == 1);
    REQUIRE(reading.problem_count == 1);
    return reading.problems[0].problem.field;
  };
  CHECK(problem("Occupation,not an address,3114,3114.2,x,,") == "conceptUri");
  CHECK(problem("Occupation," + root + "occupation/o1,3114,3114.2,x,,") == "conceptUri");
  CHECK(problem("Occupation," + root + "occupation/o2,3114,3114.2,,,") == "preferredLabel");
  CHECK(problem("Occupation,too,short") == "row");
  CHECK(problem("Occupation," + root + "occupation/o2,3114,\"open,x,,") == "row");
}

TEST_CASE("files that are no tables of ESCO are refused") {
  for (const auto& text : {std::string(), std::string("\n"), std::string("a\tb\n"), std::string("PK\x03\x04\0", 5),
                           std::string(2 << 20, 'x')}) {
    auto files = official();
    files.at("skills_en.csv") = text;
    CHECK_FALSE(read(files).set);
    CHECK(read(files).problem_count >= 1);
  }
  CHECK_FALSE(read({}).set);
  auto files = official();
  files.at("occupations_en.csv") = "conceptUri,code,iscoGroup,preferredLabel\n";
  CHECK_FALSE(read(files).set);
}

TEST_CASE("whatever the bytes, reading of ESCO ends") {
  CHECK(rc::check([] {
    auto files = official();
    for (auto& [file, text] : files) {
      text += *rc::gen::container<std::string>(rc::gen::elementOf(std::string("http://o1,,,,,\"\n| \xC3\xA9x") + '\0'));
    }
    const auto reading = read(files);
    if (reading.set) RC_ASSERT_FALSE(reading.set->occupations.empty());
  }));
}

TEST_CASE("what was read of ESCO and kept as documents is read back as it was") {
  const auto reading = read(official());
  REQUIRE(reading.set);
  const auto& technician = reading.set->occupations[0];
  CHECK(esco_occupation_of(to_document(technician)) == technician);
  auto common = *reading.set;
  common.occupations.clear();
  CHECK(esco_common_of(esco_common_document(*reading.set)) == common);
  CHECK(rc::check([] {
    const auto text = [] { return *rc::gen::container<std::string>(rc::gen::inRange<char>(0, 127)); };
    const EscoOccupation any{text(), text(), text(), text(), text(), {text(), text()}, {}, {text()}};
    RC_ASSERT(esco_occupation_of(to_document(any)) == any);
  }));
  for (const auto* document : {"", "[]", "[201]", "{}", "[201,1,2,3,4,5,6,7,8]", "[301,\"\",[[]]]"}) {
    CHECK_FALSE(esco_occupation_of(document));
    CHECK_FALSE(esco_common_of(document));
  }
}

}  // namespace journeywork::exchange
