// The function app: Flex Consumption, an isolated .NET worker, no key anywhere.
param name string
param planName string
param location string
param tags object

@description('Resource id and client id of the app\'s identity.')
param identityId string
param identityClientId string

@description('Account of the host, and the container in it that the deployed package lies in.')
param hostAccountName string
param packageContainer string

@description('Account of the assessment\'s data.')
param dataAccountName string

param applicationInsightsConnectionString string

@description('Subnet to go out through; empty without a private network.')
param subnetId string

param instanceMemoryMB int
param maximumInstanceCount int
param alwaysReadyInstances int

@description('Instances in several zones; the host account must be ZRS then.')
param zoneRedundant bool

@description('Client id of the app registration; empty without sign-in.')
param signInClientId string

param strengthThreshold string
param digits string

@description('Address of an OTLP collector; empty for none.')
param otlpEndpoint string

resource hostAccount 'Microsoft.Storage/storageAccounts@2025-06-01' existing = {
  name: hostAccountName
}

resource dataAccount 'Microsoft.Storage/storageAccounts@2025-06-01' existing = {
  name: dataAccountName
}

// AzureWebJobsStorage is the host's, ItaStorage the functions' and the app's own. Host and app read the same form:
// <connection>__<service>ServiceUri with a managed identity.
var baseSettings = {
  AzureWebJobsStorage__blobServiceUri: hostAccount.properties.primaryEndpoints.blob
  AzureWebJobsStorage__queueServiceUri: hostAccount.properties.primaryEndpoints.queue
  AzureWebJobsStorage__tableServiceUri: hostAccount.properties.primaryEndpoints.table
  AzureWebJobsStorage__credential: 'managedidentity'
  AzureWebJobsStorage__clientId: identityClientId
  ItaStorage__blobServiceUri: dataAccount.properties.primaryEndpoints.blob
  ItaStorage__queueServiceUri: dataAccount.properties.primaryEndpoints.queue
  ItaStorage__tableServiceUri: dataAccount.properties.primaryEndpoints.table
  ItaStorage__credential: 'managedidentity'
  ItaStorage__clientId: identityClientId
  Ita__StrengthThreshold: strengthThreshold
  Ita__Digits: digits
  // What is younger is left to its own event or message.
  Ita__ReconciliationGrace: '00:01:00'
  OTEL_EXPORTER_OTLP_ENDPOINT: otlpEndpoint
  APPLICATIONINSIGHTS_CONNECTION_STRING: applicationInsightsConnectionString
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identityClientId};Authorization=AAD'
}

// The app's identity vouches for it to Entra ID, in place of a client secret.
var signInSettings = empty(signInClientId)
  ? {}
  : {
      OVERRIDE_USE_MI_FIC_ASSERTION_CLIENTID: identityClientId
      WEBSITE_AUTH_AAD_ALLOWED_TENANTS: tenant().tenantId
      // Whose tokens the app believes. Without these two, nobody's.
      SignIn__Issuer: '${environment().authentication.loginEndpoint}${tenant().tenantId}/v2.0'
      SignIn__ClientId: signInClientId
    }

resource plan 'Microsoft.Web/serverfarms@2025-03-01' = {
  name: planName
  location: location
  tags: tags
  kind: 'functionapp'
  sku: {
    tier: 'FlexConsumption'
    name: 'FC1'
  }
  properties: {
    reserved: true
    zoneRedundant: zoneRedundant
  }
}

resource app 'Microsoft.Web/sites@2025-03-01' = {
  name: name
  location: location
  // azd finds by the second tag where it deploys to: the service "app" of azure.yaml.
  tags: union(tags, { 'azd-service-name': 'app' })
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identityId}': {}
    }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    virtualNetworkSubnetId: empty(subnetId) ? null : subnetId
    siteConfig: {
      minTlsVersion: '1.2'
    }
    functionAppConfig: {
      deployment: {
        storage: {
          type: 'blobContainer'
          value: '${hostAccount.properties.primaryEndpoints.blob}${packageContainer}'
          authentication: {
            type: 'UserAssignedIdentity'
            userAssignedIdentityResourceId: identityId
          }
        }
      }
      scaleAndConcurrency: {
        instanceMemoryMB: instanceMemoryMB
        maximumInstanceCount: maximumInstanceCount
        alwaysReady: alwaysReadyInstances == 0
          ? []
          : [
              {
                name: 'http'
                // In several zones there are two at least.
                instanceCount: zoneRedundant ? max(alwaysReadyInstances, 2) : alwaysReadyInstances
              }
            ]
      }
      // A value that the region's catalogue does not have is accepted here and fails only when an instance starts; see
      // az functionapp list-flexconsumption-runtimes --location <region> --runtime dotnet-isolated
      runtime: {
        name: 'dotnet-isolated'
        version: '10.0'
      }
    }
  }
}

module signIn 'sign-in.bicep' = if (!empty(signInClientId)) {
  name: 'ita-sign-in'
  params: {
    functionAppName: app.name
    clientId: signInClientId
  }
}

// The app is told of sign-in once the platform signs people in, not before.
resource settings 'Microsoft.Web/sites/config@2025-03-01' = {
  parent: app
  name: 'appsettings'
  properties: union(baseSettings, signInSettings)
  dependsOn: [
    signIn
  ]
}

// Deploying by user name and password is off; azd deploys with Entra ID.
resource noFtpPassword 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2025-03-01' = {
  parent: app
  name: 'ftp'
  properties: {
    allow: false
  }
}

resource noScmPassword 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2025-03-01' = {
  parent: app
  name: 'scm'
  properties: {
    allow: false
  }
  dependsOn: [
    noFtpPassword
  ]
}

output name string = app.name
output address string = 'https://${app.properties.defaultHostName}'
