#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "web/http/message.hpp"
#include "web/http/router.hpp"

namespace journeywork::web::http {

/// The static files that the program carries. Built once at start, when everything compressible is compressed; after
/// that it never changes and may be used from many threads. Keeps views of the files' bytes: they must outlive it.
class AssetStore {
 public:
  /// Takes any list of structs with `path` ("css/app.css") and `data`.
  template <class EmbeddedFile>
  explicit AssetStore(std::span<const EmbeddedFile> files) {
    for (const EmbeddedFile& file : files) add(file.path, file.data);
    seal();
  }

  /// The address under which a file may be kept for ever: "/assets/HASH/css/app.css". The hash is that of all files
  /// together, so that relative references between them (a font in a style sheet) stay right.
  /// Throws std::logic_error for a path that is not there: that is a misspelt template.
  [[nodiscard]] std::string url(std::string_view path) const;

  /// GET /assets/{hash}/{path*}. With the present hash the answer may be kept for a year; with another, which a page
  /// from before an update may still ask for, it must be asked for again each time. Refers to this store: it must
  /// outlive the router.
  [[nodiscard]] Route route() const;

  /// A file under an address that never changes, /favicon.ico for instance: kept, but asked for again each time (ETag).
  /// 404 when there is no such file.
  [[nodiscard]] Response serve(const Request& request, std::string_view path) const;

  [[nodiscard]] std::vector<std::string> paths() const;

 private:
  struct Asset {
    std::string_view plain;
    std::string zipped;  ///< empty when compression does not pay
    std::string hash;
    std::string_view type;
  };

  void add(std::string_view path, std::string_view data);
  void seal();
  [[nodiscard]] Response serve(const Request& request, std::string_view path, std::string_view cache_control) const;

  std::map<std::string, Asset, std::less<>> assets_;
  std::string hash_;
};

/// The Content-Type for a file name; application/octet-stream for an extension that is not known.
[[nodiscard]] std::string_view content_type_of(std::string_view path);

/// Whether an If-None-Match header names this strong tag (weak comparison, RFC 9110, section 13.1.2).
[[nodiscard]] bool none_match_names(std::string_view if_none_match, std::string_view tag);

}  // namespace journeywork::web::http
