#include "web/pages/careers/gap.hpp"

#include <algorithm>
#include <array>

#include "services/careers/words.hpp"
#include "web/pages/careers/closing.hpp"
#include "web/pages/careers/own_pages.hpp"
#include "web/pages/careers/own_words.hpp"
#include "web/pages/careers/person_form.hpp"
#include "web/pages/parts.hpp"

namespace journeywork::web::pages {

using careers::Gap;
using careers::GapLine;

namespace {

constexpr std::size_t most_options = 2;

struct KindLook {
  GapLine::Kind kind;
  const char* title;
};
constexpr std::array<KindLook, 4> kinds{{{GapLine::Kind::skill, "Skills"},
                                         {GapLine::Kind::education, "Education"},
                                         {GapLine::Kind::credential, "Certificates"},
                                         {GapLine::Kind::experience, "Experience"}}};

/// What is known of the evidence for a line.
std::string evidence_of(const GapLine& line, const services::KnownPerson& known) {
  if (line.has == 0 || line.kind != GapLine::Kind::skill) return {};
  if (verified_level(known, line.code) >= line.has) return "verified by sign-off";
  for (const auto& held : known.person.profile.skills) {
    if (held.skill == line.code && held.level >= line.has) {
      return held.evidence == careers::Evidence::attested ? "somebody else says so" : "you say so";
    }
  }
  return "follows from what else you have";
}

std::string listed(const std::vector<std::string>& words) {
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    out += (i == 0 ? "" : i + 1 == words.size() ? " and " : ", ") + words[i];
  }
  return out;
}

std::string required_text(const GapLine& line) {
  switch (line.kind) {
    case GapLine::Kind::education:
      return education_text(line.needs);
    case GapLine::Kind::experience:
      return services::months_in_words(line.missing()) + (line.has > 0 ? " more" : "") + " of experience";
    case GapLine::Kind::credential:
    case GapLine::Kind::skill:
      break;
  }
  return line.title;
}

/// The number in a sentence.
std::string sentence(const Gap& gap) {
  std::vector<std::string> missing;
  for (const auto& line : gap.lines) {
    if (line.required && line.missing() > 0) missing.push_back(required_text(line));
  }
  if (!missing.empty()) return "Nobody is hired without " + listed(missing) + ", and that is missing.";
  if (gap.fit >= 8500) return "Nearly everything is there, and nothing without which nobody is hired is missing.";
  if (gap.fit >= 5000)
    return "You could be hired: what is missing is learnt on the way. More than half of it is there.";
  return "Nothing without which nobody is hired is missing, but most of the work would be new to you.";
}

int points_of(const Gap& gap, GapLine::Kind kind) {
  int sum = 0;
  for (const auto& line : gap.lines) sum += line.kind == kind ? line.points : 0;
  return sum;
}

/// The bar of 100 points: a block for each kind, as wide as its share, filled as far as it is there.
/// What there is to lose of a kind is what somebody loses who has nothing.
void fill_bar(Dict& page, const Gap& gap, const Gap& of_nobody) {
  int from = 0;
  for (const auto& look : kinds) {
    const int share = points_of(of_nobody, look.kind);
    const int lost = points_of(gap, look.kind);
    if (share == 0) continue;
    page.add("BLOCK")
        .set("BLOCK_FROM", percent_of(from, careers::full_fit))
        .set("BLOCK_SHARE", percent_of(share, careers::full_fit))
        .set("BLOCK_THERE", percent_of(share - lost, careers::full_fit));
    page.add("KIND")
        .set("KIND_TITLE", look.title)
        .set("KIND_THERE", points_text(share - lost))
        .set("KIND_SHARE", points_text(share));
    from += share;
  }
}

/// GET /careers/o/{code}/gap
struct GapPage {
  const Shell& shell;
  Services services;

  http::Response operator()(const Visit& visit) const {
    const auto world = services.careers.world();
    const auto* occupation = world->occupation(visit.request.path_value("code"));
    if (occupation == nullptr) return shell.not_found(visit);
    const auto known = person_in_hand(services, visit, *world);
    if (!says_something(known)) {
      return ask_first(shell, visit, "You and " + occupation->title,
                       "To see what is there already and what is missing, say what you have done so far.",
                       "/careers/o/" + occupation->code + "/gap");
    }
    const auto ground = services.careers.ground(world, known.person.pay_area);
    const auto today = services.careers.today();
    const auto gap = careers::gap_of(known.profile, *occupation, world->catalogue(), today);
    auto response =
        shell.page(visit, {"You and " + occupation->title, "careers/gap.html", "/careers"}, [&](Dict& page) {
          fill_head(page, visit, *world, *ground->occupation(occupation->code), known, gap);
          show_pay_area(page, *world, *ground);
          fill_bar(page, gap, careers::gap_of({}, *occupation, world->catalogue(), today));
          for (const auto& line : gap.lines) {
            fill_line(page, visit, *world, known, *occupation, line);
          }
          fill_counts(page, gap);
          ask_education(page, known, "/careers/o/" + occupation->code + "/gap");
          if (services::under_way(known) != nullptr) return;  // nobody begins a second one
          for (const auto& way : apprenticeships_for(world->catalogue(), *occupation, gap)) {
            page.add("WHOLE")
                .set("WHOLE_TITLE", way.option->title)
                .set("WHOLE_LINES", std::to_string(way.lines))
                .set("WHOLE_WORDS", option_words(visit.locale, *way.option));
          }
        });
    tidy_browser(shell, visit, known, response);
    return response;
  }

 private:
  static void fill_head(Dict& page, const Visit& visit, const services::World& world,
                        const careers::Occupation& occupation, const services::KnownPerson& known, const Gap& gap) {
    page.set("CODE", occupation.code).set("OCCUPATION", occupation.title).set("FIT", points_text(gap.fit / 100 * 100));
    page.set("SENTENCE", sentence(gap)).set("PAY_WORDS", pay_words(visit.locale, occupation));
    if (gap.reachable()) {
      show_tag(page, "REACH", Tone::ok, "Within reach");
    } else {
      show_tag(page, "REACH", Tone::none, "Not yet");
    }
    const bool wanted = std::ranges::find(known.person.interests, occupation.code) != known.person.interests.end();
    page.set("INTEREST_TEXT", wanted ? "No longer of interest" : "This interests me");
    page.show_if(!world.provenance(occupation.code).skills_known, "THIN");
    page.set_shown("ATTRIBUTION", attribution(world, occupation.code));
  }

  static void fill_line(Dict& page, const Visit& visit, const services::World& world,
                        const services::KnownPerson& known, const careers::Occupation& occupation,
                        const GapLine& line) {
    auto at = page.add(line.missing() > 0 ? "MISSING" : "THERE");
    at.set("LINE_TITLE", line.kind == GapLine::Kind::education    ? "Education"
                         : line.kind == GapLine::Kind::experience ? "Experience"
                                                                  : line.title);
    at.set("LINE_NEEDS", need_text(line)).set("LINE_HAS", has_text(line));
    at.set_shown("LINE_EVIDENCE", evidence_of(line, known));
    if (line.missing() == 0) return;
    at.set("LINE_POINTS", points_text(line.points));
    if (line.kind != GapLine::Kind::skill) at.show(line.required ? "LINE_REQUIRED" : "LINE_HELPS");
    const auto options = closing(world.catalogue(), occupation, line, most_options);
    for (const auto* option : options) {
      at.add("OPTION").set("OPTION_TITLE", option->title).set("OPTION_WORDS", option_words(visit.locale, *option));
    }
    if (!options.empty()) return;
    at.set("LINE_ELSE", else_words(world.catalogue(), occupation, line));
  }

  /// What there is to say where no option closes a line.
  static std::string else_words(const careers::Catalogue& catalogue, const careers::Occupation& occupation,
                                const GapLine& line) {
    constexpr std::size_t most_named = 3;
    switch (line.kind) {
      case GapLine::Kind::skill:
        return "Learnt at work; no course for it is known here.";
      case GapLine::Kind::education:
        return "If you have it, say so under “Correct what I bring”.";
      case GapLine::Kind::credential:
        return "Nothing known here gives it.";
      case GapLine::Kind::experience:
        break;
    }
    std::vector<std::string> from;
    for (const auto* each : coming_from(catalogue, occupation, most_named)) from.push_back(each->title);
    return "Comes from work in it or next to it" + (from.empty() ? "." : ": people come from " + listed(from) + ".");
  }

  static std::string option_words(const Locale& locale, const careers::LearningOption& option) {
    auto time = services::months_in_words(option.months_low);
    if (option.months_high != option.months_low) {
      time = std::to_string(option.months_low) + " to " + months_text_plain(option.months_high);
    }
    return time + ", costs " + cost_text(locale, option.cost_low, option.cost_high) +
           (option.paid ? ", you are paid" : "");
  }
  static std::string months_text_plain(int months) { return count_text(months, "month", "months"); }

  static void fill_counts(Dict& page, const Gap& gap) {
    const auto there = std::ranges::count_if(gap.lines, [](const GapLine& line) { return line.missing() == 0; });
    const auto missing = static_cast<std::int64_t>(gap.lines.size()) - there;
    page.set("THERE_COUNT", std::to_string(there)).set("MISSING_COUNT", std::to_string(missing));
    page.show_if(there > 0, "ANY_THERE").show_if(missing > 0, "ANY_MISSING");
  }
};

}  // namespace

std::vector<PageRoute> gap_routes(const Shell& shell, const Services& services) {
  return {{http::Method::get, "/careers/o/{code}/gap", Who::everyone, GapPage{shell, services}}};
}

}  // namespace journeywork::web::pages
