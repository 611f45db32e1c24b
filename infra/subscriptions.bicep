// Which uploads call which function. Deployed after the code (infra/scripts/subscribe.sh): Event Grid asks the address
// for a handshake, and the address's key exists only once the host has started with our functions. The key is fetched
// by the deployment itself and appears in no script.
param functionAppName string
param dataAccountName string
param topicName string
param deadLetterContainer string

@description('Larger files call no function. ReconcileUploads finds them within minutes and records them as too-large. The limit of docs/workbooks.md is 20 MiB.')
param largestFileInBytes int = 25165824

var subscriptions = [
  {
    container: 'uploads'
    functionName: 'IngestSurveyExport'
  }
  {
    container: 'registry'
    functionName: 'IngestRegistry'
  }
  {
    container: 'frameworks'
    functionName: 'IngestFramework'
  }
  {
    container: 'follow-up'
    functionName: 'IngestFollowUp'
  }
  {
    container: 'results'
    functionName: 'IngestResults'
  }
]

resource app 'Microsoft.Web/sites@2025-03-01' existing = {
  name: functionAppName
}

resource account 'Microsoft.Storage/storageAccounts@2025-06-01' existing = {
  name: dataAccountName
}

resource topic 'Microsoft.EventGrid/systemTopics@2025-02-15' existing = {
  name: topicName
}

var webhook = 'https://${app.properties.defaultHostName}/runtime/webhooks/blobs'

resource deliveries 'Microsoft.EventGrid/systemTopics/eventSubscriptions@2025-02-15' = [
  for item in subscriptions: {
    parent: topic
    name: '${item.container}-to-${toLower(item.functionName)}'
    properties: {
      eventDeliverySchema: 'EventGridSchema'
      destination: {
        endpointType: 'WebHook'
        properties: {
          endpointUrl: '${webhook}?functionName=Host.Functions.${item.functionName}&code=${listKeys('${app.id}/host/default', '2025-03-01').systemKeys.blobs_extension}'
          maxEventsPerBatch: 1
          preferredBatchSizeInKilobytes: 64
        }
      }
      filter: {
        includedEventTypes: [
          'Microsoft.Storage.BlobCreated'
        ]
        subjectBeginsWith: '/blobServices/default/containers/${item.container}/'
        advancedFilters: [
          {
            operatorType: 'NumberLessThanOrEquals'
            key: 'data.contentLength'
            value: largestFileInBytes
          }
        ]
      }
      retryPolicy: {
        maxDeliveryAttempts: 30
        eventTimeToLiveInMinutes: 1440
      }
      deadLetterWithResourceIdentity: {
        identity: {
          type: 'SystemAssigned'
        }
        deadLetterDestination: {
          endpointType: 'StorageBlob'
          properties: {
            resourceId: account.id
            blobContainerName: deadLetterContainer
          }
        }
      }
    }
  }
]
