#include "properties/property.h"

#include <cstdlib>

namespace escalint {
namespace {

/// The same inputs in every run, unless RC_PARAMS says otherwise. Set before rapidcheck reads it.
[[maybe_unused]] const int kSameInputsEachRun =
    setenv("RC_PARAMS", "seed=20240205", /*overwrite=*/0);

}  // namespace
}  // namespace escalint
