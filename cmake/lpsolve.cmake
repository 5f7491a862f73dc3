# lp_solve, which brings no CMake or pkg-config file of its own: the target lpsolve.
find_path(LPSOLVE_INCLUDE_DIR lpsolve/lp_lib.h REQUIRED)
find_library(LPSOLVE_LIBRARY lpsolve55 REQUIRED)
find_library(COLAMD_LIBRARY colamd REQUIRED)
add_library(lpsolve INTERFACE)
target_include_directories(lpsolve SYSTEM INTERFACE ${LPSOLVE_INCLUDE_DIR})
target_link_libraries(lpsolve INTERFACE ${LPSOLVE_LIBRARY} ${COLAMD_LIBRARY} m ${CMAKE_DL_LIBS})
