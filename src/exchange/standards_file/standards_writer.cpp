#include <array>
#include <cstdint>
#include <cstdio>
#include <string>

#include "core/apprenticeship/standards_text.hpp"
#include "exchange/standards_file/standards_file.hpp"

namespace journeywork::exchange {

using namespace apprenticeship;

namespace {

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    switch (c) {
      case '"':
        out += "\\\"";
        break;
      case '\\':
        out += "\\\\";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\t':
        out += "\\t";
        break;
      default:
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) {
          std::array<char, 8> escape{};
          std::snprintf(escape.data(), escape.size(), "\\u%04X", static_cast<unsigned>(c));
          out += escape.data();
        } else {
          out += c;
        }
    }
  }
  return out + "\"";
}

/// A number with at most two decimals, none that is not needed.
std::string hundredths(std::int64_t count) {
  auto text = std::to_string(count / 100);
  if (const auto rest = count % 100; rest != 0) {
    text += rest < 10 ? ".0" : ".";
    text += std::to_string(rest % 10 == 0 ? rest / 10 : rest);
  }
  return text;
}

/// Hours as a number where that is exact, else as a clock shows them.
std::string hours_value(Minutes minutes) {
  const bool exact = minutes.count * 100 % 60 == 0;
  return exact ? hundredths(minutes.count * 100 / 60) : quoted(plain_hours(minutes));
}

class Writer {
 public:
  void section(std::string_view heading) { out_.append("\n").append(heading).append("\n"); }
  void raw(std::string_view key, std::string_view value) { out_.append(key).append(" = ").append(value).append("\n"); }
  void text(std::string_view key, std::string_view value) { raw(key, quoted(value)); }
  void optional_text(std::string_view key, std::string_view value) {
    if (!value.empty()) text(key, value);
  }
  void count(std::string_view key, int value) { raw(key, std::to_string(value)); }
  void count(std::string_view key, const std::optional<int>& value) {
    if (value) count(key, *value);
  }
  void hours(std::string_view key, Minutes value) { raw(key, hours_value(value)); }
  void flag(std::string_view key, bool value) { raw(key, value ? "true" : "false"); }
  void flag_unless(bool usual, std::string_view key, bool value) {
    if (value != usual) flag(key, value);
  }
  void source(std::string_view key, std::string_view value) { optional_text(std::string(key) + "_source", value); }

  void cited(std::string_view key, const Cited<int>& figure) {
    count(key, figure.value);
    source(key, figure.source);
  }
  void cited_hours(std::string_view key, const Cited<Minutes>& figure) {
    hours(key, figure.value);
    source(key, figure.source);
  }

  [[nodiscard]] std::string take() { return std::move(out_); }

 private:
  std::string out_ = "# Standards of an apprenticeship. The format is described in docs/standards-file.md.\n";
};

void write_head(Writer& w, const Standards& s) {
  w.text("code", s.code);
  w.text("version", s.version);
  w.text("title", s.title);
  w.optional_text("notice", s.notice);
  w.text("agency", s.agency);
  w.text("occupation", s.occupation);
  w.optional_text("onet_code", s.onet_code);
  w.optional_text("rapids_code", s.rapids_code);
  w.optional_text("isco_code", s.isco_code);
  w.text("approach", name(s.approach));
  w.cited("minimum_age", s.age_minimum);
}

void write_figures(Writer& w, const Standards& s) {
  w.section("[term]");
  w.cited("months", s.term_months);
  w.section("[ojl]");
  w.cited_hours("minimum_hours", s.ojl_minimum);
  w.cited_hours("maximum_hours", s.ojl_maximum);
  w.flag("maximum_caps", s.maximum_caps);
  w.section("[related_instruction]");
  w.cited_hours("hours_per_year", s.ri_per_year);
  w.section("[probation]");
  w.cited_hours("ojl_hours", s.probation_ojl);
  w.cited("months", s.probation_months);
  w.section("[ratio]");
  w.count("first_journeyworkers", s.ratio.value.first_journeyworkers);
  w.count("journeyworkers_each", s.ratio.value.journeyworkers_each);
  w.optional_text("clause", s.ratio.value.clause);
  w.optional_text("source", s.ratio.source);
  w.section("[reviews]");
  w.cited("every_months", s.review_every_months);
  w.flag("final", s.final_review);
  w.section("[limits]");
  w.cited_hours("day_warning_hours", s.limits.day_warning);
  w.cited_hours("day_maximum_hours", s.limits.day_maximum);
  w.raw("entry_minimum_minutes", std::to_string(s.limits.entry_minimum.value.count));
  w.source("entry_minimum_minutes", s.limits.entry_minimum.source);
  w.cited("back_dating_days", s.limits.back_dating_days);
  w.cited("answer_days", s.limits.answer_days);
  w.raw("behind_below_percent", hundredths(s.limits.behind_below.value.value));
  w.source("behind_below_percent", s.limits.behind_below.source);
  w.cited("behind_after_days", s.limits.behind_after_days);
}

void write_wages(Writer& w, const Standards& s) {
  w.section("[wages]");
  w.text("currency", s.currency);
  w.cited("apply_within_days", s.wage_step_days);
  for (const auto& step : s.wage_steps) {
    w.section("[[wages.step]]");
    w.text("title", step.title);
    w.raw("percent", hundredths(step.share.value));
    if (step.after_ojl) w.hours("after_ojl_hours", *step.after_ojl);
    w.count("after_months", step.after_months);
    w.count("after_competencies", step.after_competencies);
    w.flag_unless(false, "needs_reviews", step.needs_reviews);
    w.flag_unless(false, "on_completion", step.on_completion);
  }
}

void write_schedule(Writer& w, const Standards& s) {
  for (const auto& level : s.levels) {
    w.section("[[level]]");
    w.count("value", level.value);
    w.text("name", level.name);
    w.optional_text("meaning", level.meaning);
  }
  for (const auto& process : s.processes) {
    w.section("[[work_process]]");
    w.text("code", process.code);
    w.text("title", process.title);
    w.optional_text("description", process.description);
    w.hours("minimum_hours", process.minimum);
    w.hours("maximum_hours", process.maximum);
    for (const auto& competency : process.competencies) {
      w.section("[[work_process.competency]]");
      w.text("code", competency.code);
      w.text("title", competency.title);
      w.optional_text("statement", competency.statement);
      w.count("required_level", competency.required_level);
    }
  }
}

void write_instruction(Writer& w, const Standards& s) {
  for (const auto& course : s.courses) {
    w.section("[[course]]");
    w.text("code", course.code);
    w.text("title", course.title);
    w.optional_text("provider", course.provider);
    w.hours("hours", course.length);
    w.count("year", course.year);
    w.flag_unless(true, "required", course.required);
  }
  for (const auto& credential : s.credentials) {
    w.section("[[credential]]");
    w.text("code", credential.code);
    w.text("title", credential.title);
    w.optional_text("issuer", credential.issuer);
    if (!credential.accepts.empty()) {
      std::string codes;
      for (const auto& code : credential.accepts) codes += (codes.empty() ? "" : ", ") + quoted(code);
      w.raw("accepts", "[" + codes + "]");
    }
    w.count("by_month", credential.by_month);
    w.flag_unless(true, "required", credential.required);
  }
}

}  // namespace

std::string write_standards_toml(const Standards& standards) {
  Writer writer;
  write_head(writer, standards);
  write_figures(writer, standards);
  write_wages(writer, standards);
  write_schedule(writer, standards);
  write_instruction(writer, standards);
  return writer.take();
}

}  // namespace journeywork::exchange
