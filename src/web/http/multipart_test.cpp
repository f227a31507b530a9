#include "web/http/multipart.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "web/http/testing.hpp"

using namespace journeywork::web::http;
using namespace std::string_literals;

namespace {

std::string part(const std::string& headers, const std::string& content) {
  return "--B\r\n" + headers + "\r\n\r\n" + content + "\r\n";
}

const std::string field = "Content-Disposition: form-data; name=\"a\"";
const std::string end = "--B--\r\n";

int status(const std::string& body, std::string_view boundary = "B", const MultipartLimits& limits = {}) {
  const auto form = parse_multipart(body, boundary, limits);
  return form ? 200 : form.error().status;
}

}  // namespace

TEST_CASE("fields and files of a form are told apart") {
  const auto form = parse_multipart(part(field, "one") + part("content-disposition:form-data;name=b", "") +
                                        part("Content-Disposition: form-data; name=\"f\"; filename=\"h.csv\"\r\n"
                                             "Content-Type: text/csv",
                                             "1,2\r\n3,\0\xff"s) +
                                        part(field, "two") + end,
                                    "B");
  REQUIRE(form);
  CHECK(flat(form->fields) == "a=one&b=&a=two");
  REQUIRE(form->files.size() == 1);
  CHECK(form->files[0].field == "f");
  CHECK(form->files[0].name == "h.csv");
  CHECK(form->files[0].type == "text/csv");
  CHECK(form->files[0].body == "1,2\r\n3,\0\xff"s);
}

TEST_CASE("a form without parts is empty") {
  REQUIRE(parse_multipart("--B--\r\n", "B"));
  REQUIRE(parse_multipart("--B--", "B"));
  CHECK(parse_multipart("--B--", "B")->fields.empty());
}

TEST_CASE("a file control that was left empty is no file") {
  const std::string none =
      "Content-Disposition: form-data; name=\"f\"; filename=\"\"\r\nContent-Type: application/octet-stream";
  CHECK(parse_multipart(part(none, "") + end, "B")->files.empty());
  CHECK(parse_multipart(part(none, "x") + end, "B")->files.size() == 1);
}

TEST_CASE("text that looks like a boundary belongs to the content") {
  const std::string content = "--B\r\n--B--\r\n-B\r\n\r\n--\r\n--A";
  // Only CRLF, two hyphens and the boundary end a part.
  CHECK(status(part(field, "x\n--B\ny --B-- --BB") + end) == 200);
  CHECK(parse_multipart(part(field, "\r\n--A\r\n--\r\n-B") + end, "B")->fields[0].value == "\r\n--A\r\n--\r\n-B");
  CHECK(status(part(field, content) + end) == 400);
}

TEST_CASE("file names are understood as browsers write them") {
  const auto name = [](const std::string& parameters) {
    const auto form = parse_multipart(part("Content-Disposition: form-data; name=f; " + parameters, "x") + end, "B");
    return form ? form->files.at(0).name : "refused";
  };
  CHECK(name("filename=plain.csv") == "plain.csv");
  CHECK(name("filename=\"a b; c.csv\"") == "a b; c.csv");
  CHECK(name("filename=\"say %22hi%22 100%.csv\"") == "say \"hi\" 100%.csv");
  CHECK(name("filename=\"say \\\"hi\\\".csv\"") == "say \"hi\".csv");
  CHECK(name("filename=\"C:\\dir\\h.csv\"") == "C:\\dir\\h.csv");
  CHECK(name("filename=\"../../etc/passwd\"") == "../../etc/passwd");
  CHECK(name("filename=\"caf\xc3\xa9.csv\"") == "caf\xc3\xa9.csv");
  CHECK(name("filename=\"x\"; filename*=UTF-8''caf%C3%A9%20%22.csv") == "caf\xc3\xa9 \".csv");
  CHECK(name("filename*=utf-8'en'a.csv") == "a.csv");
  for (const char* bad :
       {"filename*=latin1''a", "filename*=UTF-8'a", "filename*=UTF-8''%zz", "filename*=UTF-8''%00",
        "filename*=UTF-8''%0d%0aX", "filename=\"caf\xe9\"", "filename=\"open", "filename=a; filename=b", "filename="}) {
    CAPTURE(bad);
    CHECK(name(bad) == "refused");
  }
}

TEST_CASE("a malformed form is refused") {
  const std::string good = part(field, "v") + end;
  REQUIRE(status(good) == 200);
  for (const std::string& bad : {
           ""s,
           "--"s,
           "--B"s,
           "--B\r\n"s,
           "preamble\r\n" + good,
           "\r\n" + good,
           good + "epilogue",
           part(field, "v"),
           part(field, "v") + "--B-",
           part(field, "v") + "--Bx",
           part(field, "v") + "--B--x",
           part(field, "v") + "--B \r\n",
           "--B\n" + field + "\n\nv\n--B--",
           "--B\r\n" + field + "\r\n",
           "--B\r\n" + field + "\r\n\r\n",
           "--B\r\n" + field + "\r\n\r\nv",
           "--B\r\n\r\nv\r\n" + end,
           part("Content-Type: text/plain", "v") + end,
           part("Content-Disposition: attachment; name=a", "v") + end,
           part("Content-Disposition: form-data", "v") + end,
           part("Content-Disposition: form-data; filename=x", "v") + end,
           part("Content-Disposition: form-data; name", "v") + end,
           part("Content-Disposition", "v") + end,
           part(": form-data; name=a", "v") + end,
           part("Content-Disposition : form-data; name=a", "v") + end,
           part(field + "\r\n" + field, "v") + end,
           part(field + "\r\n folded", "v") + end,
           part("Content-Disposition: form-data; name=\"a\0b\""s, "v") + end,
           part("Content-Disposition: form-data; name=\"a\nb\"", "v") + end,
           part("Content-Disposition: form-data; name=\"\xff\"", "v") + end,
           part(field + "\r\nContent-Transfer-Encoding: base64", "dg==") + end,
           part(field, "\xff\xfe") + end,
           part(field, "nul\0"s) + end,
       }) {
    CAPTURE(bad);
    CHECK(status(bad) == 400);
  }
}

TEST_CASE("a boundary must be one") {
  CHECK(status("----\r\n", "") == 400);
  CHECK(status("--a b\r\n", "a ") == 400);
  CHECK(status("--a\r\nb--", "a\r\nb") == 400);
  CHECK(status("--a\"--", "a\"") == 400);
  CHECK(status("--" + std::string(71, 'x') + "--", std::string(71, 'x')) == 400);
  CHECK(status("--" + std::string(70, 'x') + "--", std::string(70, 'x')) == 200);
}

TEST_CASE("a form over its limits is refused as too large") {
  MultipartLimits limits;
  limits.parts = 2;
  limits.header_bytes = 64;
  CHECK(status(part(field, "1") + part(field, "2") + end, "B", limits) == 200);
  CHECK(status(part(field, "1") + part(field, "2") + part(field, "3") + end, "B", limits) == 413);
  CHECK(status(part(field + "\r\nX: " + std::string(64, 'x'), "1") + end, "B", limits) == 413);
  CHECK(status("--B\r\n" + std::string(1000, 'x'), "B", limits) == 413);
}

TEST_CASE("a form that was cut anywhere is refused, not half read") {
  const std::string good =
      part(field, "value") + part("Content-Disposition: form-data; name=f; filename=x", "data") + "--B--";
  REQUIRE(status(good) == 200);
  for (std::size_t length = 0; length < good.size(); ++length) {
    CAPTURE(length);
    CHECK(status(good.substr(0, length)) == 400);
  }
}

TEST_CASE("any content without the delimiter comes back as it was") {
  CHECK(rc::check([](const std::string& content) {
    RC_PRE(content.find("\r\n--B") == std::string::npos);
    const auto form = parse_multipart(part("Content-Disposition: form-data; name=f; filename=x", content) + end, "B");
    RC_ASSERT(form.has_value());
    RC_ASSERT(form->files.at(0).body == content);
  }));
}
