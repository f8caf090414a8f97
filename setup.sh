#!/bin/sh
# Installs the system libraries and fonts that the build wants and this machine lacks.
set -eu

missing_apt() {
  for package in pkg-config python3 libcairo2-dev libpango1.0-dev libpng-dev libexpat1-dev zlib1g-dev \
    libcfitsio-dev libqpdf-dev libyaml-dev libcmark-gfm-dev libcmark-gfm-extensions-dev fonts-dejavu-core; do
    dpkg-query -W -f '${Status}\n' "$package" 2>/dev/null | grep -q '^install ok installed' ||
      printf ' %s' "$package"
  done
  # The package of the Liberation fonts, version 2, has two names.
  dpkg-query -W -f '${Status}\n' fonts-liberation2 fonts-liberation 2>/dev/null |
    grep -q '^install ok installed' || printf ' liberation'
}

install_apt() {
  wanted=$1
  as_root=''
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || {
      echo "Not root, and no sudo: have these packages installed:$wanted" >&2
      exit 1
    }
    as_root=sudo
  fi
  echo "Installing:$wanted"
  $as_root apt-get update -qq
  font=fonts-liberation
  if apt-cache show fonts-liberation2 >/dev/null 2>&1; then font=fonts-liberation2; fi
  wanted=$(echo "$wanted" | sed "s/ liberation\$/ $font/")
  # shellcheck disable=SC2086  # one word for each package
  $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $wanted >/dev/null
}

has_libraries() {
  command -v pkg-config >/dev/null && pkg-config --exists pangocairo libpng expat zlib cfitsio libqpdf yaml-0.1 libcmark-gfm
}

command -v swift >/dev/null || {
  echo 'No Swift toolchain (6.2 or later) on the path: see https://www.swift.org/install' >&2
  exit 1
}
if [ "$(uname -s)" = Darwin ]; then
  has_libraries || brew install pkgconf cairo pango libpng expat zlib cfitsio qpdf libyaml cmark-gfm
elif command -v apt-get >/dev/null && command -v dpkg-query >/dev/null; then
  missing=$(missing_apt)
  if [ -n "$missing" ]; then install_apt "$missing"; fi
elif ! has_libraries; then
  echo 'Please install: pkg-config, and the development files of cairo, pango (pangocairo), libpng, expat, zlib, cfitsio, qpdf, libyaml and cmark-gfm;' >&2
  echo 'for the look of the figures also the Liberation fonts.' >&2
  exit 1
fi
