#pragma once

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json/object.hpp>

#include "core/apprenticeship/ledger.hpp"
#include "core/base/date.hpp"
#include "core/base/duration.hpp"
#include "core/base/money.hpp"
#include "core/base/result.hpp"
#include "web/http/message.hpp"

namespace journeywork::web::api {

/// The members of a JSON object that somebody sent, read one by one. What is wrong is gathered, so that a caller learns
/// of everything at once: read all members, then ask `checked` and use them only when it is fine. A member that nobody
/// read is refused: it is a misspelling more often than not. null counts as left out.
class Body {
 public:
  /// Error::invalid when the body is no JSON object, with line and column where it breaks off. An empty body counts as
  /// an object without members.
  [[nodiscard]] static Result<Body> of(const http::Request& request);

  /// Text without control characters but line breaks and tabs.
  [[nodiscard]] std::string text(std::string_view field);
  [[nodiscard]] std::string needed_text(std::string_view field);
  [[nodiscard]] std::vector<std::string> texts(std::string_view field);
  [[nodiscard]] std::optional<std::int64_t> integer(std::string_view field);
  [[nodiscard]] std::int64_t needed_integer(std::string_view field);
  /// A level, a step, minutes: refused beyond what anybody counts to, so that nothing overflows or is cut short later.
  [[nodiscard]] std::optional<int> count(std::string_view field);
  [[nodiscard]] int needed_count(std::string_view field);
  [[nodiscard]] std::vector<std::int64_t> integers(std::string_view field);
  [[nodiscard]] bool flag(std::string_view field, bool otherwise);
  [[nodiscard]] std::optional<Date> date(std::string_view field);
  [[nodiscard]] Date needed_date(std::string_view field);
  [[nodiscard]] Minutes minutes(std::string_view field);
  /// {"amount": "24.50", "currency": "USD"}
  [[nodiscard]] Money money(std::string_view field);
  [[nodiscard]] std::vector<Body> objects(std::string_view field);
  /// A member that must be there; an empty object, with the problem noted, where it is not.
  [[nodiscard]] Body needed_object(std::string_view field);

  /// Notes a problem that the reader found in a member.
  void refuse(std::string_view field, std::string message, std::string value, std::string accepted);
  /// Notes the members that nobody read. For an object inside another, when all of it was read.
  void close();
  /// Closes it and says everything that is wrong.
  [[nodiscard]] Result<void> checked();

 private:
  Body(boost::json::object members, std::string prefix, std::shared_ptr<std::vector<Problem>> problems);
  [[nodiscard]] const boost::json::value* find(std::string_view field);
  void wrong_kind(const std::string& field, const boost::json::value& value, const char* accepted);
  [[nodiscard]] std::optional<std::string> text_of(const std::string& field, const boost::json::value& value);
  [[nodiscard]] const boost::json::array* list(std::string_view field);
  [[nodiscard]] std::string named(std::string_view field) const { return prefix_ + std::string(field); }

  boost::json::object members_;
  std::string prefix_;  ///< "sign_offs[0]." for the members of an object inside another
  std::shared_ptr<std::vector<Problem>> problems_;
  std::set<std::string, std::less<>> read_;
};

/// Credit for what could be done before: work_process, course or competency, minutes or level, note.
[[nodiscard]] apprenticeship::Credit credit_of(Body& body);

}  // namespace journeywork::web::api
