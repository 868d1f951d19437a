# Words that must not appear, where, and why. forbid(WORD <literal> [PATTERN <regex>] IN <file regex> [EXCEPT <file regex>]
# [RAW] REASON <text>): WORD is looked for first, PATTERN (a CMake regex) decides. Line comments do not count, unless RAW.

set(RULE_COUNT 0)
function(forbid)
  cmake_parse_arguments(PARSE_ARGV 0 R "RAW" "WORD;PATTERN;IN;EXCEPT;REASON" "")
  if(NOT R_WORD OR NOT R_IN OR NOT R_REASON)
    message(FATAL_ERROR "forbid(): WORD, IN and REASON are needed")
  endif()
  foreach(_field IN ITEMS WORD PATTERN IN EXCEPT RAW REASON)
    set(RULE_${RULE_COUNT}_${_field} "${R_${_field}}" PARENT_SCOPE)
  endforeach()
  math(EXPR _next "${RULE_COUNT} + 1")
  set(RULE_COUNT ${_next} PARENT_SCOPE)
endfunction()

set(_all "^(core|ui|app)/")
set(_notName "(^|[^A-Za-z0-9_])")

# Nothing blocks (design.md 5).
forbid(WORD "QEventLoop" IN "${_all}" REASON "nested event loop")
forbid(WORD "processEvents" IN "${_all}" REASON "nested event loop")
forbid(WORD "waitFor" PATTERN "waitFor(Finished|ReadyRead|BytesWritten|Connected|Disconnected|Encrypted|Started|NewConnection)"
       IN "${_all}" REASON "blocks its thread")
forbid(WORD "exec(" PATTERN "(\\.|->)exec\\(" IN "^ui/" REASON "nested event loop: dialogs and menus are opened, not executed")
# preamarctl alone may wait: a command that another program's engine answers has nothing else to do.
forbid(WORD "sleep" PATTERN "(Thread::(m|u)?sleep|sleep_for|sleep_until|[^A-Za-z0-9_](usleep|nanosleep))"
       IN "^(core|ui|app/preamar)/" REASON "blocks its thread")
forbid(WORD "BlockingQueuedConnection" IN "${_all}" REASON "blocks its thread")

# Values cross threads, objects do not (decisions.md, Threads).
forbid(WORD "moveToThread" IN "${_all}" EXCEPT "^core/(engine|store)/" REASON "objects change threads only in core/engine and core/store")
forbid(WORD "then(" PATTERN "(\\.|->)then\\([ \n]*&?[A-Za-z_][A-Za-z0-9_.>()-]*[ \n]*," IN "${_all}"
       REASON "continuation with a context: use onResult()")

# Credentials only over verified connections.
forbid(WORD "ignoreSslErrors" IN "${_all}" REASON "accepts any certificate")
forbid(WORD "setDefaultConfiguration" IN "${_all}" REASON "changes TLS for the whole program")

# One seam to time.
forbid(WORD "current" PATTERN "current(DateTime|DateTimeUtc|MSecsSinceEpoch|SecsSinceEpoch|Time|Date)\\(" IN "${_all}"
       EXCEPT "^core/base/base\\.cpp$" REASON "asks the system for the time: use Clock")
forbid(WORD "system_clock::now" IN "${_all}" EXCEPT "^core/base/base\\.cpp$" REASON "asks the system for the time: use Clock")
forbid(WORD "steady_clock" IN "^core/" EXCEPT "^core/base/base\\.cpp$" REASON "does not count suspend: use Clock::boot()")

# One module under core/ translates.
forbid(WORD "tr(" PATTERN "${_notName}tr\\(" IN "^core/" EXCEPT "^core/text/" REASON "only core/text translates")
forbid(WORD "TR_NOOP" IN "^core/" EXCEPT "^core/text/" REASON "only core/text translates")
forbid(WORD "translate(" PATTERN "QCoreApplication::translate\\(" IN "^core/" EXCEPT "^core/text/" REASON "only core/text translates")

# Pure modules hold values and functions over them (design.md 2).
forbid(WORD "Q_OBJECT" IN "^core/(domain|calendar|forecast|policy)/" REASON "pure module: no objects")
forbid(WORD "QVariant" IN "^core/(domain|calendar|forecast|policy)/" REASON "pure module: typed values only")

# What is written down is done.
forbid(WORD "TODO" PATTERN "${_notName}TODO" RAW IN "${_all}" REASON "unfinished")
forbid(WORD "FIXME" RAW IN "${_all}" REASON "unfinished")

# Libraries that one place wraps: header, who may include it.
set(WRAPPED_sqlite3.h "^core/store/")
set(WRAPPED_qt6keychain/keychain.h "^core/secrets/")
set(WRAPPED_tl/expected.hpp "^core/base/result\\.h$")
set(WRAPPED_nlohmann/json.hpp "^core/base/json\\.h$")
set(WRAPPED_CLI/CLI.hpp "^app/preamarctl/")
set(WRAPPED_yaml-cpp/parser.h "^core/platform/kubernetes/yaml\\.cpp$")

# The window sees the engine and the values, nothing behind them.
set(UI_MAY_SEE ui core/base core/domain core/calendar core/config core/text core/engine)
