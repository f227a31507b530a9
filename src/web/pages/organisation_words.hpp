#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "services/organisations/organisations.hpp"
#include "web/pages/template.hpp"

/// What the pages about organisations, their people and their standards have in common.
namespace journeywork::web::pages {

struct KindWords {
  services::OrganisationKind kind;
  const char* value;    ///< in forms
  const char* one;      ///< "Employer"
  const char* many;     ///< "Employers"
  const char* meaning;  ///< "where apprentices work"
  bool takes_part;      ///< in a sponsor's programme
};
inline constexpr KindWords kind_words[] = {
    {services::OrganisationKind::sponsor, "sponsor", "Sponsor", "Sponsors", "runs a programme and holds its standards",
     false},
    {services::OrganisationKind::employer, "employer", "Employer", "Employers", "where apprentices work", true},
    {services::OrganisationKind::provider, "provider", "Provider", "Providers of courses",
     "teaches related instruction", true},
    {services::OrganisationKind::agency, "agency", "Agency", "Registration agencies", "registers programmes", false},
};
[[nodiscard]] const KindWords& words_of(services::OrganisationKind kind);

/// "Sponsor's staff"
[[nodiscard]] std::string role_text(access::Role role);

/// A positive number that names something in a path, query or form; 0 for anything else.
[[nodiscard]] std::int64_t id_number(std::string_view text);

/// What the policy is asked about.
[[nodiscard]] access::OrganisationSubject subject_of(const services::OrganisationView& view);
/// All that the actor may read, part after part.
[[nodiscard]] Result<std::vector<services::OrganisationView>> readable_organisations(
    services::Organisations& organisations, const access::Actor& actor);
/// Those of them on which the actor may do this.
[[nodiscard]] std::vector<services::OrganisationView> those_open_to(const std::vector<services::OrganisationView>& all,
                                                                    const access::Actor& actor,
                                                                    access::OrganisationAction action);

/// The sponsors among them whose programme the actor runs.
[[nodiscard]] std::vector<services::OrganisationView> sponsors_run_by(
    const access::Actor& actor, const std::vector<services::OrganisationView>& all);

/// One row of a select: OPTION_VALUE, OPTION_TEXT, OPTION_SELECTED.
void add_option(Dict& at, std::string_view section, std::string_view value, std::string_view text, bool selected);
void add_organisation_options(Dict& at, std::string_view section, const std::vector<services::OrganisationView>& all,
                              OrganisationId chosen);
/// The country of a locale: "km-KH" -> "KH".
[[nodiscard]] std::string_view country_of(std::string_view locale);
/// "English, United States"; the tag itself for one that we do not know.
[[nodiscard]] std::string_view locale_text(std::string_view locale);
/// LOCALE_OPTION rows.
void add_locale_options(Dict& at, std::string_view chosen);

}  // namespace journeywork::web::pages
