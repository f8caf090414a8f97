#!/bin/sh
# Lists the dependencies of Package.swift of which a newer version is tagged. Needs the network.
# Called by `make check-updates`.
set -eu
cd "$(dirname "$0")/.."

sed -n 's/.*url: "\([^"]*\)", exact: "\([^"]*\)".*/\1 \2/p' Package.swift |
  while read -r url pinned; do
    latest=$(git ls-remote --tags --refs "$url" | sed -n 's|.*refs/tags/v\{0,1\}\([0-9][0-9.]*\)$|\1|p' |
      sort -V | tail -n 1)
    newest=$(printf '%s\n%s\n' "$pinned" "$latest" | sort -V | tail -n 1)
    if [ "$newest" = "$pinned" ]; then
      echo "${url##*/} $pinned"
    else
      echo "${url##*/} $pinned -> $newest"
    fi
  done
