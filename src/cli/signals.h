/// Ctrl-C leaves the reports of the last run as they were.
///
/// The handler speaks at once, removes the temporary files and ends the process with 128 plus the
/// signal's number (130 for Ctrl-C). A second signal while it does so ends the process on the spot.
#pragma once

namespace escalint {

/// Also lets a closed pipe be a failed write, not the end of the process.
void InstallSignalHandlers();

}  // namespace escalint
