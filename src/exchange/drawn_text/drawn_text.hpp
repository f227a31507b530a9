#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace journeywork::exchange {

/// Text from anywhere, safe to be drawn on one line: valid UTF-8 in which every run of blanks and line ends is one
/// blank, none at either end. Bytes that are not UTF-8, control characters and those that turn the direction of writing
/// become U+FFFD. Of more than `most` characters the first ones stay, before an ellipsis.
[[nodiscard]] std::string drawable(std::string_view text, std::size_t most);

/// About how wide one line of such text is in the font of our pages, in the unit of `size`; rather too wide than too
/// narrow.
[[nodiscard]] double drawn_width(std::string_view text, double size);

/// The line itself when it is no wider than `width`, else as much of it as is, with an ellipsis.
[[nodiscard]] std::string shortened(std::string_view text, double size, double width);

}  // namespace journeywork::exchange
