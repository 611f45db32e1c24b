#!/bin/sh
# Makes artifacts/app, the folder that the Functions host starts. ITA_PACKAGE=FILE.zip takes a package that was built
# elsewhere (the CI keeps one of every build); without it, it is built here with the .NET SDK.
set -eu
cd "$(dirname "$0")/../.."
app=artifacts/app

rm -rf "$app"
mkdir -p "$app"
if [ -n "${ITA_PACKAGE:-}" ]; then
  unzip -q "$ITA_PACKAGE" -d "$app"
else
  dotnet publish src/Ita.Functions --nologo --configuration Release --output "$app"
fi

fail() {
  echo "artifacts/app is not what Flex Consumption can run: $1" >&2
  exit 1
}
[ -f "$app/host.json" ] || fail "host.json is missing"
for file in worker.config.json extensions.json Ita.Functions.dll functions.metadata; do
  [ -f "$app/$file" ] || fail "$file is missing"
done
[ -d "$app/.azurefunctions" ] || fail ".azurefunctions is missing"
if grep -q LogsAndContainerScan "$app/functions.metadata"; then
  fail "a function scans for blobs; on Flex Consumption only Event Grid calls"
fi
