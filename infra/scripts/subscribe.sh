#!/bin/sh
# Lets uploads call the deployed functions. azd runs it after each deployment; it can be run again at any time:
#   azd hooks run postdeploy
set -eu
cd "$(dirname "$0")/../.."

attempt=1
while true; do
  # The host makes the key that the template asks for when it starts with our functions for the first time.
  if az deployment group create --only-show-errors --output none \
    --subscription "$AZURE_SUBSCRIPTION_ID" --resource-group "$AZURE_RESOURCE_GROUP" \
    --name ita-subscriptions --template-file infra/subscriptions.bicep \
    --parameters functionAppName="$ITA_FUNCTION_APP" dataAccountName="$ITA_DATA_ACCOUNT" \
    topicName="$ITA_EVENT_TOPIC" deadLetterContainer="$ITA_DEAD_LETTER_CONTAINER"; then
    break
  fi
  if [ "$attempt" -ge 8 ]; then
    echo "Uploads do not call the app yet. Open the function app in the portal: are its functions listed? Then: azd hooks run postdeploy" >&2
    exit 1
  fi
  attempt=$((attempt + 1))
  echo "The app is not ready for events yet; trying again in 30 seconds ($attempt of 8)."
  sleep 30
done

echo "Uploads to $ITA_DATA_ACCOUNT are processed. Pages: $ITA_ADDRESS/api/provinces"
