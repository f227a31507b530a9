#include "web/pages/typed_time.hpp"

#include "web/pages/parts.hpp"

namespace journeywork::web::pages {

std::optional<Minutes> read_time(const TypedTime& typed, std::vector<Problem>& problems) {
  const bool other = typed.minutes == "other" || typed.minutes.empty();
  const auto minutes = parse_typed_minutes(other ? typed.minutes_other : typed.minutes + " min");
  if (!minutes) problems.push_back({"minutes", "Say how long it took.", typed.minutes_other, "1:30, 1.5 or 90 min"});
  return minutes;
}

void fill_time(Dict& page, const TypedTime& typed, std::span<const int> quick) {
  bool is_quick = false;
  for (const int minutes : quick) {
    const bool checked = typed.minutes == std::to_string(minutes);
    is_quick = is_quick || checked;
    page.add("QUICK")
        .set("QUICK_MINUTES", std::int64_t{minutes})
        .set("QUICK_TEXT", minutes < 60 ? std::to_string(minutes) + " min" : std::to_string(minutes / 60) + " h")
        .show_if(checked, "QUICK_CHECKED");
  }
  const bool other = !is_quick && !typed.minutes.empty();
  page.show_if(other, "OTHER_CHECKED");
  page.set("MINUTES_OTHER", other && typed.minutes != "other" ? typed.minutes + " min" : typed.minutes_other);
}

void fill_questions(Dict& page, const std::vector<Problem>& ask) {
  for (const auto& question : ask) {
    page.add("WARNING")
        .set("WARNING_CODE", question.field)
        .set("WARNING_TEXT", question.message)
        .set("WARNING_CONFIRM", "Yes, it is right");
  }
}

}  // namespace journeywork::web::pages
