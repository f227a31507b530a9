#pragma once

#include <bitset>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/careers/path.hpp"

/// For path*.cpp only: the catalogue by numbers.
namespace journeywork::careers::ways {

inline constexpr int nowhere = -1;
inline constexpr std::int64_t not_known = -1;
inline constexpr int horizon = 120;  ///< months in which pay counts

/// Required credentials; who requires one beyond these many different ones is taken to require what nobody gives.
inline constexpr std::size_t credential_count = 128;
using Credentials = std::bitset<credential_count>;

/// Of a node or an option, where a list is indexed by it.
[[nodiscard]] constexpr std::size_t place(int number) { return static_cast<std::size_t>(number); }

struct Need {
  int skill = 0;
  int level = 0;
  int importance = 0;
};

/// An occupation.
struct Node {
  int education = 0;
  Credentials credentials;
  bool out_of_reach = false;  ///< requires a credential beyond credential_count
  int experience = 0;
  int family = nowhere;                    ///< in which months count; nowhere where they count for no other
  std::int64_t pay = not_known;            ///< a year, in minor units
  std::int64_t beginners_pay = not_known;  ///< p10, or p25
  bool on_the_job = false;
  std::vector<Need> skills;
  std::vector<int> main_options;  ///< each teaches half of the skills and little else, none on the job
  int quickest_move_in = 0;       ///< typical months
  int given = 0;                  ///< months in it that options give, all together
};

struct Edge {
  int to = 0;
  int typical = 0;
  int least =
      0;  ///< months that it lasts whatever one's years: the fast ones into another family, as much is to be learnt
  bool upward = false;
  int move = 0;  ///< place in the catalogue
};

struct Option {
  enum class Mode { beside, on_the_job, full_time };
  int needs = 0;
  Credentials needs_one_of;  ///< credentials; none where there is no such need
  bool comes_later = false;  ///< asks for what no way brings: experience, or credentials beyond credential_count
  int gives = 0;             ///< education
  Credentials credentials;
  int months = 0;
  std::int64_t cost = 0;
  int experience = 0;
  Mode mode = Mode::full_time;
  bool apprenticeship = false;      ///< paid by the occupation it is for
  std::optional<BasisPoints> wage;  ///< then: of that one's pay; a beginner's where it is not known
  bool paid = false;
  std::vector<Need> skills;

  /// Whether somebody with that is admitted.
  [[nodiscard]] bool open(int education, const Credentials& held) const {
    return needs <= education && (needs_one_of.none() || (needs_one_of & held).any());
  }
};

struct Lattice {
  explicit Lattice(const Catalogue& all);

  const Catalogue& catalogue;
  std::string currency;
  std::vector<Node> nodes;
  std::vector<Option> options;
  std::vector<std::vector<Edge>> out;
  std::vector<std::vector<int>> in;                    ///< where moves come from
  std::vector<std::vector<std::uint8_t>> teaches;      ///< node, option: half of what it teaches is asked for
  std::vector<std::vector<int>> givers_of_education;   ///< options by the least that is wanted, which they do not need
  std::vector<std::vector<int>> givers_of_credential;  ///< options
  std::vector<int> degrees;                            ///< options that give education
  std::vector<int> waged;                              ///< options in place of work that are paid
  std::vector<std::vector<int>> better;                ///< degree: those that need no more and take less
  std::vector<std::vector<int>> neighbours;            ///< with a known move, not of the same family
  std::unordered_map<std::string_view, int> node_of;
  std::unordered_map<std::string_view, int> option_of;
  std::unordered_map<std::string_view, int> skill_of;
  std::unordered_map<std::string_view, int> credential_of;
  std::int64_t middle_pay = 0;  ///< of all known medians; 0 when none is
  std::int64_t lowest_pay = 0;

  [[nodiscard]] static int find(const std::unordered_map<std::string_view, int>& index, std::string_view code) {
    const auto found = index.find(code);
    return found == index.end() ? nowhere : found->second;
  }
  /// Whether the occupation, if it is one, asks for half of what the option teaches.
  [[nodiscard]] bool taught_in(int node, int option) const {
    return node != nowhere && teaches[static_cast<std::size_t>(node)][static_cast<std::size_t>(option)] != 0;
  }
  /// These, and all that may have to be held before one can earn them or a degree.
  [[nodiscard]] Credentials with_those_before(Credentials wanted) const;
  /// What work on the way counts as when ways are compared, a year: nobody goes for pay where it is not known.
  [[nodiscard]] std::int64_t pay_on_the_way(int node) const {
    const auto pay = nodes[static_cast<std::size_t>(node)].pay;
    return pay == not_known ? lowest_pay : pay;
  }
  /// The same of the work at the end of it.
  [[nodiscard]] std::int64_t pay_to_compare(int node) const {
    const auto pay = nodes[static_cast<std::size_t>(node)].pay;
    return pay == not_known ? middle_pay : pay;
  }

 private:
  void add_node(const Occupation& occupation);
  void add_option(const LearningOption& option);
  void add_moves();
  void relate();
  void list_givers();
  void add_needs(const LearningOption& option, Option& made);
  void list_better();
  [[nodiscard]] int skill(std::string_view code);
  [[nodiscard]] std::size_t credential(std::string_view code);

  std::vector<int> guarded_;  ///< options that ask for a credential
};

/// Months in the one count for the other whatever the moves.
[[nodiscard]] inline bool kin(const Node& a, const Node& b) { return a.family != nowhere && a.family == b.family; }

/// The part of the skills that is there, 0 to 10000, by level times importance; all of it when none are asked for.
[[nodiscard]] int covered(const Node& node, const std::vector<int>& levels);

/// What a profile has, by numbers.
struct Standing {
  int education = 0;
  Credentials credentials;
  std::vector<int> levels;      ///< of each skill of the lattice
  std::vector<int> held;        ///< nodes, each once, the current one first
  std::vector<int> months;      ///< in each node
  std::vector<int> experience;  ///< that counts for each node, as Gap counts it
};
[[nodiscard]] Standing standing_of(const Lattice& lattice, const Profile& profile, Date today);

}  // namespace journeywork::careers::ways
