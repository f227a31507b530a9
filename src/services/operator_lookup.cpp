#include "services/operator_lookup.hpp"

#include <charconv>

#include "services/fields.hpp"
#include "services/organisations/lookup.hpp"
#include "store/agreements.hpp"
#include "store/people.hpp"

namespace journeywork::services {

std::optional<std::int64_t> number_in(const std::string& text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || value <= 0) return std::nullopt;
  return value;
}

Result<access::Actor> acting_person(store::Database& database, const std::string& email) {
  return database.read([&](store::Connection& c) -> Result<access::Actor> {
    if (email.empty()) {
      const auto all = store::people::administrators(c);
      if (all.empty())
        return refuse(Error::Code::invalid,
                      "There is no administrator yet: start `journeywork serve` and open the link that it prints.");
      return actor_of(c, all.front().person);
    }
    const auto key = email_key(email);
    const auto person = key ? store::people::by_email(c, *key) : std::nullopt;
    if (!person) return refuse_field("--as", "There is nobody with this email.", email);
    return actor_of(c, person->id);
  });
}

Result<OrganisationId> find_organisation(store::Database& database, store::organisations::Kind kind,
                                         const std::string& named) {
  const std::string word(store::organisations::name(kind));
  return database.read([&](store::Connection& c) -> Result<OrganisationId> {
    std::vector<store::organisations::Organisation> found;
    std::string names;
    for (const auto& each : store::organisations::all(c, {}, 1'000'000)) {
      if (each.kind != kind) continue;
      names += (names.empty() ? "" : "; ") + std::to_string(each.id.value) + " " + each.name;
      if (named.empty() || each.name == named || std::to_string(each.id.value) == named) found.push_back(each);
    }
    if (found.size() == 1) return found.front().id;
    if (names.empty()) return refuse_field("--" + word, "There is no " + word + " here yet.", named);
    return refuse_field("--" + word, found.empty() ? "There is no such " + word + "." : "There are several: say which.",
                        named, names);
  });
}

Result<AgreementId> find_agreement(store::Database& database, const std::string& named) {
  return database.read([&](store::Connection& c) -> Result<AgreementId> {
    if (const auto id = number_in(named)) {
      if (store::agreements::find(c, {*id})) return AgreementId{*id};
    }
    const auto found = store::agreements::by_number(c, named);
    if (found.size() == 1) return found.front();
    return refuse_field(
        "agreement", found.empty() ? "There is no such agreement." : "Several sponsors have this number: give the id.",
        named, "its number or id");
  });
}

}  // namespace journeywork::services
