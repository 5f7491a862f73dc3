# Puts data files into the program, byte for byte.
#
# escalint_embed(TARGET): adds to TARGET a generated source that defines what src/cli/embedded.h
# declares. The files are read when the target is built, so that a change to one of them (or a new
# one) rebuilds it.
function(escalint_embed target)
  file(GLOB packs CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/rules/*.json)
  list(REMOVE_ITEM packs ${CMAKE_SOURCE_DIR}/rules/vocabulary.json)
  list(SORT packs)
  file(GLOB examples CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/rules/worked-examples/*.ndjson)
  list(SORT examples)
  set(vocabulary ${CMAKE_SOURCE_DIR}/rules/vocabulary.json)
  set(calendar ${CMAKE_SOURCE_DIR}/rules/calendars/england-and-wales.json)
  set(generated ${CMAKE_CURRENT_BINARY_DIR}/embedded.cc)
  string(REPLACE ";" "|" pack_list "${packs}")
  string(REPLACE ";" "|" example_list "${examples}")
  add_custom_command(
    OUTPUT ${generated}
    COMMAND ${CMAKE_COMMAND} -DROOT=${CMAKE_SOURCE_DIR} -DOUT=${generated}
            "-DPACKS=${pack_list}" "-DEXAMPLES=${example_list}" -DVOCABULARY=${vocabulary} -DCALENDAR=${calendar}
            -P ${CMAKE_SOURCE_DIR}/cmake/write_embedded.cmake
    DEPENDS ${packs} ${examples} ${vocabulary} ${calendar}
            ${CMAKE_SOURCE_DIR}/cmake/write_embedded.cmake ${CMAKE_SOURCE_DIR}/cmake/bytes.cmake
    COMMENT "Embedding rule packs, worked examples, vocabulary and calendar"
    VERBATIM)
  target_sources(${target} PRIVATE ${generated})
endfunction()

# escalint_embed_html(TARGET): adds to TARGET a generated source that defines what
# src/report/embedded_html.h declares: the templates and the stylesheet of the HTML report.
function(escalint_embed_html target)
  file(GLOB templates CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/reports/html/*.tpl)
  list(SORT templates)
  set(style ${CMAKE_SOURCE_DIR}/reports/html/report.css)
  set(generated ${CMAKE_CURRENT_BINARY_DIR}/embedded_html.cc)
  string(REPLACE ";" "|" template_list "${templates}")
  add_custom_command(
    OUTPUT ${generated}
    COMMAND ${CMAKE_COMMAND} -DOUT=${generated} "-DTEMPLATES=${template_list}" -DSTYLE=${style}
            -P ${CMAKE_SOURCE_DIR}/cmake/write_embedded_html.cmake
    DEPENDS ${templates} ${style} ${CMAKE_SOURCE_DIR}/cmake/write_embedded_html.cmake
            ${CMAKE_SOURCE_DIR}/cmake/bytes.cmake
    COMMENT "Embedding the templates of the HTML report"
    VERBATIM)
  target_sources(${target} PRIVATE ${generated})
endfunction()
