#!/bin/sh
# Makes the gallery again: the report of the sample municipality by the command line, its pages by LibreOffice.
# Needs .NET, LibreOffice Writer, poppler-utils, ImageMagick, and TH Sarabun New or a font of its metrics.
set -eu
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp samples/uploads/2566/310801/ita-2566.xlsx samples/uploads/2565/310801/ita-2565-summary.xlsx "$work"
# The report's date is that of its newest input.
touch -d '2023-09-18T03:24:00Z' "$work"/*.xlsx
dotnet run --project src/Ita.Cli -- report "$work/ita-2566.xlsx" --year 2566 --previous "$work/ita-2565-summary.xlsx" --out "$work/report"
soffice --headless "-env:UserInstallation=file://$work/profile" --convert-to pdf --outdir "$work" "$work/report/ita-2566-310801.docx"
pdftoppm -r 70 -png "$work/ita-2566-310801.pdf" "$work/page"
rm -f docs/gallery/*.png
for page in "$work"/page-*.png; do
    convert "$page" -strip -colors 24 -define png:compression-level=9 "$page"
done
for number in 01 02 03 07 08 09 14 15 18 24 25 30; do
    cp "$work/page-$number.png" docs/gallery/
done
montage "$work"/page-*.png -tile 8x -geometry 190x+4+4 -background '#8a8a8a' "$work/sheet.png"
convert "$work/sheet.png" -strip -colors 32 -define png:compression-level=9 docs/gallery/all-pages.png
