# Times and counts: include() this beside the other tests of mentions.
find_package(GTest REQUIRED)
include(GoogleTest)

add_executable(times_counts_test ${CMAKE_CURRENT_LIST_DIR}/times_test.cpp ${CMAKE_CURRENT_LIST_DIR}/counts_test.cpp)
target_link_libraries(times_counts_test PRIVATE dateline_mentions nlohmann_json::nlohmann_json GTest::gtest_main)
target_compile_definitions(times_counts_test PRIVATE DATELINE_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
gtest_discover_tests(times_counts_test DISCOVERY_TIMEOUT 30)
