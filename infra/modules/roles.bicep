// Who may do what, and no more. Nobody here can change a resource or turn shared keys on.
param dataAccountName string
param hostAccountName string
param applicationInsightsName string

@description('Principal id of the function app\'s identity.')
param functionPrincipalId string

@description('Object ids of people or groups that run the installation.')
param operatorIds array

@description('Object ids of people or groups that upload without the page.')
param uploaderIds array

var blobDataOwner = 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'
var blobDataContributor = 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'
var queueDataContributor = '974c5e8b-45b9-4653-ba55-5f855dd0fb88'
var tableDataContributor = '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'
var metricsPublisher = '3913510d-42f4-4e42-8a64-420c390055eb'

// The host's own account, by what the platform's documentation asks for; it also stores diagnostic events in a table.
// Storage Account Contributor, named there for blob triggers that scan, is left out: it could turn shared keys on.
var functionOnHost = [blobDataOwner, queueDataContributor, tableDataContributor]
var functionOnData = [blobDataContributor, queueDataContributor, tableDataContributor]

resource dataAccount 'Microsoft.Storage/storageAccounts@2025-06-01' existing = {
  name: dataAccountName
}

resource hostAccount 'Microsoft.Storage/storageAccounts@2025-06-01' existing = {
  name: hostAccountName
}

resource applicationInsights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: applicationInsightsName
}

resource functionHost 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for role in functionOnHost: {
    scope: hostAccount
    name: guid(hostAccount.id, functionPrincipalId, role)
    properties: {
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role)
      principalId: functionPrincipalId
      principalType: 'ServicePrincipal'
    }
  }
]

resource functionData 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for role in functionOnData: {
    scope: dataAccount
    name: guid(dataAccount.id, functionPrincipalId, role)
    properties: {
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role)
      principalId: functionPrincipalId
      principalType: 'ServicePrincipal'
    }
  }
]

resource functionTelemetry 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: applicationInsights
  name: guid(applicationInsights.id, functionPrincipalId, metricsPublisher)
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', metricsPublisher)
    principalId: functionPrincipalId
    principalType: 'ServicePrincipal'
  }
}

// Website Contributor restarts too, but may also deploy code and change settings, and so has all that the app has.
resource restartRole 'Microsoft.Authorization/roleDefinitions@2022-04-01' = {
  name: guid(resourceGroup().id, 'restart')
  properties: {
    // One name in the whole directory.
    roleName: 'ITA restart (${resourceGroup().name}, ${uniqueString(resourceGroup().id)})'
    description: 'Restarts, stops and starts the function app of ITA.'
    type: 'CustomRole'
    assignableScopes: [resourceGroup().id]
    permissions: [
      {
        actions: [
          'Microsoft.Web/sites/read'
          'Microsoft.Web/sites/restart/action'
          'Microsoft.Web/sites/start/action'
          'Microsoft.Web/sites/stop/action'
        ]
      }
    ]
  }
}

module operators 'operator.bicep' = [
  for id in operatorIds: {
    name: 'ita-operator-${uniqueString(id)}'
    params: {
      principalId: id
      dataAccountName: dataAccountName
      restartRoleId: restartRole.id
    }
  }
]

module uploaders 'uploader.bicep' = [
  for id in uploaderIds: {
    name: 'ita-uploader-${uniqueString(id)}'
    params: {
      principalId: id
      dataAccountName: dataAccountName
    }
  }
]
