#include "cli/run.hpp"

#include <fstream>
#include <iostream>
#include <iterator>

#include "cli/files.hpp"
#include "cli/hours_command.hpp"
#include "cli/reference_command.hpp"

#include "services/apprenticeship/verification.hpp"
#include "services/operator_lookup.hpp"

namespace journeywork::cli {

namespace {

int refused(const Tools& tools, const Error& error, const std::string& file = {}) {
  print(tools.errors, error, file);
  return 1;
}

int run_one(const UserToken& command, const Invocation&, const Tools& tools) {
  services::ApiTokenRequest request;
  request.name = command.name;
  for (const auto& word : command.scopes) {
    const auto scope = access::parse_scope(word);
    if (!scope)
      return refused(
          tools, {Error::Code::invalid, "There is no scope \"" + word + "\": use read, log, approve or manage.", {}});
    request.scopes.insert(*scope);
  }
  if (request.scopes.empty()) request.scopes.insert(std::begin(access::all_scopes), std::end(access::all_scopes));
  const auto token = tools.tokens.create_for(command.email, request);
  if (!token) return refused(tools, token.error());
  tools.out << token->token << '\n';
  return 0;
}

int run_one(const UserLink& command, const Invocation&, const Tools& tools) {
  const auto link = tools.links.for_password_of(command.email);
  if (!link) return refused(tools, link.error());
  tools.out << tools.public_url << "/link/" << *link << '\n';
  return 0;
}

int run_one(const ImportStandards& command, const Invocation& invocation, const Tools& tools) {
  const auto text = read_file(command.file);
  if (!text) return refused(tools, text.error());
  const auto actor = services::acting_person(tools.database, invocation.as);
  if (!actor) return refused(tools, actor.error());
  const auto sponsor =
      services::find_organisation(tools.database, services::OrganisationKind::sponsor, command.sponsor);
  if (!sponsor) return refused(tools, sponsor.error());
  services::StandardsUpload upload{*sponsor, *text, services::StandardsFormat::toml, {}, command.version};
  if (command.file.ends_with(".csv")) {
    upload.format = services::StandardsFormat::csv;
    upload.base = {services::number_in(command.base).value_or(0)};
  }
  const auto imported = tools.standards.import(*actor, upload);
  if (!imported) return refused(tools, imported.error(), command.file);
  if (!imported->warnings.empty()) {
    print(tools.errors, {Error::Code::invalid, "Imported, but look at this:", imported->warnings}, command.file);
  }
  tools.out << (imported->known ? "Nothing to do: this version is here already, as standards "
                                : "Imported as standards ")
            << imported->id.value << ".\n";
  return 0;
}

int run_one(const ImportAgency& command, const Invocation& invocation, const Tools& tools) {
  const auto text = read_file(command.file);
  if (!text) return refused(tools, text.error());
  const auto actor = services::acting_person(tools.database, invocation.as);
  if (!actor) return refused(tools, actor.error());
  const auto code = tools.standards.import_agency(*actor, *text);
  if (!code) return refused(tools, code.error(), command.file);
  tools.out << "The rules of agency " << *code << " are in force for standards imported from now on.\n";
  return 0;
}

int run_one(const ImportHours& command, const Invocation& invocation, const Tools& tools) {
  const auto text = read_file(command.file);
  if (!text) return refused(tools, text.error());
  const auto actor = services::acting_person(tools.database, invocation.as);
  if (!actor) return refused(tools, actor.error());
  const auto employer =
      services::find_organisation(tools.database, services::OrganisationKind::employer, command.employer);
  if (!employer) return refused(tools, employer.error());
  return import_hours(command, *actor, *employer, *text, tools);
}

/// Public data sets belong to nobody here: whoever runs commands on the machine may load them before there is an
/// administrator.
template <class Import>
int run_reference(const Import& command, const Invocation& invocation, const Tools& tools) {
  services::ReferenceImport::Actor actor;
  auto named = services::acting_person(tools.database, invocation.as);
  if (named) actor = std::move(*named);
  if (!named && !invocation.as.empty()) return refused(tools, named.error());
  services::ReferenceImport reference(tools.database, tools.clock);
  return import_reference(command, actor, reference, tools.out, tools.errors);
}

int run_one(const ImportOnet& command, const Invocation& invocation, const Tools& tools) {
  return run_reference(command, invocation, tools);
}

int run_one(const ImportOews& command, const Invocation& invocation, const Tools& tools) {
  return run_reference(command, invocation, tools);
}

int run_one(const ImportOoh& command, const Invocation& invocation, const Tools& tools) {
  return run_reference(command, invocation, tools);
}

int run_one(const ImportEsco& command, const Invocation& invocation, const Tools& tools) {
  return run_reference(command, invocation, tools);
}

int run_one(const ExportRecord& command, const Invocation& invocation, const Tools& tools) {
  const auto actor = services::acting_person(tools.database, invocation.as);
  if (!actor) return refused(tools, actor.error());
  const auto id = services::find_agreement(tools.database, command.agreement);
  if (!id) return refused(tools, id.error());
  const auto csv = tools.views.record_csv(*actor, *id);
  if (!csv) return refused(tools, csv.error());
  tools.out << csv->text;
  return 0;
}

int run_one(const ExportStandards& command, const Invocation& invocation, const Tools& tools) {
  const auto actor = services::acting_person(tools.database, invocation.as);
  if (!actor) return refused(tools, actor.error());
  const auto view = tools.standards.view(*actor, {services::number_in(command.id).value_or(0)});
  if (!view) return refused(tools, view.error());
  tools.out << view->record.body;
  return 0;
}

int run_one(const Verify& command, const Invocation&, const Tools& tools) {
  const auto report = services::verify_ledgers(tools.database, command.agreement);
  if (!report) return refused(tools, report.error());
  for (const auto& failure : report->failures) {
    tools.errors << "agreement " << failure.number << " (id " << failure.agreement.value << "): " << failure.what
                 << '\n';
  }
  tools.out << report->agreements << " agreements, " << report->entries << " entries: "
            << (report->failures.empty() ? "every chain is unbroken and every total fits.\n"
                                         : std::to_string(report->failures.size()) + " not in order.\n");
  return report->failures.empty() ? 0 : 1;
}

/// Serve, demo, migrate and config are the app's.
template <class Other>
int run_one(const Other&, const Invocation&, const Tools&) {
  return 2;
}

}  // namespace

int run(const Invocation& invocation, const Tools& tools) {
  return std::visit([&](const auto& command) { return run_one(command, invocation, tools); }, invocation.command);
}

void print(std::ostream& out, const Error& error, const std::string& file) {
  out << "journeywork: " << error.message << '\n';
  for (const auto& problem : error.problems) {
    out << "  " << (file.empty() ? "" : file + ":");
    if (problem.line > 0) out << problem.line << ":";
    if (problem.column > 0) out << problem.column << ":";
    if (!file.empty() || problem.line > 0) out << ' ';
    out << problem.field << ": " << problem.message;
    if (!problem.value.empty()) out << " Given: " << problem.value << '.';
    if (!problem.accepted.empty()) out << " Accepted: " << problem.accepted << '.';
    out << '\n';
  }
}

}  // namespace journeywork::cli
