#!/bin/sh
# Installs the Debian package in a fresh root of Debian 12, and tries the program there.
#
#   package-test.sh PACKAGE
#
# Called by `make package-test`, as root. Without a mirror to make the root from, the package is only unpacked, and the
# program tried on this machine.
set -eu
package=$1
work=$(mktemp -d)
trap 'umount "$work/root/proc" 2>/dev/null; rm -rf --one-file-system "$work"' EXIT

# smoke ROOT PREFIX [COMMAND …]: tries the program in ROOT, which is called PREFIX from within COMMAND.
smoke() {
  root=$1 prefix=$2
  shift 2
  "$@" "$prefix/usr/bin/mainsequence" --version
  "$@" "$prefix/usr/bin/mainsequence" report --quiet --output "$prefix/tmp/report"
  for file in tmp/report/report.md tmp/report/figures/hr-diagram.pdf tmp/report/figures/hr-diagram.png \
    usr/share/man/man1/mainsequence-plot.1.gz usr/share/bash-completion/completions/mainsequence \
    usr/share/zsh/vendor-completions/_mainsequence usr/share/fish/vendor_completions.d/mainsequence.fish; do
    [ -s "$root/$file" ] || { echo "missing: /$file" >&2; exit 1; }
  done
}

if debootstrap --variant=minbase bookworm "$work/root" >"$work/log" 2>&1; then
  cp "$package" "$work/root/tmp/package.deb"
  chroot "$work/root" apt-get update -qq
  chroot "$work/root" env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -qq --no-install-recommends /tmp/package.deb fonts-liberation >"$work/log" 2>&1 ||
    { cat "$work/log" >&2; exit 1; }
  # Swift reads the arguments of a program in /proc.
  mountpoint -q "$work/root/proc" || mount -t proc proc "$work/root/proc"
  smoke "$work/root" '' chroot "$work/root"
  chroot "$work/root" apt-get remove -y -qq mainsequence >/dev/null 2>&1
  [ ! -e "$work/root/usr/bin/mainsequence" ] || { echo 'not removed' >&2; exit 1; }
  echo 'passed in a fresh Debian 12'
else
  echo 'no root of Debian 12 could be made: the package is only unpacked' >&2
  dpkg-deb --extract "$package" "$work/root"
  mkdir -p "$work/root/tmp"
  if ldd "$work/root/usr/bin/mainsequence" | grep 'not found'; then exit 1; fi
  smoke "$work/root" "$work/root"
  echo 'passed when unpacked'
fi
