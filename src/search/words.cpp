#include "search/words.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cstdint>
#include <stdexcept>

namespace journeywork::search {

namespace {

bool is_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

const icu::Normalizer2& checked(const icu::Normalizer2* normalizer, UErrorCode status) {
  if (U_FAILURE(status) != 0) throw std::runtime_error("ICU has no normalization data");
  return *normalizer;
}

/// Without case, accents and compatibility forms. A space stands for what is not UTF-8.
icu::UnicodeString fold(std::string_view text) {
  icu::UnicodeString valid;
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto size = static_cast<std::int32_t>(text.size());
  for (std::int32_t i = 0; i < size;) {
    UChar32 c = 0;
    U8_NEXT(bytes, i, size, c);
    valid.append(c < 0 ? UChar32{' '} : c);
  }
  UErrorCode status = U_ZERO_ERROR;
  const auto& caseless = checked(icu::Normalizer2::getNFKCCasefoldInstance(status), status);
  const auto& apart = checked(icu::Normalizer2::getNFDInstance(status), status);
  auto out = apart.normalize(caseless.normalize(valid, status), status);
  if (U_FAILURE(status) != 0) throw std::runtime_error("ICU cannot normalize a text");
  return out;
}

/// Takes one character after the other.
class Splitter {
 public:
  void take(UChar32 c) {
    if (u_isalnum(c) != 0) {
      append(c);
    } else if (!is_passed_over(c)) {
      close();
      gap_ = gap_.empty() && is_joining(c) ? "-" : "  ";
    }
  }
  std::vector<Word> finish() {
    close();
    return std::move(words_);
  }

 private:
  static bool is_passed_over(UChar32 c) { return c == '\'' || c == 0x2019 || u_charType(c) == U_NON_SPACING_MARK; }
  static bool is_joining(UChar32 c) {
    return c == '-' || c == '&' || c == '.' || c == '/' || c == 0x2010 || c == 0x2011;
  }

  void append(UChar32 c) {
    if (c < 0x80) {
      open_ += static_cast<char>(c);
    } else {
      icu::UnicodeString(c).toUTF8String(open_);
    }
  }
  void close() {
    if (open_.empty()) return;
    words_.push_back({std::move(open_), gap_ == "-"});
    open_.clear();
    gap_ = {};
  }

  std::vector<Word> words_;
  std::string open_;
  std::string_view gap_ = "  ";
};

constexpr bool is_vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y'; }

/// Takes an ending away when enough is left to tell words apart.
bool strip(std::string& word, std::string_view ending, std::size_t least) {
  if (word.size() < ending.size() + least || !word.ends_with(ending)) return false;
  word.resize(word.size() - ending.size());
  return true;
}

}  // namespace

std::vector<Word> words_of(std::string_view text) {
  Splitter splitter;
  if (is_ascii(text)) {
    for (const char c : text) splitter.take(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
  } else {
    const auto folded = fold(text);
    for (std::int32_t i = 0; i < folded.length(); i = folded.moveIndex32(i, 1)) splitter.take(folded.char32At(i));
  }
  return splitter.finish();
}

std::string key_of(const std::vector<Word>& words) {
  std::string out;
  for (const auto& word : words) {
    if (!out.empty()) out += ' ';
    out += word.text;
  }
  return out;
}

std::vector<Joined> joined_of(const std::vector<Word>& words) {
  std::vector<Joined> out;
  for (std::size_t i = 1; i < words.size(); ++i) {
    if (words[i].continues) out.push_back({words[i - 1].text + words[i].text, i - 1, 2});
  }
  for (std::size_t first = 0; first < words.size();) {
    std::string letters = words[first].text;
    auto last = first + 1;
    while (letters.size() == last - first && last < words.size() && words[last].continues &&
           words[last].text.size() == 1) {
      letters += words[last++].text;
    }
    if (last - first > 2) out.push_back({letters, first, last - first});
    first = last;
  }
  return out;
}

std::string singular(std::string_view word) {
  std::string out(word);
  if (out.size() < 4 || !out.ends_with('s')) return out;
  for (const std::string_view kept : {"ss", "us", "is", "ics"}) {
    if (out.ends_with(kept)) return out;
  }
  if (strip(out, "ies", 2)) return out + 'y';
  for (const std::string_view hissing : {"sses", "shes", "ches", "xes", "zes"}) {
    if (out.size() > hissing.size() + 1 && out.ends_with(hissing)) {
      out.resize(out.size() - 2);
      return out;
    }
  }
  out.pop_back();
  return out;
}

std::string root(std::string_view word) {
  auto out = singular(word);
  strip(out, "ment", 4);
  if (!strip(out, "ing", 3) && !out.ends_with("eer")) {
    for (const std::string_view ending : {"ical", "ic", "ist", "ion", "er", "or", "ed", "y"}) {
      if (strip(out, ending, 4)) break;
    }
  }
  if (out.size() > 3) strip(out, "e", 3);
  if (out.size() > 3 && out.back() == out[out.size() - 2] && !is_vowel(out.back())) out.pop_back();
  return out;
}

}  // namespace journeywork::search
