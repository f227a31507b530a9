#include "exchange/careers_catalogue/catalogue_parts.hpp"

namespace journeywork::exchange {

using namespace careers;

namespace {

std::optional<char> parse_letter(std::string_view text) {
  if (text.size() != 1 || interest_letters.find(text[0]) == std::string_view::npos) return std::nullopt;
  return text[0];
}

void read_letter(TableReader& table, char& out) { read_word(table, "letter", out, parse_letter, "R, I, A, S, E, C"); }

}  // namespace

Quiz read_quiz(TableReader& root) {
  Quiz out;
  root.text("title", out.title, Need::required);
  root.text("introduction", out.introduction, Need::required);
  root.text("honesty", out.honesty, Need::required);
  root.texts("scale", out.scale);
  root.count("least_answers", out.least_answers, Need::required);
  auto shape = root.section("shape", Need::required);
  shape.text("source", out.source, Need::required);
  shape.count("year", out.year, Need::required);
  shape.finish();
  for (auto& table : root.list("interest")) {
    auto& interest = out.interests.emplace_back();
    read_letter(table, interest.letter);
    table.text("title", interest.title, Need::required);
    table.text("likes", interest.likes, Need::required);
    table.text("explanation", interest.explanation, Need::required);
    table.finish();
  }
  for (auto& table : root.list("item")) {
    auto& item = out.items.emplace_back();
    read_letter(table, item.letter);
    table.text("text", item.text, Need::required);
    table.finish();
  }
  return out;
}

}  // namespace journeywork::exchange
