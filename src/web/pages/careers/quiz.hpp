#pragma once

#include "core/careers/quiz.hpp"
#include "web/site.hpp"

namespace journeywork::web::pages {

/// The answers of a form, `a1` and on, as the text that stands in the address of a result; what is no answer is left
/// out.
[[nodiscard]] std::string answers_of_form(const careers::Quiz& quiz, const http::Request& request);

/// GET /careers/quiz. Nothing of it is stored; the answers are in the address of the result and nowhere else.
struct QuizPage {
  const Shell& shell;
  Services services;

  http::Response operator()(const Visit& visit) const;
};

/// GET /careers/quiz/result: what `answers` says. A form's answers are brought into that shape first.
struct QuizResultPage {
  const Shell& shell;
  Services services;

  http::Response operator()(const Visit& visit) const;
};

}  // namespace journeywork::web::pages
