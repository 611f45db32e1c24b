#!/bin/sh
# Gives a person a role in the app:   sh infra/scripts/grant.sh ROLE USER
#   ROLE  admin | province:31 | agency:310801      USER  sign-in name or object id
# To take it away: Entra ID > Enterprise applications > the app > Users and groups.
set -eu
role=${1:?role: admin, province:CODE or agency:CODE}
user=${2:?sign-in name or object id of the person}

echo "$role" | grep -Eq '^(admin|province:[0-9]{2}|agency:[A-Za-z0-9-]{2,32})$' || {
  echo "Not a role: $role. Write admin, province:31 or agency:310801." >&2
  exit 1
}

client=$(azd env get-value ITA_SIGN_IN_CLIENT_ID)
person=$(az ad user show --id "$user" --query id --output tsv)
principal=$(az ad sp list --filter "appId eq '$client'" --query '[0].id' --output tsv)
roles=$(mktemp)
trap 'rm -f "$roles"' EXIT

find_role() {
  az ad sp show --id "$principal" --query "appRoles[?value=='$role'].id" --output tsv
}

id=$(find_role)
if [ -z "$id" ]; then
  # A registration holds its roles as one list: read it, add to it, write it back.
  az ad app show --id "$client" --query appRoles --output json |
    jq --arg id "$(cat /proc/sys/kernel/random/uuid 2>/dev/null || uuidgen)" --arg role "$role" \
      '. + [{id: $id, value: $role, displayName: "ITA \($role)", description: "ITA \($role)", allowedMemberTypes: ["User"], isEnabled: true}]' > "$roles"
  az ad app update --id "$client" --app-roles @"$roles"
  tries=0
  until id=$(find_role) && [ -n "$id" ]; do
    tries=$((tries + 1))
    [ "$tries" -lt 12 ] || { echo "Entra ID has not taken the new role over yet. Run the same command again in a minute." >&2; exit 1; }
    sleep 5
  done
fi

az rest --method POST --output none \
  --url "https://graph.microsoft.com/v1.0/servicePrincipals/$principal/appRoleAssignedTo" \
  --body "{\"principalId\": \"$person\", \"resourceId\": \"$principal\", \"appRoleId\": \"$id\"}"
echo "$user has the role $role from the next sign-in on."
