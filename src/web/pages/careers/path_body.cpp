#include "web/pages/careers/path_body.hpp"

#include <algorithm>

#include "services/careers/words.hpp"
#include "web/pages/careers/closing.hpp"
#include "web/pages/careers/own_words.hpp"
#include "web/pages/parts.hpp"

namespace journeywork::web::pages {

using careers::Path;
using careers::PathStep;

const WishLook& wish_of(std::string_view code) {
  const auto found = std::ranges::find(wishes, code, &WishLook::code);
  return found == wishes.end() ? wishes.front() : *found;
}

void show_wishes(Dict& page, const WishLook& chosen, const std::string& address) {
  auto all = page.add("WISHES");
  for (const auto& look : wishes) {
    all.add("WISH")
        .set("WISH_URL", address + "?wish=" + std::string(look.code))
        .set("WISH_TEXT", look.title)
        .show_if(look.code == chosen.code, "WISH_CHOSEN");
  }
}

namespace {

std::string short_title(const PathStep& step, const services::Ground& ground) {
  const auto* occupation = ground.occupation(step.code);
  return occupation == nullptr || occupation->short_title.empty() ? step.title : occupation->short_title;
}

}  // namespace

std::string name_of(const Path& path, const services::Ground& ground) {
  std::string through;
  std::string with;
  int longest = 0;
  for (std::size_t i = 0; i + 1 < path.steps.size(); ++i) {
    const auto& step = path.steps[i];
    if (step.kind == PathStep::Kind::enter) {
      through += (through.empty() ? "" : " and ") + short_title(step, ground);
    }
    if (step.kind == PathStep::Kind::learn && step.months > longest) {
      with = step.title;
      longest = step.months;
    }
  }
  if (!through.empty()) return "Through " + through;
  if (!with.empty()) return "With: " + with;
  return path.steps.size() > 1 ? "From the work you do" : "Straight in";
}

namespace {

std::string head_of(const PathStep& step) {
  switch (step.kind) {
    case PathStep::Kind::work:
      return "Work as " + step.title;
    case PathStep::Kind::enter:
      return "Begin as " + step.title;
    case PathStep::Kind::learn:
      break;
  }
  return step.title;
}

std::string pay_of(const PathStep& step, const Locale& locale) {
  const bool enters = step.kind == PathStep::Kind::enter;
  if (!step.pay_a_year) return enters ? "What it pays is not known." : "What you are paid meanwhile is not known.";
  if (step.pay_a_year->minor == 0) return "No pay meanwhile.";
  const auto amount = services::whole_money(locale, *step.pay_a_year) + " a year";
  return enters ? "Pays about " + amount + " from then on." : "About " + amount + " meanwhile.";
}

std::string titles_of(const std::vector<careers::GapLine>& lines, std::size_t most) {
  std::string out;
  for (std::size_t i = 0; i < lines.size() && i < most; ++i) {
    const auto& line = lines[i];
    const auto title = line.kind == careers::GapLine::Kind::education    ? education_text(line.needs)
                       : line.kind == careers::GapLine::Kind::experience ? std::string("experience")
                                                                         : line.title;
    out += (out.empty() ? "" : ", ") + title;
  }
  if (lines.size() > most) out += " and " + std::to_string(lines.size() - most) + " more";
  return out;
}

/// For the skills that one is most short of, what teaches each best.
std::string what_teaches(const PathStep& step, const careers::Catalogue& catalogue) {
  constexpr std::size_t most = 3;
  const auto* occupation = catalogue.occupation(step.towards);
  if (occupation == nullptr) return {};
  std::vector<const careers::LearningOption*> options;
  for (const auto& line : step.missing) {
    for (const auto* option : closing(catalogue, *occupation, line, 1)) {
      if (std::ranges::find(options, option) == options.end() && options.size() < most) options.push_back(option);
    }
  }
  std::string out;
  for (const auto* option : options) out += (out.empty() ? "" : "; ") + option->title;
  return out;
}

/// What an option's text says before what to do on Monday, which stands by itself.
std::string why_of(const PathStep& step) { return step.why.substr(0, step.why.find("On Monday:")); }

void fill_step(Dict& way, const PathStep& step, int number, const services::Ground& ground, const Locale& locale) {
  auto at = way.add("STEP");
  at.set("STEP_NUMBER", std::to_string(number)).set("STEP_KIND", name(step.kind)).set("STEP_TITLE", head_of(step));
  std::string time;
  if (step.months > 0) time = services::months_in_words(step.months) + (step.beside_work ? ", beside your work" : "");
  if (step.kind == PathStep::Kind::learn && step.months == 0) time = "a few weeks";
  at.set_shown("STEP_TIME", time);
  if (step.kind == PathStep::Kind::learn) {
    at.set_shown("STEP_COST", "Costs " + cost_text(locale, step.cost_low, step.cost_high) + ".");
  }
  at.set("STEP_PAY", pay_of(step, locale)).set_shown("STEP_WHY", why_of(step));
  at.set_shown("STEP_CLOSES", titles_of(step.closes, 4));
  at.set_shown("STEP_SHORT", titles_of(step.missing, 4));
  const auto options = what_teaches(step, ground.catalogue());
  at.set_shown("STEP_OPTIONS", options).set_shown("STEP_MONDAY", step.monday);
  at.show_if(!options.empty() || !step.missing.empty() || !step.why.empty(), "STEP_MORE");
}

/// A bar as long as the way, in the scale of the longest beside it: a piece for each step, a line where work begins.
void fill_drawing(Dict& way, const Path& path, int longest) {
  int from = 0;
  int number = 0;
  for (const auto& step : path.steps) {
    ++number;
    if (step.kind == PathStep::Kind::enter) {
      way.add("MARK").set("MARK_AT", percent_of(from, longest));
      continue;
    }
    auto piece = way.add("PIECE");
    piece.set("PIECE_KIND", step.kind == PathStep::Kind::learn && step.beside_work ? "both" : name(step.kind));
    piece.set("PIECE_FROM", percent_of(from, longest)).set("PIECE_WIDTH", percent_of(step.months, longest));
    if (10 * step.months >= longest) {
      piece.add("PIECE_LABEL")
          .set("PIECE_MIDDLE", percent_of(2 * from + step.months, 2 * longest))
          .set("PIECE_NUMBER", std::to_string(number));
    }
    from += step.months;
  }
}

}  // namespace

void fill_way(Dict& at, const Path& path, int longest, const services::Ground& ground, const Locale& locale) {
  const auto& last = path.steps.back();
  at.set("WAY_NAME", name_of(path, ground)).set("WAY_TIME", services::months_in_words(path.months));
  at.set("WAY_COST", cost_text(locale, path.cost_low, path.cost_high));
  at.set("WAY_PAY", last.pay_a_year ? services::whole_money(locale, *last.pay_a_year) + " a year" : "not known");
  auto ten = "about " + services::whole_money(locale, path.ten_years);
  if (path.months_unknown >= 120) {
    ten = "not known";
  } else if (path.months_unknown > 0) {
    ten += ", and what " + services::months_in_words(path.months_unknown) + " pay, which is not known";
  }
  at.set("WAY_TEN", ten).set("WAY_SKILLS", std::to_string(path.skills / 100));
  if (longest > 0) {
    auto drawing = at.add("DRAWING");
    drawing.set("DRAWING_LABEL", services::months_in_words(path.months) + " in " +
                                     count_text(static_cast<std::int64_t>(path.steps.size()), "step", "steps"));
    fill_drawing(drawing, path, longest);
  }
  int number = 0;
  for (const auto& step : path.steps) fill_step(at, step, ++number, ground, locale);
}

}  // namespace journeywork::web::pages
