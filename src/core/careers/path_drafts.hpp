#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/careers/path_few.hpp"
#include "core/careers/path_lattice.hpp"

namespace journeywork::careers::ways {

/// So many in one stage are more than anybody plans.
inline constexpr std::size_t most_options = 6;
using Options = Few<int, most_options>;

/// What a draft takes; another one that takes more of nothing and less of something beats it.
struct Worth {
  int months_beside = 0;
  int months_full = 0;
  std::int64_t cost = 0;
  bool operator==(const Worth&) const = default;
  [[nodiscard]] bool no_more_than(const Worth& other) const {
    return months_beside <= other.months_beside && months_full <= other.months_full && cost <= other.cost;
  }
};

/// Options by which one gets what is missing. Very many are tried.
struct Draft {
  Options options;
  int education = 0;
  Credentials credentials;
  // Of the options learnt, and of those that wait for something:
  std::size_t decided = 0;
  Worth worth;
  bool on_the_job = false;
};

/// What is wanted of a stage's learning.
struct Wanted {
  int education = 0;
  Credentials credentials;
  int main_option = nowhere;  ///< that has to be among them
  bool wages_count = false;   ///< what pays no wages does not beat what may
  std::vector<int> gives;     ///< of each option: the education that counts
};

/// Every draft that leads to what is wanted, but for some that another one beats. The same options may come twice, and
/// needless ones may be among them.
class Drafts {
 public:
  /// Those of at most so many months.
  Drafts(const Lattice& lattice, const Wanted& wanted, int most_months)
      : lattice_(lattice), wanted_(wanted), most_months_(most_months) {}
  [[nodiscard]] std::vector<Draft> from(int education, const Credentials& credentials);

 private:
  /// What is to be there; a list that grows at its front, each on the stack of who put it there.
  struct Missing {
    enum class Kind { education, credential, option } kind;
    int value;
    const Missing* then;
  };
  [[nodiscard]] static bool there(const Draft& draft, const Missing& each);
  [[nodiscard]] static bool decided(const Draft& draft, const Missing* missing, int option);
  [[nodiscard]] Worth with(Worth worth, int option) const;
  [[nodiscard]] bool hopeless(const Worth& worth) const;
  void learn(Draft& draft, int option) const;
  void decide(const Draft& before, int option, const Missing* missing);
  void ask_for_one(const Draft& draft, const Missing* missing);
  void extend(Draft& draft, const Missing* missing);
  void complete(const Draft& draft);

  const Lattice& lattice_;
  const Wanted& wanted_;
  const int most_months_;
  std::vector<Draft> complete_;
  std::vector<Worth> best_;  ///< of the complete ones that anybody may learn: those that no other beats
};

}  // namespace journeywork::careers::ways
