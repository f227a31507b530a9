#include "exchange/search_words/search_words.hpp"

#include <algorithm>

#include "exchange/standards_file/table_reader.hpp"

namespace journeywork::exchange {

namespace {

constexpr std::ptrdiff_t longest_phrase = 4;  // in words

/// A list of words or phrases, each once.
void read_words(TableReader& table, std::string_view key, std::vector<std::string>& out) {
  table.texts(key, out);
  for (auto word = out.begin(); word != out.end(); ++word) {
    const auto spaces = std::ranges::count(*word, ' ');
    if (word->empty() || spaces >= longest_phrase) {
      table.refuse(key, "This is no word or short phrase: \"" + *word + "\".", "one to four words");
    } else if (std::find(out.begin(), word, *word) != word) {
      table.refuse(key, "This is there twice: " + *word + ".", "each word once");
    }
  }
}

SearchWords::Group read_group(TableReader& table) {
  SearchWords::Group group;
  read_words(table, "words", group.words);
  read_words(table, "means", group.means);
  table.count("closeness", group.closeness, Need::required);
  if (table.has("closeness") && (group.closeness < 1 || group.closeness > 99)) {
    table.refuse("closeness", "This is no share of a whole match.", "percent from 1 to 99");
  }
  if (group.words.empty() || (group.words.size() == 1 && group.means.empty())) {
    table.refuse("words", "These words find nothing else.", "two words or more, or some and what they mean");
  }
  table.finish();
  return group;
}

}  // namespace

SearchWordsReading read_search_words(std::string_view text) {
  const auto document = toml::parse(text);
  ReadingLog log;
  log.has_gaps = !document.problems.empty();
  for (const auto& problem : document.problems) log.add(problem);

  SearchWords words;
  TableReader root(&document.root, {}, log);
  read_words(root, "stop", words.stop);
  for (auto& table : root.list("group")) words.groups.push_back(read_group(table));
  root.finish();

  SearchWordsReading reading;
  reading.problems = log.take();
  if (reading.problems.empty()) reading.words = std::move(words);
  return reading;
}

}  // namespace journeywork::exchange
