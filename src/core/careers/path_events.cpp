#include <algorithm>

#include "core/careers/path_search.hpp"

namespace journeywork::careers::ways {
namespace {

/// Of a learner in the occupation that is learnt for, a year.
std::int64_t wage(const Node& node, const Option& option, bool begins) {
  if (begins) return node.beginners_pay;
  if (!option.apprenticeship) return not_known;
  if (!option.wage) return node.beginners_pay;
  return node.pay == not_known ? not_known : share({node.pay, {}}, *option.wage).minor;
}

Event learning(const Lattice& lattice, int from, const Goal& goal, int number) {
  const auto& option = lattice.options[place(number)];
  const bool on_the_job = option.mode == Option::Mode::on_the_job;
  const bool begins = on_the_job && !lattice.taught_in(from, number);
  Event event{number, option.months, option.mode != Option::Mode::full_time && from != nowhere && !begins, 0, 0};
  if (event.working) {
    event.pay = lattice.nodes[place(from)].pay;
    event.compared = lattice.pay_on_the_way(from);
  } else if (begins || (option.paid && option.mode == Option::Mode::full_time)) {
    event.pay = wage(lattice.nodes[place(goal.node)], option, begins);
    event.compared = event.pay == not_known ? lattice.lowest_pay : event.pay;
  }
  return event;
}

}  // namespace

Events events_of(const Lattice& lattice, int from, const Goal& goal, const Bundle& bundle, int wait) {
  Events out;
  const int* waiting = bundle.options.begin();  // from then on nothing is learnt beside work
  for (const int& option : bundle.options)
    if (lattice.options[place(option)].mode != Option::Mode::full_time) waiting = &option + 1;
  const auto learn = [&](int option) { out.push_back(learning(lattice, from, goal, option)); };
  std::for_each(bundle.options.begin(), waiting, learn);
  if (wait > 0) {
    Event alone{nowhere, wait, from != nowhere, 0, 0};
    if (from != nowhere) {
      alone.pay = lattice.nodes[place(from)].pay;
      alone.compared = lattice.pay_on_the_way(from);
    }
    out.push_back(alone);
  }
  std::for_each(waiting, bundle.options.end(), learn);
  return out;
}

}  // namespace journeywork::careers::ways
