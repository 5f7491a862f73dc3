/// What a command says to the script that called it (contract, section 3).
#pragma once

namespace escalint {

enum class ExitStatus : int {
  kNothing = 0,     ///< done; nothing at or above --fail-on
  kFindings = 1,    ///< done; findings at or above it
  kNotDone = 2,     ///< could not be done as asked
  kUnreadable = 3,  ///< done, but for records that could not be read; wins over kFindings
};

}  // namespace escalint
