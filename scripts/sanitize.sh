#!/bin/sh
# Runs the tests under sanitizers: of addresses, of threads, or both (the default). Each has a build of its own.
set -eu
cd "$(dirname "$0")/.."

# The leaks found are those of the Swift runtime, Pango and fontconfig, which keep what they cache until the end.
export ASAN_OPTIONS=detect_leaks=0
export TSAN_OPTIONS="suppressions=$PWD/scripts/thread-sanitizer.supp"

for sanitizer in ${*:-address thread}; do
  # A sanitizer reserves terabytes of addresses, and reads /proc: it cannot run where these are limited or absent.
  swift test --configuration release -Xswiftc -enable-testing --sanitize "$sanitizer" \
    --scratch-path ".build/$sanitizer" --skip ResourceTests
done
