#include "store/transaction.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace journeywork::store {
namespace {

constexpr std::size_t largest_value = 1'000'000'000;  // SQLite's own limit; PostgreSQL's is a little above

thread_local const InsideTransaction* innermost = nullptr;

/// The length of the UTF-8 sequence that starts `text`, or 0 when there is none (Unicode 15, table 3-7).
std::size_t sequence_length(std::string_view text) {
  struct Form {
    unsigned char first_low, first_high, second_low, second_high;
    std::size_t length;
  };
  static constexpr std::array<Form, 9> forms{{{0x01, 0x7f, 0x00, 0x00, 1},
                                              {0xc2, 0xdf, 0x80, 0xbf, 2},
                                              {0xe0, 0xe0, 0xa0, 0xbf, 3},
                                              {0xe1, 0xec, 0x80, 0xbf, 3},
                                              {0xed, 0xed, 0x80, 0x9f, 3},
                                              {0xee, 0xef, 0x80, 0xbf, 3},
                                              {0xf0, 0xf0, 0x90, 0xbf, 4},
                                              {0xf1, 0xf3, 0x80, 0xbf, 4},
                                              {0xf4, 0xf4, 0x80, 0x8f, 4}}};
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const auto* form = std::find_if(forms.begin(), forms.end(),
                                  [&](const Form& f) { return byte(0) >= f.first_low && byte(0) <= f.first_high; });
  if (form == forms.end() || text.size() < form->length) return 0;
  if (form->length > 1 && (byte(1) < form->second_low || byte(1) > form->second_high)) return 0;
  for (std::size_t i = 2; i < form->length; ++i) {
    if (byte(i) < 0x80 || byte(i) > 0xbf) return 0;
  }
  return form->length;
}

void require_storable(const Query& query, const Params& params) {
  for (std::size_t i = 0; i < params.size(); ++i) {
    const auto refuse = [&](const char* why) {
      throw ValueFailure("value $" + std::to_string(i + 1) + " of query '" + std::string(query.name) + "' " + why);
    };
    const auto* text = std::get_if<std::string>(&params[i]);
    const auto* blob = std::get_if<Blob>(&params[i]);
    if ((text && text->size() > largest_value) || (blob && blob->bytes.size() > largest_value)) refuse("is too large");
    if (text && !is_storable_text(*text)) refuse("is not UTF-8 text, or has a NUL character in it");
  }
}

}  // namespace

bool is_storable_text(std::string_view text) {
  while (!text.empty()) {
    const auto plain = std::find_if(text.begin(), text.end(), [](char c) { return static_cast<signed char>(c) <= 0; });
    text.remove_prefix(static_cast<std::size_t>(plain - text.begin()));
    if (text.empty()) break;
    const auto length = sequence_length(text);
    if (length == 0) return false;
    text.remove_prefix(length);
  }
  return true;
}

Error error_of(const Failure& failure) {
  if (dynamic_cast<const ConstraintFailure*>(&failure)) {
    return {Error::Code::conflict,
            "This does not fit what is already stored; it may have been changed meanwhile. Load it again and retry.",
            {}};
  }
  if (dynamic_cast<const ValueFailure*>(&failure)) {
    return {Error::Code::invalid, std::string("A value cannot be stored: ") + failure.what() + ".", {}};
  }
  return {Error::Code::unavailable, std::string("The storage cannot do this now: ") + failure.what() + ".", {}};
}

InsideTransaction::InsideTransaction(const Database& database) : database_(database), outer_(innermost) {
  for (const auto* scope = outer_; scope; scope = scope->outer_) {
    if (&scope->database_ == &database) {
      throw std::logic_error("a read or write was started inside another one of the same database");
    }
  }
  innermost = this;
}

InsideTransaction::~InsideTransaction() { innermost = outer_; }

template <class Step>
auto TransactionConnection::guarded(std::string_view name, Step&& step) {
  if (failure_) std::rethrow_exception(failure_);
  if (!streaming_.empty()) {
    throw std::logic_error("'" + std::string(name) + "' was run while the rows of '" + streaming_ +
                           "' are handed over");
  }
  try {
    return step();
  } catch (const Failure&) {
    failure_ = std::current_exception();
    throw;
  } catch (const std::logic_error&) {
    failure_ = std::current_exception();
    throw;
  }
}

Rows TransactionConnection::run(const Query& query, const Params& params) {
  return guarded(query.name, [&] {
    require_storable(query, params);
    return run_now(query, params);
  });
}

void TransactionConnection::each(const Query& query, const Params& params, const std::function<void(const Row&)>& row) {
  guarded(query.name, [&] {
    require_storable(query, params);
    struct Streaming {
      std::string& name;
      ~Streaming() { name.clear(); }
    } streaming{streaming_};
    streaming_ = query.name;
    each_now(query, params, row);
  });
}

void TransactionConnection::script(std::string_view sql) {
  guarded("script", [&] { script_now(sql); });
}

bool TransactionConnection::attempt(const std::function<bool(Connection&)>& work) {
  start();
  const bool keep = work(*this);
  if (keep && failure_) std::rethrow_exception(failure_);
  return keep;
}

}  // namespace journeywork::store
