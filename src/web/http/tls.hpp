#pragma once

#include <memory>
#include <string>

#include "core/base/result.hpp"

struct ssl_ctx_st;

namespace journeywork::web::http {

struct TlsContextDeleter {
  void operator()(ssl_ctx_st* context) const;
};
using TlsContext = std::unique_ptr<ssl_ctx_st, TlsContextDeleter>;

/// OpenSSL's settings for a server: TLS 1.2 with forward secrecy and AEAD, or 1.3; HTTP/1.1 by ALPN; no renegotiation.
/// Error::unavailable says which of the two PEM files cannot be used and why.
[[nodiscard]] Result<TlsContext> load_tls(const std::string& certificate_file, const std::string& key_file);

}  // namespace journeywork::web::http
