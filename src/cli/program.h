/// The whole program: words in, exit status out.
///
///     escalint check march.json      →  RunProgram → the command `check` → its status
///
/// Each command is one file here (`check_command.cc`, ...) with one entry in the table in
/// `program.cc`. No exception leaves this function.
#pragma once

namespace escalint {

int RunProgram(int argc, char** argv);

}  // namespace escalint
