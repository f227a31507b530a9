#include <algorithm>
#include <string>

#include "core/careers/catalogue_problems.hpp"
#include "core/careers/quiz.hpp"

namespace journeywork::careers {

namespace {

constexpr std::size_t words_of_the_scale = highest_answer - lowest_answer + 1;

class QuizCheck : private CatalogueProblems {
 public:
  explicit QuizCheck(const Quiz& quiz) : quiz_(quiz) {}

  std::vector<Problem> run() {
    written("title", quiz_.title, "the title of the quiz");
    written("introduction", quiz_.introduction, "what one does in it");
    written("honesty", quiz_.honesty, "what the quiz is and what it is not");
    figure_source("shape", quiz_.source, quiz_.year);
    scale();
    interests();
    items();
    return take();
  }

 private:
  void scale() {
    if (quiz_.scale.size() != words_of_the_scale) {
      problem("scale", "The scale has another number of words.", std::to_string(quiz_.scale.size()), "five words");
    }
    for (const auto& word : quiz_.scale) written("scale", word, "five words");
  }

  void interests() {
    std::string letters;
    for (const auto& interest : quiz_.interests) {
      const auto path = item("interest", std::string(1, interest.letter));
      letters.push_back(interest.letter);
      written(path + ".title", interest.title, "the name of the interest");
      written(path + ".likes", interest.likes, "what goes on from: You like to");
      written(path + ".explanation", interest.explanation, "what people with this interest enjoy");
    }
    if (letters != interest_letters) {
      problem("interest", "These are not the six interests in their order.", letters, std::string(interest_letters));
    }
  }

  void items() {
    std::array<int, interest_letters.size()> counts{};
    for (std::size_t i = 0; i < quiz_.items.size(); ++i) {
      const auto& each = quiz_.items[i];
      const auto path = item("item", std::to_string(i + 1));
      const auto at = interest_letters.find(each.letter);
      if (at == std::string_view::npos) {
        problem(path + ".letter", "This is no interest.", std::string(1, each.letter), "a letter of RIASEC");
      } else {
        ++counts[at];
      }
      written(path + ".text", each.text, "something that one can like to do");
    }
    const int fewest = *std::ranges::min_element(counts);
    if (fewest == 0) {
      problem("item", "An interest has no item.", {}, "items for each letter of " + std::string(interest_letters));
    }
    between("least_answers", quiz_.least_answers, 1, std::max(1, fewest));
  }

  const Quiz& quiz_;
};

}  // namespace

std::vector<Problem> check(const Quiz& quiz) { return QuizCheck(quiz).run(); }

}  // namespace journeywork::careers
