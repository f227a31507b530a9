#include "web/pages/standards_import.hpp"

#include <algorithm>
#include <cctype>

#include "web/http/encoding.hpp"
#include "web/pages/organisation_words.hpp"
#include "web/pages/parts.hpp"

namespace journeywork::web::pages {

namespace {

bool is_csv(const std::string& file) {
  constexpr std::string_view ending = ".csv";
  return file.size() >= ending.size() && std::equal(ending.rbegin(), ending.rend(), file.rbegin(), [](char a, char b) {
           return a == std::tolower(static_cast<unsigned char>(b));
         });
}

const http::File* uploaded(const http::Request& request) {
  const auto found = std::find_if(request.files.begin(), request.files.end(),
                                  [](const http::File& each) { return each.field == "file" && !each.body.empty(); });
  return found == request.files.end() ? nullptr : &*found;
}

/// What somebody begins with who has no file.
Result<services::StandardsUpload> sample_of(const http::Request& request) {
  for (auto& sample : services::sample_standards()) {
    if (sample.name != request.form_value("sample")) continue;
    services::StandardsUpload upload;
    upload.sponsor = {id_number(request.form_value("sponsor"))};
    upload.text = std::move(sample.text);
    return upload;
  }
  return refuse_field("file", "There is no such sample.");
}

Result<services::StandardsUpload> read(const http::Request& request) {
  if (!request.form_value("sample").empty()) return sample_of(request);
  const auto* file = uploaded(request);
  if (file == nullptr) return refuse_field("file", "Choose a file.", "", "a TOML or CSV file that is not empty");
  if (!http::is_clean_text(file->body))
    return refuse_field("file", "This file is not text.", "", "a TOML or CSV file in UTF-8");
  services::StandardsUpload upload;
  upload.sponsor = {id_number(request.form_value("sponsor"))};
  upload.text = file->body;
  if (!is_csv(file->name)) return upload;
  upload.format = services::StandardsFormat::csv;
  upload.base = {id_number(request.form_value("base"))};
  upload.version = request.form_value("version");
  if (upload.version.empty())
    return refuse_field("version", "A CSV does not name its version: write it here.", "", "a new version, like 1.1");
  return upload;
}

/// A refusal taken apart: what stands in the form, and what stands in the file.
struct Refusal {
  Error form;
  std::vector<Problem> findings;
};
Refusal split(const Error& error, bool csv) {
  Refusal out{{error.code, error.message, {}}, {}};
  for (const auto& problem : error.problems) {
    const auto& field = problem.field;
    const bool in_form =
        problem.line == 0 && (field == "file" || field == "sponsor" || field == "base" || (csv && field == "version"));
    (in_form ? out.form.problems : out.findings).push_back(problem);
  }
  return out;
}

void fill_findings(Dict& page, const std::vector<Problem>& findings, const std::string& file) {
  auto refused = page.add("REFUSED");
  refused.set("REFUSED_TITLE",
              count_text(static_cast<std::int64_t>(findings.size()), "thing is", "things are") + " wrong in " + file);
  for (const auto& each : findings) {
    refused.add("FINDING")
        .set("FINDING_LINE", each.line > 0 ? std::to_string(each.line) : "")
        .set("FINDING_FIELD", each.field)
        .set("FINDING_VALUE", each.value)
        .set("FINDING_TEXT", each.message)
        .set("FINDING_ACCEPTED", each.accepted);
  }
}

void fill_refusal(Dict& page, const Error& error, const std::string& file) {
  const auto refusal = split(error, is_csv(file));
  if (!refusal.form.problems.empty() || refusal.findings.empty()) show_errors(page, refusal.form);
  if (!refusal.findings.empty()) fill_findings(page, refusal.findings, file);
  const auto at = [&](const char* marker, const char* field) {
    page.set_shown(marker, problem_at(&refusal.form, field));
  };
  at("FILE_ERROR", "file");
  at("SPONSOR_ERROR", "sponsor");
  at("BASE_ERROR", "base");
  at("VERSION_ERROR", "version");
}

void fill_samples(Dict& page, const std::vector<services::OrganisationView>& sponsors, OrganisationId asked) {
  auto samples = page.add("SAMPLES");
  for (const auto& each : services::sample_standards())
    samples.add("SAMPLE").set("SAMPLE_NAME", each.name).set("SAMPLE_TITLE", each.title);
  if (sponsors.size() == 1) {
    samples.add("ONE_SPONSOR").set("SPONSOR_ID", sponsors.front().organisation.id.value);
  } else {
    auto pick = samples.add("SPONSOR_PICK");
    add_organisation_options(pick, "SPONSOR_OPTION", sponsors, asked);
  }
}

std::string url_of(StandardsId id) { return "/standards/" + std::to_string(id.value); }

void fill_imported(Dict& page, const services::StandardsImported& imported) {
  auto done = page.add("IMPORTED");
  done.set("IMPORTED_URL", url_of(imported.id));
  for (const auto& each : imported.warnings) {
    auto text = (each.line > 0 ? "Line " + std::to_string(each.line) + ": " : "") + each.message;
    if (!each.accepted.empty()) text += " Usual: " + each.accepted + ".";
    done.add("WARNING").set("WARNING_TEXT", text);
  }
}

}  // namespace

struct StandardsImportPage::Shown {
  const Error* error = nullptr;
  const services::StandardsImported* imported = nullptr;
};

http::Response StandardsImportPage::operator()(const Visit& visit) const {
  return visit.request.method == http::Method::post ? save(visit) : show(visit, {});
}

http::Response StandardsImportPage::save(const Visit& visit) const {
  const auto upload = read(visit.request);
  if (!upload) return show(visit, {&upload.error()});
  const auto imported = services.standards.import(visit.actor(), *upload);
  if (!imported) {
    const auto code = imported.error().code;
    const bool here = code == Error::Code::invalid || code == Error::Code::conflict;
    return here ? show(visit, {&imported.error()}) : shell.error(visit, imported.error());
  }
  if (!imported->known && !imported->warnings.empty()) return show(visit, {nullptr, &*imported});
  const auto* text = imported->known ? "This very version was here already; nothing changed."
                                     : "Imported. Agreements in force keep their version.";
  return shell.done(visit, url_of(imported->id), {"ok", text, "", {}});
}

http::Response StandardsImportPage::show(const Visit& visit, const Shown& shown) const {
  const auto& request = visit.request;
  const auto all = readable_organisations(services.organisations, visit.actor());
  if (!all) return shell.error(visit, all.error());
  const auto sponsors = sponsors_run_by(visit.actor(), *all);
  if (sponsors.empty())
    return shell.error(visit, {Error::Code::forbidden, "Standards are imported by the sponsor's staff.", {}});
  PageInfo info{"Import standards", "standards_import.html", "/standards"};
  if (shown.error != nullptr) info.status = shown.error->code == Error::Code::conflict ? 409 : 422;
  return shell.page(visit, info, [&](Dict& page) {
    const auto* file = uploaded(request);
    if (shown.error != nullptr) fill_refusal(page, *shown.error, file != nullptr ? file->name : "the file");
    if (shown.imported != nullptr) fill_imported(page, *shown.imported);
    const OrganisationId sponsor_asked{id_number(request.form_value("sponsor"))};
    add_organisation_options(page, "SPONSOR_OPTION", sponsors, sponsor_asked);
    fill_samples(page, sponsors, sponsor_asked);
    const auto base = id_number(request.form_value("base"));
    add_option(page, "BASE_OPTION", "", "None", base == 0);
    for (const auto& sponsor : sponsors) {
      const auto versions = services.standards.list(visit.actor(), sponsor.organisation.id);
      if (!versions) continue;
      for (const auto& each : *versions) {
        const auto& record = each.record;
        add_option(page, "BASE_OPTION", std::to_string(record.id.value), record.title + ", version " + record.version,
                   record.id.value == base);
      }
    }
    if (shown.imported == nullptr) page.set("VERSION", request.form_value("version"));
  });
}

}  // namespace journeywork::web::pages
