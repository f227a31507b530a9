#include "app/backend.hpp"

namespace journeywork::app {

Backend::Backend(std::unique_ptr<store::Database> database, services::Clock time,
                 const services::IdentitySettings& settings)
    : database_(std::move(database)),
      settings_(settings),
      clock(std::move(time)),
      loader(*database_, clock),
      hasher(settings.password),
      sessions(*database_, clock, settings.sessions),
      sign_in(*database_, clock, hasher, settings_),
      links(*database_, clock, hasher, settings.links),
      tokens(*database_, clock),
      organisations(*database_, clock),
      people(*database_, clock, settings.links),
      standards(loader),
      agreements(loader),
      ledger(loader),
      views(loader),
      hours(loader),
      careers(loader),
      career_profiles(loader),
      career_lists(*database_, clock) {}

web::Services Backend::for_web() {
  return {sessions, sign_in, links, tokens,  organisations,   people,       standards, agreements,
          ledger,   views,   hours, careers, career_profiles, career_lists, clock};
}

services::Clock system_clock() {
  return [] { return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now()); };
}

}  // namespace journeywork::app
