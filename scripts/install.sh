#!/bin/sh
# Installs the program, its manual pages and its completions below a prefix.
#
#   install.sh PROGRAM MANUAL PREFIX
#
# Called by `make install` and by package.sh.
set -eu
program=$1 manual=$2 prefix=$3

# into FOLDER NAME: the standard input as a file, readable by all.
into() {
  install -d "$prefix/$1"
  cat >"$prefix/$1/$2"
  chmod 644 "$prefix/$1/$2"
}

install -d "$prefix/bin" "$prefix/share/man/man1"
install -m 755 "$program" "$prefix/bin/mainsequence"
case $(uname -s) in
  # Stripping breaks the signature that macOS demands.
  Darwin) strip -x "$prefix/bin/mainsequence" && codesign --force --sign - "$prefix/bin/mainsequence" ;;
  *)
    strip "$prefix/bin/mainsequence"
    if readelf -d "$prefix/bin/mainsequence" | grep -Eq '\(R(UN)?PATH\)'; then
      echo "error: the program would load libraries that lie beside it; build it with make build" >&2
      exit 1
    fi
    ;;
esac
install -m 644 "$manual"/*.1 "$prefix/share/man/man1"
"$program" --generate-completion-script bash | into share/bash-completion/completions mainsequence
"$program" --generate-completion-script zsh | into share/zsh/site-functions _mainsequence
"$program" --generate-completion-script fish | into share/fish/vendor_completions.d mainsequence.fish
