#include "web/pages/api_reference.hpp"

#include <algorithm>
#include <memory>

#include <boost/json/parse.hpp>

#include "web/api/api.hpp"
#include "web/pages/parts.hpp"

namespace journeywork::web::pages {

namespace {

namespace json = boost::json;

constexpr const char* example = R"(POST /api/v1/agreements/17/entries
Authorization: Bearer jw_...
Idempotency-Key: 6f1c2a9e-work-2026-11-19
Content-Type: application/json

{"kind": "ojl", "date": "2026-11-19",
 "work_process": "4", "minutes": 90,
 "note": "Flow test of six infusion pumps",
 "competencies": ["4.03"]}

201 Created
{"id": "17-204", "state": "waiting",
 "repeated": false, "warnings": []})";

std::string text_at(const json::object& object, json::string_view member) {
  const auto* value = object.if_contains(member);
  return value != nullptr && value->is_string() ? std::string(value->get_string()) : std::string();
}

const json::object* object_at(const json::object& object, json::string_view member) {
  const auto* value = object.if_contains(member);
  return value == nullptr ? nullptr : value->if_object();
}

const json::array& array_at(const json::object& object, json::string_view member) {
  static const json::array none;
  const auto* value = object.if_contains(member);
  return value != nullptr && value->is_array() ? value->get_array() : none;
}

bool contains(const json::array& list, json::string_view text) {
  for (const auto& each : list) {
    if (each.is_string() && each.get_string() == text) return true;
  }
  return false;
}

/// The parsed description, and what a page says of it. Throws for one that does not hold together: that is a bug.
class Reference {
 public:
  Reference() {
    const auto text = api::description("openapi.json");
    root_ = json::parse({text.data(), text.size()}).as_object();
  }

  [[nodiscard]] std::string version() const { return text_at(root_.at("info").as_object(), "version"); }

  void fill(Dict& page) const {
    for (const auto& tag : array_at(root_, "tags")) {
      const auto name = text_at(tag.as_object(), "name");
      auto group = page.add("GROUP");
      group.set("GROUP_TITLE", name).set("GROUP_TEXT", text_at(tag.as_object(), "description"));
      for (const auto& path : root_.at("paths").as_object()) {
        for (const auto& operation : path.value().as_object()) {
          const auto* about = operation.value().if_object();
          if (about == nullptr || !contains(array_at(*about, "tags"), name)) continue;
          auto row = group.add("OPERATION");
          row.set("PATH", std::string(path.key()));
          fill_operation(row, std::string(operation.key()), *about, array_at(path.value().as_object(), "parameters"));
        }
      }
    }
  }

 private:
  /// What a reference points at: "#/components/schemas/Money".
  [[nodiscard]] const json::object* resolved(const json::object& object) const {
    const auto to = text_at(object, "$ref");
    if (to.empty()) return &object;
    const json::object* at = &root_;
    for (std::size_t from = 2; from <= to.size();) {
      const auto end = std::min(to.find('/', from), to.size());
      at = &at->at(to.substr(from, end - from)).as_object();
      from = end + 1;
    }
    return at;
  }

  [[nodiscard]] std::string type_of(const json::object& schema) const {
    const auto& real = *resolved(schema);
    if (const auto& words = array_at(real, "enum"); !words.empty()) {
      std::string out;
      for (const auto& word : words) out += (out.empty() ? "" : ", ") + std::string(word.as_string());
      return out;
    }
    const auto type = text_at(real, "type");
    const auto format = text_at(real, "format");
    if (type == "array") return "list of " + type_of(real.at("items").as_object());
    if (type == "integer") return "whole number";
    if (type == "boolean") return "true or false";
    if (type != "object") return format.empty() ? "text" : format;
    std::string members;
    for (const auto& member : real.at("properties").as_object()) {
      members += (members.empty() ? "" : ", ") + std::string(member.key());
    }
    return "{" + members + "}";
  }

  void fill_parameter(Dict& row, const json::object& given) const {
    const auto& parameter = *resolved(given);
    const auto* needed = parameter.if_contains("required");
    row.add("PARAMETER")
        .set("PARAMETER_NAME", text_at(parameter, "name"))
        .set("PARAMETER_WHERE", text_at(parameter, "in"))
        .set("PARAMETER_TYPE", type_of(parameter.at("schema").as_object()))
        .set("PARAMETER_TEXT", text_at(parameter, "description"))
        .show_if(needed != nullptr && needed->as_bool(), "PARAMETER_NEEDED");
  }

  void fill_body(Dict& row, const json::object& body) const {
    const auto& media = body.at("content").as_object().at("application/json").as_object();
    const auto& schema = *resolved(media.at("schema").as_object());
    for (const auto& member : schema.at("properties").as_object()) {
      const auto& about = member.value().as_object();
      row.add("PARAMETER")
          .set("PARAMETER_NAME", std::string(member.key()))
          .set("PARAMETER_WHERE", "body")
          .set("PARAMETER_TYPE", type_of(about))
          .set("PARAMETER_TEXT", text_at(about, "description"))
          .show_if(contains(array_at(schema, "required"), member.key()), "PARAMETER_NEEDED");
    }
  }

  void fill_operation(Dict& row, const std::string& method, const json::object& about,
                      const json::array& shared) const {
    row.set("METHOD", upper(method))
        .set("METHOD_TONE", method == "get"      ? "ok"
                            : method == "delete" ? "bad"
                                                 : "wait")
        .set("OPERATION_ID", text_at(about, "operationId"))
        .set("SUMMARY", text_at(about, "summary"))
        .set_shown("DESCRIPTION", text_at(about, "description"));
    const auto scope = text_at(about, "x-scope");
    row.set_shown("SCOPE", scope.empty() ? "read" : scope);
    const auto& own = array_at(about, "parameters");
    const auto* body = object_at(about, "requestBody");
    if (!shared.empty() || !own.empty() || body != nullptr) {
      auto table = row.add("PARAMETERS");
      for (const auto& each : shared) fill_parameter(table, each.as_object());
      for (const auto& each : own) fill_parameter(table, each.as_object());
      if (body != nullptr) fill_body(table, *body);
    }
    for (const auto& response : about.at("responses").as_object()) {
      row.add("ANSWER")
          .set("ANSWER_STATUS", std::string(response.key()))
          .set("ANSWER_TEXT", text_at(*resolved(response.value().as_object()), "description"));
    }
  }

  static std::string upper(std::string text) {
    for (auto& ch : text) ch = static_cast<char>(ch - 'a' + 'A');
    return text;
  }

  json::object root_;
};

/// GET /api
struct ReferencePage {
  const Shell& shell;
  std::shared_ptr<const Reference> reference;

  http::Response operator()(const Visit& visit) const {
    return shell.page(visit, {"For programmers", "api.html"}, [&](Dict& page) {
      page.set("API_VERSION", reference->version()).set("EXAMPLE", example);
      page.set("BASE", shell.options().public_url + "/api/v1");
      reference->fill(page);
    });
  }
};

}  // namespace

std::vector<PageRoute> api_reference_routes(const Shell& shell) {
  return {{http::Method::get, "/api", Who::everyone, ReferencePage{shell, std::make_shared<const Reference>()}}};
}

}  // namespace journeywork::web::pages
