#include "app/demo/cast.hpp"

namespace journeywork::app {

namespace {

constexpr DemoOrganisation organisations[] = {
    {"sponsor", "sponsor", "Chesapeake HTM Guild", "", ""},
    {"agency", "agency", "Office of Apprenticeship (demo)", "", ""},
    {"college", "provider", "Old Line Technical College", "", ""},
    {"patapsco", "employer", "Patapsco General Hospital", "Main campus", "Baltimore"},
    {"severn", "employer", "Severn Valley Medical Center", "Riverside", "Annapolis"},
    {"baybridge", "employer", "Bay Bridge Clinical Services", "Field service depot", "Columbia"},
};

constexpr DemoMember members[] = {
    {"maria", "Maria Lopez", "mentor", "patapsco", "journeyworker at Patapsco General"},
    {"ray", "Ray Boyd", "mentor", "patapsco", "journeyworker, has let a queue grow"},
    {"grace", "Grace Okafor", "mentor", "severn", "journeyworker at Severn Valley"},
    {"tom", "Tom Whitfield", "mentor", "severn", "journeyworker at Severn Valley"},
    {"priya", "Priya Nair", "mentor", "baybridge", "field service lead"},
    {"denise", "Denise Carter", "coordinator", "patapsco", "runs five apprenticeships"},
    {"luis", "Luis Ortega", "coordinator", "severn", "has a wage step to apply"},
    {"hannah", "Hannah Weiss", "coordinator", "baybridge", "three apprentices on the road"},
    {"samuel", "Samuel Greene", "sponsor_staff", "sponsor", "the whole programme, three employers"},
    {"helen", "Helen Brandt", "auditor", "agency", "reads every record, writes nothing"},
    {"ivy", "Ivy Chen", "administrator", "sponsor", "organisations, people, roles"},
};

constexpr DemoApprentice apprentices[] = {
    {"ana", "Ana Reyes", "patapsco", "maria", 426, DemoStage::returned, 0, 39, "2003-04-12",
     "month 14, one entry came back"},
    {"jamal", "Jamal Carter", "patapsco", "ray", 214, DemoStage::stuck, 0, 38, "1999-09-30",
     "month 7, three weeks unanswered"},
    {"linh", "Linh Tran", "patapsco", "maria", 705, DemoStage::one_competency_left, 520, 40, "1996-01-22",
     "month 23, one sign-off left"},
    {"dara", "Sok Dara", "patapsco", "ray", 11, DemoStage::new_starter, 0, 38, "2005-07-03", "second week"},
    {"emily", "Emily Novak", "patapsco", "maria", 275, DemoStage::on_pace, 0, 39, "2001-11-17", "month 9, on pace"},
    {"marcus", "Marcus Bell", "severn", "grace", 489, DemoStage::behind, 0, 24, "1994-06-08", "month 16, behind plan"},
    {"fatima", "Fatima Hassan", "severn", "tom", 452, DemoStage::overdue_wage, 0, 39, "2000-02-14",
     "month 15, wage step overdue"},
    {"kevin", "Kevin O'Brien", "severn", "grace", 770, DemoStage::completed, 480, 40, "1992-12-01",
     "completed, now a journeyworker"},
    {"rosa", "Rosa Jimenez", "severn", "tom", 190, DemoStage::on_pace, 0, 39, "2004-03-27", "month 7, on pace"},
    {"devon", "Devon Price", "baybridge", "priya", 580, DemoStage::on_pace, 160, 39, "1990-08-19",
     "month 19, came from the army"},
    {"aisha", "Aisha Grant", "baybridge", "priya", 305, DemoStage::behind, 0, 27, "1998-05-05",
     "month 10, behind plan"},
    {"tyler", "Tyler Kim", "baybridge", "priya", -9, DemoStage::draft, 0, 0, "2006-10-10",
     "agreement prepared, starts soon"},
};

constexpr DemoWork orientation[] = {
    {"Shadowed rounds on 4 West with the lead technician", ""},
    {"Safety data sheets and spill kit, bench chemicals", ""},
    {"MRI zones and screening, walked with the safety officer", ""},
    {"Lock-out/tag-out practice on the bench power panel", ""},
    {"Isolation gowning, then retrieved two pumps from a contact room", "Infusion pump"},
    {"Gas outlets and colour codes, ICU and OR", "Medical gas outlet"},
};
constexpr DemoWork electrical[] = {
    {"Ground resistance and touch current, 14 bed-side monitors", "Patient monitor"},
    {"Leakage by applied part on ECG modules, CF limits", "Patient monitor"},
    {"Safety analyser check against the reference box before use", "Safety analyser"},
    {"Receptacle tension and polarity, OR 3 and 4", "Receptacle"},
    {"Isolated power panel, line isolation monitor test", "Isolated power"},
    {"Oscilloscope: ripple of a failing supply, two syringe pumps", "Syringe pump"},
};
constexpr DemoWork incoming[] = {
    {"Received 8 infusion pumps against the order, acceptance test", "Infusion pump"},
    {"Tagged and entered 12 vital signs monitors, risk class set", "Vital signs monitor"},
    {"Acceptance of a new electrosurgical unit, output at four loads", "Electrosurgical unit"},
    {"Site check for a new warmer: power, mounting, network drop", "Infant warmer"},
    {"Go-live round with nurses, telemetry transmitters", "Telemetry"},
};
constexpr DemoWork maintenance[] = {
    {"6 infusion pumps, flow and occlusion test, ICU", "Infusion pump"},
    {"Scheduled PM of 9 patient monitors, NIBP and SpO2 simulated", "Patient monitor"},
    {"Bed scales checked with 20 and 80 kg, 5 beds", "Bed"},
    {"Battery kits in 7 transport monitors", "Patient monitor"},
    {"Suction regulators, flow and leak, 11 pieces", "Suction regulator"},
    {"Exam lights and thermometers, clinic 2", "Exam light"},
    {"Two pumps could not be located, asked the charge nurse, one found in use", "Infusion pump"},
    {"Telemetry transmitters, range walk on 5 East", "Telemetry"},
};
constexpr DemoWork repair[] = {
    {"Monitor dead: blown fuse behind a shorted supply capacitor", "Patient monitor"},
    {"Infusion pump door latch replaced, occlusion verified", "Infusion pump"},
    {"NIBP reads high: leaking manifold, replaced and verified", "Vital signs monitor"},
    {"Telemetry transmitter no signal: antenna; bed exit alarm board", "Telemetry"},
    {"Centrifuge imbalance trip: worn mount, speed checked by tachometer", "Centrifuge"},
    {"User report of a wrong alarm: limits were set so, no fault found", "Patient monitor"},
    {"SpO2 cable intermittent, soldered a strain relief for the bench set", "Pulse oximeter"},
    {"Display backlight of a syringe pump, ESD mat, function test", "Syringe pump"},
};
constexpr DemoWork therapeutic[] = {
    {"Defibrillator output at 50 and 200 J, charge time, sync", "Defibrillator"},
    {"Ventilator performance test: volume, pressure, oxygen", "Ventilator"},
    {"Electrosurgical output and contact quality monitor", "Electrosurgical unit"},
    {"Anaesthesia machine leak test with the vendor's engineer", "Anaesthesia machine"},
    {"Incubator temperature and alarm limits, NICU", "Incubator"},
    {"Dialysis water sample points, walked with the technician", "Dialysis"},
    {"Tourniquet pressure and timer, four units", "Tourniquet"},
};
constexpr DemoWork imaging[] = {
    {"Portable X-ray: battery, collimator light, called the vendor for the tube", "Portable X-ray"},
    {"Ultrasound probes: visual, leakage, phantom image", "Ultrasound"},
    {"C-arm: interlocks and dose display, with the physicist", "C-arm"},
    {"Analyser waste line blocked, cleaned under bio-hazard rules", "Laboratory analyser"},
    {"Microscopes aligned and cleaned, five", "Microscope"},
};
constexpr DemoWork network[] = {
    {"Monitor lost the central station: wrong VLAN after a room move", "Patient monitor"},
    {"Inventory of software versions, 40 infusion pumps", "Infusion pump"},
    {"Patch under change control, two ultrasound units, with IT", "Ultrasound"},
    {"HL7 feed of a new interface checked against the test patient", "Middleware"},
    {"Drive of a retired workstation wiped and recorded", "Workstation"},
};
constexpr DemoWork records[] = {
    {"Closed 18 work orders with time, parts and cause", ""},
    {"Recall of a pump door seal: 26 found, 3 still to locate", "Infusion pump"},
    {"Sequestered a warmer after an event, chain of custody form", "Infant warmer"},
    {"PM completion figures for the environment of care meeting", ""},
    {"Prepared records for the survey, NFPA 99 tests of the OR", ""},
};
constexpr DemoWork service[] = {
    {"In-service on pump alarms, night shift, six nurses", "Infusion pump"},
    {"Vendor visit overseen, service report checked", "Ventilator"},
    {"Loaner delivered and returned, cleaned and tested", "Bed"},
    {"Pre-purchase trial sheets collected, three monitors", "Patient monitor"},
    {"Two defibrillators retired: wiped, recorded, ready for donation", "Defibrillator"},
};

}  // namespace

std::span<const DemoOrganisation> demo_organisations() { return organisations; }
std::span<const DemoMember> demo_members() { return members; }
std::span<const DemoApprentice> demo_apprentices() { return apprentices; }

std::span<const DemoWork> demo_work(std::string_view process_code) {
  constexpr std::span<const DemoWork> by_process[] = {orientation, electrical, incoming, maintenance, repair,
                                                      therapeutic, imaging,    network,  records,     service};
  std::size_t number = 0;
  for (const char ch : process_code) number = number * 10 + static_cast<std::size_t>(ch - '0');
  return by_process[number >= 1 && number <= 10 ? number - 1 : 3];
}

}  // namespace journeywork::app
