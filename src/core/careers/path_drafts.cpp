#include "core/careers/path_drafts.hpp"

#include <algorithm>
#include <utility>

namespace journeywork::careers::ways {
bool Drafts::there(const Draft& draft, const Missing& each) {
  if (each.kind == Missing::Kind::education) return draft.education >= each.value;
  return each.kind == Missing::Kind::credential && draft.credentials.test(place(each.value));
}

/// Learnt, or waiting for something: what waits for it cannot be what gives it.
bool Drafts::decided(const Draft& draft, const Missing* missing, int option) {
  for (; missing != nullptr; missing = missing->then)
    if (missing->kind == Missing::Kind::option && missing->value == option) return true;
  return std::ranges::find(draft.options, option) != draft.options.end();
}

Worth Drafts::with(Worth worth, int option) const {
  const auto& all = lattice_.options[place(option)];
  (all.mode == Option::Mode::full_time ? worth.months_full : worth.months_beside) += all.months;
  worth.cost += all.cost;
  return worth;
}

/// Too long, or beaten by one that is complete, whatever is added.
bool Drafts::hopeless(const Worth& worth) const {
  if (worth.months_beside + worth.months_full > most_months_) return true;
  return !wanted_.wages_count &&
         std::ranges::any_of(best_, [&](const Worth& each) { return each.no_more_than(worth) && each != worth; });
}

void Drafts::learn(Draft& draft, int option) const {
  draft.options.push_back(option);
  draft.education = std::max(draft.education, wanted_.gives[place(option)]);
  draft.credentials |= lattice_.options[place(option)].credentials;
}

void Drafts::decide(const Draft& before, int option, const Missing* missing) {
  const auto worth = with(before.worth, option);
  if (before.decided == most_options || hopeless(worth)) return;
  const auto& all = lattice_.options[place(option)];
  Draft draft = before;
  ++draft.decided;
  draft.worth = worth;
  draft.on_the_job |= all.mode == Option::Mode::on_the_job;
  const Missing itself{Missing::Kind::option, option, missing};
  const Missing first{Missing::Kind::education, all.needs, &itself};
  extend(draft, &first);
}

/// The one that is first missing asks for one of several credentials.
void Drafts::ask_for_one(const Draft& draft, const Missing* missing) {
  for (int i = 0; i < static_cast<int>(credential_count); ++i) {
    if (!lattice_.options[place(missing->value)].needs_one_of.test(place(i))) continue;
    const Missing first{Missing::Kind::credential, i, missing};
    auto by_this = draft;
    extend(by_this, &first);
  }
}

void Drafts::extend(Draft& draft, const Missing* missing) {
  while (missing != nullptr && (missing->kind == Missing::Kind::option || there(draft, *missing))) {
    if (missing->kind == Missing::Kind::option) {
      if (!lattice_.options[place(missing->value)].open(draft.education, draft.credentials))
        return ask_for_one(draft, missing);
      learn(draft, missing->value);
    }
    missing = missing->then;
  }
  if (missing == nullptr) return complete(draft);
  const bool education = missing->kind == Missing::Kind::education;
  const auto& givers = education ? lattice_.givers_of_education[place(missing->value)]
                                 : lattice_.givers_of_credential[place(missing->value)];
  for (const int i : givers) {
    const bool gives = !education || wanted_.gives[place(i)] > 0;
    if (gives && !decided(draft, missing, i)) decide(draft, i, missing);
  }
}

void Drafts::complete(const Draft& draft) {
  complete_.push_back(draft);
  const auto& own = draft.worth;
  if (draft.on_the_job || std::ranges::any_of(best_, [&](const Worth& each) { return each.no_more_than(own); })) return;
  std::erase_if(best_, [&](const Worth& each) { return own.no_more_than(each); });
  best_.push_back(own);
}

std::vector<Draft> Drafts::from(int education, const Credentials& credentials) {
  std::vector<Missing> missing;
  missing.reserve(wanted_.credentials.count() + 1);  // none may move
  const auto put_first = [&](Missing::Kind kind, int value) {
    missing.push_back({kind, value, missing.empty() ? nullptr : &missing.back()});
  };
  for (int i = 0; i < static_cast<int>(credential_count); ++i)
    if (wanted_.credentials.test(place(i))) put_first(Missing::Kind::credential, i);
  put_first(Missing::Kind::education, wanted_.education);
  Draft start;
  start.education = education;
  start.credentials = credentials;
  if (wanted_.main_option == nowhere)
    extend(start, &missing.back());
  else
    decide(start, wanted_.main_option, &missing.back());
  return std::move(complete_);
}

}  // namespace journeywork::careers::ways
