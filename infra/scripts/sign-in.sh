#!/bin/sh
# Makes the app registration that people sign in with, once, after the first azd up; then: azd provision.
# Needs the right to register applications (role Application Developer or more), the Azure CLI and azd.
# No secret is made: the function app's identity vouches for it.
set -eu
cd "$(dirname "$0")/../.."
eval "$(azd env get-values | sed -n -E 's/^((AZURE|ITA)_[A-Z_]+=.*)$/\1/p')"
name="ITA $AZURE_ENV_NAME"

client=$(az ad app list --filter "displayName eq '$name'" --query '[0].appId' --output tsv)
if [ -z "$client" ]; then
  client=$(az ad app create --display-name "$name" --sign-in-audience AzureADMyOrg \
    --enable-id-token-issuance true --requested-access-token-version 2 --app-roles @infra/app-roles.json \
    --web-redirect-uris "$ITA_ADDRESS/.auth/login/aad/callback" --query appId --output tsv)
fi

principal=$(az ad sp list --filter "appId eq '$client'" --query '[0].id' --output tsv)
if [ -z "$principal" ]; then
  principal=$(az ad sp create --id "$client" --query id --output tsv)
fi
# Only people with a role get as far as the pages.
az ad sp update --id "$principal" --set appRoleAssignmentRequired=true

if [ -z "$(az ad app federated-credential list --id "$client" --query "[?name=='ita-function-app'].name" --output tsv)" ]; then
  az ad app federated-credential create --id "$client" --output none --parameters "{
    \"name\": \"ita-function-app\",
    \"issuer\": \"https://login.microsoftonline.com/$AZURE_TENANT_ID/v2.0\",
    \"subject\": \"$ITA_IDENTITY_PRINCIPAL_ID\",
    \"audiences\": [\"api://AzureADTokenExchange\"]
  }"
fi

azd env set ITA_SIGN_IN_CLIENT_ID "$client"
echo "Now run: azd provision"
echo "Then give people roles: sh infra/scripts/grant.sh admin you@example.go.th"
