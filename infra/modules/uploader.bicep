// Someone who uploads with the portal, Storage Explorer or azcopy: writes what comes in, reads what comes out.
@description('Object id of a user or a group; that is why no principal type is given.')
param principalId string
param dataAccountName string

var reader = 'acdd72a7-3385-48ef-bd42-f606fba81ae7'
var blobDataContributor = 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'
var blobDataReader = '2a2b9908-6ea1-4ae2-8e65-a410df84e7d1'
var inputContainers = ['uploads', 'registry', 'follow-up', 'results']

resource account 'Microsoft.Storage/storageAccounts@2025-06-01' existing = {
  name: dataAccountName
}

resource blobService 'Microsoft.Storage/storageAccounts/blobServices@2025-06-01' existing = {
  parent: account
  name: 'default'
}

resource inputs 'Microsoft.Storage/storageAccounts/blobServices/containers@2025-06-01' existing = [
  for container in inputContainers: {
    parent: blobService
    name: container
  }
]

resource reports 'Microsoft.Storage/storageAccounts/blobServices/containers@2025-06-01' existing = {
  parent: blobService
  name: 'reports'
}

resource writeInputs 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for (container, i) in inputContainers: {
    scope: inputs[i]
    name: guid(account.id, container, principalId, blobDataContributor)
    properties: {
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', blobDataContributor)
      principalId: principalId
    }
  }
]

resource readReports 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: reports
  name: guid(account.id, 'reports', principalId, blobDataReader)
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', blobDataReader)
    principalId: principalId
  }
}

// Shows the account in the portal and in Storage Explorer; it gives no data.
resource seeAccount 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: account
  name: guid(account.id, principalId, reader)
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', reader)
    principalId: principalId
  }
}
