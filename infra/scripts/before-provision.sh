#!/bin/sh
# azd runs this before it makes the resources.
set -eu

# A budget must start in the month it is made in and may not change afterwards: remember the month.
if [ -z "${ITA_BUDGET_START:-}" ]; then
  azd env set ITA_BUDGET_START "$(date -u +%Y-%m)-01"
fi

# Flex Consumption in a network of one's own needs this provider; a template does not register it by itself.
if [ "${ITA_PRIVATE_NETWORK:-false}" = true ]; then
  az provider register --namespace Microsoft.App --subscription "$AZURE_SUBSCRIPTION_ID" --wait
fi
