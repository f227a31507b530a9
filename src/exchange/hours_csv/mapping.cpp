#include <algorithm>
#include <array>
#include <boost/json.hpp>
#include <utility>

#include "exchange/hours_csv/hours_csv.hpp"
#include "exchange/hours_csv/words.hpp"

namespace journeywork::exchange::hours_csv {

namespace json = boost::json;

namespace {

template <class Enum, std::size_t N>
using Names = std::array<std::pair<Enum, std::string_view>, N>;

constexpr Names<Field, 9> field_names{{{Field::person, "person"},
                                       {Field::date, "date"},
                                       {Field::hours, "hours"},
                                       {Field::work_process, "work_process"},
                                       {Field::course, "course"},
                                       {Field::note, "note"},
                                       {Field::device, "device"},
                                       {Field::work_order, "work_order"},
                                       {Field::line_id, "line_id"}}};
constexpr Names<DateOrder, 3> order_names{{{DateOrder::ymd, "ymd"}, {DateOrder::dmy, "dmy"}, {DateOrder::mdy, "mdy"}}};
constexpr Names<DecimalMark, 3> decimal_names{
    {{DecimalMark::either, "either"}, {DecimalMark::point, "point"}, {DecimalMark::comma, "comma"}}};
constexpr Names<PlainNumber, 2> unit_names{{{PlainNumber::hours, "hours"}, {PlainNumber::minutes, "minutes"}}};
constexpr Names<char, 4> separator_names{{{',', "comma"}, {';', "semicolon"}, {'\t', "tab"}, {'|', "bar"}}};

template <class Enum, std::size_t N>
std::string_view name_in(const Names<Enum, N>& names, Enum value) {
  for (const auto& [each, text] : names) {
    if (each == value) return text;
  }
  return "";
}

template <class Enum, std::size_t N>
std::optional<Enum> find_in(const Names<Enum, N>& names, std::string_view text) {
  for (const auto& [each, name] : names) {
    if (name == text) return each;
  }
  return std::nullopt;
}

template <class Enum, std::size_t N>
std::string all_of(const Names<Enum, N>& names) {
  std::string out;
  for (const auto& [each, name] : names) out += (out.empty() ? "" : ", ") + std::string(name);
  return out;
}

constexpr Field constant_fields[] = {Field::person, Field::work_process, Field::course, Field::note, Field::device};
constexpr std::size_t longest_text = 2000;
constexpr int last_heading_row = 1000;

json::string text_of(std::string_view text) { return json::string(text.data(), text.size()); }

/// Reads the members of one object and collects what is wrong with them.
class Reader {
 public:
  explicit Reader(const json::object& object) : object_(object) {}

  template <class Enum, std::size_t N>
  std::optional<Enum> choice(std::string_view member, const Names<Enum, N>& names) {
    const auto* value = find(member);
    if (value == nullptr) return std::nullopt;
    if (value->is_string()) {
      if (const auto found = find_in(names, std::string_view(value->get_string()))) return found;
    }
    wrong(std::string(member), *value, all_of(names));
    return std::nullopt;
  }

  std::optional<int> count(std::string_view member) {
    const auto* value = find(member);
    if (value == nullptr) return std::nullopt;
    if (value->is_int64() && value->get_int64() >= 0 && value->get_int64() <= last_heading_row) {
      return static_cast<int>(value->get_int64());
    }
    wrong(std::string(member), *value, "a row number, 0 for none");
    return std::nullopt;
  }

  std::map<Field, std::string> texts(std::string_view member) {
    std::map<Field, std::string> out;
    const auto* value = find(member);
    if (value == nullptr) return out;
    if (!value->is_object()) {
      wrong(std::string(member), *value, "an object");
      return out;
    }
    for (const auto& each : value->get_object()) {
      const auto field = parse_field(std::string_view(each.key()));
      const auto path = std::string(member) + "." + std::string(each.key());
      if (!field) {
        wrong(path, each.value(), "the fields " + all_of(field_names));
      } else if (!each.value().is_string() || each.value().get_string().size() > longest_text) {
        wrong(path, each.value(), "a text");
      } else {
        out.emplace(*field, std::string(each.value().get_string()));
      }
    }
    return out;
  }

  void finish() {
    for (const auto& each : object_) {
      if (std::ranges::find(asked_, std::string_view(each.key())) == asked_.end()) {
        wrong(std::string(each.key()), each.value(), "one of the known members");
      }
    }
  }
  [[nodiscard]] std::vector<Problem> take() && { return std::move(problems_); }

 private:
  const json::value* find(std::string_view member) {
    asked_.emplace_back(member);
    const auto* value = object_.if_contains(json::string_view(member.data(), member.size()));
    return value == nullptr || value->is_null() ? nullptr : value;
  }
  void wrong(std::string field, const json::value& value, std::string accepted) {
    problems_.push_back({std::move(field), "This cannot be read.", shown(json::serialize(value)), std::move(accepted)});
  }

  const json::object& object_;
  std::vector<std::string_view> asked_;
  std::vector<Problem> problems_;
};

}  // namespace

std::string_view name(Field field) { return name_in(field_names, field); }
std::optional<Field> parse_field(std::string_view text) { return find_in(field_names, text); }
std::string_view name(DateOrder order) { return name_in(order_names, order); }
std::optional<DateOrder> parse_date_order(std::string_view text) { return find_in(order_names, text); }
std::string_view name(DecimalMark mark) { return name_in(decimal_names, mark); }
std::optional<DecimalMark> parse_decimal_mark(std::string_view text) { return find_in(decimal_names, text); }
std::string_view name(PlainNumber unit) { return name_in(unit_names, unit); }
std::optional<PlainNumber> parse_plain_number(std::string_view text) { return find_in(unit_names, text); }
std::string_view name(char separator) { return name_in(separator_names, separator); }
std::optional<char> parse_separator(std::string_view text) {
  if (text.size() == 1 && !name(text.front()).empty()) return text.front();
  return find_in(separator_names, text);
}

std::string write_mapping(const Mapping& mapping) {
  const auto texts = [](const std::map<Field, std::string>& from) {
    json::object out;
    for (const auto& [field, text] : from) out.emplace(name(field), text_of(text));
    return out;
  };
  json::object out;
  out.emplace("columns", texts(mapping.columns));
  if (!mapping.constants.empty()) out.emplace("constants", texts(mapping.constants));
  if (mapping.date_order) out.emplace("date_order", text_of(name(*mapping.date_order)));
  if (mapping.plain_numbers) out.emplace("plain_numbers", text_of(name(*mapping.plain_numbers)));
  if (mapping.decimal != DecimalMark::either) out.emplace("decimal", text_of(name(mapping.decimal)));
  if (mapping.separator) out.emplace("separator", text_of(name(*mapping.separator)));
  if (mapping.heading_row) out.emplace("heading_row", *mapping.heading_row);
  return json::serialize(out);
}

Result<Mapping> read_mapping(std::string_view text) {
  json::error_code failed;
  const auto value = json::parse(json::string_view(text.data(), text.size()), failed);
  if (failed || !value.is_object()) {
    return refuse_field("mapping", "The mapping is not a JSON object.", {},
                        R"({"columns": {"person": "Email", ...}, ...})");
  }
  Reader reader(value.get_object());
  Mapping out;
  out.columns = reader.texts("columns");
  out.constants = reader.texts("constants");
  out.date_order = reader.choice("date_order", order_names);
  out.plain_numbers = reader.choice("plain_numbers", unit_names);
  out.decimal = reader.choice("decimal", decimal_names).value_or(DecimalMark::either);
  out.separator = reader.choice("separator", separator_names);
  out.heading_row = reader.count("heading_row");
  reader.finish();
  auto problems = std::move(reader).take();
  if (!problems.empty()) {
    return refuse(Error::Code::invalid, "The mapping has something in it that cannot be read.", std::move(problems));
  }
  return out;
}

std::vector<Problem> check(const Mapping& mapping) {
  std::vector<Problem> out;
  const auto column = [&](Field field) { return mapping.columns.contains(field); };
  const auto constant = [&](Field field) { return mapping.constants.contains(field); };
  const auto wrong = [&](Field field, std::string message, std::string accepted) {
    out.push_back({std::string(name(field)), std::move(message), {}, std::move(accepted)});
  };
  if (!column(Field::person) && !constant(Field::person)) {
    wrong(Field::person, "Say who did the work.",
          "a column of email addresses or employee numbers, or one person for all rows");
  } else if (column(Field::person) && constant(Field::person)) {
    wrong(Field::person, "There is a column for the person and one person for all rows.", "one of the two");
  }
  if (!column(Field::date)) wrong(Field::date, "Say which column has the date.", "a heading");
  if (!column(Field::hours)) wrong(Field::hours, "Say which column has the time.", "a heading");
  const bool processes = column(Field::work_process) || constant(Field::work_process);
  if (!processes && !column(Field::course) && !constant(Field::course)) {
    wrong(Field::work_process, "Say what the time counts for.",
          "a column of work processes or courses, or one for all rows");
  }
  if (constant(Field::work_process) && constant(Field::course)) {
    wrong(Field::course, "A row without either cannot be for a work process and a course.", "one of the two");
  }
  for (const auto& [field, text] : mapping.constants) {
    if (std::ranges::find(constant_fields, field) == std::end(constant_fields)) {
      wrong(field, "This is different in every row.", "a column");
    } else if (trimmed(text).empty()) {
      wrong(field, "There is nothing in it.", "a text, or leave it out");
    }
  }
  for (const auto& [field, heading] : mapping.columns) {
    const bool known = std::ranges::any_of(mapping.columns, [&, f = field, &h = heading](const auto& other) {
      return other.first < f && f <= Field::course && word_key(other.second) == word_key(h);
    });
    if (word_key(heading).empty()) wrong(field, "There is no column without a name.", "a heading");
    if (known) wrong(field, "One column cannot be two of these.", "another column");
  }
  if (!mapping.date_order) {
    out.push_back(
        {"date_order", "Choose the order of the dates: 03/04/2026 is in March or in April.", {}, all_of(order_names)});
  }
  return out;
}

}  // namespace journeywork::exchange::hours_csv
