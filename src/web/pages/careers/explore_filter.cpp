#include "web/pages/careers/explore_filter.hpp"

#include <algorithm>
#include <charconv>

#include "core/careers/quiz.hpp"
#include "services/careers/words.hpp"

namespace journeywork::web::pages {

using careers::Occupation;

namespace {

constexpr int highest_pay = 1'000'000;
constexpr int longest_time = 600;
constexpr int most_pages = 1000;

std::optional<int> number_in(std::string_view text, int highest) {
  int n = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), n);
  const bool whole = error == std::errc{} && end == text.data() + text.size();
  return whole && n >= 0 && n <= highest ? std::optional(n) : std::nullopt;
}

bool fits_but_for_pay(const Occupation& one, const ExploreFilter& filter) {
  const auto& asked = one.requirements;
  if (filter.family && one.family != *filter.family) return false;
  if (filter.like != 0 &&
      one.interests.substr(0, careers::letter_weights.size()).find(filter.like) == std::string::npos)
    return false;
  if (filter.months && services::months_to_get_in(asked) > *filter.months) return false;
  return !filter.no_degree || asked.education <= careers::Education::certificate;
}

/// What is compared first of two: smaller comes first.
std::int64_t rank_of(const Occupation& one, ExploreFilter::Sort sort) {
  if (sort == ExploreFilter::Sort::time) return services::months_to_get_in(one.requirements);
  if (sort == ExploreFilter::Sort::pay) return one.pay.median ? -one.pay.median->minor : 1;
  return 0;
}

void order(std::vector<const Occupation*>& list, const ExploreFilter& filter) {
  std::ranges::stable_sort(list, [&](const Occupation* a, const Occupation* b) {
    const auto place = [&](const Occupation* one) { return filter.like == 0 ? 0 : one->interests.find(filter.like); };
    // Who asked for a liking and for no order sees the work that is mostly that first.
    if (filter.sort == ExploreFilter::Sort::time && place(a) != place(b)) return place(a) < place(b);
    const auto rank_a = rank_of(*a, filter.sort);
    const auto rank_b = rank_of(*b, filter.sort);
    return rank_a != rank_b ? rank_a < rank_b : a->title < b->title;
  });
}

constexpr std::int64_t cents = 100;

}  // namespace

ExploreFilter read_filter(const http::Request& request) {
  using Sort = ExploreFilter::Sort;
  ExploreFilter out;
  out.family = careers::parse_family(request.query_value("family"));
  const auto like = request.query_value("like");
  if (like.size() == 1 && careers::interest_letters.find(like) != std::string_view::npos) out.like = like.front();
  out.pay = number_in(request.query_value("pay"), highest_pay).value_or(0);
  out.months = number_in(request.query_value("time"), longest_time);
  out.no_degree = request.query_value("degree") == "no";
  out.all = request.query_value("all") == "1";
  const auto sort = request.query_value("sort");
  out.sort = sort == "pay" ? Sort::pay : sort == "title" ? Sort::title : Sort::time;
  out.page = static_cast<std::size_t>(std::max(1, number_in(request.query_value("page"), most_pages).value_or(1)));
  return out;
}

std::string url_of(const ExploreFilter& filter) {
  std::string out;
  const auto add = [&](const char* key, const std::string& value) {
    out += (out.empty() ? "/careers?" : "&") + std::string(key) + "=" + value;
  };
  if (filter.family) add("family", std::string(name(*filter.family)));
  if (filter.like != 0) add("like", std::string(1, filter.like));
  if (filter.pay > 0) add("pay", std::to_string(filter.pay));
  if (filter.months) add("time", std::to_string(*filter.months));
  if (filter.no_degree) add("degree", "no");
  if (filter.all) add("all", "1");
  if (filter.sort == ExploreFilter::Sort::pay) add("sort", "pay");
  if (filter.sort == ExploreFilter::Sort::title) add("sort", "title");
  if (filter.page > 1) add("page", std::to_string(filter.page));
  return (out.empty() ? "/careers" : out) + "#list";
}

Explored explore(std::span<const Occupation> occupations, std::size_t ours, const ExploreFilter& filter) {
  Explored out;
  for (const auto& one : filter.all ? occupations : occupations.first(std::min(ours, occupations.size()))) {
    if (!fits_but_for_pay(one, filter)) continue;
    if (filter.pay > 0 && !one.pay.median) {
      out.pay_unknown.push_back(&one);
    } else if (filter.pay == 0 || one.pay.median->minor >= filter.pay * cents) {
      out.fitting.push_back(&one);
    }
  }
  order(out.fitting, filter);
  order(out.pay_unknown, filter);
  return out;
}

}  // namespace journeywork::web::pages
