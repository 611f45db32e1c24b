// What the data account holds: the containers people use, the queues between the steps, the tables of results.
// A test compares these names with the code and what the build says of the functions.
param accountName string

@description('Days after which an uploaded export is deleted.')
param uploadRetentionDays int

@description('Log Analytics workspace for the record of who read, wrote and deleted blobs.')
param workspaceId string

@description('Account that keeps the same record apart.')
param auditAccountId string

var deadLetterContainer = 'event-dead-letters'
var containers = [
  'uploads'
  'registry'
  'follow-up'
  'results'
  'frameworks'
  'reports'
  'state'
  deadLetterContainer
]
var queues = [
  'score-agency'
  'score-agency-poison'
  'write-report'
  'write-report-poison'
  'webjobs-blobtrigger-poison'
]
var tables = [
  'Agencies'
  'Submissions'
  'Tallies'
  'Results'
  'Items'
  'Measures'
  'Audit'
  'Frameworks'
  'Pending'
]

resource account 'Microsoft.Storage/storageAccounts@2025-06-01' existing = {
  name: accountName
}

resource blobService 'Microsoft.Storage/storageAccounts/blobServices@2025-06-01' existing = {
  parent: account
  name: 'default'
}

resource blobContainers 'Microsoft.Storage/storageAccounts/blobServices/containers@2025-06-01' = [
  for container in containers: {
    parent: blobService
    name: container
    properties: {
      publicAccess: 'None'
    }
  }
]

resource queueService 'Microsoft.Storage/storageAccounts/queueServices@2025-06-01' = {
  parent: account
  name: 'default'
}

resource storageQueues 'Microsoft.Storage/storageAccounts/queueServices/queues@2025-06-01' = [
  for queue in queues: {
    parent: queueService
    name: queue
  }
]

resource tableService 'Microsoft.Storage/storageAccounts/tableServices@2025-06-01' = {
  parent: account
  name: 'default'
}

resource storageTables 'Microsoft.Storage/storageAccounts/tableServices/tables@2025-06-01' = [
  for table in tables: {
    parent: tableService
    name: table
  }
]

// Respondents' rows are in the uploads only, and leave with them. An overwritten upload goes sooner: nothing reads it again.
resource lifecycle 'Microsoft.Storage/storageAccounts/managementPolicies@2025-06-01' = {
  parent: account
  name: 'default'
  properties: {
    policy: {
      rules: [
        {
          name: 'uploads-end'
          enabled: true
          type: 'Lifecycle'
          definition: {
            filters: {
              blobTypes: ['blockBlob']
              prefixMatch: ['uploads/']
            }
            actions: {
              baseBlob: {
                delete: {
                  daysAfterModificationGreaterThan: uploadRetentionDays
                }
              }
              version: {
                delete: {
                  daysAfterCreationGreaterThan: 30
                }
              }
              snapshot: {
                delete: {
                  daysAfterCreationGreaterThan: 30
                }
              }
            }
          }
        }
        {
          // Marked copies of rejected uploads lie among the reports and hold respondents' rows too. ReconcileUploads deletes a
          // copy with its upload; a prefix cannot name their folders. What was deleted or overwritten stays no longer than here:
          // forms and lists name people, and what was erased on request must come to its end.
          name: 'former-versions-end'
          enabled: true
          type: 'Lifecycle'
          definition: {
            filters: {
              blobTypes: ['blockBlob']
              prefixMatch: ['reports/', 'follow-up/', 'registry/', 'results/', 'frameworks/', 'state/']
            }
            actions: {
              version: {
                delete: {
                  daysAfterCreationGreaterThan: 30
                }
              }
              snapshot: {
                delete: {
                  daysAfterCreationGreaterThan: 30
                }
              }
            }
          }
        }
        {
          name: 'dead-letters-end'
          enabled: true
          type: 'Lifecycle'
          definition: {
            filters: {
              blobTypes: ['blockBlob']
              prefixMatch: ['${deadLetterContainer}/']
            }
            actions: {
              baseBlob: {
                delete: {
                  daysAfterModificationGreaterThan: 90
                }
              }
              version: {
                delete: {
                  daysAfterCreationGreaterThan: 90
                }
              }
            }
          }
        }
      ]
    }
  }
  dependsOn: [
    blobContainers
  ]
}

// Into the workspace, to be asked; and into an account of its own, because the workspace stops at its daily limit. The
// app reads the queues every few seconds, and the tables for every page: of these only what changes them is recorded.
resource auditOfBlobs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: blobService
  name: 'who-did-what'
  properties: {
    workspaceId: workspaceId
    storageAccountId: auditAccountId
    logs: [
      {
        category: 'StorageRead'
        enabled: true
      }
      {
        category: 'StorageWrite'
        enabled: true
      }
      {
        category: 'StorageDelete'
        enabled: true
      }
    ]
  }
}

resource auditOfQueues 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: queueService
  name: 'who-did-what'
  properties: {
    storageAccountId: auditAccountId
    logs: [
      {
        category: 'StorageWrite'
        enabled: true
      }
      {
        category: 'StorageDelete'
        enabled: true
      }
    ]
  }
}

resource auditOfTables 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: tableService
  name: 'who-did-what'
  properties: {
    storageAccountId: auditAccountId
    logs: [
      {
        category: 'StorageWrite'
        enabled: true
      }
      {
        category: 'StorageDelete'
        enabled: true
      }
    ]
  }
}

output deadLetterContainer string = deadLetterContainer
