#include "web/pages/template.hpp"

#include <cstring>
#include <memory_resource>
#include <new>
#include <stdexcept>
#include <type_traits>

#include <ctemplate/template.h>
#include <ctemplate/template_dictionary_interface.h>

#include "embedded/templates.hpp"

namespace journeywork::web {

namespace {

ctemplate::TemplateString view(std::string_view text) { return {text.data(), text.size()}; }
std::string_view view(const ctemplate::TemplateString& text) { return {text.data(), text.size()}; }

/// The memory of one document; given back all at once.
class Arena {
 public:
  template <class T, class... Args>
  T* make(Args&&... args) {
    return new (memory_.allocate(sizeof(T), alignof(T))) T(std::forward<Args>(args)...);
  }
  /// A copy with a zero behind it.
  std::string_view copy(std::string_view text) {
    auto* bytes = static_cast<char*>(memory_.allocate(text.size() + 1, 1));
    if (!text.empty()) std::memcpy(bytes, text.data(), text.size());
    bytes[text.size()] = '\0';
    copied_ += text.size();
    return {bytes, text.size()};
  }
  /// Bytes of all texts.
  [[nodiscard]] std::size_t copied() const { return copied_; }

 private:
  static constexpr std::size_t usual_page = 16 * 1024;
  std::pmr::monotonic_buffer_resource memory_{usual_page};
  std::size_t copied_ = 0;
};

}  // namespace

/// What ctemplate asks for values while it expands. Its own dictionary names each row by the path to it and looks each
/// marker up under a lock that all threads share: on a page of many rows that was half of the work. Here a row is a few
/// short lists; a marker is looked for in the row, then in those around it up to the template's border, then among what
/// was set for all templates.
class Values final : public ctemplate::TemplateDictionaryInterface {
 public:
  Values(Arena& arena, Values* outer, Values* document)
      : arena_(arena), outer_(outer), document_(document == nullptr ? this : document) {}

  void set(std::string_view marker, std::string_view text) {
    texts_ = arena_.make<Text>(texts_, arena_.copy(marker), arena_.copy(text));
  }
  void set_global(std::string_view marker, std::string_view text) {
    auto*& list = document_->globals_;
    list = arena_.make<Text>(list, arena_.copy(marker), arena_.copy(text));
  }
  void show(std::string_view section) {
    if (find(sections_, section) == nullptr) add(section);
  }
  Values* add(std::string_view section) {
    return append(sections_, section, arena_.make<Values>(arena_, this, document_));
  }
  Values* include(std::string_view marker, std::string_view file) {
    auto* included = arena_.make<Values>(arena_, nullptr, document_);
    included->file_ = arena_.copy(file).data();
    return append(includes_, marker, included);
  }

 private:
  struct Text {
    const Text* next;
    std::string_view marker;
    std::string_view text;
    Text(const Text* next_text, std::string_view its_marker, std::string_view its_text)
        : next(next_text), marker(its_marker), text(its_text) {}
  };
  /// The repetitions of one section, or of one inclusion.
  struct Rows {
    Rows* next;
    std::string_view marker;
    Values* first = nullptr;
    Values* last = nullptr;
    Rows(Rows* next_rows, std::string_view its_marker) : next(next_rows), marker(its_marker) {}
  };
  static_assert(std::is_trivially_destructible_v<Text> && std::is_trivially_destructible_v<Rows>);

  class Walk final : public Iterator {
   public:
    explicit Walk(const Rows* rows) : at_(rows == nullptr ? nullptr : rows->first) {}
    [[nodiscard]] bool HasNext() const override { return at_ != nullptr; }
    const TemplateDictionaryInterface& Next() override {
      const auto& row = *at_;
      at_ = row.next_;
      return row;
    }

   private:
    const Values* at_;
  };

  template <class List>
  static List* find(List* list, std::string_view marker) {
    while (list != nullptr && list->marker != marker) list = list->next;
    return list;
  }
  Values* append(Rows*& list, std::string_view marker, Values* row) {
    auto* rows = find(list, marker);
    if (rows == nullptr) rows = list = arena_.make<Rows>(list, arena_.copy(marker));
    (rows->last == nullptr ? rows->first : rows->last->next_) = row;
    rows->last = row;
    return row;
  }
  [[nodiscard]] const Rows* rows_of(Rows* Values::* list, const ctemplate::TemplateString& name) const {
    for (const auto* at = this; at != nullptr; at = at->outer_) {
      if (const auto* found = find<const Rows>(at->*list, view(name))) return found;
    }
    return nullptr;
  }

  [[nodiscard]] ctemplate::TemplateString GetValue(const ctemplate::TemplateString& variable) const override {
    for (const auto* at = this; at != nullptr; at = at->outer_) {
      if (const auto* found = find(at->texts_, view(variable))) return view(found->text);
    }
    const auto* found = find(document_->globals_, view(variable));
    return view(found == nullptr ? std::string_view("") : found->text);
  }
  [[nodiscard]] bool IsHiddenSection(const ctemplate::TemplateString& name) const override {
    return rows_of(&Values::sections_, name) == nullptr;
  }
  [[nodiscard]] bool IsUnhiddenSection(const ctemplate::TemplateString& name) const override {
    return !IsHiddenSection(name);
  }
  [[nodiscard]] bool IsHiddenTemplate(const ctemplate::TemplateString& name) const override {
    return rows_of(&Values::includes_, name) == nullptr;
  }
  [[nodiscard]] const char* GetIncludeTemplateName(const ctemplate::TemplateString& variable,
                                                   int index) const override {
    const auto* rows = rows_of(&Values::includes_, variable);
    const auto* row = rows == nullptr ? nullptr : rows->first;
    for (; row != nullptr && index > 0; --index) row = row->next_;
    return row == nullptr ? "" : row->file_;
  }
  [[nodiscard]] Iterator* CreateSectionIterator(const ctemplate::TemplateString& section) const override {
    return new Walk(rows_of(&Values::sections_, section));
  }
  [[nodiscard]] Iterator* CreateTemplateIterator(const ctemplate::TemplateString& section) const override {
    return new Walk(rows_of(&Values::includes_, section));
  }
  void DumpToString(std::string* /*out*/, int /*level*/) const override {}  // only ctemplate's debugging asks for it

  Arena& arena_;
  Values* outer_;  ///< the row around this one; none where a template begins
  Values* document_;
  Values* next_ = nullptr;
  const char* file_ = "";  ///< of an inclusion
  const Text* texts_ = nullptr;
  const Text* globals_ = nullptr;
  Rows* sections_ = nullptr;
  Rows* includes_ = nullptr;
};

struct Document::Content {
  Arena arena;
  Values root{arena, nullptr, nullptr};
};

Dict& Dict::set(std::string_view marker, std::string_view value) {
  values_->set(marker, value);
  return *this;
}

Dict& Dict::set(std::string_view marker, std::int64_t value) {
  return set(marker, std::string_view(std::to_string(value)));
}

Dict& Dict::set_global(std::string_view marker, std::string_view value) {
  values_->set_global(marker, value);
  return *this;
}

Dict& Dict::show(std::string_view section) {
  values_->show(section);
  return *this;
}

Dict& Dict::set_shown(std::string_view marker, std::string_view value) {
  if (!value.empty()) values_->add(marker)->set(marker, value);
  return *this;
}

Dict Dict::add(std::string_view section) { return Dict(values_->add(section)); }

Dict Dict::include(std::string_view marker, std::string_view file) { return Dict(values_->include(marker, file)); }

Document::Document(std::string file) : file_(std::move(file)), content_(std::make_unique<Content>()) {}
Document::~Document() = default;
Document::Document(Document&&) noexcept = default;

Dict Document::root() const { return Dict(&content_->root); }

std::string Document::expand() const {
  // About what it becomes with the markup around it: a page that grows step by step costs the allocator dearly.
  std::string out;
  out.reserve(4096 + 3 * content_->arena.copied());
  if (!ctemplate::ExpandTemplate(file_, ctemplate::STRIP_WHITESPACE, &content_->root, &out)) {
    throw std::logic_error("template " + file_ + " or one that it includes is missing or broken");
  }
  return out;
}

void load_templates() {
  for (const auto& file : embedded::templates()) {
    const std::string path(file.path);
    if (!ctemplate::StringToTemplateCache(path, file.data.data(), file.data.size(), ctemplate::STRIP_WHITESPACE)) {
      throw std::logic_error("template " + path + " is broken");
    }
  }
}

}  // namespace journeywork::web
