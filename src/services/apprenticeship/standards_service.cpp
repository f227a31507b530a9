#include "services/apprenticeship/standards_service.hpp"

#include "exchange/standards_file/standards_file.hpp"
#include "store/audit.hpp"

namespace journeywork::services {

using namespace apprenticeship;

namespace {

Result<void> may_read(const access::Actor& actor) {
  if (actor.person && actor.scopes.contains(access::Scope::read)) return {};
  return refuse(Error::Code::forbidden, "Sign in to read standards.");
}

StandardsView view_of(store::Connection& c, Loader& loader, store::standards::Record record) {
  StandardsView out;
  out.standards = loader.standards().get(c, record.id);
  out.agency = loader.standards().agency(c, record.agency_code).value_or(AgencyRules{}).name;
  out.agreements = store::standards::in_use(c, record.id);
  out.record = std::move(record);
  return out;
}

}  // namespace

StandardsChecked StandardsService::check_upload(store::Connection& c, const StandardsUpload& upload) {
  StandardsChecked out;
  exchange::StandardsReading reading;
  if (upload.format == StandardsFormat::toml) {
    reading = exchange::read_standards_toml(upload.text);
  } else {
    const auto base = store::standards::find(c, upload.base);
    if (!base || base->sponsor != upload.sponsor) {
      out.problems.push_back(
          {"base", "Choose the version that a CSV builds on: it has no term, agency or limits of its own.", "", ""});
      return out;
    }
    auto standards = *loader_.standards().get(c, upload.base);
    standards.version = upload.version;
    reading = exchange::read_standards_csv(upload.text, standards);
  }
  const auto* readable = reading.readable();
  const auto agency = readable != nullptr ? loader_.standards().agency(c, readable->standards.agency) : std::nullopt;
  for (auto& finding : exchange::findings(reading, agency.value_or(AgencyRules{}))) {
    (finding.warning ? out.warnings : out.problems).push_back(std::move(finding.problem));
  }
  if (readable != nullptr && !agency && !readable->standards.agency.empty()) {
    std::string known;
    for (const auto& code : loader_.standards().agency_codes(c)) known += (known.empty() ? "" : ", ") + code;
    const auto* position = readable->positions.find("agency");
    out.problems.push_back({"agency", "The rules of this registration agency are not known here.",
                            readable->standards.agency, known + "; import another's rules first",
                            position != nullptr ? position->line : 0, position != nullptr ? position->column : 0});
  }
  if (reading.file && out.problems.empty()) out.standards = reading.file->standards;
  return out;
}

Result<StandardsImported> StandardsService::import(const access::Actor& actor, const StandardsUpload& upload) {
  const auto now = loader_.now();
  return loader_.database().write([&](store::Connection& c) -> Result<StandardsImported> {
    if (!access::may(actor, access::OrganisationAction::manage_standards, {upload.sponsor, {}})) {
      return refuse(Error::Code::forbidden, "Standards are imported by the sponsor's staff.");
    }
    const auto sponsor = store::organisations::find(c, upload.sponsor);
    if (!sponsor || sponsor->kind != store::organisations::Kind::sponsor)
      return refuse_field("sponsor", "Choose a sponsor.");
    auto checked = check_upload(c, upload);
    if (!checked.standards) {
      const auto count = checked.problems.size();
      return refuse(Error::Code::invalid,
                    "The standards were not imported: " + std::to_string(count) +
                        (count == 1 ? " thing is" : " things are") + " wrong in the file.",
                    std::move(checked.problems));
    }
    const auto& standards = *checked.standards;
    const auto body = exchange::write_standards_toml(standards);
    StandardsImported out{{}, std::move(checked.warnings), false};
    if (const auto before = store::standards::find_version(c, upload.sponsor, standards.code, standards.version)) {
      if (store::standards::find(c, *before)->body != body) {
        return refuse(Error::Code::conflict,
                      "Version " + standards.version + " of " + standards.code +
                          " is here already with other content. Give the changed file a new version.",
                      {{"version", "This version exists with other content.", standards.version, "a new version"}});
      }
      out.id = *before;
      out.known = true;
      return out;
    }
    out.id = store::standards::insert(
        c, {{}, upload.sponsor, standards.code, standards.version, standards.title, standards.agency, now, body},
        actor.person);
    store::audit::record(c, {now, actor.person, "standards.import", "standards:" + std::to_string(out.id.value),
                             standards.code + " " + standards.version});
    return out;
  });
}

Result<std::string> StandardsService::import_agency(const access::Actor& actor, std::string_view toml) {
  if (!access::may_administer(actor))
    return refuse(Error::Code::forbidden, "Agency rules are imported by an administrator.");
  auto reading = exchange::read_agency_toml(toml);
  if (!reading.agency)
    return refuse(Error::Code::invalid, "The agency's rules were not imported.", std::move(reading.problems));
  const auto now = loader_.now();
  const auto& agency = *reading.agency;
  return loader_.database().write([&](store::Connection& c) -> Result<std::string> {
    store::standards::put_agency(c, agency.code, agency.name, std::string(toml), now);
    store::audit::record(c, {now, actor.person, "agency.import", "agency:" + agency.code, ""});
    return agency.code;
  });
}

Result<std::vector<StandardsView>> StandardsService::list(const access::Actor& actor, OrganisationId sponsor) {
  if (auto allowed = may_read(actor); !allowed) return tl::unexpected(std::move(allowed.error()));
  return loader_.database().read([&](store::Connection& c) -> Result<std::vector<StandardsView>> {
    std::vector<StandardsView> out;
    for (auto& record : store::standards::of_sponsor(c, sponsor)) out.push_back(view_of(c, loader_, std::move(record)));
    return out;
  });
}

Result<StandardsView> StandardsService::view(const access::Actor& actor, StandardsId id) {
  if (auto allowed = may_read(actor); !allowed) return tl::unexpected(std::move(allowed.error()));
  return loader_.database().read([&](store::Connection& c) -> Result<StandardsView> {
    auto record = store::standards::find(c, id);
    if (!record) return refuse(Error::Code::not_found, "There are no such standards.");
    return view_of(c, loader_, std::move(*record));
  });
}

Result<StandardsComparison> StandardsService::compare(const access::Actor& actor, StandardsId before,
                                                      StandardsId after) {
  auto a = view(actor, before);
  if (!a) return tl::unexpected(std::move(a.error()));
  auto b = view(actor, after);
  if (!b) return tl::unexpected(std::move(b.error()));
  if (a->record.sponsor != b->record.sponsor || a->record.code != b->record.code) {
    return refuse_field("with", "Compare two versions of the same standards.", b->record.code, a->record.code);
  }
  auto differences = apprenticeship::differences(*a->standards, *b->standards);
  return StandardsComparison{std::move(*a), std::move(*b), std::move(differences)};
}

}  // namespace journeywork::services
