#!/bin/sh
# Who may do what in the app:
#   sh infra/scripts/grant.sh ROLE WHO          gives the role; given already, nothing happens
#   sh infra/scripts/grant.sh revoke ROLE WHO   takes it away; not there, nothing happens
#   sh infra/scripts/grant.sh list              everybody with their roles
# ROLE  admin | province:31 | agency:310801
# WHO   a person's sign-in name, a guest's mail address, a group's name, or an object id
set -eu

fail() {
  echo "$1" >&2
  exit 1
}

usage() {
  sed -n '2,7s/^# \{0,1\}//p' "$0" >&2
  exit 1
}

case "${1:-}" in
  list) action=list && [ $# -eq 1 ] || usage ;;
  revoke) action=revoke && [ $# -eq 3 ] && role=$2 who=$3 || usage ;;
  *) action=grant && [ $# -eq 2 ] && role=$1 who=$2 || usage ;;
esac

if [ "$action" != list ]; then
  echo "$role" | grep -Eq '^(admin|province:[0-9]{2}|agency:[A-Za-z0-9-]{2,32})$' ||
    fail "Not a role: $role. Write admin, province:31 or agency:310801."
fi

client=$(azd env get-value ITA_SIGN_IN_CLIENT_ID)
principal=$(az ad sp list --filter "appId eq '$client'" --query '[0].id' --output tsv)
[ -n "$principal" ] || fail "There is no sign-in yet: sh infra/scripts/sign-in.sh"
graph="https://graph.microsoft.com/v1.0/servicePrincipals/$principal/appRoleAssignedTo"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Everybody's roles, one a line: assignment, role, principal, name. The directory gives them page by page.
read_assignments() {
  : > "$work/assignments"
  url="$graph?\$top=999"
  while [ -n "$url" ]; do
    az rest --method GET --url "$url" --output json > "$work/page"
    jq -r '.value[] | [.id, .appRoleId, .principalId, "\(.principalDisplayName) (\(.principalType))"] | @tsv' \
      "$work/page" >> "$work/assignments"
    url=$(jq -r '."@odata.nextLink" // empty' "$work/page")
  done
}

# A guest's sign-in name is not the mail address; a group has no sign-in name at all.
find_who() {
  quoted=$(printf %s "$who" | sed "s/'/''/g")
  id=$(az ad user show --id "$who" --query id --output tsv 2> "$work/why") || id=
  if [ -z "$id" ]; then
    id=$(az ad user list --filter "mail eq '$quoted' or otherMails/any(m:m eq '$quoted')" --query '[].id' --output tsv)
  fi
  if [ -z "$id" ]; then
    id=$(az ad group show --group "$who" --query id --output tsv 2>> "$work/why") || id=
  fi
  if [ -z "$id" ]; then
    cat "$work/why" >&2
    fail "Nobody is called $who, and no group. Somebody from elsewhere is invited as a guest first."
  fi
  [ "$(echo "$id" | wc -l)" -eq 1 ] || fail "More than one is called $who. Take the object id: $(echo $id)"
  echo "$id"
}

find_role() {
  az ad sp show --id "$principal" --query "appRoles[?value=='$role'].id" --output tsv
}

if [ "$action" = list ]; then
  read_assignments
  az ad sp show --id "$principal" --query 'appRoles[].[id, value]' --output tsv > "$work/roles"
  # Without a known role: somebody assigned in the portal without one, who gets in and sees nothing.
  awk -F '\t' 'NR == FNR { role[$1] = $2; next } { print ($2 in role ? role[$2] : "-") "\t" $4 "\t" $3 }' \
    "$work/roles" "$work/assignments" | sort
  exit 0
fi

person=$(find_who)
id=$(find_role)

if [ "$action" = revoke ]; then
  read_assignments
  awk -F '\t' -v role="$id" -v person="$person" '$2 == role && $3 == person { print $1 }' "$work/assignments" \
    > "$work/given"
  if [ ! -s "$work/given" ]; then
    echo "$who does not have the role $role."
    exit 0
  fi
  while read -r assignment; do
    az rest --method DELETE --output none --url "$graph/$assignment"
  done < "$work/given"
  echo "$who has no longer the role $role. Whoever is signed in keeps it until the next sign-in."
  exit 0
fi

if [ -z "$id" ]; then
  # A registration holds its roles as one list: read it, add to it, write it back.
  az ad app show --id "$client" --query appRoles --output json |
    jq --arg id "$(cat /proc/sys/kernel/random/uuid 2>/dev/null || uuidgen)" --arg role "$role" \
      '. + [{id: $id, value: $role, displayName: "ITA \($role)", description: "ITA \($role)", allowedMemberTypes: ["User"], isEnabled: true}]' \
      > "$work/roles"
  az ad app update --id "$client" --app-roles @"$work/roles"
  tries=0
  until id=$(find_role) && [ -n "$id" ]; do
    tries=$((tries + 1))
    [ "$tries" -lt 12 ] || fail "Entra ID has not taken the new role over yet. Run the same command again in a minute."
    sleep 5
  done
fi

read_assignments
if awk -F '\t' -v role="$id" -v person="$person" \
  '$2 == role && $3 == person { found = 1 } END { exit !found }' "$work/assignments"; then
  echo "$who has the role $role already."
  exit 0
fi
az rest --method POST --output none --url "$graph" \
  --body "{\"principalId\": \"$person\", \"resourceId\": \"$principal\", \"appRoleId\": \"$id\"}"
echo "$who has the role $role from the next sign-in on."
