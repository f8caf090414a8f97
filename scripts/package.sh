#!/bin/sh
# Builds a Debian package of an installed program.
#
#   package.sh PROGRAM MANUAL FOLDER
#
# Called by `make package`; FOLDER gets the package, the bare program as an archive, and SHA256SUMS. The same program gives
# the same bytes.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
program=$1 manual=$2 folder=$3
version=$("$program" --version)
architecture=$(dpkg --print-architecture)
released=$(sed -n 's/^date-released: "\(.*\)"/\1/p' "$root/CITATION.cff")
SOURCE_DATE_EPOCH=$(date --utc --date "$released" +%s)
export SOURCE_DATE_EPOCH

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
tree=$work/debian/mainsequence
umask 022
sh "$root/scripts/install.sh" "$program" "$manual" "$tree/usr"
gzip --best --no-name "$tree"/usr/share/man/man1/*.1
# Debian's zsh reads the completions of packages from a folder of its own.
mv "$tree/usr/share/zsh/site-functions" "$tree/usr/share/zsh/vendor-completions"
documents=$tree/usr/share/doc/mainsequence
install -d "$documents"
install -m 644 "$root/LICENSE" "$documents/copyright"
gzip --best --no-name --stdout "$root/CHANGELOG.md" >"$documents/changelog.gz"

# dpkg-shlibdeps wants a source package around the program.
cat >"$work/debian/control" <<END
Source: mainsequence
Maintainer: The MainSequence authors

Package: mainsequence
Architecture: $architecture
END
install -d "$tree/DEBIAN"
depends=$(cd "$work" && dpkg-shlibdeps --warnings=0 -O "$tree/usr/bin/mainsequence" | sed -n 's/^shlibs:Depends=//p')
fits=$(dpkg-query --show --showformat '${Package}\n' 'libcfitsio[0-9]*' | head -n 1)
qpdf=$(dpkg-query --show --showformat '${Package}\n' 'libqpdf[0-9]*' | head -n 1)

cat >"$tree/DEBIAN/control" <<END
Package: mainsequence
Version: $version
Architecture: $architecture
Maintainer: The MainSequence authors
Installed-Size: $(du --apparent-size -sk "$tree/usr" | cut -f 1)
Depends: $depends
Recommends: fonts-liberation2 | fonts-liberation, $fits, $qpdf, libbz2-1.0, liblzma5, libzstd1
Suggests: pandoc
Section: science
Priority: optional
Description: figures and reports from tables of stars
 MainSequence turns a table of stars and an experiment file into
 publication-quality figures and a written report. It trains a small
 neural network on the Hertzsprung-Russell diagram on the way.
END
(cd "$tree" && find usr -type f -print0 | LC_ALL=C sort --zero-terminated | xargs -0 md5sum >DEBIAN/md5sums)
find "$tree" -exec touch --no-dereference --date "@$SOURCE_DATE_EPOCH" {} +

rm -rf "$folder"
mkdir -p "$folder"
dpkg-deb --root-owner-group -Zxz --build "$tree" "$folder/mainsequence_${version}_$architecture.deb" >/dev/null
archive=mainsequence-$version-linux-$(uname -m)
mkdir "$work/$archive"
cp -R "$tree/usr/bin" "$tree/usr/share" "$root/LICENSE" "$root/README.md" "$work/$archive"
tar --directory "$work" --sort name --owner 0 --group 0 --numeric-owner --mtime "@$SOURCE_DATE_EPOCH" \
  --create "$archive" | gzip --best --no-name >"$folder/$archive.tar.gz"
(cd "$folder" && sha256sum mainsequence* >SHA256SUMS && ls -l && cat SHA256SUMS)
