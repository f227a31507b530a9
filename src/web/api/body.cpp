#include "web/api/body.hpp"

#include <algorithm>

#include <boost/json/parser.hpp>
#include <boost/json/serialize.hpp>

#include "core/base/locale.hpp"
#include "web/http/parameters.hpp"

namespace journeywork::web::api {

namespace json = boost::json;

namespace {

constexpr std::size_t deepest = 8;
constexpr std::size_t longest_echo = 80;

/// Line breaks and tabs are text; other control characters only break what shows it later.
bool is_plain(std::string_view text) {
  return std::none_of(text.begin(), text.end(), [](unsigned char ch) {
    return (ch < 0x20 && ch != '\n' && ch != '\r' && ch != '\t') || ch == 0x7f;
  });
}

/// What was given, short enough to be said back.
std::string echo(const json::value& value) {
  auto text = value.is_string() ? std::string(value.get_string()) : json::serialize(value);
  if (text.size() > longest_echo) {
    text.resize(longest_echo);
    while (!text.empty() && (static_cast<unsigned char>(text.back()) & 0xC0) == 0x80) text.pop_back();
    if (!text.empty() && (static_cast<unsigned char>(text.back()) & 0x80) != 0) text.pop_back();
    text += "...";
  }
  return text;
}

Error broken_off(std::string_view text, std::size_t at, const std::string& why) {
  const auto before = text.substr(0, std::min(at, text.size()));
  const auto line_start = before.rfind('\n');
  Problem problem{"body", "This is not JSON: " + why + ".", "", "a JSON object"};
  problem.line = 1 + static_cast<int>(std::count(before.begin(), before.end(), '\n'));
  problem.column = static_cast<int>(before.size() - (line_start == std::string_view::npos ? 0 : line_start + 1)) + 1;
  auto message = problem.message;
  return {Error::Code::invalid, std::move(message), {std::move(problem)}};
}

}  // namespace

Body::Body(json::object members, std::string prefix, std::shared_ptr<std::vector<Problem>> problems)
    : members_(std::move(members)), prefix_(std::move(prefix)), problems_(std::move(problems)) {}

Result<Body> Body::of(const http::Request& request) {
  auto problems = std::make_shared<std::vector<Problem>>();
  if (request.body.empty() && request.form.empty() && request.files.empty()) return Body({}, "", std::move(problems));
  const auto type = http::parse_parameterised(request.header("content-type"));
  if (!type || type->value != "application/json") {
    return refuse_field("Content-Type", "The body of this request is JSON.",
                        std::string(request.header("content-type")), "application/json");
  }
  json::parse_options options;
  options.max_depth = deepest;
  json::parser parser({}, options);
  json::error_code error;
  const auto taken = parser.write_some(request.body.data(), request.body.size(), error);
  if (error) return tl::unexpected(broken_off(request.body, taken, error.message()));
  const auto rest = request.body.find_first_not_of(" \t\r\n", taken);
  if (rest != std::string::npos) return tl::unexpected(broken_off(request.body, rest, "something follows its end"));
  auto value = parser.release();
  if (!value.is_object()) return tl::unexpected(broken_off(request.body, 0, "it is no object"));
  return Body(std::move(value.get_object()), "", std::move(problems));
}

const json::value* Body::find(std::string_view field) {
  read_.emplace(field);
  const auto* value = members_.if_contains(json::string_view(field.data(), field.size()));
  return value == nullptr || value->is_null() ? nullptr : value;
}

void Body::refuse(std::string_view field, std::string message, std::string value, std::string accepted) {
  problems_->push_back({named(field), std::move(message), std::move(value), std::move(accepted)});
}

void Body::wrong_kind(const std::string& field, const json::value& value, const char* accepted) {
  problems_->push_back({field, "This is of another kind.", echo(value), accepted});
}

std::optional<std::string> Body::text_of(const std::string& field, const json::value& value) {
  if (!value.is_string()) {
    wrong_kind(field, value, "text");
    return std::nullopt;
  }
  std::string text(value.get_string());
  if (!is_plain(text)) {
    problems_->push_back({field, "There is a control character in this.", "", "text, line breaks and tabs"});
    return std::nullopt;
  }
  return text;
}

std::string Body::text(std::string_view field) {
  const auto* value = find(field);
  return value == nullptr ? std::string() : text_of(named(field), *value).value_or("");
}

std::string Body::needed_text(std::string_view field) {
  if (find(field) == nullptr) refuse(field, "This is missing.", "", "text");
  return text(field);
}

const json::array* Body::list(std::string_view field) {
  const auto* value = find(field);
  if (value == nullptr) return nullptr;
  if (!value->is_array()) {
    wrong_kind(named(field), *value, "a list");
    return nullptr;
  }
  return &value->get_array();
}

std::vector<std::string> Body::texts(std::string_view field) {
  std::vector<std::string> out;
  if (const auto* values = list(field)) {
    for (const auto& value : *values) {
      if (auto text = text_of(named(field), value)) out.push_back(std::move(*text));
    }
  }
  return out;
}

std::optional<std::int64_t> Body::integer(std::string_view field) {
  const auto* value = find(field);
  if (value == nullptr) return std::nullopt;
  if (!value->is_int64()) {
    wrong_kind(named(field), *value, "a whole number");
    return std::nullopt;
  }
  return value->get_int64();
}

std::int64_t Body::needed_integer(std::string_view field) {
  if (find(field) == nullptr) refuse(field, "This is missing.", "", "a whole number");
  return integer(field).value_or(0);
}

std::optional<int> Body::count(std::string_view field) {
  constexpr std::int64_t most = 1'000'000;
  const auto value = integer(field);
  if (!value) return std::nullopt;
  if (*value < -most || *value > most) {
    refuse(field, "This number is too large.", std::to_string(*value), "at most " + std::to_string(most));
    return std::nullopt;
  }
  return static_cast<int>(*value);
}

int Body::needed_count(std::string_view field) {
  if (find(field) == nullptr) refuse(field, "This is missing.", "", "a whole number");
  return count(field).value_or(0);
}

std::vector<std::int64_t> Body::integers(std::string_view field) {
  std::vector<std::int64_t> out;
  if (const auto* values = list(field)) {
    for (const auto& value : *values) {
      if (value.is_int64()) {
        out.push_back(value.get_int64());
      } else {
        wrong_kind(named(field), value, "whole numbers");
      }
    }
  }
  return out;
}

bool Body::flag(std::string_view field, bool otherwise) {
  const auto* value = find(field);
  if (value == nullptr) return otherwise;
  if (!value->is_bool()) wrong_kind(named(field), *value, "true or false");
  return value->is_bool() ? value->get_bool() : otherwise;
}

std::optional<Date> Body::date(std::string_view field) {
  const auto* value = find(field);
  if (value == nullptr) return std::nullopt;
  const auto date = value->is_string() ? parse_iso_date(std::string(value->get_string())) : std::nullopt;
  if (!date) refuse(field, "This is not a day.", echo(*value), "year-month-day, as 2026-11-19");
  return date;
}

Date Body::needed_date(std::string_view field) {
  if (find(field) == nullptr) refuse(field, "This is missing.", "", "year-month-day, as 2026-11-19");
  return date(field).value_or(Date{});
}

Minutes Body::minutes(std::string_view field) { return Minutes{count(field).value_or(0)}; }

Money Body::money(std::string_view field) {
  const auto* value = find(field);
  if (value == nullptr) return {};
  const auto* amount = value->is_object() ? value->get_object().if_contains("amount") : nullptr;
  const auto* currency = value->is_object() ? value->get_object().if_contains("currency") : nullptr;
  const auto money = amount != nullptr && amount->is_string() && currency != nullptr && currency->is_string()
                         ? parse_money(std::string(amount->get_string()), std::string(currency->get_string()))
                         : std::nullopt;
  if (!money) {
    refuse(field, "This is not an amount of money.", echo(*value), R"({"amount": "24.50", "currency": "USD"})");
  }
  return money.value_or(Money{});
}

std::vector<Body> Body::objects(std::string_view field) {
  std::vector<Body> out;
  const auto* values = list(field);
  if (values == nullptr) return out;
  for (const auto& value : *values) {
    if (value.is_object()) {
      out.push_back(Body(value.get_object(), named(field) + "[" + std::to_string(out.size()) + "].", problems_));
    } else {
      wrong_kind(named(field), value, "a list of objects");
    }
  }
  return out;
}

Body Body::needed_object(std::string_view field) {
  const auto* value = find(field);
  const bool there = value != nullptr && value->is_object();
  if (value == nullptr) refuse(field, "This is missing.", "", "an object");
  if (value != nullptr && !there) wrong_kind(named(field), *value, "an object");
  auto problems = there ? problems_ : std::make_shared<std::vector<Problem>>();  // one problem is enough
  return {there ? value->get_object() : boost::json::object{}, named(field) + ".", std::move(problems)};
}

void Body::close() {
  for (const auto& member : members_) {
    if (const std::string name(member.key()); !read_.contains(name)) {
      std::string accepted;
      for (const auto& known : read_) accepted += (accepted.empty() ? "" : ", ") + known;
      refuse(name, "There is no such member here.", "", std::move(accepted));
    }
  }
}

Result<void> Body::checked() {
  close();
  if (problems_->empty()) return {};
  return journeywork::refuse(Error::Code::invalid, "Nothing was done: please look at `errors`.", *problems_);
}

apprenticeship::Credit credit_of(Body& body) {
  apprenticeship::Credit out;
  out.process = body.text("work_process");
  out.course = body.text("course");
  out.competency = body.text("competency");
  out.minutes = body.minutes("minutes");
  out.level = body.count("level").value_or(0);
  out.evidence = body.text("note");
  return out;
}

}  // namespace journeywork::web::api
