# How to build, test and release Standpoint. `make` alone tells what there is.
# Every target first installs what it needs and lacks: see tools/setup.sh and versions.env.

.DEFAULT_GOAL := help
.PHONY: bench help setup setup-build setup-test compile-program compile-release compile-scripted compile-tests serve dist test lint test-js test-native test-browser test-e2e clean

# The release: the standard library is compiled anew, for size and without the text of panics, which
# saves a fifth of what a reader downloads. `serve` does the same, so it shows what readers get.
# The flags are for the WebAssembly target only and reach no build script. RUSTFLAGS would win over
# them, so it is taken away. Cargo calls these switches unstable; RUSTC_BOOTSTRAP lets a stable Rust
# accept them.
RELEASE_FLAGS := -Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none -Zfmt-debug=none
RELEASE := env -u RUSTFLAGS -u CARGO_ENCODED_RUSTFLAGS \
	RUSTC_BOOTSTRAP=1 \
	CARGO_UNSTABLE_BUILD_STD=std,panic_abort \
	CARGO_UNSTABLE_BUILD_STD_FEATURES=optimize_for_size \
	CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS="$(RELEASE_FLAGS)"

# The same for browsers that have no WebAssembly, or may not use it: tools/dist/scripted.mjs makes JavaScript of it,
# of the little that wasm2js understands. Cargo writes both programs under the same name, so this one has a directory
# of its own.
SCRIPTED := $(RELEASE) CARGO_TARGET_DIR=target/scripted \
	CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS="$(RELEASE_FLAGS) -Ctarget-cpu=mvp -Ctarget-feature=+bulk-memory,+sign-ext"

TOOLS := . tools/env.sh;

# Trunk is offline, so that it looks for no updates, and makes Cargo be so. Only where it is told of
# the target does Cargo fetch what the standard library needs there.
FETCH := $(RELEASE) cargo fetch --quiet --target wasm32-unknown-unknown && cargo fetch --quiet

# Browsers get a home of their own: Firefox refuses to run as root in somebody else's, and the
# settings of whoever runs the tests must not reach them.
BROWSER_HOME := target/browser-home
IN_BROWSER_HOME := mkdir -p $(BROWSER_HOME); \
	export CARGO_HOME="$${CARGO_HOME:-$$HOME/.cargo}" RUSTUP_HOME="$${RUSTUP_HOME:-$$HOME/.rustup}" HOME="$$PWD/$(BROWSER_HOME)";

# `make test-browser BROWSERS=firefox` runs one of them.
BROWSERS := chrome firefox

# `make e2e ENGINES=webkit TESTS=keyboard` runs the tests with this in their names in one of them.
ENGINES := chromium firefox webkit
TESTS :=

stage = @printf '\n=== %s  %s\n' "$$(date '+%H:%M:%S')" '$(1)'

help: ## this text
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / { printf "make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: setup-test ## install everything that building and testing need

setup-build:
	@tools/setup.sh build

setup-test:
	@tools/setup.sh test

# These compile what others need, as those would, and need themselves nothing but Rust: where tools
# are to be compiled, setup.sh makes them at the same time. They install nothing.
compile-program:
	@$(TOOLS) cargo build --workspace --bin standpoint

compile-release:
	@$(TOOLS) $(RELEASE) cargo build --release --target wasm32-unknown-unknown --bin standpoint

compile-scripted:
	@$(TOOLS) $(SCRIPTED) cargo build --release --target wasm32-unknown-unknown --bin standpoint

compile-tests:
	@$(TOOLS) cargo test --workspace --no-run

# Into a directory of its own: the page served reloads itself, and the release must not.
serve: ## the demo article at http://127.0.0.1:8080/, rebuilt at every change
	@tools/setup.sh build compile-release compile-program
	@mkdir -p dist target # Trunk wants what it is told not to watch to be there
	@$(TOOLS) echo 'serving http://127.0.0.1:8080/ once built; Ctrl-C ends it'
	@$(TOOLS) $(FETCH)
	@$(TOOLS) STANDPOINT_OVER_BUDGET=1 $(RELEASE) trunk serve --release --address 127.0.0.1 --port 8080 \
		--disable-address-lookup true --dist target/serve

dist: ## the release, in dist/
	@tools/setup.sh build compile-release compile-scripted compile-program
	$(call stage,release)
	@$(TOOLS) $(FETCH)
	@$(MAKE) --no-print-directory -j2 compile-release compile-scripted
	@$(TOOLS) STANDPOINT_TO_SCRIPT=target/scripted/wasm32-unknown-unknown/release/standpoint.wasm $(RELEASE) trunk build --release

# One after the other even under `make -j`: the stages share Cargo's lock, and a log is read in order.
test: ## all tests: lint, scripts, native, end to end, browsers
	$(call stage,set-up)
	@tools/setup.sh test compile-tests compile-release compile-scripted
	@$(MAKE) --no-print-directory lint
	@$(MAKE) --no-print-directory test-js
	@$(MAKE) --no-print-directory test-native
	@$(MAKE) --no-print-directory dist
	@$(MAKE) --no-print-directory e2e
	@$(MAKE) --no-print-directory e2e-scripted
	@$(MAKE) --no-print-directory test-browser

lint: setup-test ## formatting, clippy for both targets, documentation; JavaScript, CSS, shell
	$(call stage,lint)
	@$(TOOLS) shellcheck --severity=warning --external-sources tools/*.sh .ci/run
	@$(TOOLS) biome lint --error-on-warnings
	@$(TOOLS) tsc --project . --typeRoots "$$STANDPOINT_LINT/node_modules/@types"
	@$(TOOLS) cargo fmt --all --check
	@$(TOOLS) cargo clippy --workspace --all-targets -- -D warnings
	@$(TOOLS) cargo clippy --target wasm32-unknown-unknown --lib --bins --test browser -- -D warnings
	@$(TOOLS) cargo clippy --package standpoint-desk --target wasm32-unknown-unknown --all-targets -- -D warnings
	@$(TOOLS) RUSTDOCFLAGS=-Dwarnings cargo doc --workspace --no-deps

test-js: setup-test ## tests of the scripts in tools/
	$(call stage,tests of the tools)
	@$(TOOLS) node --test --test-reporter=spec $(wildcard tools/*/*.test.mjs js/*.test.mjs)

test-native: setup-test ## tests that need no browser
	$(call stage,native tests)
	@$(TOOLS) cargo test --workspace

test-e2e: dist e2e ## the release in real browsers, driven from outside

# Without building the release again.
.PHONY: e2e
e2e: setup-test
	$(call stage,end-to-end tests in $(ENGINES))
	@$(TOOLS) $(IN_BROWSER_HOME) STANDPOINT_DIST="$(CURDIR)/dist" tools/e2e.sh $(ENGINES) -- $(TESTS)

# The reader's tests once more, on pages that forbid WebAssembly: what runs then is JavaScript alone. Those that are
# skipped ask for the file of the WebAssembly, which the desk cannot do without.
SCRIPTED_TESTS := accessibility:: agreement:: element:: forms:: hydration:: isolation:: keyboard:: language:: layout:: \
	long:: methods:: reader:: reading_order:: story:: tag:: the_environment_decides \
	--skip desk:: --skip tag::a_loader_that_has_no_tag --skip tag::a_tag_that_came_later --skip tag::the_files_are_where
.PHONY: e2e-scripted
e2e-scripted: setup-test
	$(call stage,end-to-end tests without WebAssembly)
	@$(TOOLS) $(IN_BROWSER_HOME) STANDPOINT_WITHOUT_WASM=1 STANDPOINT_DIST="$(CURDIR)/dist" tools/e2e.sh chromium -- $(SCRIPTED_TESTS)

# The runner takes the first driver it is told of, so each run is told of one only.
test-browser: setup-test ## tests that run inside Chromium and Firefox
	$(call stage,tests in $(BROWSERS))
	@$(TOOLS) $(IN_BROWSER_HOME) \
	export WASM_BINDGEN_TEST_TIMEOUT=120 WASM_BINDGEN_TEST_DRIVER_TIMEOUT=30; \
	for browser in $(BROWSERS); do \
		case $$browser in \
			chrome) driver="--chromedriver $$CHROMEDRIVER" ;; \
			firefox) driver="--geckodriver $$GECKODRIVER" ;; \
			*) echo "BROWSERS: chrome or firefox, not $$browser" >&2; exit 2 ;; \
		esac; \
		for package in . desk; do \
			env -u CHROMEDRIVER -u GECKODRIVER wasm-pack test --headless --$$browser --mode no-install $$driver $$package --test browser || exit 1; \
		done; \
	done

# `make bench BENCH="speed --only standpoint,vis --sizes 200,1000"` measures less: node tools/bench.mjs --help
bench: dist ## speed beside vis-timeline and TimelineJS3, whole pages with Lighthouse, memory
	@tools/setup.sh bench
	$(call stage,benchmark (ten minutes or so))
	@$(TOOLS) $(IN_BROWSER_HOME) node tools/bench.mjs $(BENCH)

clean: ## remove what was built (the tools stay in the cache directory)
	rm -rf target dist
