#include "web/pages/hours.hpp"

#include <algorithm>
#include <charconv>

#include "services/apprenticeship/views.hpp"
#include "services/hours_import/hours_import.hpp"
#include "services/organisations/organisations.hpp"
#include "web/http/encoding.hpp"
#include "web/pages/hours_mapping_form.hpp"
#include "web/pages/organisation_words.hpp"
#include "web/pages/parts.hpp"

namespace journeywork::web::pages {

namespace {

using services::HoursRowState;

constexpr std::size_t largest_upload = 33UL * 1024 * 1024;
constexpr std::size_t rows_a_page = 100;

enum Step : std::size_t { file, columns, look_over, done };

void fill_steps(Dict& page, Step now) {
  auto steps = page.include("STEPS", "partials/import_steps.html");
  constexpr const char* names[] = {"File", "Columns", "Look over", "Done"};
  for (std::size_t i = 0; i < std::size(names); ++i) {
    steps.add("STEP").set("STEP_TEXT", names[i]).show_if(i < now, "STEP_DONE").show_if(i == now, "STEP_CURRENT");
  }
}

/// The file that a page is about, from its path: /hours/{employer}/{upload}/...
struct Place {
  OrganisationId employer;
  services::UploadId upload;
  std::string base;
};

std::int64_t number_in(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc{} && end == text.data() + text.size() ? value : 0;
}

Place place_of(const http::Request& request) {
  Place out;
  out.employer = {number_in(request.path_value("employer"))};
  out.upload = {std::string(request.path_value("upload"))};
  out.base = "/hours/" + std::to_string(out.employer.value) + "/" + http::percent_encode(out.upload.value);
  return out;
}

/// GET and POST /hours: the file.
struct UploadPage {
  const Shell& shell;
  Services services;

  http::Response operator()(const Visit& visit) const {
    if (visit.request.method != http::Method::post) return show(visit, nullptr);
    const auto& files = visit.request.files;
    const auto file = std::find_if(files.begin(), files.end(),
                                   [](const http::File& f) { return f.field == "file" && !f.body.empty(); });
    if (file == files.end()) {
      const Error none{Error::Code::invalid,
                       "Choose a file.",
                       {{"file", "Choose a file: a timesheet or spreadsheet saved as CSV.", "", ""}}};
      return show(visit, &none);
    }
    const OrganisationId employer{number_in(visit.request.form_value("employer"))};
    const auto upload = services.hours.upload(visit.actor(), employer, file->name, file->body);
    if (!upload) return show(visit, &upload.error());
    return http::redirect("/hours/" + std::to_string(employer.value) + "/" + http::percent_encode(upload->value) +
                          "/columns");
  }

 private:
  [[nodiscard]] http::Response show(const Visit& visit, const Error* error) const {
    PageInfo info{"Import hours", "hours_upload.html", "/hours"};
    if (error != nullptr) info.status = 422;
    const auto organisations = services.organisations.list(visit.actor(), {0, services::largest_page});
    if (!organisations) return shell.error(visit, organisations.error());
    return shell.page(visit, info, [&](Dict& page) {
      fill_steps(page, Step::file);
      auto employers = those_open_to(organisations->items, visit.actor(), access::OrganisationAction::import_hours);
      std::erase_if(employers, [](const services::OrganisationView& each) {
        return each.organisation.kind != services::OrganisationKind::employer;
      });
      if (employers.empty()) {
        page.show("NO_EMPLOYER");
        return;
      }
      auto form = page.add("FORM");
      if (error != nullptr) show_errors(form, *error);
      add_organisation_options(form, "EMPLOYER_OPTION", employers, {number_in(visit.request.form_value("employer"))});
      form.set_shown("EMPLOYER_ERROR", problem_at(error, "employer"))
          .set_shown("FILE_ERROR", problem_at(error, "file"));
    });
  }
};

/// GET and POST /hours/{employer}/{upload}/columns: which column is what.
struct ColumnsPage {
  const Shell& shell;
  Services services;

  http::Response operator()(const Visit& visit) const {
    const auto place = place_of(visit.request);
    const bool posted = visit.request.method == http::Method::post;
    auto inspection = services.hours.inspect(visit.actor(), place.employer, place.upload);
    if (!inspection) return shell.error(visit, inspection.error());
    if (!posted)
      return show(visit, place, *inspection, inspection->guess, nullptr, as_last_time(visit, place, *inspection));
    auto mapping = read_mapping_form(visit.request, *inspection);
    if (visit.request.form_value("do") == "refresh") {
      auto again = services.hours.inspect(visit.actor(), place.employer, place.upload, mapping);
      return again ? show(visit, place, *again, again->guess, nullptr)
                   : show(visit, place, *inspection, mapping, &again.error());
    }
    const auto saved = services.hours.save_mapping(visit.actor(), place.employer, mapping);
    if (!saved) return show(visit, place, *inspection, mapping, &saved.error());
    return http::redirect(place.base + "/preview");
  }

 private:
  [[nodiscard]] bool as_last_time(const Visit& visit, const Place& place,
                                  const services::HoursInspection& inspection) const {
    const auto known = services.hours.mapping(visit.actor(), place.employer);
    return known && *known && (*known)->columns == inspection.guess.columns;
  }

  [[nodiscard]] http::Response show(const Visit& visit, const Place& place, const services::HoursInspection& inspection,
                                    const services::HoursMapping& mapping, const Error* error,
                                    bool remembered = false) const {
    PageInfo info{"Import hours: columns", "hours_map.html", "/hours"};
    if (error != nullptr) info.status = 422;
    return shell.page(visit, info, [&](Dict& page) {
      fill_steps(page, Step::columns);
      page.show_if(remembered, "REMEMBERED");
      page.set("FILE", count_text(inspection.rows, "row", "rows") + ", " +
                           std::string(exchange::hours_csv::name(inspection.encoding)));
      page.set("ACTION", place.base + "/columns");
      if (error != nullptr) show_errors(page, *error);
      fill_mapping_form(page, mapping, inspection, error);
    });
  }
};

/// GET and POST /hours/{employer}/{upload}/preview: what would happen; and then it does.
struct PreviewPage {
  const Shell& shell;
  Services services;

  http::Response operator()(const Visit& visit) const {
    const auto place = place_of(visit.request);
    const auto mapping = services.hours.mapping(visit.actor(), place.employer);
    if (!mapping) return shell.error(visit, mapping.error());
    if (!*mapping) return http::redirect(place.base + "/columns");
    if (visit.request.method == http::Method::post) return confirm(visit, place, **mapping);
    return show(visit, place, **mapping, nullptr);
  }

 private:
  [[nodiscard]] http::Response confirm(const Visit& visit, const Place& place,
                                       const services::HoursMapping& mapping) const {
    const auto& request = visit.request;
    services::HoursImportOptions options;
    options.all_or_nothing = request.form_value("all_or_nothing") == "yes";
    if (request.form_value("approved") == "yes") options.approved_note = std::string(request.form_value("note"));
    const auto report = services.hours.confirm(visit.actor(), place.employer, place.upload, mapping, options,
                                               std::string(request.form_value("key")));
    if (!report) return show(visit, place, mapping, &report.error());
    if (!report->written && !report->repeated) {
      const Error strict{
          Error::Code::invalid, "Nothing was imported: a row is refused, and all or nothing was asked.", {}};
      return show(visit, place, mapping, &strict);
    }
    return shell.page(visit, {"Hours imported", "hours_done.html", "/hours"}, [&](Dict& page) {
      const auto& counts = report->counts;
      fill_steps(page, Step::done);
      page.set("TITLE", count_text(counts.fresh + counts.changed, "row imported", "rows imported"));
      page.set("TEXT", visit.locale.hours(counts.minutes) + (options.approved_note
                                                                 ? ". They count from now on."
                                                                 : ". They wait in the queues of their mentors."));
      const auto fact = [&](const char* name, int rows) {
        page.add("FACT").set("FACT_NAME", name).set("FACT_VALUE", count_text(rows, "row", "rows"));
      };
      fact("Already here", counts.duplicate);
      fact("Changed", counts.changed);
      fact("Refused", counts.refused);
    });
  }

  [[nodiscard]] http::Response show(const Visit& visit, const Place& place, const services::HoursMapping& mapping,
                                    const Error* error) const {
    const auto preview = services.hours.preview(visit.actor(), place.employer, place.upload, mapping);
    if (!preview) return shell.error(visit, preview.error());
    PageInfo info{"Import hours: look over", "hours_preview.html", "/hours"};
    if (error != nullptr) info.status = 422;
    return shell.page(visit, info, [&](Dict& page) {
      fill_steps(page, Step::look_over);
      page.set("FILE", count_text(preview->counts.rows, "row", "rows"))
          .set("BACK_URL", place.base + "/columns")
          .set("ACTION", place.base + "/preview");
      if (error != nullptr) show_errors(page, *error);
      fill_counts(page, preview->counts, visit, place);
      fill_rows(page, preview->rows, visit, place);
      fill_confirm(page, preview->counts, visit);
    });
  }

  static void fill_counts(Dict& page, const services::HoursCounts& counts, const Visit& visit, const Place& place) {
    const auto& locale = visit.locale;
    page.set("NEW_COUNT", locale.number(counts.fresh)).set("DUPLICATE_COUNT", locale.number(counts.duplicate));
    page.set("CHANGED_COUNT", locale.number(counts.changed)).set("REFUSED_COUNT", locale.number(counts.refused));
    page.set("NEW_HOURS", locale.hours(counts.minutes));
    const auto show = [&](const char* key, const char* text, int n) {
      page.add("SHOW")
          .set("SHOW_URL", place.base + "/preview" + (*key == 0 ? "" : "?show=" + std::string(key)))
          .set("SHOW_TEXT", std::string(text) + " " + locale.number(n))
          .show_if(visit.request.query_value("show") == key, "SHOW_CURRENT");
    };
    show("", "All", counts.rows);
    show("new", "New", counts.fresh);
    show("duplicate", "Already here", counts.duplicate);
    show("changed", "Changed", counts.changed);
    show("refused", "Refused", counts.refused);
  }

  static void fill_row(Dict& list, const services::HoursRow& row, const Locale& locale) {
    auto at = list.add("ROW");
    at.set("ROW_NUMBER", std::to_string(row.number))
        .set("ROW_PERSON", row.person)
        .set("ROW_DAY", row.date ? locale.date(*row.date) : "");
    at.set("ROW_HOURS", row.minutes ? locale.hours(*row.minutes) : "")
        .set("ROW_PROCESS", row.process.empty() ? row.course : row.process);
    switch (row.state) {
      case HoursRowState::fresh:
        show_tag(at, "ROW_TAG", Tone::ok, "new", "plus");
        break;
      case HoursRowState::duplicate:
        show_tag(at, "ROW_TAG", Tone::none, "already here");
        break;
      case HoursRowState::changed:
        show_tag(at, "ROW_TAG", Tone::wait, "changed", "pencil");
        break;
      case HoursRowState::refused:
        show_tag(at, "ROW_TAG", Tone::bad, "refused");
        break;
    }
    for (const auto& problem : row.problems) {
      at.add("FAULT")
          .set("FAULT_COLUMN", problem.field)
          .set("FAULT_VALUE", problem.value)
          .set("FAULT_TEXT",
               problem.message + (problem.accepted.empty() ? "" : " Accepted: " + problem.accepted + "."));
    }
    for (const auto& warning : row.warnings) at.set_shown("ROW_WORDS", warning.message);
  }

  static void fill_rows(Dict& page, const std::vector<services::HoursRow>& rows, const Visit& visit,
                        const Place& place) {
    const auto wanted = visit.request.query_value("show");
    std::vector<const services::HoursRow*> shown;
    for (const auto& row : rows) {
      if (wanted.empty() || services::name(row.state) == wanted) shown.push_back(&row);
    }
    if (shown.empty()) {
      page.show("NONE_HERE");
      return;
    }
    const auto first = std::min(static_cast<std::size_t>(number_in(visit.request.query_value("skip"))), shown.size());
    const auto last = std::min(shown.size(), first + rows_a_page);
    auto list = page.add("LIST");
    for (std::size_t i = first; i < last; ++i) fill_row(list, *shown[i], visit.locale);
    if (shown.size() <= rows_a_page) return;
    auto pages = page.include("PAGES", "partials/pages.html");
    pages.set("PAGE_TEXT",
              std::to_string(first + 1) + " to " + std::to_string(last) + " of " + std::to_string(shown.size()));
    const auto url =
        place.base + "/preview?" + (wanted.empty() ? "" : "show=" + http::percent_encode(wanted) + "&") + "skip=";
    if (first > 0) pages.set_shown("PAGE_NEWER", url + std::to_string(first - std::min(first, rows_a_page)));
    if (last < shown.size()) pages.set_shown("PAGE_OLDER", url + std::to_string(last));
  }

  static void fill_confirm(Dict& page, const services::HoursCounts& counts, const Visit& visit) {
    const int taken = counts.fresh + counts.changed;
    if (taken == 0) {
      page.show("NOTHING");
      return;
    }
    auto confirm = page.add("CONFIRM");
    confirm.set("CONFIRM_BUTTON", "Import " + count_text(taken, "row", "rows"));
    confirm.set("CONFIRM_WORDS", counts.refused == 0
                                     ? "Nothing is written before you press."
                                     : count_text(counts.refused, "refused row is", "refused rows are") +
                                           " left out. Mend the file and import it again: what is here then is known.");
    if (visit.actor().is(access::Role::coordinator)) {
      auto approve = confirm.add("MAY_APPROVE");
      approve.show_if(visit.request.form_value("approved") == "yes", "APPROVED_CHECKED")
          .set("NOTE", visit.request.form_value("note"));
    }
    if (counts.refused > 0)
      confirm.add("STRICT").show_if(visit.request.form_value("all_or_nothing") == "yes", "STRICT_CHECKED");
  }
};

}  // namespace

std::vector<PageRoute> hours_routes(const Shell& shell, const Services& s) {
  using http::Method;
  const UploadPage upload{shell, s};
  const ColumnsPage map{shell, s};
  const PreviewPage preview{shell, s};
  return {
      {Method::get, "/hours", Who::signed_in, upload},
      {Method::post, "/hours", Who::signed_in, upload, largest_upload},
      {Method::get, "/hours/{employer}/{upload}/columns", Who::signed_in, map},
      {Method::post, "/hours/{employer}/{upload}/columns", Who::signed_in, map},
      {Method::get, "/hours/{employer}/{upload}/preview", Who::signed_in, preview},
      {Method::post, "/hours/{employer}/{upload}/preview", Who::signed_in, preview},
  };
}

}  // namespace journeywork::web::pages
