// links: jw_exchange
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "exchange/hours_csv/hours_csv.hpp"

// Files of hours and mappings come from strangers. The first byte chooses: an odd one takes the rest for a mapping, an
// even one for a file that is inspected and then read as the inspection proposes, with what it left open filled in.
namespace {

using namespace journeywork::exchange::hours_csv;

void require(bool good) {
  if (!good) std::abort();
}

void read_as_mapping(std::string_view text) {
  const auto mapping = read_mapping(text);
  if (!mapping) return;
  static_cast<void>(check(*mapping));
  require(read_mapping(write_mapping(*mapping)) == *mapping);
}

void read_as_file(std::string_view bytes, unsigned choices) {
  const auto seen = inspect(bytes);
  if (!seen) return;
  auto mapping = seen->guess;
  const auto& any = seen->columns[choices % seen->columns.size()].heading;
  if (!mapping.columns.contains(Field::person)) mapping.constants[Field::person] = "somebody";
  for (const auto field : {Field::date, Field::hours, Field::note, Field::line_id}) mapping.columns.emplace(field, any);
  if (!mapping.columns.contains(Field::work_process)) mapping.constants.emplace(Field::work_process, "1");
  if (!mapping.date_order) mapping.date_order = all_date_orders[choices % 3];
  mapping.decimal = all_decimal_marks[choices / 3 % 3];
  const bool exactly = choices % 2 == 0;
  if (exactly) {
    mapping.heading_row = seen->heading_row;
    mapping.separator = seen->separator;
  }
  if (!check(mapping).empty()) return;
  int last = 0;
  const auto layout = read(bytes, mapping, [&](Row&& row) {
    require(row.number > last);
    require(!row.problems.empty() || (row.date && row.minutes && row.minutes->count >= 0));
    last = row.number;
  });
  require(layout.has_value() || !exactly);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view rest(reinterpret_cast<const char*>(data) + 1, size - 1);
  if (data[0] % 2 == 1) {
    read_as_mapping(rest);
  } else {
    read_as_file(rest, data[0] / 2U);
  }
  return 0;
}
