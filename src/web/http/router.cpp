#include "web/http/router.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "web/http/chars.hpp"

namespace journeywork::web::http {

namespace {

std::size_t index(Method method) { return static_cast<std::size_t>(method); }

bool is_brace(std::string_view segment) {
  return segment.size() > 2 && segment.front() == '{' && segment.back() == '}';
}

bool is_tail(std::string_view segment) {
  return is_brace(segment) && segment.size() > 3 && segment[segment.size() - 2] == '*';
}

std::string_view brace_name(std::string_view segment) {
  return segment.substr(1, segment.size() - (is_tail(segment) ? 3 : 2));
}

}  // namespace

Router::Router(std::vector<Route> routes, Handler not_found)
    : routes_(std::move(routes)), names_(routes_.size()), nodes_(1), not_found_(std::move(not_found)) {
  for (std::size_t i = 0; i < routes_.size(); ++i) add(i);
}

std::size_t Router::child(std::size_t node, std::string_view segment, const std::string& pattern) {
  const bool literal = !is_brace(segment);
  if (literal && segment.find_first_of("{}") != std::string_view::npos) {
    throw std::logic_error("route " + pattern + ": braces take a whole segment and a name");
  }
  const std::size_t fresh = nodes_.size();
  std::size_t found = fresh;
  if (literal) {
    found = nodes_[node].literals.emplace(segment, fresh).first->second;
  } else {
    auto& slot = is_tail(segment) ? nodes_[node].tail : nodes_[node].brace;
    if (!slot) slot = fresh;
    found = *slot;
  }
  if (found == fresh) nodes_.emplace_back();
  return found;
}

void Router::add(std::size_t route) {
  const std::string& pattern = routes_[route].pattern;
  if (pattern.empty() || pattern.front() != '/')
    throw std::logic_error("route " + pattern + ": a pattern begins with /");
  std::size_t node = 0;
  std::string_view rest = std::string_view(pattern).substr(1);
  for (bool last = false; !last;) {
    last = rest.find('/') == std::string_view::npos;
    const std::string_view segment = take_until(rest, '/');
    if (is_tail(segment) && !last)
      throw std::logic_error("route " + pattern + ": only the last segment may be {name*}");
    node = child(node, segment, pattern);
    if (is_brace(segment)) names_[route].emplace_back(brace_name(segment));
  }
  auto& slot = nodes_[node].routes[index(routes_[route].method)];
  if (slot) throw std::logic_error("route " + pattern + " is there twice");
  slot = route;
}

bool Router::take(const Node& node, Method method, Match& match) const {
  for (std::size_t i = 0; i < method_count; ++i) match.allowed[i] = match.allowed[i] || node.routes[i].has_value();
  match.route = node.routes[index(method)];
  if (!match.route && method == Method::head) match.route = node.routes[index(Method::get)];
  return match.route.has_value();
}

bool Router::descend(std::size_t at, std::string_view rest, Method method, Match& match) const {
  const Node& node = nodes_[at];
  const auto end = rest.find('/');
  const std::string_view segment = rest.substr(0, end);
  const auto follow = [&](std::size_t next) {
    if (end == std::string_view::npos) return take(nodes_[next], method, match);
    return descend(next, rest.substr(end + 1), method, match);
  };
  if (const auto literal = node.literals.find(segment); literal != node.literals.end() && follow(literal->second))
    return true;
  if (node.brace && !segment.empty()) {
    match.values.push_back(segment);
    if (follow(*node.brace)) return true;
    match.values.pop_back();
  }
  if (node.tail && !rest.empty()) {
    match.values.push_back(rest);
    if (take(nodes_[*node.tail], method, match)) return true;
    match.values.pop_back();
  }
  return false;
}

Router::Match Router::match(Method method, std::string_view path) const {
  Match match;
  if (!path.empty() && path.front() == '/') descend(0, path.substr(1), method, match);
  return match;
}

Response Router::refuse_method(Method method, const Match& match) const {
  std::string allow;
  const auto allowed = [&](Method m) {
    return match.allowed[index(m)] || (m == Method::head && match.allowed[index(Method::get)]) || m == Method::options;
  };
  for (std::size_t i = 0; i < method_count; ++i) {
    const auto candidate = static_cast<Method>(i);
    if (allowed(candidate)) allow.append(allow.empty() ? "" : ", ").append(name(candidate));
  }
  Response response = method == Method::options ? Response{204, {}, {}} : text("405 Method Not Allowed\n", 405);
  return std::move(response.set("allow", std::move(allow)));
}

Response Router::operator()(Request request) const {
  const std::string path = request.path;
  const Match found = match(request.method, path);
  if (found.route) {
    for (std::size_t i = 0; i < found.values.size(); ++i) {
      request.path_values.push_back({names_[*found.route][i], std::string(found.values[i])});
    }
    return routes_[*found.route].handler(request);
  }
  if (std::find(found.allowed.begin(), found.allowed.end(), true) != found.allowed.end()) {
    return refuse_method(request.method, found);
  }
  return not_found_ ? not_found_(request) : text("404 Not Found\n", 404);
}

std::size_t Router::max_body(Method method, std::string_view path) const {
  const Match found = match(method, path);
  return found.route ? routes_[*found.route].max_body : default_max_body;
}

}  // namespace journeywork::web::http
