#pragma once

#include <functional>
#include <iosfwd>

#include "app/backend.hpp"
#include "app/config.hpp"

namespace journeywork::app {

/// Serves until SIGINT or SIGTERM, then finishes what was begun. `on_ready` is called once with the address that people
/// open. Returns the exit status: 0 after a signal, 1 when the server cannot start (one line on `errors` says why).
[[nodiscard]] int serve(Backend& backend, const Config& config, bool demo,
                        const std::function<void(const std::string& address)>& on_ready, std::ostream& errors);

/// "http://localhost:8080": where the site is, as far as the configuration tells.
[[nodiscard]] std::string address_of(const Config& config, std::uint16_t port);

}  // namespace journeywork::app
