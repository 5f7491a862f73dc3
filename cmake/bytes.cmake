# Adds an array `name` with the bytes of `file` to the source.
function(append_bytes name file)
  file(READ ${file} hex HEX)
  string(REGEX REPLACE "(..)" "0x\\1," bytes "${hex}")
  string(APPEND source "constexpr unsigned char ${name}[] = {${bytes}0};\n")
  set(source "${source}" PARENT_SCOPE)
endfunction()
