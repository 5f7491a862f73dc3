#include "cli/program.h"

int main(int argc, char** argv) { return escalint::RunProgram(argc, argv); }
