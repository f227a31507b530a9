#include "web/http/assets.hpp"

#include <doctest/doctest.h>

#include <array>
#include <stdexcept>

using namespace journeywork::web::http;

namespace {

struct EmbeddedFile {
  std::string_view path;
  std::string_view data;
};

const std::string css(4000, 'c');
const std::array<EmbeddedFile, 3> files{{{"css/app.css", css}, {"font.woff2", "not text"}, {"tiny.js", "1"}}};

AssetStore sample() { return AssetStore(std::span<const EmbeddedFile>(files)); }

/// As the router would hand it over.
Response ask(const AssetStore& store, const std::string& hash, const std::string& path, Fields headers = {}) {
  Request request;
  request.headers = std::move(headers);
  request.path_values = {{"hash", hash}, {"path", path}};
  return store.route().handler(request);
}

std::string hash_of(const AssetStore& store) {
  const std::string url = store.url("tiny.js");
  return url.substr(8, url.rfind('/') - 8);
}

}  // namespace

TEST_CASE("an asset under its hashed address may be kept for ever") {
  const AssetStore store = sample();
  CHECK(store.url("css/app.css") == "/assets/" + hash_of(store) + "/css/app.css");
  const Response response = ask(store, hash_of(store), "css/app.css");
  CHECK(response.status == 200);
  CHECK(response.body == css);
  CHECK(response.header("content-type") == "text/css; charset=utf-8");
  CHECK(response.header("cache-control") == "public, max-age=31536000, immutable");
  CHECK(response.header("vary") == "Accept-Encoding");
  CHECK(response.header("etag").size() > 10);
}

TEST_CASE("an address from another version is served but not kept") {
  const AssetStore store = sample();
  const Response response = ask(store, "0123456789abcdef", "css/app.css");
  CHECK(response.status == 200);
  CHECK(response.header("cache-control") == "public, no-cache");
  CHECK(store.serve(Request{}, "css/app.css").header("cache-control") == "public, no-cache");
}

TEST_CASE("the compressed form is sent to who takes it, under a tag of its own") {
  const AssetStore store = sample();
  const Response plain = ask(store, "x", "css/app.css");
  const Response zipped = ask(store, "x", "css/app.css", {{"accept-encoding", "gzip"}});
  CHECK(zipped.header("content-encoding") == "gzip");
  CHECK(zipped.body.size() < 200);
  CHECK(zipped.header("etag") != plain.header("etag"));
  const Response font = ask(store, "x", "font.woff2", {{"accept-encoding", "gzip"}});
  CHECK(font.header("content-encoding").empty());
  CHECK(font.header("vary").empty());
  CHECK(ask(store, "x", "tiny.js", {{"accept-encoding", "gzip"}}).body == "1");
}

TEST_CASE("a browser that has the asset is told so") {
  const AssetStore store = sample();
  const std::string tag(ask(store, "x", "css/app.css").header("etag"));
  for (const std::string& header : {tag, "W/" + tag, "\"other\", " + tag, std::string("*")}) {
    const Response response = ask(store, hash_of(store), "css/app.css", {{"if-none-match", header}});
    CHECK(response.status == 304);
    CHECK(response.body.empty());
    CHECK(response.header("etag") == tag);
    CHECK(response.header("cache-control") == "public, max-age=31536000, immutable");
  }
  CHECK(ask(store, "x", "css/app.css", {{"if-none-match", "\"other\""}}).status == 200);
  CHECK(ask(store, "x", "css/app.css", {{"if-none-match", tag}, {"accept-encoding", "gzip"}}).status == 200);
}

TEST_CASE("what is not embedded is not found") {
  CHECK(ask(sample(), "x", "css/none.css").status == 404);
  CHECK(ask(sample(), "x", "../etc/passwd").status == 404);
  CHECK_THROWS_AS((void)sample().url("css/none.css"), std::logic_error);
}

TEST_CASE("another content makes other addresses and tags") {
  const std::array<EmbeddedFile, 1> one{{{"a.css", "a"}}};
  const std::array<EmbeddedFile, 1> other{{{"a.css", "b"}}};
  const AssetStore first{std::span<const EmbeddedFile>(one)};
  const AssetStore second{std::span<const EmbeddedFile>(other)};
  CHECK(first.url("a.css") != second.url("a.css"));
  CHECK(ask(first, "x", "a.css").header("etag") != ask(second, "x", "a.css").header("etag"));
  CHECK(first.url("a.css") == AssetStore{std::span<const EmbeddedFile>(one)}.url("a.css"));
}

TEST_CASE("content types follow the extension") {
  CHECK(content_type_of("a/b.JS") == "text/javascript; charset=utf-8");
  CHECK(content_type_of("site.webmanifest") == "application/manifest+json");
  CHECK(content_type_of("f.woff2") == "font/woff2");
  CHECK(content_type_of("dir.css/none") == "application/octet-stream");
  CHECK(content_type_of("x.unknown") == "application/octet-stream");
  CHECK(content_type_of("") == "application/octet-stream");
}
