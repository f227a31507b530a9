#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace journeywork::web {

class Values;

/// Gives values to the markers of one template or section. A handle: it is good as long as the document is.
class Dict {
 public:
  explicit Dict(Values* values) : values_(values) {}

  Dict& set(std::string_view marker, std::string_view value);
  Dict& set(std::string_view marker, std::int64_t value);
  /// For every template of the document.
  Dict& set_global(std::string_view marker, std::string_view value);
  /// Shows a section without values of its own.
  Dict& show(std::string_view section);
  Dict& show_if(bool condition, std::string_view section) { return condition ? show(section) : *this; }
  /// Shows the section of that name with the marker of that name in it; nothing when the value is empty.
  Dict& set_shown(std::string_view marker, std::string_view value);
  /// One more repetition of a section.
  Dict add(std::string_view section);
  /// One more inclusion of another template at a {{>marker}}.
  Dict include(std::string_view marker, std::string_view file);

 private:
  Values* values_;
};

/// A page being filled.
class Document {
 public:
  /// `file` is a path under web/templates: "layout.html".
  explicit Document(std::string file);
  ~Document();
  Document(Document&&) noexcept;
  Document& operator=(Document&&) = delete;

  [[nodiscard]] Dict root() const;
  /// Throws std::logic_error for a template that is missing or broken: that is a bug.
  [[nodiscard]] std::string expand() const;

 private:
  struct Content;

  std::string file_;
  std::unique_ptr<Content> content_;
};

/// Takes the embedded templates into use; once, before the first page. Throws std::logic_error for one that is broken.
void load_templates();

}  // namespace journeywork::web
