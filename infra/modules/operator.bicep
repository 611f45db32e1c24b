// Someone who runs the installation: writes the containers, moves messages, looks into the tables, changes no resource.
@description('Object id of a user or a group; that is why no principal type is given.')
param principalId string
param dataAccountName string

var reader = 'acdd72a7-3385-48ef-bd42-f606fba81ae7'
var blobDataContributor = 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'
var queueDataContributor = '974c5e8b-45b9-4653-ba55-5f855dd0fb88'
var tableDataReader = '76199698-9eea-4c19-bc75-cec21354c6b6'

resource account 'Microsoft.Storage/storageAccounts@2025-06-01' existing = {
  name: dataAccountName
}

// Reader shows the account in the portal and in Storage Explorer; it gives no data.
resource grants 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for role in [reader, blobDataContributor, queueDataContributor, tableDataReader]: {
    scope: account
    name: guid(account.id, principalId, role)
    properties: {
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role)
      principalId: principalId
    }
  }
]
