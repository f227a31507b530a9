#include "app/serve.hpp"

#include <atomic>
#include <condition_variable>
#include <csignal>
#include <mutex>
#include <ostream>
#include <thread>

#include "app/log.hpp"
#include "app/site_routes.hpp"
#include "core/apprenticeship/ledger.hpp"
#include "embedded/assets.hpp"
#include "store/ledger.hpp"
#include "web/http/server.hpp"

namespace journeywork::app {

namespace {

constexpr auto housekeeping_every = std::chrono::hours{1};
/// A client that has not heard an answer repeats it within minutes; a phone in a basement within days.
constexpr auto remember_requests_for = std::chrono::hours{24 * 30};

/// Makes ready what takes a while, then removes what has run out, once an hour.
class Housekeeping {
 public:
  Housekeeping(Backend& backend, const Log& log) : backend_(backend), log_(log), thread_([this] { run(); }) {}
  ~Housekeeping() {
    {
      const std::scoped_lock lock(mutex_);
      stop_ = true;
    }
    wake_.notify_all();
    thread_.join();
  }
  Housekeeping(const Housekeeping&) = delete;
  Housekeeping& operator=(const Housekeeping&) = delete;

 private:
  void run() {
    if (const auto ready = backend_.careers.prepare(); !ready) {
      log_.write("careers_not_ready", {{"why", std::string_view(ready.error().message)}});
    }
    std::unique_lock lock(mutex_);
    while (!wake_.wait_for(lock, housekeeping_every, [this] { return stop_; })) {
      const auto now = backend_.clock();
      auto done = services::forget_expired(backend_.database(), now, backend_.settings().sessions);
      if (done) {
        done = backend_.database().write([&](store::Connection& c) -> Result<void> {
          store::ledger::forget_before(c, now - remember_requests_for);
          return {};
        });
      }
      if (!done) log_.write("housekeeping_failed", {{"why", std::string_view(done.error().message)}});
    }
  }

  Backend& backend_;
  const Log& log_;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool stop_ = false;
  std::thread thread_;
};

/// Blocks SIGINT and SIGTERM in every thread that starts after this, and waits for one of them.
class StopSignal {
 public:
  StopSignal() {
    sigemptyset(&set_);
    sigaddset(&set_, SIGINT);
    sigaddset(&set_, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &set_, &before_);
  }
  ~StopSignal() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }
  StopSignal(const StopSignal&) = delete;
  StopSignal& operator=(const StopSignal&) = delete;

  int wait() const {
    int signal = 0;
    sigwait(&set_, &signal);
    return signal;
  }

 private:
  sigset_t set_{};
  sigset_t before_{};
};

web::http::ServerOptions options_of(const Config& config) {
  web::http::ServerOptions options;
  options.address = config.address;
  options.port = config.port;
  options.tls_cert = config.tls_cert;
  options.tls_key = config.tls_key;
  options.trusted_proxies = config.trusted_proxies;
  return options;
}

}  // namespace

std::string address_of(const Config& config, std::uint16_t port) {
  if (!config.public_url.empty()) return config.public_url;
  const bool anywhere =
      config.address == "127.0.0.1" || config.address == "0.0.0.0" || config.address == "::" || config.address == "::1";
  const auto host = anywhere                                        ? "localhost"
                    : config.address.find(':') == std::string::npos ? config.address
                                                                    : "[" + config.address + "]";
  return (config.tls_cert.empty() ? "http://" : "https://") + host + ":" + std::to_string(port);
}

int serve(Backend& backend, const Config& config, bool demo, const std::function<void(const std::string&)>& on_ready,
          std::ostream& errors) {
  const StopSignal stop;
  const Log log;
  web::http::AssetStore assets(embedded::assets());
  const bool secure = !config.tls_cert.empty() || config.public_url.starts_with("https://");
  const SiteSettings settings{demo, secure, config.public_url};
  const Site site(backend, assets, settings);

  web::http::Server::Hooks hooks;
  hooks.handle = [&site](web::http::Request request) { return site.handle(std::move(request)); };
  hooks.max_body = [&site](web::http::Method method, std::string_view path) { return site.max_body(method, path); };
  hooks.on_access = [&log](const web::http::Access& access) {
    log.write("request", {{"id", std::string_view(access.id)},
                          {"method", web::http::name(access.method)},
                          {"path", std::string_view(access.path)},
                          {"status", std::int64_t{access.status}},
                          {"bytes", static_cast<std::int64_t>(access.bytes)},
                          {"us", std::int64_t{access.took.count()}}});
  };
  hooks.on_error = [&log](const std::string& id, const std::string& what) {
    log.write("error", {{"id", std::string_view(id)}, {"what", std::string_view(what)}});
  };
  auto server = web::http::Server::start(options_of(config), std::move(hooks));
  if (!server) {
    errors << "journeywork: " << server.error().message << '\n';
    return 1;
  }
  const Housekeeping housekeeping(backend, log);
  on_ready(address_of(config, (*server)->port()));
  log.write("start", {{"port", std::int64_t{(*server)->port()}}, {"database", backend.database().dialect()}});
  const auto signal = stop.wait();
  (*server)->stop();
  log.write("stop", {{"signal", std::int64_t{signal}}});
  return 0;
}

}  // namespace journeywork::app
