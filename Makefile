# Short names for the scripts; each has --help. CMake is the build system: see CMakePresets.json.
.PHONY: help setup build demo test bench format tidy bare clean

help: ## this list
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 16

setup: ## install what Debian 12 lacks
	@scripts/setup
build: ## the release build, build/release/dateline
	@scripts/build
demo: ## code the example reports and show the records
	@scripts/demo
test: ## build and run every test
	@scripts/test
bench: ## build and run the benchmarks
	@scripts/bench
format: ## put the C++ files into form
	@scripts/format
tidy: ## clang-tidy over what has changed
	@scripts/tidy
bare: ## demo and test on a Debian 12 made from nothing (as root)
	@tests/bare_debian.sh
clean: ## remove build/
	@rm -rf build
