#include "exchange/csv/cell.hpp"
#include "services/apprenticeship/views.hpp"

namespace journeywork::services {

using namespace apprenticeship;

namespace {

/// The columns that differ by kind.
struct Cells {
  std::string code, minutes, level, money, result, note, device, work_order, competencies;
};

std::string joined(const std::vector<std::string>& codes) {
  std::string out;
  for (const auto& code : codes) out += (out.empty() ? "" : " ") + code;
  return out;
}

struct Fill {
  Cells operator()(const OjlTime& b) const {
    return {b.process,    std::to_string(b.minutes.count), "", "", "", b.note, b.device,
            b.work_order, joined(b.competencies)};
  }
  Cells operator()(const RiTime& b) const {
    return {b.course, std::to_string(b.minutes.count), "", "", std::string(name(b.outcome)), b.note, "", "", ""};
  }
  Cells operator()(const Demonstration& b) const {
    return {b.competency, "", std::to_string(b.level), "", "", b.comment, "", "", ""};
  }
  Cells operator()(const Review& b) const {
    const auto* result = b.satisfactory ? "satisfactory" : "not satisfactory";
    return {b.final ? "final" : "periodic", "", "", "", result, b.summary, "", "", ""};
  }
  Cells operator()(const WageChange& b) const {
    return {"", "", std::to_string(b.step + 1), std::to_string(b.wage.minor) + " " + b.wage.currency, "", b.note, "",
            "", ""};
  }
  Cells operator()(const CredentialEarned& b) const { return {b.credential, "", "", "", b.number, b.note, "", "", ""}; }
  Cells operator()(const Credit& b) const {
    const auto& code = !b.process.empty() ? b.process : !b.course.empty() ? b.course : b.competency;
    return {code,
            b.competency.empty() ? std::to_string(b.minutes.count) : "",
            b.competency.empty() ? "" : std::to_string(b.level),
            "",
            "",
            b.evidence,
            "",
            "",
            ""};
  }
  Cells operator()(const Approval& b) const { return {"", "", "", "", "", b.note, "", "", ""}; }
  Cells operator()(const Return& b) const { return {"", "", "", "", "", b.reason, "", "", ""}; }
  Cells operator()(const Correction& b) const { return {"", "", "", "", "", b.reason, "", "", ""}; }
};

constexpr const char* heading =
    "entry,day,kind,code,minutes,level,money_minor,result,note,device,work_order,competencies,state,by,at,about_entry,"
    "hash\r\n";

}  // namespace

Result<RecordCsv> ApprenticeshipViews::record_csv(const access::Actor& actor, AgreementId id,
                                                  const RecordFilter& filter) {
  const auto view = record(actor, id, filter);
  if (!view) return tl::unexpected(view.error());
  RecordCsv out{view->about.agreement.number, heading};
  for (auto line = view->lines.rbegin(); line != view->lines.rend(); ++line) {
    const auto& entry = line->entry;
    const auto subject = subject_of(entry.body);
    const auto c = std::visit(Fill{}, entry.body);
    const std::string cells[] = {to_string(EntryId{id, entry.seq}),
                                 iso(entry.day),
                                 std::string(name(kind_of(entry.body))),
                                 c.code,
                                 c.minutes,
                                 c.level,
                                 c.money,
                                 c.result,
                                 c.note,
                                 c.device,
                                 c.work_order,
                                 c.competencies,
                                 line->state ? std::string(name(*line->state)) : "",
                                 line->author,
                                 iso(entry.at),
                                 subject ? to_string(EntryId{id, *subject}) : "",
                                 hex(entry.hash)};
    for (std::size_t i = 0; i < std::size(cells); ++i) out.text += (i == 0 ? "" : ",") + exchange::csv_cell(cells[i]);
    out.text += "\r\n";
  }
  return out;
}

}  // namespace journeywork::services
