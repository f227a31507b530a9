#pragma once

#include <rapidcheck.h>

/// For tests only: what rapidcheck lacks.
namespace journeywork::generators {

/// Any value of a range, each as likely as the others. gen::inRange alone keeps near its beginning in small runs.
template <class T>
rc::Gen<T> within(T from, T before) {
  return rc::gen::resize(rc::kNominalSize, rc::gen::inRange<T>(from, before));
}

}  // namespace journeywork::generators
