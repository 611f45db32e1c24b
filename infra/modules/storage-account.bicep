// A storage account without keys: shared keys off, no public blobs, TLS 1.2 and newer, deleted blobs kept for a while.
@maxLength(24)
param name string
param location string
param tags object

@description('Standard_LRS, Standard_ZRS, Standard_GRS or Standard_GZRS.')
param redundancy string

@description('Containers to make at once.')
param containers array = []

@description('Keep what a blob was before it was overwritten.')
param keepVersions bool

@description('Days in which deleted blobs and containers can be brought back.')
param softDeleteDays int

@description('Closed to the internet; reached through private endpoints.')
param privateNetwork bool

@description('Closed to the internet without private endpoints: only Azure services that are trusted get in.')
param closed bool = privateNetwork

@description('Public addresses let in although the network is private.')
param allowedIpRanges array = []

@description('Subnet for the private endpoints; used with privateNetwork only.')
param endpointSubnetId string = ''

@description('Private DNS zones by service (blob, queue, table); used with privateNetwork only.')
param dnsZoneIds object = {}

@description('Put a lock on it.')
param protect bool = false

var services = ['blob', 'queue', 'table']
var ipRules = [
  for range in allowedIpRanges: {
    value: range
    action: 'Allow'
  }
]

resource account 'Microsoft.Storage/storageAccounts@2025-06-01' = {
  name: name
  location: location
  tags: tags
  sku: {
    name: redundancy
  }
  kind: 'StorageV2'
  properties: {
    accessTier: 'Hot'
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    publicNetworkAccess: privateNetwork && empty(allowedIpRanges) ? 'Disabled' : 'Enabled'
    networkAcls: {
      defaultAction: closed ? 'Deny' : 'Allow'
      // Event Grid writes its dead letters as a trusted service, with its own identity; Azure Monitor its record.
      bypass: 'AzureServices'
      ipRules: privateNetwork ? ipRules : []
    }
  }
}

resource blobs 'Microsoft.Storage/storageAccounts/blobServices@2025-06-01' = {
  parent: account
  name: 'default'
  properties: {
    isVersioningEnabled: keepVersions
    deleteRetentionPolicy: {
      enabled: true
      days: softDeleteDays
    }
    containerDeleteRetentionPolicy: {
      enabled: true
      days: softDeleteDays
    }
  }
}

resource blobContainers 'Microsoft.Storage/storageAccounts/blobServices/containers@2025-06-01' = [
  for container in containers: {
    parent: blobs
    name: container
    properties: {
      publicAccess: 'None'
    }
  }
]

// One after the other, and after everything else in the account: while a change of the account or of the subnet is
// under way, Azure refuses the next.
@batchSize(1)
resource endpoints 'Microsoft.Network/privateEndpoints@2025-07-01' = [
  for service in services: if (privateNetwork) {
    name: 'pe-${name}-${service}'
    location: location
    tags: tags
    properties: {
      subnet: {
        id: endpointSubnetId
      }
      privateLinkServiceConnections: [
        {
          name: service
          properties: {
            privateLinkServiceId: account.id
            groupIds: [service]
          }
        }
      ]
    }
    dependsOn: [
      blobs
      blobContainers
    ]
  }
]

@batchSize(1)
resource endpointZones 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2025-07-01' = [
  for (service, i) in services: if (privateNetwork) {
    parent: endpoints[i]
    name: 'default'
    properties: {
      privateDnsZoneConfigs: [
        {
          name: service
          properties: {
            privateDnsZoneId: dnsZoneIds[service]
          }
        }
      ]
    }
  }
]

resource lock 'Microsoft.Authorization/locks@2020-05-01' = if (protect) {
  scope: account
  name: 'do-not-delete'
  properties: {
    level: 'CanNotDelete'
    notes: 'Holds the results of the assessment. Take the lock off first if you really mean to delete it.'
  }
}

output name string = account.name
output id string = account.id
