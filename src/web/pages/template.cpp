#include "web/pages/template.hpp"

#include <stdexcept>

#include <ctemplate/template.h>

#include "embedded/templates.hpp"

namespace journeywork::web {

namespace {

ctemplate::TemplateString view(std::string_view text) { return {text.data(), text.size()}; }

}  // namespace

Dict& Dict::set(std::string_view marker, std::string_view value) {
  dictionary_->SetValue(view(marker), view(value));
  return *this;
}

Dict& Dict::set(std::string_view marker, std::int64_t value) {
  return set(marker, std::string_view(std::to_string(value)));
}

Dict& Dict::set_global(std::string_view marker, std::string_view value) {
  dictionary_->SetTemplateGlobalValue(view(marker), view(value));
  return *this;
}

Dict& Dict::show(std::string_view section) {
  dictionary_->ShowSection(view(section));
  return *this;
}

Dict& Dict::set_shown(std::string_view marker, std::string_view value) {
  if (!value.empty()) dictionary_->SetValueAndShowSection(view(marker), view(value), view(marker));
  return *this;
}

Dict Dict::add(std::string_view section) { return Dict(dictionary_->AddSectionDictionary(view(section))); }

Dict Dict::include(std::string_view marker, std::string_view file) {
  auto* included = dictionary_->AddIncludeDictionary(view(marker));
  included->SetFilename(view(file));
  return Dict(included);
}

Document::Document(std::string file)
    : file_(std::move(file)), dictionary_(std::make_unique<ctemplate::TemplateDictionary>(file_)) {}
Document::~Document() = default;
Document::Document(Document&&) noexcept = default;

std::string Document::expand() const {
  std::string out;
  if (!ctemplate::ExpandTemplate(file_, ctemplate::STRIP_WHITESPACE, dictionary_.get(), &out)) {
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
