#pragma once

#include <chrono>
#include <iosfwd>

#include "cli/command_line.hpp"
#include "services/apprenticeship/standards_service.hpp"
#include "services/apprenticeship/views.hpp"
#include "services/clock.hpp"
#include "services/hours_import/hours_import.hpp"
#include "services/identity/api_tokens.hpp"
#include "services/identity/one_time_links.hpp"

namespace journeywork::cli {

/// What the commands that do one thing and stop need.
struct Tools {
  store::Database& database;
  services::ApiTokens& tokens;
  services::OneTimeLinks& links;
  services::StandardsService& standards;
  services::ApprenticeshipViews& views;
  services::HoursImport& hours;
  std::string public_url;  ///< for the links that are printed
  std::ostream& out;
  std::ostream& errors;
  services::Clock clock = [] {
    return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
  };
};

/// Runs one command of those that stop by themselves. Returns 0, or 1 when the input was refused.
[[nodiscard]] int run(const Invocation& invocation, const Tools& tools);

/// Writes a refusal as people read it: the message, then a line for each problem with file position, field, value and
/// what would be accepted.
void print(std::ostream& out, const Error& error, const std::string& file = {});

}  // namespace journeywork::cli
