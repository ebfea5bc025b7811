# What `cmake --install` puts where. Included at the end of CMakeLists.txt, after GNUInstallDirs and the target `dateline`.
# The program looks for its data in share/dateline beside itself (a build folder), then in ../share/dateline (installed).
install(TARGETS dateline RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(FILES ${PROJECT_BINARY_DIR}/share/dateline/en.model ${PROJECT_BINARY_DIR}/share/dateline/knowledge.bin
        DESTINATION ${CMAKE_INSTALL_DATADIR}/dateline)
install(FILES LICENSE NOTICE README.md CHANGELOG.md DESTINATION ${CMAKE_INSTALL_DOCDIR})

# One manual page a command.
file(GLOB manual_pages CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/man/*.1)
if(manual_pages)
  install(FILES ${manual_pages} DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
endif()

# Completion of commands and options in the shells that Debian has.
set(completions ${PROJECT_SOURCE_DIR}/completions)
if(EXISTS ${completions}/dateline.bash)
  install(FILES ${completions}/dateline.bash DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME dateline)
endif()
if(EXISTS ${completions}/_dateline)
  install(FILES ${completions}/_dateline DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/site-functions)
endif()
if(EXISTS ${completions}/dateline.fish)
  install(FILES ${completions}/dateline.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
endif()
