#include <doctest/doctest.h>
#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <sys/stat.h>

#include <cstdio>
#include <filesystem>
#include <fstream>

#include "raw_client.hpp"

using namespace journeywork::web::http;
using namespace std::chrono_literals;

namespace {

template <auto free>
struct Free {
  template <class T>
  void operator()(T* pointer) const {
    free(pointer);
  }
};

/// A certificate for localhost and its key in a folder that goes with it.
class SelfSigned {
 public:
  SelfSigned() {
    std::string pattern = std::filesystem::temp_directory_path() / "journeywork-tls-XXXXXX";
    REQUIRE(::mkdtemp(pattern.data()) != nullptr);
    folder_ = pattern;
    const std::unique_ptr<EVP_PKEY, Free<EVP_PKEY_free>> key(EVP_EC_gen("P-256"));
    const std::unique_ptr<X509, Free<X509_free>> certificate(X509_new());
    ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), 1);
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -3600);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), 3600);
    X509_set_pubkey(certificate.get(), key.get());
    X509_NAME* subject = X509_get_subject_name(certificate.get());
    X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char*>("localhost"), -1, -1,
                               0);
    X509_set_issuer_name(certificate.get(), subject);
    REQUIRE(X509_sign(certificate.get(), key.get(), EVP_sha256()) > 0);
    write(certificate_path(), [&](std::FILE* file) { return PEM_write_X509(file, certificate.get()); });
    write(key_path(), [&](std::FILE* file) {
      return PEM_write_PrivateKey(file, key.get(), nullptr, nullptr, 0, nullptr, nullptr);
    });
  }
  ~SelfSigned() { std::filesystem::remove_all(folder_); }

  [[nodiscard]] std::string certificate_path() const { return folder_ / "cert.pem"; }
  [[nodiscard]] std::string key_path() const { return folder_ / "key.pem"; }
  [[nodiscard]] std::string path(const char* name) const { return folder_ / name; }
  [[nodiscard]] ServerOptions options() const {
    ServerOptions options;
    options.tls_cert = certificate_path();
    options.tls_key = key_path();
    return options;
  }

 private:
  template <class Writer>
  static void write(const std::string& path, Writer writer) {
    std::FILE* file = std::fopen(path.c_str(), "w");
    REQUIRE(file != nullptr);
    REQUIRE(writer(file) == 1);
    std::fclose(file);
  }

  std::filesystem::path folder_;
};

/// A TLS client over OpenSSL's own socket handling.
class TlsClient {
 public:
  explicit TlsClient(std::uint16_t port, int max_version = TLS1_3_VERSION)
      : context_(SSL_CTX_new(TLS_client_method())) {
    SSL_CTX_set_max_proto_version(context_.get(), max_version);
    SSL_CTX_set_min_proto_version(context_.get(), TLS1_VERSION);
    SSL_CTX_set_security_level(context_.get(), 0);
    static constexpr unsigned char protocols[] = "\x08http/1.1";
    SSL_CTX_set_alpn_protos(context_.get(), protocols, sizeof protocols - 1);
    bio_.reset(BIO_new_ssl_connect(context_.get()));
    BIO_set_conn_hostname(bio_.get(), ("127.0.0.1:" + std::to_string(port)).c_str());
  }

  bool handshake() { return BIO_do_handshake(bio_.get()) == 1; }
  void send(const std::string& bytes) {
    REQUIRE(BIO_write(bio_.get(), bytes.data(), static_cast<int>(bytes.size())) > 0);
  }
  std::string receive(std::size_t count) {
    std::string all(count, '\0');
    std::size_t got = 0;
    while (got < count) {
      const int read = BIO_read(bio_.get(), all.data() + got, static_cast<int>(count - got));
      if (read <= 0) break;
      got += static_cast<std::size_t>(read);
    }
    all.resize(got);
    return all;
  }
  std::string drain() {
    std::string all;
    for (std::string part = receive(4096); !part.empty(); part = receive(4096)) all += part;
    return all;
  }
  /// Whether the server said good-bye in TLS, so that nobody can have cut the answer short.
  bool ended_properly() {
    SSL* ssl = nullptr;
    BIO_get_ssl(bio_.get(), &ssl);
    return (SSL_get_shutdown(ssl) & SSL_RECEIVED_SHUTDOWN) != 0;
  }
  std::string version() {
    SSL* ssl = nullptr;
    BIO_get_ssl(bio_.get(), &ssl);
    return SSL_get_version(ssl);
  }

 private:
  std::unique_ptr<SSL_CTX, Free<SSL_CTX_free>> context_;
  std::unique_ptr<BIO, Free<BIO_free_all>> bio_;
};

Response secure(const Request& request) {
  return text(std::string(request.secure ? "secure " : "plain ") + std::string(100'000, 'x'));
}

}  // namespace

TEST_CASE("requests over TLS are answered, kept and closed like others") {
  const SelfSigned certificate;
  const auto server = start(certificate.options(), secure);
  for (const int version : {TLS1_2_VERSION, TLS1_3_VERSION}) {
    TlsClient client(server->port(), version);
    REQUIRE(client.handshake());
    CHECK(client.version() == (version == TLS1_2_VERSION ? "TLSv1.2" : "TLSv1.3"));
    client.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
    CHECK(client.receive(100'000).rfind("HTTP/1.1 200 OK\r\n", 0) == 0);
    client.send("GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");
    const std::string rest = client.drain();
    CHECK(rest.find("\r\n\r\nsecure x") != std::string::npos);
    CHECK(client.ended_properly());
  }
}

TEST_CASE("versions before TLS 1.2 are not spoken") {
  const SelfSigned certificate;
  const auto server = start(certificate.options(), secure);
  CHECK_FALSE(TlsClient(server->port(), TLS1_1_VERSION).handshake());
}

TEST_CASE("a malformed request over TLS is refused") {
  const SelfSigned certificate;
  const auto server = start(certificate.options(), secure);
  TlsClient client(server->port());
  REQUIRE(client.handshake());
  client.send("GET / HTTP/1.1\r\n\r\n");
  CHECK(client.drain().rfind("HTTP/1.1 400 ", 0) == 0);
  CHECK(client.ended_properly());
}

TEST_CASE("slow requests over TLS are cut off with 408") {
  const SelfSigned certificate;
  ServerOptions options = certificate.options();
  options.body_timeout = 50ms;
  const auto server = start(options, secure);
  TlsClient client(server->port());
  REQUIRE(client.handshake());
  client.send("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 10\r\n\r\nhalf");
  CHECK(client.drain().rfind("HTTP/1.1 408 ", 0) == 0);
}

TEST_CASE("a client that speaks no TLS, or nothing at all, is dropped") {
  const SelfSigned certificate;
  ServerOptions options = certificate.options();
  options.header_timeout = 50ms;
  const auto server = start(options, secure);
  RawClient plain(server->port());
  plain.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
  CHECK(plain.drain().find("HTTP") == std::string::npos);
  RawClient silent(server->port());
  CHECK(silent.is_closed());
}

TEST_CASE("a stop closes TLS connections properly") {
  const SelfSigned certificate;
  const auto server = start(certificate.options(), secure);
  TlsClient client(server->port());
  REQUIRE(client.handshake());
  client.send("HEAD / HTTP/1.1\r\nHost: h\r\n\r\n");
  REQUIRE(client.receive(17) == "HTTP/1.1 200 OK\r\n");
  server->stop(1min);
  client.drain();
  CHECK(client.ended_properly());
}

TEST_CASE("a certificate or key that cannot be used is named") {
  const SelfSigned certificate;
  const SelfSigned other;
  const auto message = [](ServerOptions options) {
    const auto server = Server::start(free_port(std::move(options)), {echo, {}, {}, {}});
    return server ? "started" : server.error().message;
  };
  ServerOptions options = certificate.options();
  options.tls_cert = certificate.path("none.pem");
  CHECK(message(options).find("The TLS certificate " + options.tls_cert + " cannot be used") == 0);
  options = certificate.options();
  options.tls_key = other.key_path();
  CHECK(message(options).find("The TLS key " + options.tls_key + " cannot be used") == 0);
  options = certificate.options();
  std::ofstream(options.tls_key) << "garbage";
  CHECK(message(options).find("The TLS key " + options.tls_key + " cannot be used") == 0);
}
