#include "core/careers/person.hpp"

#include <algorithm>
#include <charconv>

namespace journeywork::careers {

namespace {

constexpr std::string_view version = "1";
constexpr std::string_view plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._";

std::string encoded(std::string_view text) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out;
  for (const char ch : text) {
    if (plain.find(ch) != std::string_view::npos) {
      out += ch;
    } else {
      const auto byte = static_cast<unsigned char>(ch);
      out += '%';
      out += digits[byte >> 4U];
      out += digits[byte & 15U];
    }
  }
  return out;
}

int hex(char ch) {
  if (ch >= '0' && ch <= '9') return ch - '0';
  if (ch >= 'A' && ch <= 'F') return ch - 'A' + 10;
  return -1;
}

std::optional<std::string> decoded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      if (plain.find(text[i]) == std::string_view::npos) return std::nullopt;
      out += text[i];
      continue;
    }
    if (i + 2 >= text.size() || hex(text[i + 1]) < 0 || hex(text[i + 2]) < 0) return std::nullopt;
    out += static_cast<char>(hex(text[i + 1]) * 16 + hex(text[i + 2]));
    i += 2;
  }
  if (out.size() > longest_word || out.find('\0') != std::string::npos) return std::nullopt;
  return out;
}

std::vector<std::string_view> split(std::string_view text, char between) {
  std::vector<std::string_view> out;
  while (!text.empty()) {
    const auto end = std::min(text.find(between), text.size());
    out.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

std::optional<int> number(std::string_view text, int lowest, int highest) {
  int value = 0;
  const auto* end = text.data() + text.size();
  const auto [at, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc{} || at != end || value < lowest || value > highest) return std::nullopt;
  return value;
}

/// A word, or a word and what is said of it: "repair:3:v".
template <class T, class Write>
std::string list(const std::vector<T>& items, Write&& write) {
  std::string out;
  for (const auto& item : items) out += (out.empty() ? "" : "!") + write(item);
  return out;
}

void put(std::string& out, std::string_view field, const std::string& value) {
  if (!value.empty()) out += "~" + std::string(field) + value;
}

template <class T, class Read>
bool read_list(std::string_view text, std::size_t most, std::vector<T>& out, Read&& read) {
  const auto items = split(text, '!');
  if (items.size() > most) return false;
  for (const auto item : items) {
    auto value = read(split(item, ':'));
    if (!value) return false;
    out.push_back(std::move(*value));
  }
  return true;
}

using Parts = std::vector<std::string_view>;

std::optional<HeldOccupation> occupation_of(const Parts& parts) {
  if (parts.size() != 2) return std::nullopt;
  const auto code = decoded(parts[0]);
  const auto months = number(parts[1], 0, most_months);
  if (!code || !months) return std::nullopt;
  return HeldOccupation{*code, *months};
}

std::optional<HeldCredential> credential_of(const Parts& parts) {
  if (parts.empty() || parts.size() > 2) return std::nullopt;
  const auto code = decoded(parts[0]);
  if (!code) return std::nullopt;
  HeldCredential out{*code, {}};
  if (parts.size() == 2 && !(out.expires = parse_iso_date(std::string(parts[1])))) return std::nullopt;
  return out;
}

std::optional<HeldSkill> skill_of(const Parts& parts) {
  if (parts.size() < 2 || parts.size() > 3) return std::nullopt;
  const auto code = decoded(parts[0]);
  const auto level = number(parts[1], 0, highest_level);
  if (!code || !level) return std::nullopt;
  // Nobody verifies themselves: that comes from the ledger alone.
  return HeldSkill{*code, *level, parts.size() == 3 && parts[2] == "a" ? Evidence::attested : Evidence::self_declared};
}

std::optional<std::string> word_of(const Parts& parts) { return parts.size() == 1 ? decoded(parts[0]) : std::nullopt; }

/// One field, its letter taken off. False for what cannot be.
bool read_field(char field, std::string_view text, Person& out) {
  const auto whole = [&](std::optional<int>& into, int highest) {
    into = number(text, 0, highest);
    return into.has_value();
  };
  const auto word = [&](std::string& into) {
    const auto read = decoded(text);
    if (read) into = *read;
    return read.has_value();
  };
  switch (field) {
    case 'e':
      if (const auto education = parse_education(text)) {
        out.profile.education = *education;
        return true;
      }
      return false;
    case 'o':
      return read_list(text, most_items, out.profile.occupations, occupation_of);
    case 'c':
      return read_list(text, most_items, out.profile.credentials, credential_of);
    case 's':
      return read_list(text, most_skills, out.profile.skills, skill_of);
    case 't':
      return read_list(text, most_items, out.tools, word_of);
    case 'i':
      return read_list(text, most_items, out.interests, word_of);
    case 'p':
      return word(out.place);
    case 'a':
      return word(out.pay_area);
    case 'w':
      return whole(out.within_miles, 5000);
    case 'h':
      return whole(out.hours_a_week, 168);
    case 'y': {
      const auto parts = split(text, ':');
      const auto amount = parts.size() == 2 ? number(parts[0], 0, 1'000'000'000) : std::nullopt;
      if (!amount || parts[1].size() != 3) return false;
      out.pay_sought = Money{*amount, std::string(parts[1])};
      return true;
    }
    default:
      return false;
  }
}

}  // namespace

std::string to_text(const Person& person) {
  std::string out(version);
  const auto& profile = person.profile;
  const auto word = [](const std::string& text) { return encoded(text); };
  if (profile.education != Education::none) put(out, "e", std::string(name(profile.education)));
  put(out, "o", list(profile.occupations, [](const HeldOccupation& held) {
        return encoded(held.occupation) + ":" + std::to_string(std::clamp(held.months, 0, most_months));
      }));
  put(out, "c", list(profile.credentials, [](const HeldCredential& held) {
        return encoded(held.code) + (held.expires ? ":" + iso(*held.expires) : "");
      }));
  put(out, "s", list(profile.skills, [](const HeldSkill& held) {
        return encoded(held.skill) + ":" + std::to_string(std::clamp(held.level, 0, highest_level)) +
               (held.evidence == Evidence::attested ? ":a" : "");
      }));
  put(out, "t", list(person.tools, word));
  put(out, "i", list(person.interests, word));
  put(out, "p", encoded(person.place));
  put(out, "a", encoded(person.pay_area));
  if (person.within_miles) put(out, "w", std::to_string(*person.within_miles));
  if (person.hours_a_week) put(out, "h", std::to_string(*person.hours_a_week));
  if (person.pay_sought) {
    put(out, "y", std::to_string(person.pay_sought->minor) + ":" + person.pay_sought->currency);
  }
  return out;
}

Result<Person> parse_person(std::string_view text) {
  const auto fields = split(text, '~');
  Person out;
  bool good = !fields.empty() && fields.front() == version;
  for (std::size_t i = 1; good && i < fields.size(); ++i) {
    good = fields[i].size() >= 2 && read_field(fields[i].front(), fields[i].substr(1), out);
  }
  if (!good) return refuse_field("profile", "This profile cannot be read.", "", "a profile as Journeywork wrote it");
  return out;
}

}  // namespace journeywork::careers
