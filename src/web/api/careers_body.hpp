#pragma once

#include <string>
#include <vector>

#include "core/careers/path.hpp"
#include "services/careers/careers.hpp"
#include "web/http/message.hpp"

namespace journeywork::web::api {

/// POST /gaps
struct GapsQuestion {
  careers::Profile profile;
  std::vector<std::string> occupations;  ///< empty: all of them, in short
};
/// POST /paths
struct PathsQuestion {
  careers::Profile profile;
  std::string target;  ///< empty: the next moves from here
  std::string area;    ///< whose pay counts; empty: the nation's
  careers::Wish wish;
  std::size_t how_many = 3;
};

/// Both refuse unknown skills, occupations and members, each by its place: "profile.skills[2].skill". The profile is
/// what was sent and what it shows beyond (core/careers/bridge.hpp). Nothing that is sent counts as verified.
[[nodiscard]] Result<GapsQuestion> gaps_question(const http::Request& request, const services::World& world);
[[nodiscard]] Result<PathsQuestion> paths_question(const http::Request& request, const services::World& world);

}  // namespace journeywork::web::api
