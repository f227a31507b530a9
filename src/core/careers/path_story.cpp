#include "core/careers/path_story.hpp"

#include <algorithm>
#include <cctype>
#include <functional>
#include <optional>
#include <utility>

#include "core/careers/path_able.hpp"

namespace journeywork::careers::ways {
namespace {

Money money(const Lattice& lattice, std::int64_t minor) { return {minor, lattice.currency}; }

std::optional<Money> pay(const Lattice& lattice, std::int64_t minor) {
  if (minor == not_known) return std::nullopt;
  return money(lattice, minor);
}

/// The options' texts end with what to do on Monday.
std::string monday_of(const LearningOption& option) {
  constexpr std::string_view mark = "On Monday: ";
  const auto found = option.text.find(mark);
  auto sentence = found == std::string::npos ? std::string() : option.text.substr(found + mark.size());
  while (!sentence.empty() && std::isspace(static_cast<unsigned char>(sentence.back())) != 0) sentence.pop_back();
  if (sentence.empty()) return "Ask where \"" + option.title + "\" begins next, and what of yours counts towards it.";
  sentence.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(sentence.front())));
  return sentence;
}

std::string monday_at_work(const Move* move, const Occupation& towards) {
  std::string sentence = "Say at work that you want to become " + towards.title;
  if (move == nullptr || move->acquire.empty()) return sentence + ", and ask who has done so.";
  return sentence + ", and ask for work in which you learn this: " + move->acquire.front() + ".";
}

std::string monday_of_entry(const Occupation& occupation, const std::vector<GapLine>& missing) {
  const std::string sentence = "Look at three open posts for " + occupation.title;
  if (missing.empty()) return sentence + " and apply for one.";
  return sentence + ", and ask how they teach " + missing.front().title + ".";
}

class Story {
 public:
  Story(const Lattice& lattice, const PathQuestion& question, const Standing& standing)
      : lattice_(lattice), question_(question), standing_(standing), able_(lattice, standing, question) {
    path_.cost_low = path_.cost_high = path_.ten_years = money(lattice, 0);
  }

  void go(const Label& from, const Label& to) {
    const auto events = events_of(lattice_, from.node, to.goal, *to.bundle, to.wait);
    const bool works = std::ranges::any_of(events, &Event::working);
    if (from.before == nowhere && works && from.node != standing_.held.front()) go_back(from.node);
    for (const auto& event : events) happen(event, from, to);
    enter(to.node, reason(to));
  }

  void enter(int node, std::string why) {
    const auto& occupation = lattice_.catalogue.occupations[place(node)];
    auto step = begin(PathStep::Kind::enter, occupation.code, occupation.title, node);
    step.pay_a_year = pay(lattice_, lattice_.nodes[place(node)].pay);
    for (auto& line : lines_of(lattice_, able_, node))
      if (line.kind == GapLine::Kind::skill && line.missing() > 0) step.missing.push_back(std::move(line));
    std::ranges::stable_sort(step.missing, std::ranges::greater{}, &GapLine::points);
    step.recommended = recommended(lattice_, question_, able_, node);
    step.monday = monday_of_entry(occupation, step.missing);
    step.why = std::move(why);
    path_.steps.push_back(std::move(step));
  }

  Path end(int node) {
    earn(lattice_.nodes[place(node)].pay, horizon);
    path_.skills = covered(lattice_.nodes[place(node)], able_.levels);
    path_.ten_years.minor = earned_ / 12;
    return std::move(path_);
  }

  [[nodiscard]] const std::vector<int>& levels() const { return able_.levels; }

 private:
  PathStep begin(PathStep::Kind kind, const std::string& code, const std::string& title, int towards) {
    PathStep step;
    step.kind = kind;
    step.code = code;
    step.title = title;
    step.towards = lattice_.catalogue.occupations[place(towards)].code;
    step.cost_low = step.cost_high = money(lattice_, 0);
    return step;
  }

  void go_back(int node) {
    const auto& occupation = lattice_.catalogue.occupations[place(node)];
    auto step = begin(PathStep::Kind::enter, occupation.code, occupation.title, node);
    step.pay_a_year = pay(lattice_, lattice_.nodes[place(node)].pay);
    step.why = "You have worked in it before.";
    step.monday = "Call those whom you worked with.";
    path_.steps.push_back(std::move(step));
  }

  [[nodiscard]] std::string reason(const Label& to) const {
    if (to.move != nowhere) return lattice_.catalogue.moves[place(to.move)].why;
    const auto& node = lattice_.nodes[place(to.node)];
    if (to.goal.main_option != nowhere) return "What you have learnt is half and more of what is asked for.";
    if (covered(node, standing_.levels) >= full_fit / 2) return "You can half and more of what is asked for.";
    if (node.on_the_job) return "It takes people who learn it on the job.";
    return "Nothing that is required is missing.";
  }

  void earn(std::int64_t a_year, int months) {
    const int counted = paid_months(path_.months, months);
    if (a_year == not_known) path_.months_unknown += counted;
    if (a_year != not_known) earned_ += a_year * counted;
  }

  void happen(const Event& event, const Label& from, const Label& to) {
    const auto before = lines_of(lattice_, able_, to.node);
    auto step = event.option == nowhere ? work(from, to) : learn(event, to);
    step.months = event.months;
    step.pay_a_year = pay(lattice_, event.pay);
    if (event.working) able_.work(lattice_, from.node, event.months);
    step.closes = closed(before, lines_of(lattice_, able_, to.node));
    earn(event.pay, event.months);
    path_.months += event.months;
    path_.steps.push_back(std::move(step));
  }

  PathStep work(const Label& from, const Label& to) {
    const auto& towards = lattice_.catalogue.occupations[place(to.node)];
    const auto* move = to.move == nowhere ? nullptr : &lattice_.catalogue.moves[place(to.move)];
    // Nobody waits out of work: waiting is for experience or by a known move, which both begin in an occupation.
    const auto& occupation = lattice_.catalogue.occupations[place(std::max(from.node, 0))];
    auto step = begin(PathStep::Kind::work, occupation.code, occupation.title, to.node);
    step.why = move == nullptr ? "So long takes the quickest known way in." : move->why;
    step.monday = monday_at_work(move, towards);
    return step;
  }

  PathStep learn(const Event& event, const Label& to) {
    const auto& option = lattice_.catalogue.options[place(event.option)];
    auto step = begin(PathStep::Kind::learn, option.code, option.title, to.node);
    step.beside_work = event.working;
    step.cost_low = money(lattice_, option.cost_low.minor);
    step.cost_high = money(lattice_, option.cost_high.minor);
    step.why = option.text;
    step.monday = monday_of(option);
    path_.cost_low.minor += option.cost_low.minor;
    path_.cost_high.minor += option.cost_high.minor;
    able_.learn(lattice_, event.option, to.node);
    return step;
  }

  const Lattice& lattice_;
  const PathQuestion& question_;
  const Standing& standing_;
  Able able_;
  Path path_;
  std::int64_t earned_ = 0;  ///< known, times 12
};

}  // namespace

std::vector<int> chain_to(const Found& found, int label) {
  std::vector<int> out;
  for (int i = label; i != nowhere; i = found.labels[place(i)].before) out.push_back(i);
  std::ranges::reverse(out);
  return out;
}

std::vector<int> levels_at(const Lattice& lattice, const Standing& standing, const Found& found, int label) {
  auto levels = standing.levels;
  const auto raise = [&](const std::vector<Need>& skills) {
    for (const auto& each : skills) levels[place(each.skill)] = std::max(levels[place(each.skill)], each.level);
  };
  for (int i = label; found.labels[place(i)].before != nowhere; i = found.labels[place(i)].before) {
    const auto& to = found.labels[place(i)];
    const auto& from = found.labels[place(to.before)];
    for (const int option : to.bundle->options) raise(lattice.options[place(option)].skills);
    if (from.node == nowhere) continue;
    int worked = 0;
    for (const auto& event : events_of(lattice, from.node, to.goal, *to.bundle, to.wait))
      if (event.working) worked += event.months;
    if (worked > 0 && standing.months[place(from.node)] + worked >= settled_months)
      raise(lattice.nodes[place(from.node)].skills);
  }
  return levels;
}

Path tell(const Lattice& lattice, const PathQuestion& question, const Standing& standing, const Found& found,
          int label) {
  const auto chain = chain_to(found, label);
  Story story(lattice, question, standing);
  for (std::size_t i = 1; i < chain.size(); ++i)
    story.go(found.labels[place(chain[i - 1])], found.labels[place(chain[i])]);
  return story.end(found.labels[place(label)].node);
}

Path there_already(const Lattice& lattice, const PathQuestion& question, const Standing& standing, int target) {
  Story story(lattice, question, standing);
  story.enter(target, "You are in it, or were.");
  return story.end(target);
}

}  // namespace journeywork::careers::ways
