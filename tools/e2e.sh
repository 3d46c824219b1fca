#!/bin/sh
# Runs the end-to-end tests over the release in dist/ in one browser after the other, and says at the
# end which ran: e2e.sh chromium|firefox|webkit… [-- FILTER…]
#
# What a browser does not run stands in tests/e2e/engines.txt.
set -eu

cd "$(dirname "$0")/.."
list=tests/e2e/engines.txt

engines=
while [ $# -gt 0 ] && [ "$1" != -- ]; do
    case $1 in
        chromium | firefox | webkit) engines="$engines $1" ;;
        *)
            echo "e2e: $1 is none of chromium, firefox, webkit" >&2
            exit 2
            ;;
    esac
    shift
done
if [ "${1:-}" = -- ]; then shift; fi

log=$(mktemp)
trap 'rm -f "$log" "$log.tests"' EXIT
cargo test --quiet --workspace --test e2e -- --ignored --list --format terse >"$log.tests"

# Lines of the list for the browser $1: the test or module, and why.
left_out() { sed -n "s/^[a-z,]*$1[a-z,]*  *//p" "$list"; }

# Runs tests in $engine, so many ($1) at a time. What they print is in the log; the exit status is theirs, not that of tee.
run() {
    threads=$1
    shift
    {
        STANDPOINT_ENGINE=$engine cargo test --quiet --workspace --test e2e -- \
            --ignored --test-threads="$threads" --format pretty "$@" 2>&1 || echo "e2e: failed in $engine"
    } | tee "$log"
    ! grep -q "^e2e: failed in $engine\$" "$log"
}

# The tests that the log says have failed.
failed() { sed -n 's/^    \([a-z_0-9]*::[a-z_0-9:]*\)$/\1/p' "$log" | sort -u; }

status=0 summary='' unsteady=''
for engine in $engines; do
    # Names have no white space, so that a list of options can be a string.
    skips=
    for name in $(left_out "$engine" | sed 's/ .*//'); do
        grep -q "^$name" "$log.tests" || {
            echo "e2e: $list names $name, which is no test" >&2
            exit 2
        }
        skips="$skips --skip $name"
    done
    printf '\n--- end-to-end tests in %s\n' "$engine"
    left_out "$engine" | sed 's/^\([^ ]*\)  */not here: \1 (/; s/$/)/'
    # shellcheck disable=SC2086 # lists, here and below
    if run 2 $skips "$@"; then is_sound=yes; else is_sound=no; fi
    browser=$(sed -n 's/^in [A-Za-z]*: //p' "$log" | head -n 1)
    result=$(sed -n 's/^test result: //p' "$log" | sed 's/; 0 ignored; 0 measured//')
    summary="$summary
$engine (${browser:-it did not start}): ${result:-nothing ran}"
    # Browsers under a driver are not always steady. What fails is run up to twice more, by itself, and told of.
    for time in second third; do
        names=$(failed)
        if [ "$is_sound" = yes ] || [ -z "$names" ]; then break; fi
        printf '\n--- for the %s time in %s:\n%s\n' "$time" "$engine" "$names"
        # shellcheck disable=SC2086
        if run 1 --exact $names; then is_sound=yes; fi
        still=" $(failed | tr '\n' ' ') "
        for name in $names; do
            case $still in
                *" $name "*) ;;
                *) unsteady="$unsteady $time:$engine:$name" ;;
            esac
        done
    done
    if [ "$is_sound" = no ]; then status=1; fi
done
printf '\nend-to-end tests ran in:%s\n' "$summary"
for name in $unsteady; do
    rest=${name#*:}
    echo "unsteady, passed the ${name%%:*} time in ${rest%%:*}: ${rest#*:}"
done
exit $status
