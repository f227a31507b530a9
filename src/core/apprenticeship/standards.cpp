#include "core/apprenticeship/standards.hpp"

#include <algorithm>
#include <utility>

namespace journeywork::apprenticeship {

namespace {

template <class T>
const T* by_code(const std::vector<T>& all, std::string_view code) {
  const auto found = std::ranges::find(all, code, &T::code);
  return found == all.end() ? nullptr : &*found;
}

/// The path of what a field stands in: "work_process[3].title", "work_process[3]", "work_process"; empty at the top.
std::string_view parent(std::string_view field) {
  const auto end = field.find_last_of(".[");
  return end == std::string_view::npos ? std::string_view{} : field.substr(0, end);
}

}  // namespace

std::string_view name(Approach approach) {
  switch (approach) {
    case Approach::time_based:
      return "time-based";
    case Approach::competency_based:
      return "competency-based";
    case Approach::hybrid:
      return "hybrid";
  }
  return {};
}

std::optional<Approach> parse_approach(std::string_view text) {
  for (const auto approach : {Approach::time_based, Approach::competency_based, Approach::hybrid}) {
    if (text == name(approach)) return approach;
  }
  return std::nullopt;
}

const WorkProcess* Standards::process(std::string_view wanted) const { return by_code(processes, wanted); }

const Course* Standards::course(std::string_view wanted) const { return by_code(courses, wanted); }

const Competency* Standards::competency(std::string_view wanted) const {
  const auto* process = process_of(wanted);
  return process ? by_code(process->competencies, wanted) : nullptr;
}

const WorkProcess* Standards::process_of(std::string_view competency_code) const {
  const auto found = std::ranges::find_if(
      processes, [&](const WorkProcess& process) { return by_code(process.competencies, competency_code) != nullptr; });
  return found == processes.end() ? nullptr : &*found;
}

const CredentialRequirement* Standards::credential(std::string_view wanted) const {
  if (const auto* exact = by_code(credentials, wanted)) return exact;
  const auto found = std::ranges::find_if(credentials, [&](const CredentialRequirement& credential) {
    return std::ranges::find(credential.accepts, wanted) != credential.accepts.end();
  });
  return found == credentials.end() ? nullptr : &*found;
}

int Standards::competency_count() const {
  std::size_t count = 0;
  for (const auto& process : processes) count += process.competencies.size();
  return static_cast<int>(count);
}

Minutes Standards::ri_total() const {
  Minutes total;
  for (const auto& course : courses) {
    if (course.required) total += course.length;
  }
  return total;
}

void Positions::add(Position position) {
  auto field = position.field;
  all_.insert_or_assign(std::move(field), std::move(position));
}

void Positions::add_unreadable(std::string field) { unreadable_.insert(std::move(field)); }

const Position* Positions::find(std::string_view field) const {
  const auto found = all_.find(field);
  return found == all_.end() ? nullptr : &found->second;
}

bool Positions::readable(std::string_view field) const {
  for (; !field.empty(); field = parent(field)) {
    if (unreadable_.contains(field)) return false;
  }
  return true;
}

}  // namespace journeywork::apprenticeship
