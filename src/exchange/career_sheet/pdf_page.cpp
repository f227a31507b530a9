#include "exchange/career_sheet/pdf_page.hpp"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include <map>
#include <mutex>
#include <numbers>
#include <span>
#include <tuple>

namespace journeywork::exchange {
namespace {

// Inter is the Debian font next to Public Sans; the others are for scripts and machines that it does not cover.
constexpr const char* families = "Inter, Noto Sans, Noto Sans Khmer, DejaVu Sans, sans-serif";

// Inter looks at the neighbours of every glyph, for arrows and for colons between figures: half of the time for
// nothing.
constexpr const char* plain_features = "calt=0";

template <class T>
struct Unref {
  void operator()(T* object) const { g_object_unref(object); }
};
template <class T>
using Owned = std::unique_ptr<T, Unref<T>>;

using Surface = std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)>;
using Cairo = std::unique_ptr<cairo_t, decltype(&cairo_destroy)>;
using Features = std::unique_ptr<PangoAttrList, decltype(&pango_attr_list_unref)>;
using Font = std::unique_ptr<PangoFontDescription, decltype(&pango_font_description_free)>;

/// One set of fonts for the whole process. Pango's own is one for each thread, which would be read again by each of a
/// server's workers and kept by all of them.
struct Fonts {
  std::mutex lock;
  Owned<PangoFontMap> map{pango_cairo_font_map_new()};
};

Fonts& fonts() {
  static Fonts one;
  return one;
}

cairo_status_t append(void* file, const unsigned char* bytes, unsigned length) {
  for (const unsigned char byte : std::span(bytes, length))
    static_cast<std::string*>(file)->push_back(static_cast<char>(byte));
  return CAIRO_STATUS_SUCCESS;
}

PangoAlignment pango(Type::Align align) {
  switch (align) {
    case Type::Align::left:
      return PANGO_ALIGN_LEFT;
    case Type::Align::centre:
      return PANGO_ALIGN_CENTER;
    case Type::Align::right:
      break;
  }
  return PANGO_ALIGN_RIGHT;
}

}  // namespace

struct PdfPage::State {
  State(double width, double height, std::string_view title)
      : surface(cairo_pdf_surface_create_for_stream(append, &file, width, height), &cairo_surface_destroy),
        cairo(cairo_create(surface.get()), &cairo_destroy),
        context(pango_font_map_create_context(fonts().map.get())),
        font(pango_font_description_new(), &pango_font_description_free) {
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_TITLE, std::string(title).c_str());
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATE_DATE,
                                   "");  // the same sheet, the same bytes
    pango_cairo_update_context(cairo.get(), context.get());
    pango_cairo_context_set_resolution(context.get(), 72);
    pango_context_set_language(context.get(), pango_language_from_string("en"));
    pango_context_set_round_glyph_positions(context.get(), FALSE);
    pango_font_description_set_family(font.get(), families);
    pango_attr_list_insert(features.get(), pango_attr_font_features_new(plain_features));
  }

  void use(Ink ink) const {
    const auto part = [ink](unsigned shift) {
      return static_cast<double>((static_cast<unsigned>(ink) >> shift) & 0xFFU) / 255;
    };
    cairo_set_source_rgb(cairo.get(), part(16), part(8), part(0));
  }

  [[nodiscard]] Owned<PangoLayout> layout(std::string_view text, const Type& type) const {
    pango_font_description_set_weight(font.get(), type.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_font_description_set_size(font.get(), pango_units_from_double(type.size));
    Owned<PangoLayout> result(pango_layout_new(context.get()));
    pango_layout_set_font_description(result.get(), font.get());
    pango_layout_set_text(result.get(), text.data(), static_cast<int>(text.size()));
    pango_layout_set_attributes(result.get(), features.get());
    return result;
  }

  std::unique_lock<std::mutex> alone{fonts().lock};
  std::string file;
  Surface surface;
  Cairo cairo;
  Owned<PangoContext> context;
  Font font;
  Features features{pango_attr_list_new(), &pango_attr_list_unref};
  bool only_measure = false;
  /// Of each paragraph measured so far: text, size, bold, lines, width. Laying out is what a sheet costs.
  std::map<std::tuple<std::string, double, bool, int, double>, double> heights;
};

PdfPage::PdfPage(double width, double height, std::string_view title)
    : state_(std::make_unique<State>(width, height, title)) {}
PdfPage::PdfPage(PdfPage&&) noexcept = default;
PdfPage& PdfPage::operator=(PdfPage&&) noexcept = default;
PdfPage::~PdfPage() = default;

void PdfPage::only_measure(bool on) { state_->only_measure = on; }

double PdfPage::write(std::string_view text, const Type& type, const Place& place) {
  if (text.empty()) return 0;
  const auto [known, is_new] =
      state_->heights.try_emplace({std::string(text), type.size, type.bold, type.lines, place.width});
  if (state_->only_measure && !is_new) return known->second;
  const auto layout = state_->layout(text, type);
  pango_layout_set_width(layout.get(), pango_units_from_double(place.width));
  pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
  pango_layout_set_ellipsize(layout.get(), PANGO_ELLIPSIZE_END);
  pango_layout_set_height(layout.get(), -type.lines);
  pango_layout_set_alignment(layout.get(), pango(type.align));
  pango_layout_set_line_spacing(layout.get(), type.size > 16 ? 1.05F : 1.2F);
  int width = 0;
  int height = 0;
  pango_layout_get_size(layout.get(), &width, &height);
  if (!state_->only_measure) {
    state_->use(type.ink);
    cairo_move_to(state_->cairo.get(), place.x, place.y);
    pango_cairo_show_layout(state_->cairo.get(), layout.get());
  }
  return known->second = pango_units_to_double(height);
}

double PdfPage::width_of(std::string_view text, const Type& type) {
  int width = 0;
  int height = 0;
  pango_layout_get_size(state_->layout(text, type).get(), &width, &height);
  return pango_units_to_double(width);
}

void PdfPage::fill_box(double x, double y, double width, double height, double radius, Ink ink) {
  if (state_->only_measure) return;
  constexpr double quarter = std::numbers::pi / 2;
  cairo_t* cairo = state_->cairo.get();
  cairo_new_path(cairo);
  if (radius > 0) {
    cairo_arc(cairo, x + width - radius, y + radius, radius, -quarter, 0);
    cairo_arc(cairo, x + width - radius, y + height - radius, radius, 0, quarter);
    cairo_arc(cairo, x + radius, y + height - radius, radius, quarter, 2 * quarter);
    cairo_arc(cairo, x + radius, y + radius, radius, 2 * quarter, 3 * quarter);
    cairo_close_path(cairo);
  } else {
    cairo_rectangle(cairo, x, y, width, height);
  }
  state_->use(ink);
  cairo_fill(cairo);
}

void PdfPage::fill_circle(double x, double y, double radius, Ink ink) {
  if (state_->only_measure) return;
  cairo_new_path(state_->cairo.get());
  cairo_arc(state_->cairo.get(), x, y, radius, 0, 2 * std::numbers::pi);
  state_->use(ink);
  cairo_fill(state_->cairo.get());
}

void PdfPage::draw_line(double from_x, double from_y, double to_x, double to_y, double thickness, Ink ink) {
  if (state_->only_measure) return;
  cairo_move_to(state_->cairo.get(), from_x, from_y);
  cairo_line_to(state_->cairo.get(), to_x, to_y);
  cairo_set_line_width(state_->cairo.get(), thickness);
  state_->use(ink);
  cairo_stroke(state_->cairo.get());
}

Result<std::string> PdfPage::finish() && {
  cairo_show_page(state_->cairo.get());
  const auto drawn = cairo_status(state_->cairo.get());
  cairo_surface_finish(state_->surface.get());
  if (drawn != CAIRO_STATUS_SUCCESS || cairo_surface_status(state_->surface.get()) != CAIRO_STATUS_SUCCESS) {
    return refuse(Error::Code::unavailable, "The sheet could not be drawn.");
  }
  return std::move(state_->file);
}

}  // namespace journeywork::exchange
