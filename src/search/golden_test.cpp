#include <doctest/doctest.h>

#include <algorithm>

#include "search/fixtures_test.hpp"

/// What people type, and what they must find among the first three. Whoever changes the ranking or the words changes
/// nothing here but what is really better.
namespace journeywork::search {
namespace {

struct Golden {
  const char* typed;
  const char* found;  ///< each of these, with a space between
};

/// Exactly or nearly as the trade says it.
constexpr Golden trade[] = {
    {"BMET", "bmet-1 bmet-2"},
    {"bmet 1", "bmet-1"},
    {"bmet 2", "bmet-2"},
    {"BMET II", "bmet-2"},
    {"bmet2", "bmet-2"},
    {"bmet iii", "bmet-3"},
    {"biomed", "bmet-1 bmet-2"},
    {"biomedical tech", "bmet-1 bmet-2"},
    {"biomedical equipment technician", "bmet-1 bmet-2"},
    {"Biomedical Equipment Technicians", "bmet-1 bmet-2"},
    {"senior biomed", "bmet-3"},
    {"CBET", "bmet-2"},
    {"clinical engineering", "clinical-engineer"},
    {"rad tech", "radiologic-technologist"},
    {"x ray tech", "radiologic-technologist"},
    {"xray technician", "radiologic-technologist"},
    {"X-Ray Technicians", "radiologic-technologist"},
    {"radiology technologist", "radiologic-technologist"},
    {"ct tech", "radiologic-technologist"},
    {"MRI", "mri-technologist"},
    {"magnetic resonance", "mri-technologist"},
    {"ultrasound", "sonographer"},
    {"ultra sound", "sonographer"},
    {"ultrasound technologist", "sonographer"},
    {"echo", "sonographer"},
    {"MLS", "medical-laboratory-technologist"},
    {"MLT", "medical-laboratory-technician"},
    {"med lab", "medical-laboratory-technician medical-laboratory-technologist"},
    {"medlab tech", "medical-laboratory-technician medical-laboratory-technologist"},
    {"lab tech", "medical-laboratory-technician"},
    {"nuc med", "nuclear-medicine-technologist"},
    {"cath lab", "cardiovascular-technologist"},
    {"ECG", "cardiovascular-technologist"},
    {"scrub tech", "surgical-technologist"},
    {"OR tech", "surgical-technologist"},
    {"sterile processing", "sterile-processing-technician"},
    {"anaesthesia tech", "anesthesia-technician"},
    {"FSE", "field-service-engineer"},
    {"HTM manager", "htm-manager"},
    {"director of clinical engineering", "htm-director"},
    {"clinical engineering director", "htm-director"},
    {"biomed supervisor", "htm-supervisor"},
    {"imaging service engineer", "imaging-specialist"},
    {"project manager", "project-manager"},
    {"PMP", "project-manager"},
    {"reg affairs", "regulatory-affairs-specialist"},
    {"research coordinator", "clinical-research-coordinator"},
    {"CRC", "clinical-research-coordinator"},
    {"QA", "quality-assurance-specialist"},
    {"bio engineer", "bioengineer"},
    {"biomedical engineer", "bioengineer"},
    {"telehealth", "telehealth-coordinator virtual-health-counselor"},
    {"CMMS", "cmms-administrator"},
    {"medical coding", "medical-records-specialist"},
    {"materials management", "supply-chain-specialist"},
    {"PACS admin", "device-integration-specialist"},
};

/// In everyday words.
constexpr Golden everyday[] = {
    {"fix hospital machines", "bmet-1"},
    {"fixing hospital equipment", "bmet-1 bmet-2"},
    {"I want to fix machines in a hospital", "bmet-1"},
    {"repair medical devices", "bmet-1 bmet-2"},
    {"someone who repairs ultrasound machines", "imaging-specialist"},
    {"mri repair", "imaging-specialist"},
    {"x-ray repair", "imaging-specialist"},
    {"dialysis machines", "dialysis-specialist dialysis-technician"},
    {"kidney machine technician", "dialysis-technician dialysis-specialist"},
    {"repair dialysis machines", "dialysis-specialist"},
    {"ventilators", "anesthesia-ventilation-specialist"},
    {"breathing machines", "anesthesia-ventilation-specialist respiratory-therapist"},
    {"fix lab machines", "laboratory-equipment-specialist"},
    {"blood tests", "medical-laboratory-technician medical-laboratory-technologist"},
    {"cyber security hospital", "device-cybersecurity-specialist"},
    {"hacker", "device-cybersecurity-specialist"},
    {"hospital computers", "health-informatics-specialist device-integration-specialist"},
    {"boss of biomed", "htm-director htm-manager htm-supervisor"},
    {"teach biomed", "htm-instructor"},
    {"bmet teacher", "htm-instructor"},
    {"health coach online", "virtual-health-counselor"},
    {"heart technician", "cardiovascular-technologist"},
    {"clean surgical tools", "sterile-processing-technician"},
    {"invent medical devices", "bioengineer"},
    {"hospital building", "facilities-manager"},
    {"hospital warehouse", "supply-chain-specialist"},
    {"FDA", "regulatory-affairs-specialist"},
    {"traveling service job", "field-service-engineer"},
    {"cancer research", "research-scientist"},
    {"baby ultrasounds", "sonographer"},
};

/// With slips of the keyboard, and half typed.
constexpr Golden slips[] = {
    {"sonografer", "sonographer"},
    {"clinical engeneer", "clinical-engineer"},
    {"data analist", "health-data-analyst"},
    {"biomedcal technican", "bmet-1 bmet-2"},
    {"biomedical equiptment tech", "bmet-1 bmet-2"},
    {"radiolgic tecnologist", "radiologic-technologist"},
    {"hopsital machines", "bmet-1"},
    {"respitory therapist", "respiratory-therapist"},
    {"anesthsia technician", "anesthesia-technician"},
    {"dyalisis technician", "dialysis-technician"},
    {"suregical technologist", "surgical-technologist"},
    {"feild service engineer", "field-service-engineer"},
    {"regulatry affairs", "regulatory-affairs-specialist"},
    {"tele health cordinator", "telehealth-coordinator"},
    {"cybersecuirty", "device-cybersecurity-specialist"},
    {"zonographer", "sonographer"},
    {"biom", "bmet-1 bmet-2"},
    {"biomedical eq", "bmet-1 bmet-2"},
    {"fix hosp", "bmet-1"},
    {"fix hospital mach", "bmet-1"},
    {"radiolo", "radiologic-technologist"},
    {"sonogr", "sonographer"},
    {"field serv", "field-service-engineer"},
    {"nuclear me", "nuclear-medicine-technologist"},
};

void check_all(std::span<const Golden> list) {
  const auto ours = fixtures::our_occupations();
  const TitleIndex index(ours.entries, fixtures::shipped_words());
  for (const auto& golden : list) {
    std::vector<std::string> first;
    for (const auto& hit : index.find(golden.typed, 3)) first.push_back(ours.codes[hit.document]);
    std::string found;
    for (const auto& code : first) found += code + " ";
    for (const auto& code : fixtures::split(golden.found, " ")) {
      CHECK_MESSAGE(std::ranges::find(first, code) != first.end(),
                    "\"" << golden.typed << "\" does not find " << code << " but " << found);
    }
  }
}

}  // namespace

TEST_CASE("the names that the trade uses find its occupations") { check_all(trade); }
TEST_CASE("everyday words find the occupations that they are about") { check_all(everyday); }
TEST_CASE("slips of the keyboard and half-typed words find what was meant") { check_all(slips); }

TEST_CASE("what we have no occupation for finds little or nothing, not everything") {
  const auto ours = fixtures::our_occupations();
  const TitleIndex index(ours.entries, fixtures::shipped_words());
  for (const char* typed : {"avionics", "plumber", "lawyer", "truck driver", "xyzzy", "hairdresser"}) {
    CAPTURE(typed);
    CHECK(index.find(typed, 100).size() <= 3);
  }
}

}  // namespace journeywork::search
