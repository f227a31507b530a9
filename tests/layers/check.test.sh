#!/usr/bin/env bash
# The layer check catches each kind of bad include, and lets the good ones pass.
set -u
cd "$(dirname "$0")"
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
failed=0

# catches FILE LINE WORDS: a tree with nothing but LINE in FILE is refused, at that line, with WORDS.
catches() {
  rm -rf "$tree/src"; mkdir -p "$tree/src/$(dirname "$1")"
  printf '#pragma once\n%s\n' "$2" >"$tree/src/$1"
  local said; said=$(./check "$tree") && { echo "passed: $2 in $1"; failed=1; return; }
  [[ $said == "src/$1:2: "*"$3"* ]] || { echo "expected '$3' about $2 in $1, got: $said"; failed=1; }
}
# allows FILE LINE
allows() {
  rm -rf "$tree/src"; mkdir -p "$tree/src/$(dirname "$1")"
  printf '%s\n' "$2" >"$tree/src/$1"
  local said; said=$(./check "$tree") || { echo "refused: $2 in $1: $said"; failed=1; }
}

catches core/base/a.hpp         '#include "store/database.hpp"'     'core must not include store'
catches core/access/a.cpp       '#include <fmt/format.h>'           'core stands on the standard library'
catches core/base/a.hpp         '#include <date/tz.h>'              'core stands on the standard library'
catches core/base/a.hpp         '  #  include <sys/time.h>'         'core stands on the standard library'
catches store/a.cpp             '#include "exchange/csv.hpp"'       'store must not include exchange'
catches exchange/a.cpp          '#include "store/database.hpp"'     'exchange must not include store'
catches search/a.cpp            '#include "services/session.hpp"'   'search must not include services'
catches services/a.cpp          '#include "web/pages/home.hpp"'     'services must not include web'
catches services/a_test.cpp     '#include "web/pages/home.hpp"'     'services must not include web'
catches web/pages/a.cpp         '#include "store/database.hpp"'     'web must not include store'
catches web/pages/a.cpp         '#include "cli/command.hpp"'        'web must not include cli'
catches web/http/a.cpp          '#include "web/pages/home.hpp"'     'web/http must not include web'
catches web/http/a.cpp          '#include "services/session.hpp"'   'web/http must not include services'
catches cli/a.cpp               '#include "web/http/server.hpp"'    'cli must not include web'
catches web/pages/a.cpp         '#include <boost/beast/http.hpp>'   'src/web/http/ only'
catches web/pages/a.cpp         '#include <boost/beast.hpp>'        'src/web/http/ only'
catches services/a.cpp          '#include <toml++/toml.h>'          'src/exchange/ only'
catches app/log.hpp             '#include <spdlog/spdlog.h>'        'too heavy for a header'
catches web/pages/a.cpp         '#include "home.hpp"'               'not a path from src'
catches web/pages/a.cpp         '#include "web/../store/a.hpp"'     'not a path from src'
catches web/pages/a.cpp         '#include <store/database.hpp>'     'angle brackets'
catches helpers/a.cpp           '#include <vector>'                 'no layer is called helpers'

allows core/base/date.cpp       '#include <date/tz.h>'
allows core/base/result.hpp     '#include <tl/expected.hpp>'
allows core/access/a_test.cpp   '#include <doctest/doctest.h>'
allows services/a.cpp           '#include "store/database.hpp"'
allows web/pages/a_test.cpp     '#include "store/database.hpp"'
allows web/pages/a.cpp          '#include "web/http/message.hpp"'
allows web/http/server.cpp      '#include <boost/beast/http.hpp>'
allows app/main.cpp             '#include "web/http/server.hpp"'
allows store/a.cpp              '// #include "web/http/server.hpp"'

allows cli/one.cpp '#include <CLI/CLI.hpp>'
printf '#include <CLI/CLI.hpp>\n' >"$tree/src/cli/two.cpp"
./check "$tree" >/dev/null && { echo 'passed: CLI11 in two files'; failed=1; }
exit $failed
