#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "web/http/message.hpp"

namespace journeywork::web::http {

inline constexpr std::size_t default_max_body = 256 * 1024;

/// One line of an area's route list. Pattern segments in braces match one segment that is not empty:
/// "/agreements/{id}/standing". A last segment {name*} matches all that is left, slashes and all:
/// "/assets/{hash}/{path*}".
struct Route {
  Method method;
  std::string pattern;
  Handler handler;
  std::size_t max_body = default_max_body;  ///< bytes; more is answered with 413 before it is read
};

/// Finds the route of a request. Segment by segment a literal wins over braces, and those over {name*}, as long as a
/// route of the method is found that way. GET routes answer HEAD too; OPTIONS is answered for every known path. Never
/// changes after construction: safe to call from many threads.
class Router {
 public:
  /// `not_found` renders what no pattern fits; without it that is a plain 404. Throws std::logic_error for a malformed
  /// pattern and for two routes that match the same requests.
  explicit Router(std::vector<Route> routes, Handler not_found = {});

  /// Calls the route's handler; 404 when no pattern fits, 405 with Allow when only the method does not.
  [[nodiscard]] Response operator()(Request request) const;
  /// The body limit for a request line, known before the body is read; the default when no route fits.
  [[nodiscard]] std::size_t max_body(Method method, std::string_view path) const;
  [[nodiscard]] const std::vector<Route>& routes() const { return routes_; }

 private:
  static constexpr std::size_t method_count = 7;
  /// A place in the tree of segments. Nodes and routes are named by their index, so that a Router can be copied.
  struct Node {
    std::map<std::string, std::size_t, std::less<>> literals;
    std::optional<std::size_t> brace;
    std::optional<std::size_t> tail;
    std::array<std::optional<std::size_t>, method_count> routes;
  };
  struct Match {
    std::optional<std::size_t> route;
    std::vector<std::string_view> values;      ///< in the order of the pattern's braces
    std::array<bool, method_count> allowed{};  ///< what the path would have answered to
  };

  void add(std::size_t route);
  std::size_t child(std::size_t node, std::string_view segment, const std::string& pattern);
  [[nodiscard]] Match match(Method method, std::string_view path) const;
  bool descend(std::size_t node, std::string_view rest, Method method, Match& match) const;
  bool take(const Node& node, Method method, Match& match) const;
  [[nodiscard]] Response refuse_method(Method method, const Match& match) const;

  std::vector<Route> routes_;
  std::vector<std::vector<std::string>> names_;  ///< of each route's braces
  std::vector<Node> nodes_;
  Handler not_found_;
};

}  // namespace journeywork::web::http
