#!/bin/sh
# Makes artifacts/app, the folder that the Functions host starts. ITA_PACKAGE=FILE.zip takes a package that was built
# elsewhere (the CI keeps one of every build); without it, it is built here with the .NET SDK.
set -eu
cd "$(dirname "$0")/../.."
app=artifacts/app

case "$(uname -s)" in
  Linux | Darwin) ;;
  *)
    echo "Run this on Linux, macOS, WSL or in Azure Cloud Shell: a package made on Windows loses the mark that says the app may be executed." >&2
    exit 1
    ;;
esac

rm -rf "$app"
mkdir -p "$app"
if [ -n "${ITA_PACKAGE:-}" ]; then
  unzip -q "$ITA_PACKAGE" -d "$app"
else
  # Self-contained: the platform's image for custom handlers promises no .NET.
  dotnet publish src/Ita.Functions --nologo --configuration Release --runtime linux-x64 --self-contained --output "$app"
fi

fail() {
  echo "artifacts/app is not what Flex Consumption can run: $1" >&2
  exit 1
}
[ -f "$app/host.json" ] || fail "host.json is missing"
[ -x "$app/Ita.Functions" ] || fail "Ita.Functions is missing or not executable"
for file in "$app"/*/function.json; do
  if grep -q '"blobTrigger"' "$file" && ! grep -q '"EventGrid"' "$file"; then
    fail "$file scans for blobs; on Flex Consumption only Event Grid calls (\"source\": \"EventGrid\")"
  fi
done
