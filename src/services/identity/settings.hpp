#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>

namespace journeywork::services {

/// What one password hash costs. argon2id of 64 MiB in two passes is libsodium's "interactive" and above what OWASP
/// ASVS 5.0 (appendix C) asks: 46 MiB in one pass, or as much work. It takes 0.1 to 0.4 s of one core; the memory is
/// given back.
struct PasswordCost {
  std::size_t memory = std::size_t{64} * 1024 * 1024;  ///< bytes
  unsigned long long passes = 2;
  /// Hashing is the one thing a stranger can make us do that costs: two at once bound the memory to 128 MiB and leave
  /// the other cores to those who are signed in.
  int at_once = 2;
  /// How long a sign-in waits for its turn before it is told to come back.
  std::chrono::milliseconds patience{10'000};
};

/// When a session ends by itself.
struct SessionLimits {
  /// From Friday's last shift to Monday's first: somebody who logs work every working day signs in once a month, and a
  /// forgotten session on a shared bench computer does not last. OWASP ASVS 5.0 7.3.1 leaves the figure to the risk.
  std::chrono::minutes idle = std::chrono::hours{72};
  /// NIST SP 800-63B for assurance level 1: at least once in 30 days.
  std::chrono::minutes absolute = std::chrono::hours{24 * 30};
  /// `seen_at` is written no more often, so that reading pages stays reading.
  std::chrono::seconds touch_after{60};
};

/// How failed attempts slow down the next. Nobody is locked out: the longest wait is short enough to sit through, and
/// sessions that run go on.
struct ThrottleRule {
  std::int64_t free;                ///< failures without any wait
  std::chrono::seconds first_wait;  ///< after one more; doubles with each further one
  std::chrono::seconds longest_wait;
  std::chrono::seconds forget_every;  ///< one failure is forgotten each time this passes
};
struct ThrottleLimits {
  /// Five typing errors are human. After ten failures guessing goes at 30 an hour, below the 100 that OWASP ASVS names.
  ThrottleRule account{5, std::chrono::seconds{2}, std::chrono::minutes{2}, std::chrono::minutes{10}};
  /// A hospital's whole staff may share one address, so it is given much more; then it slows down to one a minute or
  /// less, whatever number of accounts is tried from there.
  ThrottleRule address{50, std::chrono::seconds{1}, std::chrono::minutes{5}, std::chrono::minutes{1}};
};

/// How long links that are good once stay good.
struct LinkLifetimes {
  std::chrono::hours first_password{24 * 14};  ///< passed on by hand, perhaps while the new colleague is on leave
  std::chrono::hours forgotten_password{24};
  std::chrono::hours administrator{24};  ///< a restart prints a new one
};

struct IdentitySettings {
  PasswordCost password;
  SessionLimits sessions;
  ThrottleLimits throttle;
  LinkLifetimes links;
  bool demo = false;  ///< one-click sign-in without a password; for the demo's fictional people only
};

}  // namespace journeywork::services
