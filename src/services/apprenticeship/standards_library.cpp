#include "services/apprenticeship/standards_library.hpp"

#include <set>

#include "embedded/catalog.hpp"
#include "exchange/standards_file/standards_file.hpp"
#include "store/standards.hpp"

namespace journeywork::services {

namespace {

/// "us-oa" of the catalogue's "agencies/us-oa.toml"; nothing for what is in another folder.
std::optional<std::string_view> name_in(std::string_view folder, std::string_view path) {
  constexpr std::string_view suffix = ".toml";
  if (!path.starts_with(folder) || !path.ends_with(suffix)) return std::nullopt;
  return path.substr(folder.size(), path.size() - folder.size() - suffix.size());
}

}  // namespace

StandardsLibrary::Held StandardsLibrary::get(store::Connection& c, StandardsId id) {
  {
    const std::scoped_lock lock(mutex_);
    if (const auto found = held_.find(id); found != held_.end()) return found->second;
  }
  const auto record = store::standards::find(c, id);
  if (!record) throw store::Failure("an agreement names standards that are not there");
  auto reading = exchange::read_standards_toml(record->body);
  if (!reading.file) throw store::Failure("stored standards cannot be read");
  auto held = std::make_shared<const apprenticeship::Standards>(std::move(reading.file->standards));
  const std::scoped_lock lock(mutex_);
  return held_.emplace(id, std::move(held)).first->second;
}

std::optional<apprenticeship::AgencyRules> StandardsLibrary::agency(store::Connection& c,
                                                                    const std::string& code) const {
  auto body = store::standards::agency_body(c, code);
  if (!body) {
    for (const auto& file : embedded::catalog()) {
      if (file.path == "agencies/" + code + ".toml") body = std::string(file.data);
    }
  }
  if (!body) return std::nullopt;
  return exchange::read_agency_toml(*body).agency;
}

std::vector<std::string> StandardsLibrary::agency_codes(store::Connection& c) const {
  std::set<std::string> codes;
  for (const auto& agency : store::standards::agencies(c)) codes.insert(agency.code);
  for (const auto& file : embedded::catalog()) {
    if (const auto code = name_in("agencies/", file.path)) codes.emplace(*code);
  }
  return {codes.begin(), codes.end()};
}

std::vector<SampleStandards> sample_standards() {
  std::vector<SampleStandards> out;
  for (const auto& file : embedded::catalog()) {
    const auto name = name_in("standards/", file.path);
    if (!name) continue;
    auto reading = exchange::read_standards_toml(std::string(file.data));
    if (reading.file) out.push_back({std::string(*name), reading.file->standards.title, std::string(file.data)});
  }
  return out;
}

}  // namespace journeywork::services
