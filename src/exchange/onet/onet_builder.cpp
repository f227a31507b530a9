#include "exchange/onet/onet_builder.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace journeywork::exchange {

using careers::ReferenceRelated;
using careers::ReferenceTask;
using careers::ReferenceTitle;

namespace {

constexpr std::size_t longest_text = 32'767;  ///< bytes; as much as a spreadsheet's cell holds
constexpr std::string_view interest_letters = "RIASEC";

/// A decimal number in hundredths, rounded half up; no exponents, no marks between thousands.
std::optional<int> hundredths(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  const auto point = text.find('.');
  const auto whole = text.substr(0, point);
  const auto fraction = point == std::string_view::npos ? std::string_view() : text.substr(point + 1);
  const auto digits = [](std::string_view part) {
    return std::ranges::all_of(part, [](char c) { return c >= '0' && c <= '9'; });
  };
  if (whole.empty() || whole.size() > 6 || !digits(whole) || !digits(fraction)) return std::nullopt;
  if (point != std::string_view::npos && fraction.empty()) return std::nullopt;
  int value = 0;
  for (const char c : whole) value = value * 10 + (c - '0');
  const auto digit = [&](std::size_t i) { return i < fraction.size() ? fraction[i] - '0' : 0; };
  value = value * 100 + digit(0) * 10 + digit(1) + (digit(2) >= 5 ? 1 : 0);
  return negative ? -value : value;
}

/// What O*NET writes where it has no figure.
bool not_available(std::string_view text) { return text.empty() || text == "n/a" || text == "N/A"; }

bool yes(std::string_view text) { return text == "Y" || text == "y"; }

bool has_control_characters(std::string_view text) {
  return std::ranges::any_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
}

}  // namespace

void OnetBuilder::problem(const Row& row, std::size_t heading, std::string_view message, std::string_view accepted) {
  problems_.add(file_, row.table.line(), spec_->headings[heading], message, row[heading], accepted);
}

const std::vector<OnetBuilder::Spec>& OnetBuilder::specs() {
  using B = OnetBuilder;
  constexpr std::string_view code = "O*NET-SOC Code";
  const std::vector<std::string_view> rating{
      code, "Element ID", "Scale ID", "Data Value", "Recommend Suppress", "Not Relevant", "Element Name"};
  static const std::vector<Spec> all{
      {"Occupation Data", {code, "Title", "Description"}, 3, &B::take_occupation},
      {"Alternate Titles", {code, "Alternate Title", "Short Title"}, 2, &B::take_alternate_title},
      {"Sample of Reported Titles", {code, "Reported Job Title"}, 2, &B::take_reported_title},
      {"Task Statements", {code, "Task", "Task Type"}, 2, &B::take_task},
      {"Emerging Tasks", {code, "Task"}, 2, &B::take_emerging_task},
      {"Skills", rating, 4, &B::take_skill},
      {"Knowledge", rating, 4, &B::take_knowledge},
      {"Abilities", rating, 4, &B::take_ability},
      {"Work Activities", rating, 4, &B::take_activity},
      {"Work Styles", rating, 4, &B::take_style},
      {"Interests", {code, "Element ID", "Scale ID", "Data Value"}, 4, &B::take_interest},
      {"Related Occupations", {code, "Related O*NET-SOC Code", "Relatedness Tier", "Index"}, 4, &B::take_related},
      {"Technology Skills",
       {code, "Example", "Commodity Title", "Hot Technology", "In Demand"},
       3,
       &B::take_technology},
      {"Tools Used", {code, "Example", "Commodity Title"}, 3, &B::take_tool},
      {"Job Zones", {code, "Job Zone"}, 2, &B::take_zone},
      {"Education, Training, and Experience",
       {code, "Scale ID", "Category", "Data Value", "Recommend Suppress"},
       4,
       &B::take_shares},
      {"Content Model Reference", {"Element ID", "Element Name", "Description"}, 3, &B::take_element},
      {"Job Zone Reference",
       {"Job Zone", "Name", "Experience", "Education", "Job Training", "Examples", "SVP Range"},
       2,
       &B::take_zone_words},
      {"Education, Training, and Experience Categories",
       {"Scale ID", "Category", "Category Description"},
       3,
       &B::take_category}};
  return all;
}

OnetBuilder::Occupation* OnetBuilder::occupation(const Row& row) {
  const auto code = row[0];
  if (last_ < set_.occupations.size() && set_.occupations[last_].code == code) return &set_.occupations[last_];
  const auto found = places_.find(std::string(code.substr(0, 16)));
  if (found == places_.end()) {
    problem(row, 0, "This release has no such occupation.", "a code of Occupation Data");
    return nullptr;
  }
  last_ = found->second;
  return &set_.occupations[last_];
}

bool OnetBuilder::written(const Row& row, std::size_t heading) {
  const auto text = row[heading];
  if (text.empty()) {
    problem(row, heading, "There is no text.", "a text");
  } else if (text.size() > longest_text) {
    problem(row, heading, "This text is too long.", "at most 32,767 bytes");
  } else if (has_control_characters(text)) {
    problem(row, heading, "This text has control characters in it.", "a text");
  } else {
    return true;
  }
  return false;
}

std::optional<int> OnetBuilder::figure(const Row& row, std::size_t heading, int low, int high) {
  const auto value = hundredths(row[heading]);
  if (value && *value >= low && *value <= high) return value;
  problem(row, heading, value ? "This figure is out of range." : "This is not a figure.",
          std::to_string(low / 100) + " to " + std::to_string(high / 100));
  return std::nullopt;
}

std::optional<int> OnetBuilder::number(const Row& row, std::size_t heading, int low, int high) {
  const auto text = row[heading];
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error == std::errc() && end == text.data() + text.size() && value >= low && value <= high) return value;
  problem(row, heading, "This is not a number of the range.", std::to_string(low) + " to " + std::to_string(high));
  return std::nullopt;
}

bool OnetBuilder::set_once(const Row& row, std::size_t heading, std::optional<int>& into, int value) {
  if (into) {
    problem(row, heading, "This figure was given already.", "each figure once");
    return false;
  }
  into = value;
  return true;
}

void OnetBuilder::element_title(std::string_view id, std::string_view title) {
  if (title.empty()) return;
  const auto [found, is_new] = elements_.try_emplace(std::string(id), set_.common.elements.size());
  if (is_new) set_.common.elements.push_back({std::string(id), std::string(title), {}});
}

bool OnetBuilder::take_occupation(const Row& row) {
  if (!careers::is_onet_soc(row[0])) {
    problem(row, 0, "This is not an O*NET-SOC code.", "such as 49-9062.00");
    return false;
  }
  if (!written(row, 1) || !written(row, 2)) return false;
  if (!places_.try_emplace(std::string(row[0]), set_.occupations.size()).second) {
    problem(row, 0, "This occupation was given already.", "each code once");
    return false;
  }
  Occupation occupation;
  occupation.code = row[0];
  occupation.title = row[1];
  occupation.description = row[2];
  set_.occupations.push_back(std::move(occupation));
  return true;
}

bool OnetBuilder::take_alternate_title(const Row& row) {
  auto* into = occupation(row);
  if (into == nullptr || !written(row, 1)) return false;
  const auto short_form = not_available(row[2]) ? std::string_view() : row[2];
  if (!short_form.empty() && !written(row, 2)) return false;
  into->titles.push_back({std::string(row[1]), std::string(short_form), ReferenceTitle::Source::alternate});
  return true;
}

bool OnetBuilder::take_reported_title(const Row& row) {
  const auto* of = occupation(row);
  if (of == nullptr || !written(row, 1)) return false;
  reported_.emplace_back(last_, row[1]);  // `occupation` has set last_
  return true;
}

bool OnetBuilder::take_task(const Row& row) {
  auto* into = occupation(row);
  if (into == nullptr || !written(row, 1)) return false;
  auto kind = ReferenceTask::Kind::unrated;
  if (row[2] == "Core") kind = ReferenceTask::Kind::core;
  if (row[2] == "Supplemental") kind = ReferenceTask::Kind::supplemental;
  into->tasks.push_back({std::string(row[1]), kind, false});
  return true;
}

bool OnetBuilder::take_emerging_task(const Row& row) {
  auto* into = occupation(row);
  if (into == nullptr || !written(row, 1)) return false;
  into->tasks.push_back({std::string(row[1]), ReferenceTask::Kind::unrated, true});
  return true;
}

bool OnetBuilder::take_rating(const Row& row, careers::ReferenceRating::Kind kind) {
  auto* into = occupation(row);
  if (into == nullptr || !written(row, 1)) return false;
  if (yes(row[4]) || yes(row[5]) || not_available(row[3])) return false;
  const bool level = row[2] == "LV";
  if (!level && row[2] != "IM") return false;
  const auto value = level ? figure(row, 3, 0, 700) : figure(row, 3, 100, 500);
  if (!value) return false;
  element_title(row[1], row[6]);
  auto& ratings = into->ratings;
  // The two figures of an element stand together, in releases so far.
  auto at = ratings.end();
  if (!ratings.empty() && ratings.back().element == row[1]) {
    at = ratings.end() - 1;
  } else {
    at = std::ranges::find_if(ratings, [&](const auto& each) { return each.element == row[1]; });
  }
  if (at == ratings.end()) at = ratings.insert(at, {std::string(row[1]), kind, {}, {}});
  return set_once(row, 1, level ? at->level : at->importance, *value);
}

bool OnetBuilder::take_style(const Row& row) {
  auto* into = occupation(row);
  if (into == nullptr || !written(row, 1)) return false;
  if (yes(row[4]) || not_available(row[3])) return false;
  const bool impact = row[2] == "WI";
  if (!impact && row[2] != "IM") return false;
  const auto value = impact ? figure(row, 3, -300, 300) : figure(row, 3, 100, 500);
  if (!value) return false;
  element_title(row[1], row[6]);
  auto at = std::ranges::find_if(into->styles, [&](const auto& each) { return each.element == row[1]; });
  if (at == into->styles.end()) at = into->styles.insert(at, {std::string(row[1]), {}, {}});
  return set_once(row, 1, impact ? at->impact : at->importance, *value);
}

/// 1.B.1.a to f are the six interests; 1.B.1.g to i say which of them, from 1, is the first, second and third.
bool OnetBuilder::take_interest(const Row& row) {
  auto* into = occupation(row);
  if (into == nullptr) return false;
  const auto element = row[1];
  if (element.size() != 7 || !element.starts_with("1.B.1.") || not_available(row[3])) return false;
  const char letter = element.back();
  if (row[2] == "OI" && letter >= 'a' && letter <= 'f') {
    const auto value = figure(row, 3, 100, 700);
    if (!value) return false;
    into->interests.scores[static_cast<std::size_t>(letter - 'a')] = *value;
    return true;
  }
  if (row[2] != "IH" || letter < 'g' || letter > 'i') return false;
  const auto place = figure(row, 3, 0, 600);
  if (!place || *place < 100) return false;
  const char interest = interest_letters[static_cast<std::size_t>(*place / 100 - 1)];
  auto& points = into->interests.high_points;
  if (points.find(interest) != std::string::npos || points.size() >= 3) return false;
  points += interest;
  return true;
}

bool OnetBuilder::take_related(const Row& row) {
  auto* into = occupation(row);
  if (into == nullptr) return false;
  if (!places_.contains(std::string(row[1].substr(0, 16))) || row[1] == row[0]) {
    problem(row, 1, "This release has no such other occupation.", "another code of Occupation Data");
    return false;
  }
  constexpr std::array<std::string_view, 3> tiers{"Primary-Short", "Primary-Long", "Supplemental"};
  const auto tier = std::ranges::find(tiers, row[2]);
  if (tier == tiers.end()) {
    problem(row, 2, "This is not one of the tiers.", "Primary-Short, Primary-Long or Supplemental");
    return false;
  }
  const auto rank = number(row, 3, 1, 1000);
  if (!rank) return false;
  into->related.push_back({std::string(row[1]), static_cast<ReferenceRelated::Tier>(tier - tiers.begin()), *rank});
  return true;
}

bool OnetBuilder::take_technology(const Row& row) {
  auto* into = occupation(row);
  if (into == nullptr || !written(row, 1) || !written(row, 2)) return false;
  into->technology.push_back({std::string(row[1]), std::string(row[2]), yes(row[3]), yes(row[4])});
  return true;
}

bool OnetBuilder::take_tool(const Row& row) {
  auto* into = occupation(row);
  if (into == nullptr || !written(row, 1) || !written(row, 2)) return false;
  into->tools.push_back({std::string(row[1]), std::string(row[2])});
  return true;
}

bool OnetBuilder::take_zone(const Row& row) {
  auto* into = occupation(row);
  if (into == nullptr || not_available(row[1])) return false;
  const auto zone = number(row, 1, 1, 5);
  if (zone) into->zone = *zone;
  return zone.has_value();
}

bool OnetBuilder::take_shares(const Row& row) {
  auto* into = occupation(row);
  if (into == nullptr || yes(row[4]) || not_available(row[3])) return false;
  struct Scale {
    std::string_view id;
    std::vector<int>& shares;
    int categories;
  };
  const std::array<Scale, 4> scales{{{"RL", into->shares.education, 12},
                                     {"RW", into->shares.experience, 11},
                                     {"PT", into->shares.on_site, 9},
                                     {"OJ", into->shares.on_the_job, 9}}};
  const auto scale = std::ranges::find(scales, row[1], &Scale::id);
  if (scale == scales.end()) return false;
  const auto category = number(row, 2, 1, scale->categories);
  if (!category) return false;
  const auto value = figure(row, 3, 0, 10'000);
  if (!value) return false;
  scale->shares.resize(static_cast<std::size_t>(scale->categories));
  scale->shares[static_cast<std::size_t>(*category - 1)] = *value;
  return true;
}

bool OnetBuilder::take_element(const Row& row) {
  if (!written(row, 0) || !written(row, 1)) return false;
  element_title(row[0], row[1]);
  auto& element = set_.common.elements[elements_.at(std::string(row[0]))];
  element.title = row[1];
  if (row[2].empty() || written(row, 2)) element.description = row[2];
  return true;
}

bool OnetBuilder::take_zone_words(const Row& row) {
  const auto zone = number(row, 0, 1, 5);
  if (!zone || !written(row, 1)) return false;
  const auto text = [&](std::size_t heading) { return std::string(row[heading]); };
  set_.common.zones.push_back({*zone, text(1), text(2), text(3), text(4), text(5), text(6)});
  return true;
}

bool OnetBuilder::take_category(const Row& row) {
  constexpr std::array<std::string_view, 4> scales{"RL", "RW", "PT", "OJ"};
  if (std::ranges::find(scales, row[0]) == scales.end()) return false;
  const auto category = number(row, 1, 1, 12);
  if (!category || !written(row, 2)) return false;
  set_.common.categories.push_back({std::string(row[0]), *category, std::string(row[2])});
  return true;
}

careers::ReferenceSet OnetBuilder::finish(std::string_view release) {
  for (std::size_t i = 0; i < reported_.size();) {
    const auto place = reported_[i].first;
    auto& titles = set_.occupations[place].titles;
    std::unordered_map<std::string_view, std::size_t> known;
    for (std::size_t at = 0; at < titles.size(); ++at) known.emplace(titles[at].text, at);
    std::vector<ReferenceTitle> more;
    for (; i < reported_.size() && reported_[i].first == place; ++i) {
      const auto found = known.find(reported_[i].second);
      if (found != known.end()) {
        titles[found->second].source = ReferenceTitle::Source::reported;
      } else {
        more.push_back({std::move(reported_[i].second), {}, ReferenceTitle::Source::reported});
      }
    }
    titles.insert(titles.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
  }
  for (auto& each : set_.occupations) std::ranges::stable_sort(each.related, {}, &ReferenceRelated::rank);
  std::ranges::sort(set_.occupations, {}, &Occupation::code);
  set_.common.release = release;
  return std::move(set_);
}

}  // namespace journeywork::exchange
