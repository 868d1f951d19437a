# The house function. preamar_module(<folder> DEPENDS <folders> QT <components> LIBS <targets>) declares one static
# library per folder and records the row, from which the architecture test checks every #include of the tree.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")
set(CMAKE_POSITION_INDEPENDENT_CODE ON)

add_library(project_options INTERFACE)
target_include_directories(project_options INTERFACE "${PROJECT_SOURCE_DIR}" "${PROJECT_BINARY_DIR}/generated")
target_compile_definitions(project_options INTERFACE
  QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY QT_NO_FOREACH QT_NO_KEYWORDS
  QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_MESSAGELOGCONTEXT SPDLOG_FMT_EXTERNAL)
target_compile_options(project_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wnon-virtual-dtor -Wold-style-cast -Wformat=2
  -Werror=format-security -fstack-protector-strong -ffile-prefix-map=${PROJECT_SOURCE_DIR}/=
  $<$<CONFIG:Debug>:-D_GLIBCXX_ASSERTIONS>)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # GCC 12 reports false positives in optimised libstdc++ and Qt inlines.
  target_compile_options(project_options INTERFACE -Wno-restrict -Wno-maybe-uninitialized -Wno-dangling-pointer
    -Wno-stringop-overread -Wno-array-bounds -Wno-stringop-overflow)
endif()
if(WARNINGS_AS_ERRORS)
  target_compile_options(project_options INTERFACE -Werror)
endif()
if(SANITIZE)
  string(REPLACE ";" "," _sanitize "${SANITIZE}")
  target_compile_options(project_options INTERFACE -fsanitize=${_sanitize} -fno-omit-frame-pointer)
  target_link_options(project_options INTERFACE -fsanitize=${_sanitize})
else()
  target_compile_options(project_options INTERFACE $<$<CONFIG:Release>:-D_FORTIFY_SOURCE=2>)
  target_link_options(project_options INTERFACE -Wl,-z,relro,-z,now)
endif()

set_property(GLOBAL PROPERTY PREAMAR_ROWS "")

function(preamar_target_name folder out)
  string(REPLACE "/" "_" _name "preamar_${folder}")
  set(${out} "${_name}" PARENT_SCOPE)
endfunction()

function(preamar_module folder)
  cmake_parse_arguments(M "" "" "DEPENDS;QT;LIBS" ${ARGN})
  if(M_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "preamar_module(${folder}): unknown words ${M_UNPARSED_ARGUMENTS}")
  endif()
  preamar_target_name("${folder}" _target)
  # A file belongs to the deepest declared module above it; adapters below core/platform are modules of their own.
  file(GLOB_RECURSE _sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/${folder}/*.cpp" "${PROJECT_SOURCE_DIR}/${folder}/*.h")
  if(folder STREQUAL "core/platform")
    list(FILTER _sources EXCLUDE REGEX "/core/platform/[^/]+/")
  endif()
  add_library(${_target} STATIC ${_sources})
  set_target_properties(${_target} PROPERTIES AUTOMOC ON LINKER_LANGUAGE CXX)
  target_link_libraries(${_target} PUBLIC project_options)
  foreach(_dep IN LISTS M_DEPENDS)
    preamar_target_name("${_dep}" _dep_target)
    if(NOT TARGET ${_dep_target})
      message(FATAL_ERROR "preamar_module(${folder}): ${_dep} is not declared above it: dependencies run one way")
    endif()
    target_link_libraries(${_target} PUBLIC ${_dep_target})
  endforeach()
  foreach(_qt IN LISTS M_QT)
    target_link_libraries(${_target} PUBLIC Qt6::${_qt})
  endforeach()
  target_link_libraries(${_target} PUBLIC ${M_LIBS})
  string(REPLACE ";" "," _deps "${M_DEPENDS}")
  string(REPLACE ";" "," _qts "${M_QT}")
  set_property(GLOBAL APPEND PROPERTY PREAMAR_ROWS "${folder}|${_deps}|${_qts}")
endfunction()

# The rows, one line each "folder|dependencies|qt components", for tests/architecture.
function(preamar_write_architecture_rows)
  get_property(_rows GLOBAL PROPERTY PREAMAR_ROWS)
  string(REPLACE ";" "\n" _text "${_rows}")
  file(WRITE "${PROJECT_BINARY_DIR}/architecture-rows.txt" "${_text}\n")
endfunction()

# preamar_test(<name> SOURCES <files> DEPENDS <folders> [QT <components>] [LABELS <labels>] [TIMEOUT s] [ENV k=v…] [WAITS])
# WAITS: most of its time is deadlines and servers, so it takes one slot, others two (packaging/test.sh gives three to each core).
function(preamar_test name)
  cmake_parse_arguments(T "WAITS" "TIMEOUT" "SOURCES;DEPENDS;QT;LIBS;LABELS;ENV" ${ARGN})
  add_executable(${name} ${T_SOURCES})
  set_target_properties(${name} PROPERTIES AUTOMOC ON)
  # A test's own code need not be fast, its build should be.
  target_compile_options(${name} PRIVATE $<$<CONFIG:Release>:-O1>)
  target_link_libraries(${name} PRIVATE project_options Qt6::Test ${T_LIBS})
  target_compile_definitions(${name} PRIVATE PREAMAR_TEST_DATA="${PROJECT_SOURCE_DIR}/tests/data"
    PREAMAR_BIN_DIR="${CMAKE_BINARY_DIR}/bin")
  foreach(_dep IN LISTS T_DEPENDS)
    preamar_target_name("${_dep}" _dep_target)
    target_link_libraries(${name} PRIVATE ${_dep_target})
  endforeach()
  foreach(_qt IN LISTS T_QT)
    target_link_libraries(${name} PRIVATE Qt6::${_qt})
  endforeach()
  add_test(NAME ${name} COMMAND ${name})
  if(NOT T_TIMEOUT)
    set(T_TIMEOUT 120)
  endif()
  set(_slots 2)
  if(T_WAITS)
    set(_slots 1)
  endif()
  # The longest first, also where nothing was measured yet.
  set_tests_properties(${name} PROPERTIES TIMEOUT ${T_TIMEOUT} LABELS "${T_LABELS}" PROCESSORS ${_slots} COST ${T_TIMEOUT}
    ENVIRONMENT "QT_QPA_PLATFORM=offscreen;TZ=UTC;LC_ALL=C.UTF-8;${T_ENV}")
endfunction()
