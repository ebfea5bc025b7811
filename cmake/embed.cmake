# Text files as constants of the program.
#
#   dateline_embed(dateline_store "store/migrations.h" store
#                  kFirst migrations/0001.sql  kSecond migrations/0002.sql)
#
# defines each constant, a std::string_view that HEADER declares as extern in namespace dateline::NAMESPACE. The target is built again
# when a file changes.
function(dateline_embed target header namespace)
  set(out ${CMAKE_CURRENT_BINARY_DIR}/${target}_embedded.cpp)
  set(files)
  set(pairs ${ARGN})
  while(pairs)
    list(POP_FRONT pairs name file)
    list(APPEND files ${CMAKE_CURRENT_SOURCE_DIR}/${file})
  endwhile()
  set(script ${PROJECT_SOURCE_DIR}/cmake/embed_files.cmake)
  string(REPLACE ";" "," pairs "${ARGN}")
  add_custom_command(OUTPUT ${out}
    COMMAND ${CMAKE_COMMAND} -DOUT=${out} -DHEADER=${header} -DNAMESPACE=${namespace} -DFOLDER=${CMAKE_CURRENT_SOURCE_DIR} "-DPAIRS=${pairs}" -P ${script}
    DEPENDS ${files} ${script}
    VERBATIM)
  target_sources(${target} PRIVATE ${out})
endfunction()
