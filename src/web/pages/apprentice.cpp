#include "web/pages/apprentice.hpp"

#include "web/pages/correct.hpp"
#include "web/pages/entry_edit.hpp"
#include "web/pages/record.hpp"
#include "web/pages/today.hpp"

namespace journeywork::web::pages {

std::vector<PageRoute> apprentice_routes(const Shell& shell, const Services& s) {
  using http::Method;
  const EntryEditPage edit{shell, s.views, s.ledger};
  const CorrectPage correct{shell, s.views, s.ledger};
  const CoursePage course{shell, s.views, s.ledger};
  return {
      {Method::get, "/today", Who::signed_in, TodayPage{shell, s.views}},
      {Method::post, "/today", Who::signed_in, LogWork{shell, s.views, s.ledger}},
      {Method::get, "/today/course", Who::signed_in, course},
      {Method::post, "/today/course", Who::signed_in, course},
      {Method::get, "/entries/{id}", Who::signed_in, edit},
      {Method::post, "/entries/{id}", Who::signed_in, edit},
      {Method::get, "/entries/{id}/correct", Who::signed_in, correct},
      {Method::post, "/entries/{id}/correct", Who::signed_in, correct},
      {Method::get, "/standing", Who::signed_in, OwnStandingPage{shell, s.views}},
      {Method::get, "/record", Who::signed_in, RecordPage{shell, s.views}},
      {Method::get, "/record.csv", Who::signed_in, RecordFile{shell, s.views}},
  };
}

}  // namespace journeywork::web::pages
