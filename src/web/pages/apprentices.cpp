#include "web/pages/apprentices.hpp"

#include <algorithm>
#include <charconv>
#include <map>

#include "web/http/encoding.hpp"
#include "web/pages/apprentice_actions.hpp"
#include "web/pages/pace_words.hpp"
#include "web/pages/record.hpp"
#include "web/pages/standing_body.hpp"

namespace journeywork::web::pages {

using namespace apprenticeship;

namespace {

constexpr std::size_t most_attention = 6;
constexpr std::size_t most_reviews = 6;

/// Which apprentices the page shows.
enum class Show { all, needs_somebody, behind, stuck, completed };
struct ShowName {
  Show show;
  const char* key;
  const char* text;
};
constexpr ShowName shows[] = {{Show::all, "", "All"},
                              {Show::behind, "behind", "Behind"},
                              {Show::stuck, "stuck", "Waiting on mentor"},
                              {Show::completed, "completed", "Completed"}};

bool fits(Show show, const services::OverviewRow& row) {
  switch (show) {
    case Show::all:
      return true;
    case Show::needs_somebody:
      return row.stuck;
    case Show::behind:
      return row.standing.pace == Pace::behind;
    case Show::stuck:
      return row.stuck;
    case Show::completed:
      return row.standing.pace == Pace::completed;
  }
  return true;
}

std::string year_of(const services::AgreementView& about) {
  const auto months = std::max(0, months_between(about.agreement.start, about.today));
  return "year " + std::to_string(months / 12 + 1) + ", " + about.standards->occupation;
}

void fill_spark(Dict& at, const services::OverviewRow& row, Tone tone, const Locale& locale) {
  const auto& weeks = row.last_weeks;
  const auto plan_week =
      row.about.standards->ojl_minimum.value.count * 7 / std::max(1, row.about.standards->term_months.value * 30);
  auto most = std::max<std::int64_t>(plan_week, 1);
  auto least = weeks.empty() ? 0 : weeks.front().count;
  for (const auto week : weeks) {
    most = std::max(most, week.count);
    least = std::min(least, week.count);
  }
  std::string points;
  for (std::size_t i = 0; i < weeks.size(); ++i) {
    points += (i == 0 ? "" : " ") + std::to_string(i * 10) + "," + std::to_string(26 - 24 * weeks[i].count / most);
  }
  const auto last = weeks.empty() ? Minutes{} : weeks.back();
  auto spark = at.include("SPARK", "partials/spark.html");
  spark.set("SPARK_TONE", tone == Tone::ok ? "ok" : tone == Tone::wait ? "wait" : tone == Tone::bad ? "bad" : "none");
  spark.set("SPARK_POINTS", points).set("SPARK_PLAN", std::to_string(26 - 24 * plan_week / most));
  spark.set("SPARK_LABEL", locale.hours(last) + " approved last week; " + locale.hours({least}) + " to " +
                               locale.hours({most}) + " in the last 12 weeks");
}

/// The one next step for an apprentice.
void fill_next(Dict& at, const services::OverviewRow& row, const Locale& locale) {
  const auto attention = attention_of(row, locale);
  if (!attention.empty()) {
    at.add("NEXT_URL").set("NEXT_URL", attention.front().url).set("NEXT_TEXT", attention.front().link);
    return;
  }
  const auto base = "/apprentices/" + std::to_string(row.about.agreement.id.value);
  if (row.about.agreement.state != AgreementState::active) return;
  if (row.standing.unmet.size() == 1) {
    at.add("NEXT_URL").set("NEXT_URL", base).set("NEXT_TEXT", row.standing.unmet.front().title);
  } else {
    at.add("NEXT_URL")
        .set("NEXT_URL", base + "/review")
        .set("NEXT_TEXT", "Review by " + locale.day(row.standing.reviews.next_on));
  }
}

void fill_row(Dict& group, const services::OverviewRow& row, const Locale& locale) {
  const auto& about = row.about;
  const auto word = pace_word(row.standing, row.stuck);
  auto at = group.add("APPRENTICE");
  at.set("APPRENTICE_URL", "/apprentices/" + std::to_string(about.agreement.id.value))
      .set("APPRENTICE_NAME", about.apprentice)
      .set("APPRENTICE_INITIALS", initials(about.apprentice))
      .set("APPRENTICE_WORDS", year_of(about));
  fill_spark(at, row, word.tone, locale);
  show_tag(at, "STATE", word.tone, word.text);
  at.set("APPRENTICE_HOURS", locale.hours_rounded(row.standing.ojl_approved));
  at.set("APPRENTICE_SIGNED", std::to_string(row.standing.competencies_signed_off) + " of " +
                                  std::to_string(row.standing.competencies_total));
  const auto& done = row.standing.projection.done_by;
  at.set("APPRENTICE_DONE", row.standing.pace == Pace::completed ? locale.month(*about.agreement.completed_on)
                            : done                               ? locale.month(*done)
                                                                 : "not in sight");
  fill_next(at, row, locale);
}

void fill_mentors(Dict& page, const services::Overview& overview) {
  if (overview.mentors.empty()) return;
  auto section = page.add("MENTORS");
  std::int64_t most = 1;
  for (const auto& mentor : overview.mentors) most = std::max(most, mentor.waiting);
  for (const auto& mentor : overview.mentors) {
    auto at = section.add("MENTOR");
    at.set("MENTOR_NAME", mentor.name).set("MENTOR_WAITING", std::to_string(mentor.waiting));
    at.set("MENTOR_OLDEST", mentor.waiting == 0 ? "none" : days_text(mentor.oldest_days));
    at.set("AGE_NEW", percent_of(mentor.fresh, most))
        .set("AGE_SLOW", percent_of(mentor.slow, most))
        .set("AGE_OLD", percent_of(mentor.old, most));
    at.set("AGE_SLOW_X", percent_of(mentor.fresh, most)).set("AGE_OLD_X", percent_of(mentor.fresh + mentor.slow, most));
    at.set("AGE_LABEL", std::to_string(mentor.fresh) + " up to 2 days, " + std::to_string(mentor.slow) +
                            " of 3 to 7, " + std::to_string(mentor.old) + " over 7");
    at.set("MENTOR_APPRENTICES", std::to_string(mentor.apprentices));
  }
}

void fill_steps(Dict& page, const std::vector<services::OverviewRow>& rows, const Locale& locale) {
  std::optional<Dict> section;
  for (const auto& row : rows) {
    const auto& wage = row.standing.wage;
    if (row.about.agreement.state != AgreementState::active || !row.about.wages || !wage.next) continue;
    const auto& step = wage.steps[*wage.next];
    if (!step.due_on) continue;
    if (!section) section = page.add("STEPS");
    auto at = section->add("STEP");
    at.set("STEP_NAME", row.about.apprentice)
        .set("STEP_URL", "/apprentices/" + std::to_string(row.about.agreement.id.value) + "/wage");
    at.set("STEP_WORDS",
           (wage.current ? locale.money(wage.steps[*wage.current].wage) + " to " : "") + locale.money(step.wage));
    const bool overdue = step.state == WageStanding::State::overdue;
    show_tag(at, "STEP_TAG", overdue ? Tone::bad : Tone::wait,
             overdue ? "overdue " + days_text(days_between(*step.apply_by, row.about.today))
                     : "apply by " + locale.day(*step.apply_by));
  }
}

void fill_reviews(Dict& page, const std::vector<services::OverviewRow>& rows, const Locale& locale) {
  std::vector<const services::OverviewRow*> active;
  for (const auto& row : rows) {
    if (row.about.agreement.state == AgreementState::active) active.push_back(&row);
  }
  std::stable_sort(active.begin(), active.end(), [](const auto* a, const auto* b) {
    return a->standing.reviews.next_on < b->standing.reviews.next_on;
  });
  if (active.empty()) return;
  auto section = page.add("REVIEWS");
  for (std::size_t i = 0; i < std::min(most_reviews, active.size()); ++i) {
    const auto& reviews = active[i]->standing.reviews;
    auto at = section.add("REVIEW");
    at.set("REVIEW_NAME", active[i]->about.apprentice).set("REVIEW_WORDS", "by " + locale.day_year(reviews.next_on));
    at.set("REVIEW_URL", "/apprentices/" + std::to_string(active[i]->about.agreement.id.value) + "/review");
    if (reviews.overdue) show_tag(at, "REVIEW_TAG", Tone::bad, "overdue");
  }
}

void fill_stats(Dict& page, const std::vector<services::OverviewRow>& rows, const Locale& locale) {
  Minutes approved;
  Minutes waiting;
  int active = 0;
  int on_pace = 0;
  for (const auto& row : rows) {
    if (row.about.agreement.state != AgreementState::active) continue;
    ++active;
    if (row.standing.pace == Pace::on_pace || row.standing.pace == Pace::ready) ++on_pace;
    for (std::size_t i = row.last_weeks.size() - std::min<std::size_t>(4, row.last_weeks.size());
         i < row.last_weeks.size(); ++i)
      approved += row.last_weeks[i];
    waiting += row.standing.ojl_waiting;
  }
  const auto stat = [&](const char* name, const std::string& value, const std::string& words) {
    page.add("STAT").set("STAT_NAME", name).set("STAT_VALUE", value).set("STAT_WORDS", words);
  };
  stat("Approved in the last 4 weeks", locale.hours_rounded(approved),
       "of " + count_text(active, "apprentice", "apprentices"));
  stat("Waiting for a mentor", locale.hours_rounded(waiting), "not counted yet");
  stat("On pace", std::to_string(on_pace) + " of " + std::to_string(active), "by approved hours against plan");
}

std::string heading_of(std::size_t n) {
  static constexpr const char* words[] = {"All is well",           "One thing needs you",  "Two things need you",
                                          "Three things need you", "Four things need you", "Five things need you",
                                          "Six things need you"};
  return n < std::size(words) ? words[n] : std::to_string(n) + " things need you";
}

/// GET /apprentices: everybody whom the actor looks after.
struct ApprenticesPage {
  const Shell& shell;
  services::ApprenticeshipViews& views;

  http::Response operator()(const Visit& visit) const {
    std::int64_t after = 0;
    const auto given = visit.request.query_value("after");
    std::from_chars(given.data(), given.data() + given.size(), after);
    const auto overview = views.all_in_view(visit.actor(), AgreementId{after});
    if (!overview) return shell.error(visit, overview.error());
    return shell.page(visit, {"Apprentices", "apprentices.html", "/apprentices"}, [&](Dict& page) {
      fill(page, *overview, visit);
      if (after != 0 || overview->next) fill_pages(page, *overview, visit, after);
    });
  }

 private:
  static void fill(Dict& page, const services::Overview& overview, const Visit& visit) {
    const auto& locale = visit.locale;
    const bool staff = visit.actor().is(access::Role::sponsor_staff);
    if (staff) page.set_shown("NEW_URL", "/agreements/new");
    const bool acts = staff || visit.actor().is(access::Role::coordinator);
    if (acts) page.set_shown("INTERESTS_URL", "/careers/interests");
    if (overview.rows.empty()) {
      page.set("HEADING", "Apprentices");
      auto empty = page.add("EMPTY");
      empty.set(
          "EMPTY_TEXT",
          staff ? "There is no agreement yet. It takes an employer with a site, standards, an apprentice and a mentor."
                : "No agreement names you or your organisation yet. The sponsor's staff makes them.");
      if (staff)
        empty.add("EMPTY_URL").set("EMPTY_URL", "/agreements/new").set("EMPTY_LINK", "Make the first agreement");
      return;
    }
    std::vector<Attention> attention;
    if (acts) {
      for (const auto& row : overview.rows) {
        for (auto& each : attention_of(row, locale)) attention.push_back(std::move(each));
      }
      std::stable_sort(attention.begin(), attention.end(), [](const Attention& a, const Attention& b) {
        return a.bad != b.bad ? a.bad : a.weight > b.weight;
      });
    }
    page.set("HEADING", acts ? heading_of(attention.size()) : "Apprentices");
    for (std::size_t i = 0; i < std::min(most_attention, attention.size()); ++i) {
      const auto& each = attention[i];
      page.add("ATTENTION")
          .set("ATTENTION_TONE", each.bad ? "bad" : "wait")
          .set("ATTENTION_STRONG", each.strong)
          .set("ATTENTION_TEXT", each.text)
          .set("ATTENTION_URL", each.url)
          .set("ATTENTION_LINK", each.link);
    }
    fill_list(page, overview, visit);
    if (!acts) return;
    fill_stats(page, overview.rows, locale);
    fill_mentors(page, overview);
    fill_steps(page, overview.rows, locale);
    fill_reviews(page, overview.rows, locale);
  }

  static std::string list_url(std::string_view show, std::string_view after) {
    std::string query;
    if (!show.empty()) query += "&show=" + http::percent_encode(show);
    if (!after.empty()) query += "&after=" + http::percent_encode(after);
    return query.empty() ? "/apprentices" : "/apprentices?" + query.substr(1);
  }

  /// A large programme comes in parts, in the order of its agreements; what the page adds up is of its part.
  static void fill_pages(Dict& page, const services::Overview& overview, const Visit& visit, std::int64_t after) {
    const auto show = visit.request.query_value("show");
    const auto& rows = overview.rows;
    auto pages = page.include("PAGES", "partials/pages.html");
    pages.set("PAGE_TEXT", rows.empty() ? "No more agreements"
                                        : "Agreements " + rows.front().about.agreement.number + " to " +
                                              rows.back().about.agreement.number + "; the figures are of these");
    if (after != 0) pages.set_shown("PAGE_NEWER", list_url(show, ""));
    if (overview.next) pages.set_shown("PAGE_OLDER", list_url(show, std::to_string(overview.next.value)));
  }

  static void fill_list(Dict& page, const services::Overview& overview, const Visit& visit) {
    const auto wanted = visit.request.query_value("show");
    auto show = Show::all;
    auto choices = page.add("SHOWS");
    for (const auto& each : shows) {
      const auto count = std::count_if(overview.rows.begin(), overview.rows.end(),
                                       [&](const auto& row) { return fits(each.show, row); });
      if (wanted == each.key) show = each.show;
      choices.add("SHOW")
          .set("SHOW_URL", list_url(each.key, visit.request.query_value("after")))
          .set("SHOW_TEXT", std::string(each.text) + " " + std::to_string(count))
          .show_if(wanted == each.key, "SHOW_CURRENT");
    }
    // By employer, and within one by the season in which they began: the cohort.
    std::map<std::string, std::vector<const services::OverviewRow*>> groups;
    for (const auto& row : overview.rows) {
      if (fits(show, row)) groups[row.about.employer].push_back(&row);
    }
    auto list = page.add("LIST");
    for (auto& [employer, rows] : groups) {
      std::stable_sort(rows.begin(), rows.end(), [](const auto* a, const auto* b) {
        return a->about.agreement.start < b->about.agreement.start;
      });
      auto group = list.add("GROUP");
      if (groups.size() > 1) {
        group.set_shown("GROUP_TITLE", employer);
        group.set_shown("GROUP_WORDS", count_text(static_cast<std::int64_t>(rows.size()), "apprentice", "apprentices"));
      }
      for (const auto* row : rows) fill_row(group, *row, visit.locale);
    }
  }
};

/// GET /apprentices/{id}: one of them.
struct ApprenticePage {
  const Shell& shell;
  services::ApprenticeshipViews& views;

  http::Response operator()(const Visit& visit) const {
    const auto id = agreement_in_path(visit.request);
    if (!id) return shell.not_found(visit);
    const auto view = views.standing(visit.actor(), *id);
    if (!view) return shell.error(visit, view.error());
    const auto allowed = views.allowed(visit.actor(), *id);
    if (!allowed) return shell.error(visit, allowed.error());
    return shell.page(visit, {view->about.apprentice, "apprentice.html", "/apprentices", true}, [&](Dict& page) {
      const auto& about = view->about;
      page.set("BACK_URL", "/apprentices").set("BACK_TEXT", "Apprentices");
      page.set("NAME", about.apprentice).set("INITIALS", initials(about.apprentice));
      page.set("WORDS", about.agreement.number + ", " + about.employer + ", " + about.site.name);
      services::OverviewRow row;
      row.about = about;
      row.standing = view->standing;
      row.waiting = view->waiting;
      row.stuck = view->waiting.count > 0 && view->waiting.oldest_days > about.standards->limits.answer_days.value;
      const auto word = pace_word(view->standing, row.stuck);
      show_tag(page, "STATE", word.tone, word.text);
      const auto base = "/apprentices/" + std::to_string(id->value);
      page.set("RECORD_URL", base + "/record").set("AGREEMENT_URL", "/agreements/" + std::to_string(id->value));
      if (allowed->contains(access::Action::review)) {
        for (const auto& each : attention_of(row, visit.locale)) {
          page.add("ATTENTION")
              .set("ATTENTION_TONE", each.bad ? "bad" : "wait")
              .set("ATTENTION_STRONG", each.strong)
              .set("ATTENTION_TEXT", each.text)
              .set("ATTENTION_URL", each.url)
              .set("ATTENTION_LINK", each.link);
        }
      }
      fill_actions(page, base, *allowed);
      show_standing(page, "STANDING", *view, visit.locale, {false, allowed->contains(access::Action::evaluate)});
    });
  }

 private:
  static void fill_actions(Dict& page, const std::string& base, const std::set<access::Action>& allowed) {
    struct Offer {
      access::Action action;
      const char* path;
      const char* text;
      const char* icon;
    };
    constexpr Offer offers[] = {{access::Action::evaluate, "/sign-off", "Sign off a competency", "badge-check"},
                                {access::Action::review, "/review", "Record a review", "message-square"},
                                {access::Action::change_wage, "/wage", "Apply a wage step", "banknote"},
                                {access::Action::log_work, "/credential", "Record a credential", "award"},
                                {access::Action::grant_credit, "/credit", "Give credit", "plus"},
                                {access::Action::edit, "/mentors", "Mentors", "users"},
                                {access::Action::complete, "/complete", "Complete", "circle-check"}};
    std::optional<Dict> section;
    for (const auto& offer : offers) {
      if (!allowed.contains(offer.action)) continue;
      if (!section) section = page.add("ACTIONS");
      section->add("ACTION")
          .set("ACTION_URL", base + offer.path)
          .set("ACTION_TEXT", offer.text)
          .set("ACTION_ICON", offer.icon);
    }
  }
};

}  // namespace

std::vector<PageRoute> apprentices_routes(const Shell& shell, const Services& s) {
  using http::Method;
  std::vector<PageRoute> out{
      {Method::get, "/apprentices", Who::signed_in, ApprenticesPage{shell, s.views}},
      {Method::get, "/apprentices/{id}", Who::signed_in, ApprenticePage{shell, s.views}},
      {Method::get, "/apprentices/{id}/record", Who::signed_in, RecordPage{shell, s.views}},
      {Method::get, "/apprentices/{id}/record.csv", Who::signed_in, RecordFile{shell, s.views}},
  };
  for (auto& route : apprentice_action_routes(shell, s)) out.push_back(std::move(route));
  return out;
}

}  // namespace journeywork::web::pages
