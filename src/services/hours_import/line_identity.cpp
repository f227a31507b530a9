#include "services/hours_import/line_identity.hpp"

#include "services/fingerprint.hpp"

namespace journeywork::services {

using namespace apprenticeship;

namespace {

constexpr std::string_view by_id = "id:";
constexpr std::string_view by_content = "text:";
constexpr std::size_t digest_characters = 32;  // 128 bits

/// What a line says, by the columns that it may come from.
struct Said {
  std::string_view kind, code, note, device, work_order;
  Minutes minutes;
};

Said said_by(const EntryBody& time) {
  if (const auto* ojl = std::get_if<OjlTime>(&time)) {
    return {"ojl", ojl->process, ojl->note, ojl->device, ojl->work_order, ojl->minutes};
  }
  const auto& ri = std::get<RiTime>(time);
  return {"ri", ri.course, ri.note, {}, {}, ri.minutes};
}

}  // namespace

LineIdentity LineIdentities::of(PersonId apprentice, Date day, const EntryBody& time, std::string_view line_id) {
  const auto said = said_by(time);
  const auto person = std::to_string(apprentice.value);
  const auto date = iso(day);
  const auto minutes = std::to_string(said.minutes.count);
  LineIdentity out;
  out.fingerprint =
      fingerprint_of({person, date, said.kind, said.code, minutes, said.note, said.work_order, said.device})
          .substr(0, digest_characters);
  if (!line_id.empty()) {
    out.key = std::string(by_id).append(line_id);
    return out;
  }
  const auto hash =
      fingerprint_of({said.kind, said.code, minutes, said.note, said.work_order}).substr(0, digest_characters);
  const auto content = person + ":" + date + ":" + hash;
  out.key = std::string(by_content).append(content).append(":").append(std::to_string(++alike_[content]));
  return out;
}

bool same_scheme(std::string_view key, std::string_view other) {
  return key.starts_with(by_id) == other.starts_with(by_id);
}

}  // namespace journeywork::services
