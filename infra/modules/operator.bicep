// Someone who runs the installation: works with all its data, looks at everything, restarts the app, changes nothing
// else. What docs/operating.md leaves to an owner needs more: azd, locks, roles.
@description('Object id of a user or a group; that is why no principal type is given.')
param principalId string
param dataAccountName string

@description('The role that restarts the app.')
param restartRoleId string

var reader = 'acdd72a7-3385-48ef-bd42-f606fba81ae7'
var blobDataContributor = 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'
var queueDataContributor = '974c5e8b-45b9-4653-ba55-5f855dd0fb88'
// restart, rescore and the deletion of a row that nobody can read write tables.
var tableDataContributor = '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'

resource account 'Microsoft.Storage/storageAccounts@2025-06-01' existing = {
  name: dataAccountName
}

resource data 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for role in [blobDataContributor, queueDataContributor, tableDataContributor]: {
    scope: account
    name: guid(account.id, principalId, role)
    properties: {
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role)
      principalId: principalId
    }
  }
]

// Logs, functions, topic, cost. It gives no data, and no keys or settings.
resource look 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(resourceGroup().id, principalId, reader)
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', reader)
    principalId: principalId
  }
}

resource restart 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(resourceGroup().id, principalId, restartRoleId)
  properties: {
    roleDefinitionId: restartRoleId
    principalId: principalId
  }
}
