#include <algorithm>
#include <set>
#include <utility>

#include "exchange/oews/oews.hpp"
#include "services/careers/reference_parts.hpp"
#include "store/audit.hpp"
#include "store/pay.hpp"

namespace journeywork::services {

using careers::PayFigure;
using exchange::OewsOptions;
using exchange::OewsReading;

namespace {

constexpr std::size_t at_once = 512;  ///< figures that are held before they are written

/// What has to be known of a file before anything is written.
struct Survey {
  using Area = std::pair<PayFigure::AreaType, std::string>;  ///< code as published

  OewsReading reading;
  std::set<Area> areas;
  bool by_a_state = false;  ///< in the layout of a state's own office

  [[nodiscard]] std::vector<std::string> of_type(PayFigure::AreaType type) const {
    std::vector<std::string> out;
    for (const auto& [each, code] : areas) {
      if (each == type) out.push_back(code);
    }
    return out;
  }
};

Survey survey(std::string_view text, std::string_view file, const OewsOptions& options) {
  Survey out;
  out.reading = exchange::read_oews(text, file, options, [&](PayFigure&& figure) {
    if (figure.annual_entry || figure.annual_experienced) out.by_a_state = true;
    out.areas.emplace(figure.area_type, std::move(figure.area));
  });
  return out;
}

/// A spreadsheet drops the zeros that codes begin with, and a state numbers its regions from 1.
class AreaCodes {
 public:
  explicit AreaCodes(std::string state) : state_(std::move(state)) {}

  [[nodiscard]] std::string of(PayFigure::AreaType type, const std::string& published) const {
    constexpr std::size_t state_digits = 2;  // FIPS
    constexpr std::size_t metropolitan_digits = 5;
    constexpr std::size_t nonmetropolitan_digits = 7;
    switch (type) {
      case PayFigure::AreaType::region:
        return padded(state_, state_digits) + "-" + published;
      case PayFigure::AreaType::state:
        return padded(published, state_digits);
      case PayFigure::AreaType::metropolitan:
        return padded(published, metropolitan_digits);
      case PayFigure::AreaType::nonmetropolitan:
        return padded(published, nonmetropolitan_digits);
      case PayFigure::AreaType::nation:
        break;
    }
    return published;
  }

 private:
  static std::string padded(const std::string& code, std::size_t digits) {
    return std::string(digits - std::min(digits, code.size()), '0') + code;
  }

  std::string state_;
};

/// What the file and the options leave open.
std::vector<exchange::FileProblem> gaps(const std::string& file, const Survey& found,
                                        const ReferenceImport::PayOptions& options) {
  std::vector<exchange::FileProblem> out;
  const auto states = found.of_type(PayFigure::AreaType::state).size();
  if (found.reading.figures == 0) {
    out.push_back({file, {"file", "No figure in it can be read.", {}, "at least one row with figures", 0, 0}});
  }
  if (states != 1 && !found.of_type(PayFigure::AreaType::region).empty()) {
    out.push_back({file,
                   {"area_type", "Regions of a state are known by the state's own rows, and there is not exactly one.",
                    std::to_string(states) + " states", "the rows of one state, with type 1", 0, 0}});
  }
  if (found.by_a_state && options.source.empty()) {
    out.push_back({file,
                   {"source",
                    "This is a state's own table, so the state must be named as the source.",
                    {},
                    "--source \"New York State Department of Labor, OEWS\", or whoever published it",
                    0,
                    0}});
  }
  return out;
}

/// True when it can be written.
bool describe(ReferenceReport& report, const Survey& found, const std::string& file,
              const ReferenceImport::PayOptions& options) {
  report.problems = found.reading.problems;
  report.problem_count = found.reading.problem_count;
  if (!found.reading.readable) return false;
  report.tables.push_back({"figures", found.reading.rows, found.reading.left_out});
  report.count = found.reading.figures;
  report.areas = static_cast<std::int64_t>(found.areas.size());
  const auto open = gaps(file, found, options);
  report.problems.insert(report.problems.begin(), open.begin(), open.end());
  report.problem_count += static_cast<std::int64_t>(open.size());
  return open.empty();
}

/// Writes all figures, a few at a time.
void write_figures(store::Connection& c, std::string_view text, const std::string& file, const OewsOptions& options,
                   const AreaCodes& codes) {
  std::vector<PayFigure> some;
  some.reserve(at_once);
  const auto flush = [&] {
    store::pay::put(c, some);
    some.clear();
  };
  // The same bytes were read once before with the same options, so there is nothing new to learn of them.
  static_cast<void>(exchange::read_oews(text, file, options, [&](PayFigure&& figure) {
    figure.area = codes.of(figure.area_type, figure.area);
    some.push_back(std::move(figure));
    if (some.size() == at_once) flush();
  }));
  flush();
}

/// Makes room in one area, or says why that cannot be.
Result<void> clear_area(store::Connection& c, const std::string& code, const OewsOptions& options, bool force) {
  const auto area = store::pay::find_area(c, code);
  if (!area) return {};
  if (area->year > options.year) {
    if (!force) {
      const auto loaded = std::to_string(area->year);
      return refuse(Error::Code::conflict,
                    "Pay of May " + loaded + " is loaded for " + area->title + ", and this is of the older May " +
                        std::to_string(options.year) + ". Nothing was changed.",
                    {{"year", "A newer year is loaded.", std::to_string(options.year),
                      loaded + " or later, or --force to go back"}});
    }
    store::pay::drop_after(c, code, options.year);
  }
  store::pay::drop_before(c, code, options.year);
  return {};
}

}  // namespace

Result<ReferenceReport> ReferenceImport::oews(const Actor& actor, const ReferenceFile& file,
                                              const PayOptions& options) {
  if (auto allowed = may_load(actor); !allowed) return tl::unexpected(std::move(allowed.error()));
  const auto year = options.year != 0 ? options.year : exchange::oews_year_of(file.name).value_or(0);
  if (year == 0) {
    return refuse_field("year", "Nothing says of which year these figures are.", file.name,
                        "--year 2024, or a file name as published, such as oesm24st.csv");
  }
  ReferenceReport report;
  report.notice = notice_of("oews");
  report.release = std::to_string(year);
  report.source = options.source.empty() ? "BLS, Occupational Employment and Wage Statistics, May " + report.release
                                         : options.source;
  const UnpackedFiles unpacked({&file, 1});
  if (!unpacked.problems().empty()) return unreadable(std::move(report), unpacked.problems());
  const auto text = unpacked.texts().front();
  const OewsOptions reading{year, report.source};
  const auto found = survey(text, file.name, reading);
  if (!describe(report, found, file.name, options)) return report;

  const auto states = found.of_type(PayFigure::AreaType::state);
  const AreaCodes codes(states.empty() ? "" : states.front());
  const auto now = clock_();
  const auto done = database_.write([&](store::Connection& c) -> Result<void> {
    // Two imports at once come after each other, so that the older cannot slip in behind the check.
    store::pay::touch(c, now);
    for (const auto& [type, code] : found.areas) {
      if (auto cleared = clear_area(c, codes.of(type, code), reading, options.force); !cleared) return cleared;
    }
    write_figures(c, text, file.name, reading, codes);
    store::audit::record(c, {now, acting(actor), "reference.import", "reference:oews",
                             "year=" + report.release + " count=" + std::to_string(report.count)});
    return {};
  });
  if (!done) return tl::unexpected(done.error());
  report.loaded = true;
  return report;
}

}  // namespace journeywork::services
