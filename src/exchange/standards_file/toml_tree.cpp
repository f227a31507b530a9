#include "exchange/standards_file/toml_tree.hpp"

#include <algorithm>
#include <cstddef>
#include <tuple>
#include <utility>

#include "exchange/standards_file/field_values.hpp"
#include "exchange/standards_file/text_encoding.hpp"

// Our files nest four deep. The parser, and the destructor of what it builds, recurse by depth: a hostile file may not
// choose it.
#define TOML_EXCEPTIONS 0
#define TOML_MAX_NESTED_VALUES 16
#include <toml++/impl/preprocessor.h>
// toml++ 3.3 asserts that a [heading] begins with a letter before it looks whether it does; the check that follows
// says so properly, and must neither be preceded by an abort nor be optimised away.
#undef TOML_ASSERT_ASSUME
#define TOML_ASSERT_ASSUME(expression) static_assert(true)
#include <toml++/toml.h>

namespace journeywork::exchange::toml {

namespace {

constexpr std::ptrdiff_t most_dots_of_a_line = 256;  ///< each dot of a key nests one deeper
constexpr int most_syntax_problems = 20;
constexpr std::size_t longest_written = 80;

constexpr std::string_view lost =
    "lost-heading-";  ///< stands in for a broken [heading], so that its keys go nowhere else

Problem problem_at(int line, int column, std::string message, std::string value, std::string accepted) {
  return {"", std::move(message), std::move(value), std::move(accepted), line, column};
}

/// A text by lines, for positions counted as people count: lines and characters from 1.
class Source {
 public:
  explicit Source(std::string_view text) : text_(text), starts_{0} {
    for (auto at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1))
      starts_.push_back(at + 1);
  }

  [[nodiscard]] int lines() const { return static_cast<int>(starts_.size()); }

  [[nodiscard]] std::string_view line(int number) const {
    const auto index = static_cast<std::size_t>(number) - 1;
    const auto end = index + 1 < starts_.size() ? starts_[index + 1] : text_.size();
    auto found = text_.substr(starts_[index], end - starts_[index]);
    while (!found.empty() && (found.back() == '\n' || found.back() == '\r')) found.remove_suffix(1);
    return found;
  }

  /// The part of one line between two columns, shortened at a character's border.
  [[nodiscard]] std::string slice(int number, int from, int to) const {
    if (number < 1 || number > lines()) return {};
    const auto whole = line(number);
    const auto begin = offset(whole, from);
    auto found = whole.substr(begin, offset(whole, to) - begin);
    if (found.size() <= longest_written) return std::string(found);
    auto end = longest_written;
    while (end > 0 && is_continuation(found[end])) --end;
    return std::string(found.substr(0, end)) + "…";
  }

 private:
  static bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

  static std::size_t offset(std::string_view line, int column) {
    std::size_t at = 0;
    for (int passed = 1; passed < column && at < line.size(); ++passed) {
      do ++at;
      while (at < line.size() && is_continuation(line[at]));
    }
    return at;
  }

  std::string_view text_;
  std::vector<std::size_t> starts_;
};

class TreeBuilder {
 public:
  explicit TreeBuilder(const Source& source) : source_(source) {}

  Node build(const ::toml::node& from) const {
    Node node;
    const auto& begin = from.source().begin;
    const auto& end = from.source().end;
    node.line = static_cast<int>(begin.line);
    node.column = static_cast<int>(begin.column);
    if (!from.is_table() && begin.line == end.line) {
      node.written = source_.slice(node.line, node.column, static_cast<int>(end.column));
    }
    fill(node, from);
    return node;
  }

 private:
  void fill(Node& node, const ::toml::node& from) const {
    if (const auto* table = from.as_table()) {
      node.kind = Node::Kind::table;
      for (const auto& [key, value] : *table) {
        if (key.str().starts_with(lost)) continue;
        const auto& at = key.source().begin;
        node.members.push_back(
            {std::string(key.str()), static_cast<int>(at.line), static_cast<int>(at.column), build(value)});
      }
      std::ranges::sort(node.members, {}, [](const Member& one) { return std::tuple(one.line, one.column); });
    } else if (const auto* list = from.as_array()) {
      node.kind = Node::Kind::list;
      for (const auto& item : *list) node.items.push_back(build(item));
    } else if (const auto* text = from.as_string()) {
      node.kind = Node::Kind::text;
      node.text = text->get();
    } else if (const auto* integer = from.as_integer()) {
      node.kind = Node::Kind::integer;
      node.integer = integer->get();
    } else if (const auto* decimal = from.as_floating_point()) {
      node.kind = Node::Kind::decimal;
      node.decimal = decimal->get();
    } else if (const auto* boolean = from.as_boolean()) {
      node.kind = Node::Kind::boolean;
      node.boolean = boolean->get();
    } else {
      node.kind = Node::Kind::date;
    }
  }

  const Source& source_;
};

/// What the parser says, for people: "expected value, saw '\n'" of a key without a value.
std::string plain_message(std::string_view said) {
  if (const auto colon = said.find(": "); said.starts_with("Error while parsing") && colon != std::string_view::npos) {
    said.remove_prefix(colon + 2);
  }
  if (const auto what = said.find("cannot redefine existing "); what != std::string_view::npos) {
    const auto quote = said.find('\'', what);
    return "This was already given above" +
           (quote == std::string_view::npos ? std::string{} : ": " + std::string(said.substr(quote))) + ".";
  }
  auto message = "This line cannot be read: " + std::string(said);
  if (const auto end = message.find("'\\n'"); end != std::string::npos) message.replace(end, 4, "the end of the line");
  return message + (message.ends_with('.') ? "" : ".");
}

std::string_view trimmed(std::string_view line) {
  const auto first = line.find_first_not_of(" \t");
  return first == std::string_view::npos ? std::string_view{} : line.substr(first);
}

/// Takes a broken line out of the text; false when it is out already, and nothing more can be made of the rest.
bool take_out(std::string& text, const Source& source, int number, int heading) {
  const auto line = source.line(number);
  const auto content = trimmed(line);
  if (content.empty() || content.starts_with('#') || content.substr(1).starts_with(lost)) return false;
  const auto instead =
      content.starts_with('[') ? "[" + std::string(lost) + std::to_string(heading) + "]" : std::string{};
  text.replace(static_cast<std::size_t>(line.data() - text.data()), line.size(), instead);
  return true;
}

/// Nothing, or why the text is not even given to the parser.
std::optional<Problem> refusal(std::string_view text) {
  if (text.size() > largest_file) {
    return problem_at(1, 1, "The file is too large.", std::to_string(text.size()) + " bytes",
                      std::string(accepted_file));
  }
  int number = 1;
  for (std::size_t at = 0; at < text.size(); ++number) {
    const auto end = std::min(text.find('\n', at), text.size());
    const auto line = text.substr(at, end - at);
    if (!is_utf8(line)) {
      return problem_at(number, 1, "The file is not in UTF-8.", {}, "the file saved as UTF-8");
    }
    if (std::ranges::count(line, '.') > most_dots_of_a_line) {
      return problem_at(number, 1, "This line has too many dots to be a key or a sentence.", {}, "at most 256 dots");
    }
    at = end + 1;
  }
  return std::nullopt;
}

}  // namespace

const Member* Node::member(std::string_view key) const {
  const auto found = std::ranges::find(members, key, &Member::key);
  return found == members.end() ? nullptr : &*found;
}

std::string_view name(Node::Kind kind) {
  switch (kind) {
    case Node::Kind::text:
      return "text";
    case Node::Kind::integer:
      return "a whole number";
    case Node::Kind::decimal:
      return "a number with decimals";
    case Node::Kind::boolean:
      return "true or false";
    case Node::Kind::date:
      return "a date or time";
    case Node::Kind::list:
      return "a list";
    case Node::Kind::table:
      return "a table";
  }
  return {};
}

Document parse(std::string_view given) {
  Document document;
  if (auto problem = refusal(given)) {
    document.problems.push_back(std::move(*problem));
    return document;
  }
  if (given.starts_with("\xEF\xBB\xBF")) given.remove_prefix(3);
  std::string text(given);
  for (int attempt = 0; attempt < most_syntax_problems; ++attempt) {
    const Source source(text);
    const auto parsed = ::toml::parse(std::string_view(text));
    if (parsed) {
      document.root = TreeBuilder(source).build(parsed.table());
      break;
    }
    const auto& error = parsed.error();
    const int line = std::clamp(static_cast<int>(error.source().begin.line), 1, source.lines());
    const auto column = static_cast<int>(error.source().begin.column);
    document.problems.push_back(problem_at(line, column, plain_message(error.description()),
                                           source.slice(line, 1, 1 << 20),
                                           "key = value, [section] or [[list]], as TOML writes them"));
    if (!take_out(text, source, line, attempt)) break;
  }
  std::ranges::stable_sort(document.problems, {}, [](const Problem& one) { return std::tuple(one.line, one.column); });
  return document;
}

}  // namespace journeywork::exchange::toml
