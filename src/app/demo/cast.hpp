#pragma once

#include <span>
#include <string_view>

namespace journeywork::app {

/// Everybody in the demo, invented. Organisations and people refer to each other by key.
struct DemoOrganisation {
  std::string_view key;
  std::string_view kind;  ///< sponsor, employer, provider, agency
  std::string_view name;
  std::string_view site;  ///< of employers
  std::string_view city;
};

struct DemoMember {
  std::string_view key;
  std::string_view name;
  std::string_view role;  ///< as access::Role names it
  std::string_view organisation;
  std::string_view words;  ///< for the sign-in page
};

/// How an apprentice's story goes.
enum class DemoStage {
  on_pace,
  behind,
  stuck,
  returned,
  overdue_wage,
  one_competency_left,
  completed,
  new_starter,
  draft
};

struct DemoApprentice {
  std::string_view key;
  std::string_view name;
  std::string_view employer;
  std::string_view mentor;
  int days_ago;  ///< when the apprenticeship began; negative: it is still to begin
  DemoStage stage;
  int credit_hours;  ///< for what was learnt before, on troubleshooting and repair
  int hours_a_week;
  std::string_view birth_date;
  std::string_view words;
};

[[nodiscard]] std::span<const DemoOrganisation> demo_organisations();
[[nodiscard]] std::span<const DemoMember> demo_members();
[[nodiscard]] std::span<const DemoApprentice> demo_apprentices();

/// What an apprentice might have done under a work process of the sample standards, by its code; devices to go with it.
struct DemoWork {
  std::string_view note;
  std::string_view device;  ///< may be empty
};
[[nodiscard]] std::span<const DemoWork> demo_work(std::string_view process_code);

}  // namespace journeywork::app
