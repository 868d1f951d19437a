#!/usr/bin/env bash
# Brings translations/*.ts up to date with the sources. English entries are their own source where no plural is involved;
# Portuguese entries that are new are left unfinished, and the tests fail until a person has written them.
set -euo pipefail
cd "$(dirname "$0")/.."
lupdate=$(command -v lupdate6 || command -v /usr/lib/qt6/bin/lupdate || command -v lupdate) || {
  echo "packaging/translations.sh: lupdate is missing (Debian: qt6-tools-dev-tools, qt6-l10n-tools)" >&2; exit 1; }
sources=(core/text app)
[ -d ui ] && sources+=(ui)
for language in pt_BR en; do
  "$lupdate" -silent -no-obsolete -locations none -I . "${sources[@]}" -source-language en -target-language "$language" -ts "translations/preamar_$language.ts"
done
# <source>X</source> + empty unfinished <translation> becomes X in English; plural forms are written by hand.
perl -0pi -e 's{<source>((?:(?!</source>).)*)</source>((?:(?!</message>|numerusform).)*?)<translation type="unfinished"></translation>}{<source>$1</source>$2<translation>$1</translation>}gs' translations/preamar_en.ts
grep -c 'type="unfinished"' translations/preamar_pt_BR.ts translations/preamar_en.ts || true
