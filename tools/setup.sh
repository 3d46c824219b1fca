#!/bin/sh
# Installs what is missing to build (`setup.sh build`) or also to test (`setup.sh test`).
#
# After that come names of targets of the Makefile that compile the project. They are made while the
# tools are being compiled, and only then: on a machine that has the tools, nothing waits for them.
#
# What is there already is used; a second run only looks. Nothing is put outside the user's cache
# directory, except packages of the system (apt-get) and components of rustup.
# Each tool is built under another name and moved into place when complete, so that an interrupted
# run leaves nothing that a later one takes for done.
#
# STANDPOINT_TOOLCHAIN=debian  makes the WebAssembly toolchain from Debian's Rust, rustup or not.
# STANDPOINT_TOOLCHAIN=host    uses the Rust on PATH, and stops where that cannot be completed.
set -eu

cd "$(dirname "$0")/.."
. ./versions.env

cache=${XDG_CACHE_HOME:-$HOME/.cache}/standpoint
wasm_target=wasm32-unknown-unknown
debian_rust="rustc-web cargo-web rust-web-src rustfmt-web rust-web-clippy"

say() { printf 'setup: %s\n' "$*"; }

die() {
    printf 'setup: %s\n' "$@" >&2
    exit 1
}

have() { command -v "$1" >/dev/null 2>&1; }

have_one_of() {
    for one; do
        if have "$one"; then return 0; fi
    done
    return 1
}

# Whether the command $1 is on PATH in exactly the version $2.
is_version() {
    have "$1" || return 1
    case "$("$1" --version 2>/dev/null) " in
        "$1 $2 "* | "$1 $2
"*) return 0 ;;
        *) return 1 ;;
    esac
}

# quietly NAME SECONDS COMMAND…: runs a command that takes long or may hang on a bad network, with its
# output in NAME.log. In the background, so that a signal is not kept waiting: see stop.
quietly() {
    log=$cache/log/$1.log seconds=$2
    shift 2
    mkdir -p "$cache/log"
    if have timeout; then set -- timeout -k 10 "$seconds" "$@"; fi
    "$@" </dev/null >"$log" 2>&1 &
    child=$!
    if wait "$child"; then status=0; else status=$?; fi
    child=
    return $status
}

# The same, and shows the end of that output if the command fails.
logged() {
    if ! quietly "$@"; then
        tail -n 30 "$log" >&2
        say "the whole output is in $log" >&2
        return 1
    fi
}

# --- packages of the system ---

# Before a command that only root may run.
if [ "$(id -u)" = 0 ]; then sudo=; else sudo="sudo -n"; fi

# Never fatal: an old list, or the part of it that could be read, may be enough.
# shellcheck disable=SC2086 # no word where $sudo is empty
apt_update() { quietly apt-update 300 $sudo apt-get update || true; }

apt_install() {
    have apt-get || die "missing: $*" "These are Debian's names. Install them as your system does, then run this again."
    $sudo true 2>/dev/null || die "missing: $*" "Please run: sudo apt-get install --no-install-recommends $*"
    say "apt-get: installing $* (about a minute)"
    apt_update
    # shellcheck disable=SC2086
    logged apt-install 1200 $sudo env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y --no-install-recommends -o DPkg::Lock::Timeout=300 "$@" ||
        die "apt-get could not install: $*" "Please install them, then run this again."
}

# Without these nothing can be compiled, so they come before all else.
compiler_package() {
    have cc || apt_install gcc libc6-dev
}

# system_packages build|test|bench
system_packages() {
    packages=
    have node || packages="$packages nodejs"
    have npm || packages="$packages npm"
    if [ "$1" != build ]; then
        have_one_of chromium chromium-browser google-chrome google-chrome-stable ||
            packages="$packages chromium"
        have chromedriver || packages="$packages chromium-driver"
        have shellcheck || packages="$packages shellcheck"
        have_one_of firefox-esr firefox || packages="$packages firefox-esr"
        # WebKit draws on a display, which Xvfb is.
        have WebKitWebDriver || packages="$packages webkit2gtk-driver"
        have Xvfb || packages="$packages xvfb"
        # Without a Chinese font the pictures show boxes, and the widths that are tested are wrong.
        if ! have fc-list || [ -z "$(fc-list :lang=zh-cn family)" ]; then
            packages="$packages fontconfig fonts-noto-cjk"
        fi
    fi
    # shellcheck disable=SC2086 # a list
    if [ -n "$packages" ]; then apt_install $packages; fi
}

# --- Rust ---

rust_is_new_enough() {
    have cargo && have rustc || return 1
    minor=$(rustc --version | sed -n 's/^rustc 1\.\([0-9]*\)\..*/\1/p')
    [ "${minor:-0}" -ge "${RUST_MIN_VERSION#1.}" ]
}

has_wasm_std() {
    for file in "$(rustc --print target-libdir --target $wasm_target)"/libstd-*.rlib; do
        if [ -f "$file" ]; then return 0; fi
    done
    return 1
}

# The release rebuilds the standard library for size.
has_std_source() { [ -f "$(rustc --print sysroot)/lib/rustlib/src/rust/library/Cargo.lock" ]; }

# Whether the Rust on PATH can do it all, rustup completing it where it may.
host_rust_works() {
    rust_is_new_enough || return 1
    if has_wasm_std && has_std_source; then return 0; fi
    # It was tried before and there is something that works: don't wait for the network again.
    if [ "${STANDPOINT_TOOLCHAIN:-}" != host ] && [ -s "$cache/toolchain" ]; then return 1; fi
    have rustup || return 1
    say "rustup: adding $wasm_target and rust-src (less than a minute)"
    if { has_wasm_std || quietly rustup-target 180 rustup target add $wasm_target; } &&
        { has_std_source || quietly rustup-src 180 rustup component add rust-src; } &&
        has_wasm_std && has_std_source; then return 0; fi
    say "rustup could not; what it said is in $log"
    return 1
}

debian_version() { dpkg-query --show --showformat='${Version}' "$1" 2>/dev/null; }

debian_has_rust() {
    have dpkg-query || return 1
    if [ -n "$(debian_version rustc-web)" ] || apt-cache show rustc-web >/dev/null 2>&1; then return 0; fi
    # On a fresh machine the lists of packages are empty until the first update.
    apt_update
    apt-cache show rustc-web >/dev/null 2>&1
}

# Debian's Rust has no WebAssembly target, but it has the source of std. So build std once, and lay
# a toolchain out in the cache that is Debian's, with that std and a linker added. Where rustup
# cannot download, this is how to get one.
debian_toolchain() {
    for package in $debian_rust; do
        if [ -z "$(debian_version "$package")" ]; then
            # shellcheck disable=SC2086 # a list
            apt_install $debian_rust
            break
        fi
    done
    llvm=$(/usr/bin/rustc -vV | sed -n 's/^LLVM version: \([0-9]*\)\..*/\1/p')
    host=$(/usr/bin/rustc -vV | sed -n 's/^host: //p')
    lld=/usr/lib/llvm-$llvm/bin/lld
    [ -x "$lld" ] || apt_install "lld-$llvm"

    toolchain=$cache/rust-debian-$(debian_version rustc-web)
    if [ ! -d "$toolchain" ]; then
        say "taking Debian's Rust: compiling the standard library for $wasm_target (about a minute)"
        part=$toolchain.part
        rm -rf "$part"
        mkdir -p "$part/stub/src" "$part/bin"
        build_wasm_std "$part/stub" || die "Debian's Rust could not compile its standard library for $wasm_target."
        lay_out_toolchain "$part" "$toolchain"
        rm -rf "$part/stub"
        mv "$part" "$toolchain"
    fi
}

build_wasm_std() (
    cd "$1"
    printf '#![no_std]\n' >src/lib.rs
    printf '[package]\nname = "stub"\nversion = "0.0.0"\nedition = "2024"\n[workspace]\n' >Cargo.toml
    unset RUSTFLAGS CARGO_ENCODED_RUSTFLAGS CARGO_BUILD_TARGET
    logged wasm-std 1200 env RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1 CARGO_TARGET_DIR=target \
        /usr/bin/cargo build --release --target $wasm_target \
        -Zbuild-std=std,panic_abort,panic_unwind,test
)

# $1 where to write, $2 where it will stand. rustc takes everything from its sysroot, so the
# commands that have one are told of ours.
lay_out_toolchain() {
    for tool in rustc rustdoc; do
        printf '#!/bin/sh\nexec /usr/bin/%s --sysroot "%s" "$@"\n' "$tool" "$2" >"$1/bin/$tool"
        chmod +x "$1/bin/$tool"
    done
    printf '#!/bin/sh\nSYSROOT="%s" exec /usr/bin/cargo-clippy "$@"\n' "$2" >"$1/bin/cargo-clippy"
    chmod +x "$1/bin/cargo-clippy"
    for tool in cargo cargo-fmt rustfmt; do
        ln -s "/usr/bin/$tool" "$1/bin/$tool"
    done

    rustlib=$1/lib/rustlib
    mkdir -p "$rustlib/$host/bin" "$rustlib/$wasm_target/lib"
    ln -s /usr/lib/rustlib/src "$rustlib/src"
    ln -s /usr/lib/rustlib/etc "$rustlib/etc"
    ln -s "/usr/lib/rustlib/$host/lib" "$rustlib/$host/lib"
    ln -s "$lld" "$rustlib/$host/bin/rust-lld"
    rm -f "$1/stub/target/$wasm_target/release/deps"/libstub-*
    cp "$1/stub/target/$wasm_target/release/deps"/lib*.rlib \
        "$1/stub/target/$wasm_target/release/deps"/lib*.rmeta "$rustlib/$wasm_target/lib/"
}

# Writes the choice down for env.sh: nothing, or the directory to take Rust from.
choose_toolchain() {
    toolchain=
    case ${STANDPOINT_TOOLCHAIN:-} in
        debian) debian_toolchain ;;
        host | "")
            if host_rust_works; then
                :
            elif [ "${STANDPOINT_TOOLCHAIN:-}" != host ] && debian_has_rust; then
                debian_toolchain
            else
                die "missing: Rust $RUST_MIN_VERSION or newer with the target $wasm_target and the component rust-src." \
                    "Please install Rust from https://rustup.rs and run:" \
                    "  rustup update stable && rustup target add $wasm_target && rustup component add rust-src"
            fi
            ;;
        *) die "STANDPOINT_TOOLCHAIN is \"$STANDPOINT_TOOLCHAIN\"; it can be host or debian." ;;
    esac
    printf '%s' "$toolchain" >"$cache/toolchain.part"
    mv "$cache/toolchain.part" "$cache/toolchain"
}

lint_components() {
    if cargo fmt --version >/dev/null 2>&1 && cargo clippy --version >/dev/null 2>&1; then return 0; fi
    if have rustup; then
        say "rustup: adding rustfmt and clippy (less than a minute)"
        quietly rustup-lint 180 rustup component add rustfmt clippy || true
    fi
    cargo fmt --version >/dev/null 2>&1 || die "missing: rustfmt." "Please run: rustup component add rustfmt"
    cargo clippy --version >/dev/null 2>&1 || die "missing: clippy." "Please run: rustup component add clippy"
}

# --- tools from npm ---

# npm_packages DIRECTORY PACKAGE@VERSION…
npm_packages() {
    root=$1
    shift
    if [ -d "$root" ]; then return 0; fi
    say "npm: $* (less than a minute)"
    rm -rf "$root.part"
    mkdir -p "$root.part"
    # No install script is needed, so none may run.
    logged npm 600 npm install --prefix "$root.part" --no-save --no-audit --no-fund --ignore-scripts "$@" ||
        die "npm could not install what versions.env lists."
    mv "$root.part" "$root"
}

packages_and_npm() {
    system_packages "$1"
    npm_packages "$STANDPOINT_NPM" "binaryen@$BINARYEN_VERSION" "esbuild@$ESBUILD_VERSION" \
        "terser@$TERSER_VERSION" "acorn@$ACORN_VERSION" "axe-core@$AXE_CORE_VERSION" "html-validate@$HTML_VALIDATE_VERSION"
    if [ "$1" = test ]; then
        npm_packages "$STANDPOINT_STYLES" "bootstrap@$BOOTSTRAP_VERSION" "tailwindcss@$TAILWIND_VERSION"
        npm_packages "$STANDPOINT_LINT" "typescript@$TYPESCRIPT_VERSION" "@biomejs/biome@$BIOME_VERSION" "@types/node@$TYPES_NODE_VERSION"
        npm_packages "$STANDPOINT_PAGES" "react@$REACT_VERSION" "react-dom@$REACT_VERSION" \
            "preact@$PREACT_VERSION" "vue@$VUE_VERSION" "@hotwired/turbo@$TURBO_VERSION" \
            "htmx.org@$HTMX_VERSION" "zone.js@$ZONE_JS_VERSION" "requirejs@$REQUIREJS_VERSION"
        npm_packages "$STANDPOINT_FILTERS" "html-minifier-terser@$HTML_MINIFIER_VERSION" "dompurify@$DOMPURIFY_VERSION" \
            "@wordpress/autop@$AUTOP_VERSION"
    fi
    if [ "$1" = bench ]; then
        npm_packages "$STANDPOINT_BENCH" "vis-timeline@$VIS_TIMELINE_VERSION" \
            "@knight-lab/timelinejs@$TIMELINEJS_VERSION" "lighthouse@$LIGHTHOUSE_VERSION"
    fi
}

# --- tools from crates.io ---

# Each tool with the seconds of one processor that it takes to compile, the number of crates, and the
# options: only the features that are used. Nobody needs TLS here: the tools are kept from downloading.
cargo_tools() {
    # Not --locked: its lock file names a version of a crate that is not served any more.
    cargo_tool wasm-bindgen wasm-bindgen-cli "$WASM_BINDGEN_VERSION" 80 145 --no-default-features
    cargo_tool trunk trunk "$TRUNK_VERSION" 220 380 --locked --no-default-features
    if [ "$1" = test ]; then
        cargo_tool wasm-pack wasm-pack "$WASM_PACK_VERSION" 65 168 --locked
        cargo_tool geckodriver geckodriver "$GECKODRIVER_VERSION" 60 131 --locked
    fi
}

# cargo_tool COMMAND CRATE VERSION SECONDS CRATES [OPTION…]
cargo_tool() {
    command=$1 crate=$2 version=$3 seconds=$4 crates=$5
    shift 5
    if is_version "$command" "$version"; then return 0; fi
    if [ -n "$planning" ]; then
        plan "$crate-$version" "$seconds" "$crates"
        return 0
    fi
    root=$cache/$crate-$version
    rm -rf "$root.part"
    prebuilt "$command" "$crate" "$version" || compile_tool "$crate" "$version" "$@" ||
        die "$crate $version could not be installed." \
            "If you can get it another way, put $command $version on PATH and run this again."
    rm -rf "$root"
    mv "$root.part" "$root"
    finished "$crate-$version"
}

# Takes what the tool's authors have built, where cargo-binstall is there and can reach it. It is
# never asked for again after it could not.
prebuilt() {
    if [ -n "$no_binstall" ] || ! have cargo-binstall; then return 1; fi
    if quietly "$2-$3-prebuilt" 60 cargo-binstall --no-confirm --disable-telemetry \
        --disable-strategies quick-install,compile --root "$root.part" "$2@$3" &&
        (PATH=$root.part/bin:$PATH && is_version "$1" "$3"); then return 0; fi
    no_binstall=yes
    rm -rf "$root.part"
    return 1
}

# Quick to compile rather than quick to run: their work here takes them seconds. One directory for
# all of them, so that what two tools share is compiled once.
compile_tool() {
    crate=$1 version=$2
    shift 2
    logged "$crate-$version" 3600 env -u RUSTFLAGS -u CARGO_ENCODED_RUSTFLAGS -u CARGO_BUILD_TARGET \
        CARGO_TARGET_DIR="$cache/target" \
        CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 \
        CARGO_PROFILE_RELEASE_OPT_LEVEL=0 CARGO_PROFILE_RELEASE_DEBUG=0 \
        cargo install "$crate" --version "=$version" --root "$root.part" "$@"
}

# --- the project, beside its tools ---

# The same three: seconds of one processor, and crates. A name that is not here is guessed.
project_target() {
    case $1 in
        compile-program) plan "$1" 140 220 ;;
        compile-release | compile-scripted) plan "$1" 140 190 ;;
        compile-tests) plan "$1" 230 300 ;;
        *) plan "$1" 100 200 ;;
    esac
}

# What is wrong with the project is for the build to say, and must keep nobody from the tools.
project() {
    for target; do
        if quietly "$target" 3600 "${MAKE:-make}" --no-print-directory "$target"; then
            finished "$target"
        else
            : >"$state/$target.failed"
        fi
    done
}

# --- side by side ---

# plan NAME SECONDS CRATES: what will be compiled, for `left` to reckon with.
plan() {
    rm -f "$cache/log/$1.log"
    planned="$planned $1:$2:$3"
}

finished() { : >"$state/$1.finished"; }

# lane NAME COMMAND…: runs a function of this file beside the others.
lane() {
    lane=$1
    shift
    (
        trap 'stop 143' TERM
        # shellcheck disable=SC2154 # the trap itself sets it
        trap 'code=$?; [ "$lane" = packages ] || printf + >&8; echo "$code" >"$state/$lane.exit"' EXIT
        lanes=
        "$@"
    ) &
    lanes="$lanes $lane:$!"
}

# Ends what runs in the background, and this.
stop() {
    trap - INT TERM EXIT
    # shellcheck disable=SC2086
    for running in $child $lanes; do
        kill "${running#*:}" 2>/dev/null || true
    done
    [ -z "$lane" ] || echo "$1" >"$state/$lane.exit"
    exit "$1"
}

# Cargo runs as many compilers as it has been given turns, by the protocol of make's -j. A pipe with
# one for each processor, and for each gigabyte of memory, is shared by all that runs side by side.
# Who takes part has one from the start.
share_processors() {
    turns=$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)
    memory=$(sed -n 's/^MemAvailable: *\([0-9]*\)[0-9]\{6\} kB$/\1/p' /proc/meminfo 2>/dev/null || true)
    if [ -n "$memory" ] && [ "$memory" -lt "$turns" ]; then turns=$memory; fi
    processors=$turns
    mkfifo "$state/turns"
    exec 8<>"$state/turns"
    while [ "$turns" -gt "$1" ]; do
        printf + >&8
        turns=$((turns - 1))
    done
    CARGO_MAKEFLAGS="-j --jobserver-auth=fifo:$state/turns"
    export CARGO_MAKEFLAGS
}

# Waits for every lane, telling how it goes; the first that fails ends all.
wait_for_lanes() {
    began=$(date +%s) told=0
    while :; do
        running=
        for one in $lanes; do
            if [ ! -f "$state/${one%:*}.exit" ]; then
                running=yes
            elif [ "$(cat "$state/${one%:*}.exit")" != 0 ]; then
                stop 1
            fi
        done
        if [ -z "$running" ]; then break; fi
        elapsed=$(($(date +%s) - began))
        if [ -n "$planned" ] && [ $((elapsed - told)) -ge 20 ]; then
            told=$elapsed
            say "$(progress)"
        fi
        sleep 0.3 2>/dev/null || sleep 1
    done
    lanes=
}

# What is being compiled, and how long all of it will still take: by the plan at first, then by how
# much of it is done in how much time.
progress() {
    for job in $planned; do
        rest=${job#*:}
        count=0
        if [ -f "$state/${job%%:*}.failed" ]; then continue; fi
        if [ -f "$state/${job%%:*}.finished" ]; then
            count=all
        elif [ -f "$cache/log/${job%%:*}.log" ]; then
            count=$(grep -c '^ *Compiling ' "$cache/log/${job%%:*}.log" || true)
        fi
        echo "${job%%:*} ${rest%:*} ${rest#*:} $count"
    done | awk -v elapsed="$elapsed" -v processors="$processors" '
        {
            part = $4 == "all" ? 1 : $4 / $3
            if ($4 != "all" && part > 0.95) part = 0.95
            whole += $2
            past += $2 * part
            if (part > 0 && part < 1) doing = doing (doing == "" ? "" : ", ") $1 " " int(part * 100) " %"
        }
        END {
            seconds = whole / (processors > 4 ? 4 : processors)
            seconds = past < whole / 5 ? seconds - elapsed : elapsed * (whole - past) / past
            if (seconds < 20) left = "less than half a minute"
            else if (seconds < 90) left = "about a minute"
            else left = "about " int(seconds / 60 + 0.5) " minutes"
            print "compiling" (doing == "" ? "" : " " doing) "; " left " left"
        }'
}

# --- all of it ---

main() {
    case ${1:-} in
        build | test | bench) ;;
        *) die "usage: tools/setup.sh build|test|bench [TARGET…]" ;;
    esac
    what=$1
    shift
    mkdir -p "$cache"
    if have flock; then
        exec 9>"$cache/lock"
        flock -n 9 || { say "another set-up is running; waiting for it" && flock 9; }
    fi
    child='' lanes='' lane='' planned='' no_binstall=''
    trap 'stop 130' INT
    trap 'stop 143' TERM

    compiler_package
    choose_toolchain
    . tools/env.sh
    [ -n "$WASM_BINDGEN_VERSION" ] || die "Cargo.lock names no version of wasm-bindgen."
    if [ "$what" = test ]; then lint_components; fi

    state=$cache/state
    rm -rf "$state"
    mkdir "$state"
    planning=yes
    cargo_tools "$what"
    planning=
    if [ -z "$planned" ]; then
        packages_and_npm "$what"
        rm -rf "$state"
        return 0
    fi
    for target; do project_target "$target"; done
    share_processors "$((1 + ($# > 0)))"
    say "compiling, on $processors processors at once:$(echo "$planned" | sed 's/:[0-9:]*/,/g; s/,$//')"
    elapsed=0
    say "$(progress)"
    lane packages packages_and_npm "$what"
    lane tools cargo_tools "$what"
    if [ $# -gt 0 ]; then lane project project "$@"; fi
    wait_for_lanes
    say "everything is there, after $(($(date +%s) - began)) seconds"
    rm -rf "$state" "$cache/target"
}

main "$@"
