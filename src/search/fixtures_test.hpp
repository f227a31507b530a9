#pragma once

#include <cstdint>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "search/title_index.hpp"

/// For tests only: our occupations by their names, and the words that we ship.
namespace journeywork::search::fixtures {

/// The occupations of catalog/careers as they were in November 2026: code | title | short title | also; also. A line
/// that begins with a space goes on with the one before.
inline constexpr const char* our_titles = R"(
cmms-administrator | CMMS administrator | CMMS administrator | CMMS analyst; CMMS coordinator; EAM administrator;
  HTM database administrator; maintenance management system administrator; asset data manager; clinical engineering
  data analyst; work order system
facilities-manager | Healthcare facilities manager | Facilities manager | hospital facilities manager; plant
  operations manager; director of engineering hospital; building manager; facility engineer; CHFM; maintenance
  manager; keep the hospital building running
health-data-analyst | Health data analyst | Health data analyst | healthcare data analyst; clinical data analyst;
  quality data analyst; health information analyst; population health analyst; registry analyst; SQL analyst
  hospital; hospital numbers
health-informatics-specialist | Health informatics specialist | Health informatics | clinical informatics
  specialist; nurse informaticist; informatics nurse; clinical informaticist; EHR analyst; Epic analyst; clinical
  systems analyst; health IT; health information exchange specialist
medical-records-specialist | Medical records specialist | Medical records | medical coder; coding specialist; health
  information technician; RHIT; medical records technician; medical records clerk; billing and coding; HIM
  technician; release of information
project-manager | Project manager, health care | Project manager | healthcare project manager; IT project manager
  hospital; project coordinator; program manager; PMP; implementation manager; capital projects manager; equipment
  project manager
supply-chain-specialist | Healthcare supply chain specialist | Supply chain | supply chain analyst hospital;
  materials management; logistics specialist; purchasing specialist; buyer hospital; inventory specialist; value
  analysis; par stock; hospital warehouse
telehealth-coordinator | Telehealth coordinator | Telehealth coordinator | telemedicine coordinator; virtual care
  coordinator; telehealth program coordinator; remote patient monitoring coordinator; RPM coordinator; digital
  health navigator; video visits
virtual-health-counselor | Virtual health counselor | Virtual counselor | telehealth counselor; health coach; online
  health counselor; virtual health coach; wellness coach; digital health coach; remote patient educator;
  tele-counsellor; chronic care coach
anesthesia-technician | Anesthesia technician | Anesthesia technician | anesthesia tech; anaesthesia technician;
  Cer.A.T.; anesthesia technologist; Cer.A.T.T.; anesthesia workroom; operating department practitioner (UK)
cardiovascular-technologist | Cardiovascular technologist | Cardiovascular tech | cath lab tech; cath lab
  technologist; cardiac catheterization technologist; RCIS; EP technologist; invasive cardiovascular specialist; EKG
  technician; cardiology technician; heart test technician
dialysis-technician | Dialysis patient care technician | Dialysis technician | hemodialysis technician; dialysis
  tech; patient care technician dialysis; PCT; CCHT; renal technician; kidney machine technician; clinical
  hemodialysis technician
medical-laboratory-technician | Medical laboratory technician | Lab technician | MLT; clinical laboratory
  technician; CLT; lab tech; medical lab assistant; blood bank technician; chemistry technician; work in a hospital
  lab; lab job two-year degree
medical-laboratory-technologist | Medical laboratory technologist | Lab technologist | medical laboratory scientist;
  MLS; medical technologist; MT; clinical laboratory scientist; CLS; med tech; blood bank technologist; microbiology
  technologist; hospital lab scientist; test blood samples
mri-technologist | MRI technologist | MRI technologist | MRI tech; MR technologist; magnetic resonance imaging
  technologist; MRI radiographer; RT(MR); MRI scanner operator; run the MRI machine
nuclear-medicine-technologist | Nuclear medicine technologist | Nuclear medicine tech | NMT; CNMT; RT(N); PET
  technologist; PET/CT tech; nuclear cardiology technologist; nuc med tech; isotope technologist
radiologic-technologist | Radiologic technologist | Radiologic tech | rad tech; x-ray tech; x-ray technician;
  radiographer; RT(R); CT technologist; CT tech; mammographer; imaging technologist; take x-rays
respiratory-therapist | Respiratory therapist | Respiratory therapist | RRT; RT; respiratory care practitioner; RCP;
  CRT; inhalation therapist; breathing therapist; ventilator therapist; pulmonary function technologist
sonographer | Diagnostic medical sonographer | Sonographer | ultrasound tech; ultrasound technician;
  ultrasonographer; RDMS; echo tech; echocardiographer; cardiac sonographer; vascular sonographer; RVT; baby
  ultrasound
sterile-processing-technician | Sterile processing technician | Sterile processing | SPD tech; SPT; central sterile
  technician; CSSD technician; central service technician; CRCST; sterile supply tech; instrument technician;
  medical equipment preparer; clean surgical instruments
surgical-technologist | Surgical technologist | Surgical technologist | surgical tech; scrub tech; operating room
  technician; OR tech; ORT; CST; scrub technician; hand instruments to the surgeon
anesthesia-ventilation-specialist | Anesthesia and ventilation specialist | Anesthesia/ventilation | anesthesia
  biomed; ventilator technician; respiratory equipment specialist; anesthesia machine technician; operating room
  equipment specialist; life support equipment technician; perioperative biomed; ventilator repair; gas machine
  technician
bmet-1 | Biomedical equipment technician I | BMET I | BMET; BMET 1; biomed tech; biomed; biomedical technician;
  biomedical engineering technician; medical equipment technician; medical equipment repairer; medical equipment
  repair; HTM technician; clinical engineering technician; biomedical equipment support specialist; BESS;
  electromedical equipment technician; fix hospital machines; repair hospital equipment; entry level biomed
bmet-2 | Biomedical equipment technician II | BMET II | BMET 2; biomedical equipment technician; biomed; biomed tech
  2; journeyworker BMET; certified biomedical equipment technician; CBET; medical equipment service technician;
  biomedical electronics technician; biomedical service technician; VA biomedical equipment support specialist;
  hospital equipment repair
bmet-3 | Biomedical equipment technician III | BMET III | BMET 3; senior biomed; senior BMET; senior biomedical
  equipment technician; lead BMET; biomedical equipment specialist; biomed lead; operating room biomed; senior
  medical equipment technician; biomed team lead
clinical-engineer | Clinical engineer | Clinical engineer | hospital engineer; biomedical engineer hospital;
  clinical systems engineer; CE; healthcare technology engineer; medical device engineer hospital; clinical
  engineering; medical equipment planner; technology assessment engineer; CCE
device-cybersecurity-specialist | Medical device cybersecurity specialist | Device cybersecurity | medical device
  security analyst; medical device security engineer; HTM cybersecurity; biomed cyber security; healthcare
  cybersecurity; connected device security; IoMT security analyst; clinical device security; product security
  medical device; hacker protection hospital
device-integration-specialist | Medical device integration specialist | Device integration | clinical systems
  engineer; device integration engineer; biomedical IT specialist; BMIT; medical device connectivity; biomed
  informatics; clinical systems specialist; HL7 interface medical devices; PACS administrator; medical device
  interface analyst; biomed IT; CE-IT
dialysis-specialist | Dialysis equipment specialist | Dialysis specialist | dialysis biomed; dialysis biomedical
  technician; hemodialysis biomedical technician; biomedical nephrology technician; dialysis equipment technician;
  renal biomed; water treatment technician dialysis; dialysis machine technician; CBNT; CHBT; fix dialysis machines
field-service-engineer | Field service engineer | Field service engineer | FSE; field service technician; field
  service tech; medical device field engineer; customer service engineer; service engineer medical; OEM service
  engineer; field engineer; manufacturer service technician; travelling biomed; traveling medical equipment repair;
  service specialist
htm-director | HTM director | HTM director | director of biomedical engineering; director of clinical engineering;
  director of healthcare technology management; system director HTM; VP clinical engineering; biomed director; chief
  clinical engineer; regional director clinical engineering
htm-instructor | HTM instructor | HTM instructor | biomedical equipment technology instructor; BMET instructor;
  biomed teacher; biomedical engineering technology professor; technical trainer medical equipment; service trainer;
  training specialist medical devices; METC instructor; apprenticeship instructor
htm-manager | HTM manager | HTM manager | biomed manager; clinical engineering manager; biomedical engineering
  manager; healthcare technology manager; medical equipment manager; HTM site manager; imaging service manager;
  manager of biomedical services; CHTM
htm-supervisor | HTM supervisor | HTM supervisor | biomed supervisor; clinical engineering supervisor; lead biomed;
  biomedical supervisor; BMET supervisor; site lead biomed; imaging service supervisor; HTM team leader; shop
  supervisor biomedical
imaging-specialist | Imaging equipment specialist | Imaging specialist | imaging engineer; imaging service engineer;
  radiology equipment specialist; x-ray service engineer; x-ray technician repair; CT service engineer; MRI service
  engineer; diagnostic imaging engineer; radiological equipment specialist; BMET imaging; CRES; fix MRI; fix x-ray
  machines; ultrasound service engineer
laboratory-equipment-specialist | Laboratory equipment specialist | Lab specialist | lab equipment technician;
  laboratory instrument technician; analyzer service engineer; lab service engineer; clinical laboratory equipment
  specialist; CLES; laboratory field service engineer; fix lab analyzers; instrument service technician; diagnostics
  field service engineer
bioengineer | Bioengineer, biomedical engineer | Bioengineer | biomedical engineer; BME; medical device engineer;
  R&D engineer medical devices; biomaterials engineer; biomechanical engineer; design engineer medical; invent
  medical devices
clinical-research-coordinator | Clinical research coordinator | Research coordinator | CRC; clinical trial
  coordinator; study coordinator; research nurse coordinator; clinical trials manager; site coordinator; CCRC; run
  medical studies
product-manager | Product manager, medical technology | Product manager | medical device product manager; product
  owner; upstream marketing manager; downstream product manager; technical product manager; digital health product
  manager; decide what a device should do
quality-assurance-specialist | Quality assurance specialist | Quality assurance | QA specialist; quality specialist
  medical devices; quality engineer; CAPA specialist; document control specialist; quality auditor; ISO 13485
  specialist; lab quality coordinator
regulatory-affairs-specialist | Regulatory affairs specialist | Regulatory affairs | RA specialist; regulatory
  affairs associate; RAC; FDA submissions; 510(k) specialist; regulatory compliance specialist medical devices; CE
  marking specialist; MDR specialist
research-laboratory-technician | Research laboratory technician | Research lab tech | research assistant; research
  associate; biological technician; biotech lab tech; cell culture technician; lab technician university; bench
  technician; lab helper science
research-scientist | Research scientist, medical | Research scientist | medical scientist; biomedical scientist;
  clinical scientist; principal investigator; postdoc; R&D scientist; cancer researcher; find new cures
)";

inline std::vector<std::string> split(const std::string& text, const std::string& separator) {
  std::vector<std::string> out;
  std::size_t begin = 0;
  for (auto end = text.find(separator); end != std::string::npos; end = text.find(separator, begin)) {
    out.push_back(text.substr(begin, end - begin));
    begin = end + separator.size();
  }
  out.push_back(text.substr(begin));
  return out;
}

/// Entries with the names of what they are of, by document number.
struct Titles {
  std::vector<TitleEntry> entries;
  std::vector<std::string> codes;
};

inline Titles our_occupations() {
  using Kind = TitleEntry::Kind;
  std::string text = our_titles;
  for (auto at = text.find("\n  "); at != std::string::npos; at = text.find("\n  ")) text.replace(at, 3, " ");
  Titles out;
  for (const auto& line : split(text, "\n")) {
    if (line.empty()) continue;
    const auto cells = split(line, " | ");
    const auto document = static_cast<std::uint32_t>(out.codes.size());
    out.codes.push_back(cells.at(0));
    out.entries.push_back({document, cells.at(1), Kind::title, true});
    out.entries.push_back({document, cells.at(2), Kind::abbreviation, true});
    for (const auto& also : split(cells.at(3), "; ")) out.entries.push_back({document, also, Kind::also, true});
  }
  return out;
}

/// The texts in quotes between `from` and the next closing bracket.
inline std::vector<std::string> quoted(const std::string& text, std::size_t from) {
  const auto parts = split(text.substr(from, text.find(']', from) - from), "\"");
  std::vector<std::string> out;
  for (std::size_t i = 1; i < parts.size(); i += 2) out.push_back(parts[i]);
  return out;
}

/// catalog/careers/search_words.toml, read by the shape that it has: this layer knows no TOML.
inline SearchWords shipped_words() {
  std::ostringstream file;
  file << std::ifstream("catalog/careers/search_words.toml").rdbuf();
  const auto parts = split(file.str(), "\n[[group]]\n");
  if (parts.size() < 2) throw std::runtime_error("catalog/careers/search_words.toml is not here");
  SearchWords out;
  out.stop = quoted(parts.front(), parts.front().find("\nstop = "));
  for (std::size_t i = 1; i < parts.size(); ++i) {
    const auto& part = parts[i];
    WordGroup group;
    group.words = quoted(part, part.find("words = "));
    if (const auto at = part.find("\nmeans = "); at != std::string::npos) group.means = quoted(part, at);
    group.closeness = std::stoi(part.substr(part.find("closeness = ") + 12));
    out.groups.push_back(group);
  }
  return out;
}

}  // namespace journeywork::search::fixtures
