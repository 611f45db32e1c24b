// The record of who read, wrote and deleted what, kept by Azure Monitor beside the workspace. An account apart: Azure
// does not let an account keep its own record, and nobody who works with the data has a role here.
@maxLength(24)
param name string
param location string
param tags object

@description('Standard_LRS or Standard_ZRS.')
param redundancy string

@description('Days that the record is kept.')
param retentionDays int

@description('Days in which a deleted record can be brought back.')
param softDeleteDays int

@description('Closed to the internet. Azure Monitor writes as a trusted service; nobody else needs to.')
param privateNetwork bool

module account 'storage-account.bicep' = {
  name: 'ita-audit-account'
  params: {
    name: name
    location: location
    tags: tags
    redundancy: redundancy
    keepVersions: false
    softDeleteDays: softDeleteDays
    closed: privateNetwork
    privateNetwork: false
  }
}

resource made 'Microsoft.Storage/storageAccounts@2025-06-01' existing = {
  name: name
}

resource lifecycle 'Microsoft.Storage/storageAccounts/managementPolicies@2025-06-01' = {
  parent: made
  name: 'default'
  properties: {
    policy: {
      rules: [
        {
          name: 'record-ends'
          enabled: true
          type: 'Lifecycle'
          definition: {
            filters: {
              // Azure Monitor appends to one blob an hour.
              blobTypes: ['blockBlob', 'appendBlob']
              prefixMatch: ['insights-logs-']
            }
            actions: {
              baseBlob: {
                delete: {
                  daysAfterModificationGreaterThan: retentionDays
                }
              }
            }
          }
        }
      ]
    }
  }
  dependsOn: [
    account
  ]
}

output id string = account.outputs.id
