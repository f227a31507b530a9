// links: jw_exchange
//
// Standards and agency files from strangers. The first byte chooses the reader, so that one corpus serves all.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "exchange/standards_file/standards_file.hpp"

namespace {

using namespace journeywork;

void must(bool holds) {
  if (!holds) std::abort();
}

/// A problem or a file, never both; what was accepted can be checked, compared and written, and reads back the same.
void judge(const exchange::StandardsReading& reading) {
  must(reading.file.has_value() == reading.problems.empty());
  (void)exchange::findings(reading, apprenticeship::AgencyRules{});
  if (!reading.file) return;
  const auto& standards = reading.file->standards;
  must(apprenticeship::differences(standards, standards).empty());
  const auto again = exchange::read_standards_toml(exchange::write_standards_toml(standards));
  must(again.file && again.file->standards == standards);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
  switch (data[0]) {
    case 'c':
      judge(exchange::read_standards_csv(text, apprenticeship::Standards{}, 3));
      break;
    case 'a': {
      const auto reading = exchange::read_agency_toml(text);
      must(reading.agency.has_value() == reading.problems.empty());
      break;
    }
    default:
      judge(exchange::read_standards_toml(text));
  }
  return 0;
}
