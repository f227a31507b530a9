#pragma once

#include <cstddef>
#include <cstdint>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/careers/path_lattice.hpp"

namespace journeywork::careers::ways {

/// What one learns for: an occupation, and perhaps the target besides.
struct Goal {
  int node = nowhere;
  int target = nowhere;       ///< whose requirements are learnt for at once; nowhere for none
  int main_option = nowhere;  ///< that has to be among them
  auto operator<=>(const Goal&) const = default;
};

/// Options in the order in which they are learnt.
struct Bundle {
  std::vector<int> options;
  int education = 0;  ///< that they give
  Credentials credentials;
  int months_beside = 0;
  int months_full = 0;
  std::int64_t cost = 0;
  int experience = 0;           ///< in the occupation learnt for
  std::vector<int> on_the_job;  ///< of the options
  std::vector<int> waged;       ///< of those in place of work
};

/// Which bundles there are, found once for each question and kept.
class Bundles {
 public:
  /// `target` may be nowhere.
  Bundles(const Lattice& lattice, int target, std::vector<std::uint8_t> preferred)
      : lattice_(lattice), target_(target), preferred_(std::move(preferred)) {}

  /// Only credentials that the goal asks for, or that have to be held before, make a difference. The empty one alone
  /// when nothing is missing; none when nothing gives what is missing.
  [[nodiscard]] const std::vector<Bundle>& of(const Goal& goal, int education, const Credentials& credentials);
  [[nodiscard]] int preferred_in(const Bundle& bundle) const;

 private:
  struct Missing {  ///< what is to be there, the last first
    enum class Kind { education, credential, option } kind;
    int value;
  };
  struct Draft {
    std::vector<int> options;
    int education;
    Credentials credentials;
    std::vector<Missing> missing;
    int months_beside = 0;
    int months_full = 0;
    std::int64_t cost = 0;
    bool on_the_job = false;
    bool beatable = true;  ///< by one without wages
  };
  struct Key {
    Goal goal;
    int education;
    Credentials held;
    bool operator==(const Key&) const = default;
  };
  struct Hash {
    [[nodiscard]] std::size_t operator()(const Key& key) const;
  };

  [[nodiscard]] static bool hopeless(const Draft& draft, const std::vector<Draft>& complete);
  [[nodiscard]] bool may_be_waged(const Goal& goal) const;
  [[nodiscard]] bool counts(const Goal& goal, int option) const;
  [[nodiscard]] int education_of(const Goal& goal, int option) const;
  void extend(const Goal& goal, Draft draft, std::vector<Draft>& complete) const;
  void learn(const Goal& goal, Draft draft, int option, std::vector<Draft>& complete) const;
  [[nodiscard]] bool reaches(const Goal& goal, std::vector<int> options, int education, Credentials credentials) const;
  [[nodiscard]] Bundle made(const Goal& goal, std::vector<int> options, int education, Credentials held) const;
  [[nodiscard]] std::vector<Bundle> find(const Goal& goal, int education, const Credentials& credentials) const;
  [[nodiscard]] static bool beats(const Bundle& one, const Bundle& other);

  const Lattice& lattice_;
  int target_;
  std::vector<std::uint8_t> preferred_;
  std::unordered_map<Key, std::vector<Bundle>, Hash> known_;
};

}  // namespace journeywork::careers::ways
