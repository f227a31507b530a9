#include "web/http/compression.hpp"

#include <doctest/doctest.h>
#include <zlib.h>

#include <thread>

using namespace journeywork::web::http;

namespace {

std::string gunzip(const std::string& zipped) {
  z_stream stream{};
  REQUIRE(inflateInit2(&stream, 15 + 16) == Z_OK);
  std::string out;
  out.resize(1'000'000);
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(zipped.data()));
  stream.avail_in = static_cast<uInt>(zipped.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  REQUIRE(inflate(&stream, Z_FINISH) == Z_STREAM_END);
  out.resize(stream.total_out);
  inflateEnd(&stream);
  return out;
}

}  // namespace

TEST_CASE("Accept-Encoding is read with its weights") {
  for (const char* yes : {"gzip", "GZip", "x-gzip", "deflate, gzip;q=1.0, *;q=0.5", "gzip;q=0.001", "*",
                          "br;q=1, *;q=0.1", "gzip ; q=0.5", "identity;q=0.5, gzip;q=0.5", "identity;q=0, gzip",
                          "gzip;Q=0.3", "gzip;level=9;q=1", "*;q=0, gzip"}) {
    CAPTURE(yes);
    CHECK(accepts_gzip(yes));
  }
  for (const char* no : {"",
                         "identity",
                         "br",
                         "deflate",
                         "gzip;q=0",
                         "gzip;q=0.000",
                         "*;q=0",
                         "*, gzip;q=0",
                         "gzipx",
                         "gzip;q=",
                         "gzip;q=x",
                         "gzip;q=-1",
                         "gzip;q=2",
                         "gzip;q=1.5",
                         "gzip;q=0.12345",
                         "gzip;q=05",
                         "identity, gzip;q=0.5",
                         ",",
                         ";q=1",
                         "gzip;q=0.a"}) {
    CAPTURE(no);
    CHECK_FALSE(accepts_gzip(no));
  }
}

TEST_CASE("text is compressible and pictures are not") {
  for (const char* yes : {"text/html; charset=utf-8", "TEXT/CSV", "application/json", "application/problem+json",
                          "image/svg+xml", "application/xml", "text/javascript", "application/javascript",
                          "application/manifest+json", "application/yaml"}) {
    CAPTURE(yes);
    CHECK(is_compressible(yes));
  }
  for (const char* no :
       {"", "image/png", "font/woff2", "application/pdf", "application/octet-stream", "json", "application/jsonx"}) {
    CAPTURE(no);
    CHECK_FALSE(is_compressible(no));
  }
}

TEST_CASE("a stream that is used again gives each text back whole") {
  Compressor compressor(4, 2);
  for (const std::string& text :
       {std::string(), std::string("short"), std::string(100'000, 'a'), std::string("last")}) {
    CHECK(gunzip(compressor.gzip(text)) == text);
  }
  CHECK(compressor.gzip(std::string(100'000, 'a')).size() < 1000);
}

TEST_CASE("many threads may compress at once") {
  Compressor compressor(4, 1);
  std::vector<std::thread> threads;
  std::vector<std::string> zipped(8);
  for (std::size_t i = 0; i < zipped.size(); ++i) {
    threads.emplace_back([&, i] {
      for (int round = 0; round < 50; ++round)
        zipped[i] = compressor.gzip(std::string(5000, static_cast<char>('a' + i)));
    });
  }
  for (auto& thread : threads) thread.join();
  for (std::size_t i = 0; i < zipped.size(); ++i)
    CHECK(gunzip(zipped[i]) == std::string(5000, static_cast<char>('a' + i)));
}
