#include "web/pages/organisation_words.hpp"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <utility>

#include "services/fields.hpp"

namespace journeywork::web::pages {

const KindWords& words_of(services::OrganisationKind kind) {
  return *std::find_if(std::begin(kind_words), std::end(kind_words),
                       [&](const KindWords& each) { return each.kind == kind; });
}

std::string role_text(access::Role role) {
  switch (role) {
    case access::Role::apprentice:
      return "Apprentice";
    case access::Role::mentor:
      return "Mentor";
    case access::Role::coordinator:
      return "Coordinator";
    case access::Role::sponsor_staff:
      return "Sponsor’s staff";
    case access::Role::auditor:
      return "Auditor";
    case access::Role::administrator:
      return "Administrator";
  }
  return {};
}

std::int64_t id_number(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc{} && end == text.data() + text.size() && value > 0 ? value : 0;
}

access::OrganisationSubject subject_of(const services::OrganisationView& view) {
  access::OrganisationSubject subject{view.organisation.id, {}};
  for (const auto& sponsor : view.sponsors) subject.sponsors.push_back(sponsor.id);
  return subject;
}

Result<std::vector<services::OrganisationView>> readable_organisations(services::Organisations& organisations,
                                                                       const access::Actor& actor) {
  std::vector<services::OrganisationView> out;
  services::PageRequest request{0, services::largest_page};
  while (true) {
    auto page = organisations.list(actor, request);
    if (!page) return tl::unexpected(std::move(page.error()));
    std::move(page->items.begin(), page->items.end(), std::back_inserter(out));
    if (!page->next) return out;
    request.after = *page->next;
  }
}

std::vector<services::OrganisationView> those_open_to(const std::vector<services::OrganisationView>& all,
                                                      const access::Actor& actor, access::OrganisationAction action) {
  std::vector<services::OrganisationView> out;
  std::copy_if(all.begin(), all.end(), std::back_inserter(out),
               [&](const services::OrganisationView& each) { return access::may(actor, action, subject_of(each)); });
  return out;
}

std::vector<services::OrganisationView> sponsors_run_by(const access::Actor& actor,
                                                        const std::vector<services::OrganisationView>& all) {
  auto out = those_open_to(all, actor, access::OrganisationAction::manage_standards);
  std::erase_if(out, [](const services::OrganisationView& each) {
    return each.organisation.kind != services::OrganisationKind::sponsor;
  });
  return out;
}

void add_option(Dict& at, std::string_view section, std::string_view value, std::string_view text, bool selected) {
  at.add(section).set("OPTION_VALUE", value).set("OPTION_TEXT", text).show_if(selected, "OPTION_SELECTED");
}

void add_organisation_options(Dict& at, std::string_view section, const std::vector<services::OrganisationView>& all,
                              OrganisationId chosen) {
  for (const auto& each : all) {
    const auto& organisation = each.organisation;
    add_option(at, section, std::to_string(organisation.id.value), organisation.name, organisation.id == chosen);
  }
}

std::string_view country_of(std::string_view locale) { return locale.substr(locale.find('-') + 1); }

std::string_view locale_text(std::string_view locale) {
  constexpr std::pair<std::string_view, std::string_view> names[] = {{"en-US", "English, United States"},
                                                                     {"en-GB", "English, United Kingdom"},
                                                                     {"es-US", "Spanish, United States"},
                                                                     {"km-KH", "Khmer, Cambodia"}};
  for (const auto& [tag, text] : names) {
    if (tag == locale) return text;
  }
  return locale;
}

void add_locale_options(Dict& at, std::string_view chosen) {
  for (const auto locale : services::supported_locales)
    add_option(at, "LOCALE_OPTION", locale, locale_text(locale), chosen == locale);
}

}  // namespace journeywork::web::pages
