#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <set>
#include <utility>

#include "core/careers/catalogue.hpp"
#include "core/careers/catalogue_problems.hpp"

namespace journeywork::careers {

namespace {

constexpr int longest_short_title = 22;
constexpr int hours_in_a_week = 168;

constexpr std::array<std::string_view, 7> routes{"apprenticeship", "college",    "university",  "military",
                                                 "lateral",        "on-the-job", "volunteering"};
constexpr std::array<std::string_view, 8> option_kinds{"apprenticeship", "degree",   "certificate", "course",
                                                       "self-study",     "military", "on-the-job",  "volunteering"};

/// "07:30"
bool is_time(std::string_view text) {
  if (text.size() != 5 || text[2] != ':') return false;
  const auto digit = [&](std::size_t i) { return text[i] >= '0' && text[i] <= '9'; };
  return digit(0) && digit(1) && digit(3) && digit(4) && text.substr(0, 2) < "24" && text[3] < '6';
}

/// Letters of "RIASEC", none twice.
bool are_interests(std::string_view text) {
  return std::ranges::all_of(text, [&](char c) {
    return std::string_view("RIASEC").find(c) != std::string_view::npos && std::ranges::count(text, c) == 1;
  });
}

/// Every byte of UTF-8 begins a character, but for the continuing ones.
int characters(std::string_view text) {
  return static_cast<int>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

class Check : private CatalogueProblems {
 public:
  explicit Check(const Catalogue& catalogue) : catalogue_(catalogue) {}

  std::vector<Problem> run() {
    note_codes();
    for (const auto& each : catalogue_.skills) skill(each);
    for (const auto& each : catalogue_.occupations) occupation(each);
    for (const auto& each : catalogue_.moves) move(each);
    for (const auto& each : catalogue_.options) option(each);
    for (const auto& each : catalogue_.backgrounds) background(each);
    for (const auto& each : catalogue_.licensed) licensed(each);
    return take();
  }

 private:
  void note_codes() {
    for (const auto& each : catalogue_.skills) skills_.insert(each.code);
    for (const auto& each : catalogue_.occupations) occupations_.insert(each.code);
  }

  void skill(const Skill& skill) {
    const auto path = item("skill", skill.code);
    code(path, skill.code, seen_skills_);
    written(path + ".title", skill.title, "a short title");
    written(path + ".statement", skill.statement, "what somebody who has it does");
  }

  void needs(const std::string& path, const std::vector<SkillNeed>& needs, bool weighed) {
    std::set<std::string_view> named;
    for (const auto& need : needs) {
      const auto here = path + "." + item("skill", need.skill);
      if (!skills_.contains(need.skill)) {
        problem(here + ".code", "There is no such skill.", need.skill, "the code of a skill");
      }
      if (!named.insert(need.skill).second) {
        problem(here + ".code", "This skill is named twice.", need.skill, "each skill once");
      }
      between(here + ".level", need.level, 1, highest_level);
      if (weighed) between(here + ".importance", need.importance, 1, highest_importance);
    }
  }

  void credentials(const std::string& path, const std::vector<CredentialNeed>& needs,
                   std::set<std::string_view>& named) {
    for (const auto& need : needs) {
      const auto here = item(path, need.code);
      code(here, need.code, named);
      written(here + ".title", need.title, "the name of the credential");
      written(here + ".issuer", need.issuer, "who grants it");
      const auto [known, is_new] = credential_titles_.try_emplace(need.code, need.title);
      if (!is_new && known->second != need.title) {
        problem(here + ".title", "This credential has another title elsewhere.", need.title,
                std::string(known->second));
      }
    }
  }

  void requirements(const std::string& path, const Requirements& asked) {
    if (asked.education_preferred != Education::none && asked.education_preferred < asked.education) {
      problem(path + ".education_preferred", "Less is preferred than is required.",
              std::string(name(asked.education_preferred)),
              std::string(name(asked.education)) + ", or what is above it");
    }
    not_negative(path + ".experience_months", asked.experience_months);
    std::set<std::string_view> named;
    credentials(path + ".credentials", asked.credentials, named);
    credentials(path + ".credentials_preferred", asked.credentials_preferred, named);
  }

  void pay(const std::string& path, const PayRange& pay) {
    const std::array<std::pair<std::string_view, const std::optional<Money>*>, 5> parts{
        {{".p10", &pay.p10}, {".p25", &pay.p25}, {".median", &pay.median}, {".p75", &pay.p75}, {".p90", &pay.p90}}};
    const Money* below = nullptr;
    for (const auto& [key, part] : parts) {
      if (!*part) continue;
      const auto field = path + std::string(key);
      const auto& money = **part;
      currency(field, money);
      if (money.minor <= 0) problem(field, "Pay is more than nothing.", amount(money), "an amount above 0");
      if (below != nullptr && below->currency != money.currency) {
        problem(field, "The figures are in different currencies.", money.currency, below->currency);
      } else if (below != nullptr && money.minor < below->minor) {
        problem(field, "This is less than the figure below it.", amount(money), amount(*below) + " or more");
      }
      below = &money;
    }
    if (below == nullptr) return;
    written(path + ".scope", pay.scope, "whom the figures are of");
    figure_source(path, pay.source, pay.year);
  }

  void outlook(const std::string& path, const Outlook& outlook) {
    if (outlook.growth_percent) {
      between(path + ".growth_percent", *outlook.growth_percent, -100, 1000);
      written(path + ".span", outlook.span, "the years of the growth, such as 2024-34");
    }
    if (outlook.openings_a_year) not_negative(path + ".openings_a_year", *outlook.openings_a_year);
    if (outlook.jobs) not_negative(path + ".jobs", *outlook.jobs);
    if (outlook.growth_percent || outlook.openings_a_year || outlook.jobs) {
      figure_source(path, outlook.source, outlook.year);
    }
  }

  void day(const std::string& path, const std::vector<Occupation::Moment>& moments) {
    std::string_view before;
    for (const auto& moment : moments) {
      const auto here = item(path, moment.time);
      if (!is_time(moment.time)) {
        problem(here + ".time", "This is not a time of day.", moment.time, "hours and minutes, such as 07:30");
      } else if (moment.time < before) {
        problem(here + ".time", "The day goes backward.", moment.time, std::string(before) + " or later");
      } else {
        before = moment.time;
      }
      written(here + ".text", moment.text, "what one does then");
    }
  }

  void occupation(const Occupation& occupation) {
    const auto path = item("occupation", occupation.code);
    code(path, occupation.code, seen_occupations_);
    written(path + ".title", occupation.title, "the title of the occupation");
    written(path + ".short", occupation.short_title, "a title for pictures, at most 22 characters");
    if (characters(occupation.short_title) > longest_short_title) {
      problem(path + ".short", "This is too long for a picture.", occupation.short_title, "at most 22 characters");
    }
    written(path + ".summary", occupation.summary, "one or two sentences");
    between(path + ".zone", occupation.zone, 1, 5);
    if (!are_interests(occupation.interests)) {
      problem(path + ".interests", "These are not interests.", occupation.interests, "letters of RIASEC, each once");
    }
    day(path + ".day", occupation.day);
    for (const auto& entry : occupation.entry) {
      const auto here = path + "." + item("entry", entry.route);
      one_of(here + ".route", entry.route, routes);
      written(here + ".text", entry.text, "how one gets in on this way");
    }
    requirements(path + ".requires", occupation.requirements);
    needs(path, occupation.skills, true);
    pay(path + ".pay", occupation.pay);
    outlook(path + ".outlook", occupation.outlook);
  }

  void move(const Move& move) {
    const auto path = item("move", move.from + " to " + move.to);
    const auto end = [&](std::string_view key, const std::string& where) {
      if (occupations_.contains(where)) return;
      problem(path + "." + std::string(key), "There is no such occupation.", where, "the code of an occupation");
    };
    end("from", move.from);
    end("to", move.to);
    if (move.from == move.to) problem(path + ".to", "The move leads nowhere.", move.to, "another occupation");
    if (!seen_moves_.emplace(move.from, move.to).second) {
      problem(path + ".to", "This move was already given.", move.to, "each pair of occupations once");
    }
    not_negative(path + ".months.fast", move.months_fast);
    rises(path + ".months.typical", move.months_fast, move.months_typical);
    rises(path + ".months.slow", move.months_typical, move.months_slow);
    written(path + ".why", move.why, "a source, or why it is known");
  }

  void rises(std::string field, std::int64_t low, std::int64_t high) {
    if (high >= low) return;
    problem(std::move(field), "This is less than the figure below it.", std::to_string(high),
            std::to_string(low) + " or more");
  }

  void option(const LearningOption& option) {
    const auto path = item("option", option.code);
    code(path, option.code, seen_options_);
    written(path + ".title", option.title, "a short title");
    one_of(path + ".kind", option.kind, option_kinds);
    not_negative(path + ".months.low", option.months_low);
    rises(path + ".months.high", option.months_low, option.months_high);
    between(path + ".hours_a_week", option.hours_a_week, 0, hours_in_a_week);
    cost(path, option);
    not_negative(path + ".gives_experience_months", option.gives_experience_months);
    credential_codes(path + ".gives_credentials", option.gives_credentials);
    admission(path, option);
    needs(path, option.skills, false);
  }

  void credential_codes(const std::string& path, const std::vector<std::string>& codes) {
    std::set<std::string_view> named;
    for (const auto& credential : codes) {
      if (is_code(credential) && named.insert(credential).second) continue;
      problem(path, "This is no code, or is named twice.", credential, "each credential once");
    }
  }

  /// What is asked for before one may begin, which somebody must be able to look up.
  void admission(const std::string& path, const LearningOption& option) {
    not_negative(path + ".needs_experience_months", option.needs_experience_months);
    credential_codes(path + ".needs_credentials", option.needs_credentials);
    for (const auto& credential : option.needs_credentials) {
      if (std::ranges::find(option.gives_credentials, credential) == option.gives_credentials.end()) continue;
      problem(path + ".needs_credentials", "What it gives cannot be asked for first.", credential,
              "another credential");
    }
    if (option.needs_credentials.empty() && option.needs_experience_months == 0) return;
    written(path + ".needs_source", option.needs_source, "who asks for it, and where it can be read");
  }

  void cost(const std::string& path, const LearningOption& option) {
    currency(path + ".cost.currency", option.cost_low);
    if (option.cost_high.currency != option.cost_low.currency) {
      problem(path + ".cost.currency", "The figures are in different currencies.", option.cost_high.currency,
              option.cost_low.currency);
    }
    if (option.cost_low.minor < 0) {
      problem(path + ".cost.low", "This figure is out of range.", amount(option.cost_low), "0 or more");
    }
    if (option.cost_high.minor < option.cost_low.minor) {
      problem(path + ".cost.high", "This is less than the figure below it.", amount(option.cost_high),
              amount(option.cost_low) + " or more");
    }
    written(path + ".cost_source", option.cost_source, "where the cost can be read, or that it is an estimate");
  }

  void background(const Background& background) {
    const auto path = item("background", background.code);
    code(path, background.code, seen_backgrounds_);
    if (occupations_.contains(background.code)) {
      problem(path + ".code", "An occupation has this code.", background.code, "a code that no occupation has");
    }
    written(path + ".title", background.title, "what people say they were");
    if (!background.counts_as.empty() && !occupations_.contains(background.counts_as)) {
      problem(path + ".counts_as", "There is no such occupation.", background.counts_as, "the code of an occupation");
    }
    needs(path, background.skills, false);
    std::set<std::string_view> named;
    credentials(path + ".credentials", background.credentials, named);
    credentials(path + ".credentials_often", background.credentials_often, named);
    written(path + ".carries_over", background.carries_over, "what of it is of use");
    written(path + ".is_missing", background.is_missing, "what it does not bring");
  }

  void licensed(const LicensedWork& work) {
    const auto path = item("work", work.soc);
    const auto is_soc = [](std::string_view text) {
      return text.size() >= 4 && text.size() <= 7 && text[2] == '-' &&
             text.find_first_not_of("0123456789-") == std::string_view::npos;
    };
    if (!is_soc(work.soc)) problem(path + ".soc", "This is no code of SOC.", work.soc, "such as 29-1 or 29-2061");
    for (const auto& code : work.except) {
      if (!is_soc(code) || !code.starts_with(work.soc)) {
        problem(path + ".except", "This does not begin with the code above it.", code, work.soc + "...");
      }
    }
    written(path + ".licence", work.licence, "who licenses it, in a sentence");
    written(path + ".source", work.source, "where it can be read");
  }

  const Catalogue& catalogue_;
  std::set<std::string_view> skills_;
  std::set<std::string_view> occupations_;
  std::set<std::string_view> seen_skills_;
  std::set<std::string_view> seen_occupations_;
  std::set<std::string_view> seen_options_;
  std::set<std::string_view> seen_backgrounds_;
  std::set<std::pair<std::string_view, std::string_view>> seen_moves_;
  std::map<std::string_view, std::string_view> credential_titles_;
};

}  // namespace

std::vector<Problem> check(const Catalogue& catalogue) { return Check(catalogue).run(); }

}  // namespace journeywork::careers
