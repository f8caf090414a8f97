#!/bin/sh
# Compares every reader of text with a plain scanner on generated tables, optimised: the tests do so with five hundred of them.
#
# usage: compare_scanners.sh [FIRST SEED] [NUMBER OF TABLES]
set -eu
cd "$(dirname "$0")/.."
build=.build/compare-scanners
mkdir -p "$build"

# A module of the package, from its sources or those that are given.
module() {
  name=$1
  shift
  swiftc -O -wmo -enable-testing -parse-as-library -swift-version 6 -package-name mainsequence -I "$build" -I "$build/C" \
    -module-name "$name" -emit-module -emit-module-path "$build/$name.swiftmodule" -c "$@" -o "$build/$name.o"
}

# The module in C that Tables needs.
mkdir -p "$build/C"
echo "module CText { header \"$PWD/Sources/CText/include/CText.h\" export * }" >"$build/C/module.modulemap"
for file in Sources/CText/*.c; do
  clang -O2 -I Sources/CText/include -c "$file" -o "$build/$(basename "$file" .c).o"
done

sources() { find "Sources/$1" -name '*.swift' | sort; }

module Formatting $(sources Formatting)
module Parallelism $(sources Parallelism)
module Tables $(sources Tables)
module _TestSupport Sources/_TestSupport/SplitMix.swift
swiftc -O -wmo -swift-version 6 -package-name mainsequence -I "$build" -I "$build/C" -o "$build/compare" \
  scripts/compare_scanners/main.swift Tests/TablesTests/Scanners/PlainScanner.swift \
  Tests/TablesTests/Scanners/GeneratedTable.swift Tests/TablesTests/Scanners/ReaderComparison.swift "$build"/*.o
"$build/compare" "${1:-1}" "${2:-1000000}"
