#include "services/apprenticeship/standards_library.hpp"

#include <set>

#include "embedded/catalog.hpp"
#include "exchange/standards_file/standards_file.hpp"
#include "store/standards.hpp"

namespace journeywork::services {

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
  constexpr std::string_view folder = "agencies/";
  constexpr std::string_view suffix = ".toml";
  for (const auto& file : embedded::catalog()) {
    if (!file.path.starts_with(folder) || !file.path.ends_with(suffix)) continue;
    codes.emplace(file.path.substr(folder.size(), file.path.size() - folder.size() - suffix.size()));
  }
  return {codes.begin(), codes.end()};
}

}  // namespace journeywork::services
