# shellcheck shell=sh
# Puts the tools that setup.sh installed on PATH. To be sourced from the top level: `. tools/env.sh`

. ./versions.env
WASM_BINDGEN_VERSION=$(sed -n '/^name = "wasm-bindgen"$/{n;s/^version = "\(.*\)"$/\1/p;}' Cargo.lock)
STANDPOINT_CACHE=${XDG_CACHE_HOME:-$HOME/.cache}/standpoint
# One directory for all versions together: another version of one makes another directory.
STANDPOINT_NPM=$STANDPOINT_CACHE/npm-$BINARYEN_VERSION-$ESBUILD_VERSION-$TERSER_VERSION-$ACORN_VERSION-$AXE_CORE_VERSION-$HTML_VALIDATE_VERSION
standpoint_npm=$STANDPOINT_NPM/node_modules
STANDPOINT_LINT=$STANDPOINT_CACHE/lint-$TYPESCRIPT_VERSION-$BIOME_VERSION-$TYPES_NODE_VERSION
STANDPOINT_PAGES=$STANDPOINT_CACHE/pages-$REACT_VERSION-$PREACT_VERSION-$VUE_VERSION-$TURBO_VERSION-$HTMX_VERSION-$ZONE_JS_VERSION-$REQUIREJS_VERSION
STANDPOINT_FILTERS=$STANDPOINT_CACHE/filters-$HTML_MINIFIER_VERSION-$DOMPURIFY_VERSION-$AUTOP_VERSION
STANDPOINT_BENCH=$STANDPOINT_CACHE/bench-$VIS_TIMELINE_VERSION-$TIMELINEJS_VERSION-$LIGHTHOUSE_VERSION
export STANDPOINT_STYLES="$STANDPOINT_CACHE/styles-$BOOTSTRAP_VERSION-$TAILWIND_VERSION"

standpoint_path=$standpoint_npm/.bin:$STANDPOINT_LINT/node_modules/.bin
for standpoint_tool in "wasm-bindgen-cli-$WASM_BINDGEN_VERSION" "trunk-$TRUNK_VERSION" \
    "wasm-pack-$WASM_PACK_VERSION" "geckodriver-$GECKODRIVER_VERSION"; do
    standpoint_path=$standpoint_path:$STANDPOINT_CACHE/$standpoint_tool/bin
done
# setup.sh leaves the directory of another Rust here where the one on PATH cannot make WebAssembly.
if [ -s "$STANDPOINT_CACHE/toolchain" ]; then
    standpoint_path=$(cat "$STANDPOINT_CACHE/toolchain")/bin:$standpoint_path
fi
case $PATH in
    "$standpoint_path":*) ;;
    *) PATH=$standpoint_path:$PATH ;;
esac

# Trunk would otherwise look for updates, and download a tool whose version does not suit it.
TRUNK_OFFLINE=true
CHROMEDRIVER=${CHROMEDRIVER:-$(command -v chromedriver || true)}
GECKODRIVER=${GECKODRIVER:-$(command -v geckodriver || true)}
WEBKITDRIVER=${WEBKITDRIVER:-$(command -v WebKitWebDriver || true)}
STANDPOINT_AXE=$standpoint_npm/axe-core/axe.min.js
HTML_VALIDATE=$standpoint_npm/.bin/html-validate
NODE_PATH=$standpoint_npm
export PATH TRUNK_OFFLINE CHROMEDRIVER GECKODRIVER WEBKITDRIVER STANDPOINT_AXE STANDPOINT_BENCH STANDPOINT_LINT STANDPOINT_PAGES HTML_VALIDATE NODE_PATH STANDPOINT_FILTERS
unset standpoint_path standpoint_tool standpoint_npm
