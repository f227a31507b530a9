#include "web/pages/careers/quiz.hpp"

#include <doctest/doctest.h>

namespace journeywork::web::pages {

TEST_CASE("a form's answers become the text of the address; what is no answer is left out") {
  careers::Quiz quiz;
  quiz.items.resize(4);
  http::Request request;
  request.query = {{"a1", "5"}, {"a2", "6"}, {"a3", "33"}, {"a4", "1"}, {"a5", "2"}};
  CHECK(answers_of_form(quiz, request) == "5--1");
  request.query.clear();
  CHECK(answers_of_form(quiz, request) == "----");
}

}  // namespace journeywork::web::pages
