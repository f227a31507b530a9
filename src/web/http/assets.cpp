#include "web/http/assets.hpp"

#include <openssl/evp.h>

#include <array>
#include <new>
#include <stdexcept>
#include <utility>

#include "web/http/chars.hpp"
#include "web/http/compression.hpp"

namespace journeywork::web::http {

namespace {

constexpr int level_at_start = 6;

struct Extension {
  std::string_view name;
  std::string_view type;
};

constexpr std::array<Extension, 18> extensions{{{"css", "text/css; charset=utf-8"},
                                                {"js", "text/javascript; charset=utf-8"},
                                                {"mjs", "text/javascript; charset=utf-8"},
                                                {"map", "application/json"},
                                                {"json", "application/json"},
                                                {"webmanifest", "application/manifest+json"},
                                                {"html", "text/html; charset=utf-8"},
                                                {"txt", "text/plain; charset=utf-8"},
                                                {"xml", "application/xml"},
                                                {"yaml", "application/yaml"},
                                                {"svg", "image/svg+xml"},
                                                {"png", "image/png"},
                                                {"jpg", "image/jpeg"},
                                                {"webp", "image/webp"},
                                                {"ico", "image/x-icon"},
                                                {"woff2", "font/woff2"},
                                                {"woff", "font/woff"},
                                                {"pdf", "application/pdf"}}};

/// The first 64 bits of SHA-256 in hexadecimal: enough to tell versions of files apart.
std::string hash_of(std::string_view data) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  if (EVP_Digest(data.data(), data.size(), digest.data(), nullptr, EVP_sha256(), nullptr) != 1) throw std::bad_alloc();
  std::string out;
  for (std::size_t i = 0; i < 8; ++i) {
    out.push_back(digits[digest[i] >> 4]);
    out.push_back(digits[digest[i] & 15]);
  }
  return out;
}

}  // namespace

std::string_view content_type_of(std::string_view path) {
  const auto dot = path.find_last_of("./");
  if (dot != std::string_view::npos && path[dot] == '.') {
    for (const Extension& extension : extensions) {
      if (same(path.substr(dot + 1), extension.name)) return extension.type;
    }
  }
  return "application/octet-stream";
}

bool none_match_names(std::string_view if_none_match, std::string_view tag) {
  while (!if_none_match.empty()) {
    std::string_view candidate = trim(take_until(if_none_match, ','));
    if (candidate == "*") return true;
    if (candidate.substr(0, 2) == "W/") candidate.remove_prefix(2);
    if (candidate == tag) return true;
  }
  return false;
}

void AssetStore::add(std::string_view path, std::string_view data) {
  Asset asset{data, {}, hash_of(data), content_type_of(path)};
  if (is_compressible(asset.type)) {
    asset.zipped = Compressor(level_at_start, 0).gzip(data);
    if (asset.zipped.size() + 128 >= data.size()) asset.zipped = std::string();
  }
  asset.zipped.shrink_to_fit();
  if (!assets_.emplace(path, std::move(asset)).second) throw std::logic_error("two assets at " + std::string(path));
}

void AssetStore::seal() {
  std::string all;
  for (const auto& [path, asset] : assets_) all.append(path).append("\n").append(asset.hash).append("\n");
  hash_ = hash_of(all);
}

std::string AssetStore::url(std::string_view path) const {
  if (assets_.find(path) == assets_.end()) throw std::logic_error("there is no asset " + std::string(path));
  return std::string("/assets/").append(hash_).append("/").append(path);
}

Route AssetStore::route() const {
  return {Method::get, "/assets/{hash}/{path*}", [this](const Request& request) {
            const bool present = request.path_value("hash") == hash_;
            return serve(request, request.path_value("path"),
                         present ? "public, max-age=31536000, immutable" : "public, no-cache");
          }};
}

Response AssetStore::serve(const Request& request, std::string_view path) const {
  return serve(request, path, "public, no-cache");
}

Response AssetStore::serve(const Request& request, std::string_view path, std::string_view cache_control) const {
  const auto found = assets_.find(path);
  if (found == assets_.end()) return text("404 Not Found\n", 404);
  const Asset& asset = found->second;
  const bool zip = !asset.zipped.empty() && accepts_gzip(request.header("accept-encoding"));
  const std::string tag = "\"" + asset.hash + (zip ? "-gzip\"" : "\"");
  Response response;
  response.set("etag", tag).set("cache-control", std::string(cache_control)).set("x-content-type-options", "nosniff");
  if (!asset.zipped.empty()) response.set("vary", "Accept-Encoding");
  if (none_match_names(request.header("if-none-match"), tag)) {
    response.status = 304;
    return response;
  }
  response.set("content-type", std::string(asset.type));
  if (zip) response.set("content-encoding", "gzip");
  response.body = zip ? std::string_view(asset.zipped) : asset.plain;
  return response;
}

std::vector<std::string> AssetStore::paths() const {
  std::vector<std::string> paths;
  for (const auto& [path, asset] : assets_) paths.push_back(path);
  return paths;
}

}  // namespace journeywork::web::http
