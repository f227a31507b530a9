#include "store/totals_codec.hpp"

#include <charconv>

#include "store/database.hpp"

namespace journeywork::store {

namespace {

using apprenticeship::RiTime;
using apprenticeship::Totals;

/// Days since 1970, shorter than ISO text and as exact.
std::int64_t number_of(Date day) { return day.days().time_since_epoch().count(); }
Date day_of(std::int64_t number) { return Date{std::chrono::sys_days{std::chrono::days{number}}}; }

class Writer {
 public:
  template <class... Words>
  void line(char tag, const Words&... words) {
    out_ += tag;
    (word(words), ...);
    out_ += '\n';
  }
  [[nodiscard]] std::string take() && { return std::move(out_); }

 private:
  void word(const std::string& text) {
    out_ += ' ';
    out_ += text;
  }
  void word(std::int64_t number) {
    char digits[24];
    const auto end = std::to_chars(digits, digits + sizeof digits, number).ptr;
    out_ += ' ';
    out_.append(digits, end);
  }
  void word(Date day) { word(number_of(day)); }
  void word(Minutes minutes) { word(minutes.count); }

  std::string out_;
};

class Reader {
 public:
  explicit Reader(std::string_view text) : rest_(text) {}

  /// The tag of the next line, or 0 at the end.
  char next_line() {
    if (rest_.empty()) return 0;
    const char tag = rest_.front();
    rest_.remove_prefix(1);
    return tag;
  }
  std::int64_t number() {
    const auto text = word();
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) throw Failure("damaged totals: not a number");
    return value;
  }
  int small() { return static_cast<int>(number()); }
  Date day() { return day_of(number()); }
  Minutes minutes() { return {number()}; }
  std::string text() { return std::string(word()); }
  [[nodiscard]] bool more_in_line() const { return !rest_.empty() && rest_.front() == ' '; }
  void end_line() {
    if (rest_.empty() || rest_.front() != '\n') throw Failure("damaged totals: a line is too long");
    rest_.remove_prefix(1);
  }

 private:
  std::string_view word() {
    if (!more_in_line()) throw Failure("damaged totals: a line is too short");
    rest_.remove_prefix(1);
    const auto end = rest_.find_first_of(" \n");
    const auto found = rest_.substr(0, end);
    rest_.remove_prefix(found.size());
    return found;
  }

  std::string_view rest_;
};

void read_line(char tag, Reader& in, Totals& t) {
  switch (tag) {
    case 'p':
    case 'c': {
      auto& time = (tag == 'p' ? t.processes : t.courses)[in.text()];
      time = {in.minutes(), in.minutes(), in.minutes()};
      break;
    }
    case 'r': {
      auto& list = t.results[in.text()];
      const auto seq = in.number();
      const auto day = in.day();
      list[seq] = {day, static_cast<RiTime::Outcome>(in.small())};
      break;
    }
    case 'd': {
      auto& list = t.competencies[in.text()];
      const auto seq = in.number();
      const auto day = in.day();
      list[seq] = {day, in.small()};
      break;
    }
    case 's': {
      auto& shown = t.shown[in.text()];
      shown.approved = in.small();
      shown.waiting = in.small();
      break;
    }
    case 'w': {
      auto& week = t.weeks[in.day()];
      while (in.more_in_line()) {
        auto code = in.text();
        week[std::move(code)] = in.minutes();
      }
      break;
    }
    case 'i': {
      const auto week = in.day();
      t.ri_weeks[week] = in.minutes();
      break;
    }
    case 'v': {
      const auto seq = in.number();
      const auto day = in.day();
      const bool final = in.number() != 0;
      t.reviews[seq] = {day, final, in.number() != 0};
      break;
    }
    case 'm': {
      const auto seq = in.number();
      const auto day = in.day();
      const auto step = in.small();
      const auto minor = in.number();
      t.wages[seq] = {day, step, {minor, in.text()}};
      break;
    }
    case 'e':
    case 'f': {
      const auto seq = in.number();
      const auto day = in.day();
      (tag == 'e' ? t.credentials : t.credentials_waiting)[seq] = {day, in.text()};
      break;
    }
    case 'n':
      t.waiting = in.small();
      t.returned = in.small();
      break;
    default:
      throw Failure("damaged totals: an unknown line");
  }
  in.end_line();
}

}  // namespace

std::string write_totals(const Totals& t) {
  Writer out;
  out.line('n', t.waiting, t.returned);
  for (const auto& [code, time] : t.processes) out.line('p', code, time.approved, time.credited, time.waiting);
  for (const auto& [code, time] : t.courses) out.line('c', code, time.approved, time.credited, time.waiting);
  for (const auto& [code, list] : t.results) {
    for (const auto& [seq, result] : list) out.line('r', code, seq, result.day, static_cast<int>(result.outcome));
  }
  for (const auto& [code, list] : t.competencies) {
    for (const auto& [seq, judged] : list) out.line('d', code, seq, judged.day, judged.level);
  }
  for (const auto& [code, shown] : t.shown) out.line('s', code, shown.approved, shown.waiting);
  std::string buffer;
  for (const auto& [week, by_process] : t.weeks) {
    buffer = std::to_string(number_of(week));
    for (const auto& [code, minutes] : by_process) buffer += ' ' + code + ' ' + std::to_string(minutes.count);
    out.line('w', buffer);
  }
  for (const auto& [week, minutes] : t.ri_weeks) out.line('i', week, minutes);
  for (const auto& [seq, review] : t.reviews) out.line('v', seq, review.day, review.final, review.satisfactory);
  for (const auto& [seq, w] : t.wages) out.line('m', seq, w.day, w.step, w.wage.minor, w.wage.currency);
  for (const auto& [seq, earned] : t.credentials) out.line('e', seq, earned.day, earned.code);
  for (const auto& [seq, claimed] : t.credentials_waiting) out.line('f', seq, claimed.day, claimed.code);
  return std::move(out).take();
}

Totals read_totals(std::string_view text) {
  Totals totals;
  Reader in(text);
  while (const char tag = in.next_line()) read_line(tag, in, totals);
  return totals;
}

}  // namespace journeywork::store
