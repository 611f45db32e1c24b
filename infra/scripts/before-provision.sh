#!/bin/sh
# azd runs this before it makes the resources.
set -eu

fail() {
  echo "$1" >&2
  exit 1
}

if [ "${ITA_ZONE_REDUNDANT:-false}" = true ]; then
  case "${ITA_REDUNDANCY:-Standard_LRS}" in
    Standard_ZRS | Standard_GZRS) ;;
    *) fail "An app in several zones with its data in one gains nothing: azd env set ITA_REDUNDANCY Standard_ZRS" ;;
  esac
fi

# A budget must start in the month it is made in and may not change afterwards: the one that is there is asked.
if [ "${ITA_MONTHLY_BUDGET:-0}" != 0 ]; then
  [ -n "$(echo "${ITA_BUDGET_CONTACTS:-}" | tr -d ' ,')" ] ||
    fail "A budget needs somebody it tells: azd env set ITA_BUDGET_CONTACTS you@example.go.th"
  start=
  # Before the very first time azd has not asked for the subscription yet.
  if [ -n "${AZURE_SUBSCRIPTION_ID:-}" ] &&
    [ "$(az group exists --subscription "$AZURE_SUBSCRIPTION_ID" --name "rg-$AZURE_ENV_NAME")" = true ]; then
    group="/subscriptions/$AZURE_SUBSCRIPTION_ID/resourceGroups/rg-$AZURE_ENV_NAME"
    start=$(az rest --method GET --url "$group/providers/Microsoft.Consumption/budgets?api-version=2023-11-01" \
      --query "value[?name=='budget-$AZURE_ENV_NAME'].properties.timePeriod.startDate" --output tsv)
    start=$(printf %.10s "$start")
  fi
  [ -n "$start" ] || start=$(date -u +%Y-%m)-01
  if [ "$start" != "${ITA_BUDGET_START:-}" ]; then
    azd env set ITA_BUDGET_START "$start"
  fi
fi

# Flex Consumption in a network of one's own needs this provider; a template does not register it by itself.
if [ "${ITA_PRIVATE_NETWORK:-false}" = true ]; then
  # azd provision, which does not ask for it by itself, may be the first command ever given.
  [ -n "${AZURE_SUBSCRIPTION_ID:-}" ] ||
    fail "A network of one's own needs the subscription first: azd env set AZURE_SUBSCRIPTION_ID <id>"
  az provider register --namespace Microsoft.App --subscription "$AZURE_SUBSCRIPTION_ID" --wait
fi
