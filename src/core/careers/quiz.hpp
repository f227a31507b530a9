#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/careers/catalogue.hpp"

/// What somebody likes to do, in Holland's six letters, and which work is like that. A way to begin a talk, no test:
/// it is not validated, and the data says so where the result is shown.
namespace journeywork::careers {

/// Realistic, Investigative, Artistic, Social, Enterprising, Conventional (Holland 1959, 1997).
inline constexpr std::string_view interest_letters = "RIASEC";

struct Interest {
  char letter = 'R';
  std::string title;        ///< "Realistic"
  std::string likes;        ///< goes on from "You like to": "repair and build"
  std::string explanation;  ///< what people with this interest enjoy, and where it is met in health care

  bool operator==(const Interest&) const = default;
};

struct QuizItem {
  char letter = 'R';
  std::string text;  ///< something that one can like or dislike to do

  bool operator==(const QuizItem&) const = default;
};

/// Read from quiz.toml. The order of the items is that of the answers' text.
struct Quiz {
  std::string title;
  std::string introduction;
  std::string honesty;              ///< what the quiz is and what it is not
  std::string source;               ///< of the shape
  int year = 0;                     ///< of that source
  std::vector<std::string> scale;   ///< five words, from strongly dislike to strongly like
  int least_answers = 1;            ///< of each letter, for a result that says something
  std::vector<Interest> interests;  ///< six, in the order of `interest_letters`
  std::vector<QuizItem> items;

  bool operator==(const Quiz&) const = default;

  /// Nothing for a letter that is none of the six, or of an unchecked quiz.
  [[nodiscard]] const Interest* interest(char letter) const;
};

inline constexpr int lowest_answer = 1;   ///< strongly dislike
inline constexpr int highest_answer = 5;  ///< strongly like

/// One for each item of the quiz, in its order; nothing where somebody gave no answer.
using QuizAnswers = std::vector<std::optional<int>>;

/// A character for each item, "1" to "5" or "-": "45-31...". Fit for a URL, says nothing of who answered.
[[nodiscard]] std::string answers_text(std::span<const std::optional<int>> answers);
/// Refuses a text of another length, and names the first character that is no answer, at the field "answers".
[[nodiscard]] Result<QuizAnswers> parse_answers(const Quiz& quiz, std::string_view text);

struct InterestScore {
  char letter = 'R';
  int answered = 0;
  int asked = 0;
  std::optional<int> points;  ///< 0 (strongly dislikes all) to 100 (strongly likes all); nothing without an answer

  bool operator==(const InterestScore&) const = default;
};

struct QuizScores {
  std::array<InterestScore, 6> of{};  ///< in the order of `interest_letters`
  bool enough = false;                ///< at least `least_answers` of each letter
  bool distinct = false;              ///< at least two letters differ: otherwise there is nothing to rank by

  bool operator==(const QuizScores&) const = default;

  [[nodiscard]] const InterestScore* score(char letter) const;
  /// The letters that have points, highest first; those with equal points in the order of `interest_letters`.
  [[nodiscard]] std::string strongest() const;
};

/// The mean of what was answered, letter by letter. Answers beyond the items, or out of range, are not counted.
[[nodiscard]] QuizScores score(const Quiz& quiz, std::span<const std::optional<int>> answers);
/// A sentence for whoever left out too much or answered everything alike: which letters, how many answers each needs.
/// Empty when the result says something.
[[nodiscard]] std::string caution(const Quiz& quiz, const QuizScores& scores);

/// How much the first, second and third letter of an occupation count; later ones do not.
inline constexpr std::array<int, 3> letter_weights{3, 2, 1};

struct InterestMatch {
  std::optional<int> points;  ///< in hundredths, 0 to 10,000; nothing when no letter of the work was answered
  std::string reason;         ///< "You like to repair and build (Realistic), and this work is mostly that."

  bool operator==(const InterestMatch&) const = default;
};

/// The weighted mean of the scores of the work's letters ("RCI", the strongest first), over those that were answered.
[[nodiscard]] InterestMatch match(const Quiz& quiz, const QuizScores& scores, std::string_view interests);

struct RankedOccupation {
  std::string occupation;  ///< its code
  InterestMatch match;

  bool operator==(const RankedOccupation&) const = default;
};

/// All occupations of the catalogue, the best match first, those without points last; equal ones by code.
[[nodiscard]] std::vector<RankedOccupation> rank(const Quiz& quiz, const QuizScores& scores,
                                                 const Catalogue& catalogue);

/// Everything in which a quiz contradicts itself: letters that are none or missing, no item of a letter, a scale that
/// has not five words, texts that are missing. Field names are those of the file: "item[3].letter".
[[nodiscard]] std::vector<Problem> check(const Quiz& quiz);

}  // namespace journeywork::careers
