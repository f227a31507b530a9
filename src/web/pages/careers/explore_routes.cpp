#include "web/pages/careers/explore_routes.hpp"

#include "web/pages/careers/compare.hpp"
#include "web/pages/careers/esco.hpp"
#include "web/pages/careers/explore.hpp"
#include "web/pages/careers/occupation.hpp"
#include "web/pages/careers/quiz.hpp"
#include "web/pages/careers/search.hpp"
#include "web/pages/careers/sheet.hpp"

namespace journeywork::web::pages {

std::vector<PageRoute> explore_routes(const Shell& shell, const Services& s) {
  using http::Method;
  return {
      {Method::get, "/careers", Who::everyone, ExplorePage{shell, s}},
      {Method::get, "/careers/search", Who::everyone, SearchPage{shell, s}},
      {Method::get, "/careers/o/{code}", Who::everyone, OccupationPage{shell, s}},
      {Method::get, "/careers/o/{code}/sheet.pdf", Who::everyone, SheetPage{shell, s}},
      {Method::get, "/careers/compare", Who::everyone, CompareWorkPage{shell, s}},
      {Method::get, "/careers/quiz", Who::everyone, QuizPage{shell, s}},
      {Method::get, "/careers/quiz/result", Who::everyone, QuizResultPage{shell, s}},
      {Method::get, "/careers/esco/{code}", Who::everyone, EscoPage{shell, s}},
  };
}

}  // namespace journeywork::web::pages
