#pragma once

#include <string>
#include <utility>
#include <vector>

#include <tl/expected.hpp>

namespace journeywork {

/// One thing that is wrong with what somebody typed or sent. A page puts it at the field, an importer at row and
/// column.
struct Problem {
  std::string field;  ///< the name a user or caller knows: a form field, a JSON member, a TOML key path, a CSV heading
  std::string message;   ///< what is wrong, in a sentence
  std::string value;     ///< what was given; may be empty
  std::string accepted;  ///< what would be accepted; may be empty
  int line = 0;          ///< 1-based line or row of a file; 0 when there is none
  int column = 0;        ///< 1-based column; 0 when there is none

  bool operator==(const Problem&) const = default;
};

/// Why an operation was refused. Every refusal that a user or the world can cause travels as a value of this type.
struct Error {
  enum class Code {
    invalid,          ///< the input is wrong; `problems` says where
    unauthenticated,  ///< nobody is signed in, or the credentials do not fit
    forbidden,        ///< signed in, but the policy says no
    not_found,        ///< no such thing, or none that the actor may know of
    conflict,         ///< right input at the wrong time: already decided, already used, changed meanwhile
    too_many,         ///< slow down
    unavailable       ///< the storage or a peer cannot do it now
  };
  Code code = Code::invalid;
  std::string message;
  std::vector<Problem> problems;

  bool operator==(const Error&) const = default;
};

template <class T>
using Result = tl::expected<T, Error>;

[[nodiscard]] inline tl::unexpected<Error> refuse(Error::Code code, std::string message,
                                                  std::vector<Problem> problems = {}) {
  return tl::unexpected<Error>(Error{code, std::move(message), std::move(problems)});
}

/// Refuses input with one problem at one field.
[[nodiscard]] inline tl::unexpected<Error> refuse_field(std::string field, std::string message, std::string value = {},
                                                        std::string accepted = {}) {
  std::vector<Problem> problems;
  problems.push_back({std::move(field), message, std::move(value), std::move(accepted)});
  return refuse(Error::Code::invalid, std::move(message), std::move(problems));
}

}  // namespace journeywork
