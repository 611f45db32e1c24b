// One installation: a resource group with everything in it, except the Event Grid subscriptions, which need the
// deployed code and follow it (subscriptions.bicep). No part holds a key or a password: every access is a role.
targetScope = 'subscription'

@minLength(1)
@maxLength(24)
@description('Name of the installation, for example ita-buriram. The resource group is called rg-<name>; azd calls it the environment.')
param environmentName string

@description('Azure region of everything. It must offer Flex Consumption; southeastasia (Singapore) is the nearest to Thailand that is known to.')
param location string

@description('Who deploys (object id in Entra ID). Gets the same data roles as the operators, so that the first files can be uploaded. Empty: nobody.')
param principalId string = ''

@description('Object ids of Entra ID users or groups that run the installation: they read and write containers, queues and tables, look at logs and cost, restart the app.')
param operatorIds array = []

@description('Object ids of Entra ID users or groups that upload with the portal, Storage Explorer or azcopy. They may write any agency\'s folder: give it to provincial staff, and let municipalities use the page.')
param uploaderIds array = []

@description('Application (client) id of the app registration people sign in with; infra/scripts/sign-in.sh makes it. Empty: nobody can sign in, and every page answers 401.')
param signInClientId string = ''

@allowed(['Standard_LRS', 'Standard_ZRS', 'Standard_GRS', 'Standard_GZRS'])
@description('How often the data is kept: LRS three times in one building, ZRS in three, GRS and GZRS in a second region as well.')
param dataRedundancy string = 'Standard_LRS'

@description('The app and its host account in several zones of the region: it stays up when a building fails. Choose it before the first installation, and Standard_ZRS or Standard_GZRS for the data with it.')
param zoneRedundant bool = false

@minValue(1)
@maxValue(3650)
@description('Days after which an uploaded export, with its respondents\' rows, is deleted. Scores and reports stay.')
param uploadRetentionDays int = 365

@minValue(7)
@maxValue(365)
@description('Days in which a deleted or overwritten file can be brought back. It also delays the final end of an upload by as many days.')
param softDeleteDays int = 14

@description('A lock against deleting the data account by mistake. azd down fails until it is taken off.')
param protectData bool = false

@description('Storage reachable from the function app\'s own network only, and from allowedIpRanges. Costs a fixed sum a month for the private endpoints.')
param privateNetwork bool = false

@description('Public addresses or ranges (203.0.113.7, 203.0.113.0/24) that may reach the data account for uploads although the network is private. Without privateNetwork it has no effect.')
param allowedIpRanges array = []

@allowed([512, 2048, 4096])
@description('Memory of one instance. The host holds an upload many times over while it hands it on; with 512 an export near the limit of 20 MiB may not fit.')
param instanceMemoryMB int = 2048

@minValue(1)
@maxValue(1000)
@description('Most instances at a time: the brake on cost when thousands of files arrive at once.')
param maximumInstanceCount int = 40

@minValue(0)
@maxValue(20)
@description('Instances that are always ready for pages. 0: the first page after a quiet time takes some seconds.')
param alwaysReadyInstances int = 0

@minValue(30)
@maxValue(730)
@description('Days that logs are kept.')
param logRetentionDays int = 30

@description('Most gigabytes of logs a day; beyond it logging stops until the next day, the work goes on. As text, because it may be a fraction.')
param dailyLogQuotaGb string = '1'

@minValue(1)
@maxValue(3650)
@description('Days that the record of who read, wrote and deleted what is kept, apart from the logs and without a daily limit.')
param auditRetentionDays int = 365

@description('Name of the Event Grid system topic that the data account has already, in the installation\'s resource group: an account may have one only. Empty: one is made.')
param existingEventTopic string = ''

@minValue(0)
@description('Monthly budget in the currency of the bill; mail at 50 %, 80 % and 100 % of it and when 100 % is forecast. Azure does not stop anything. 0: no budget.')
param monthlyBudget int = 0

@description('Mail addresses for the budget. A budget needs at least one.')
param budgetContacts array = []

@description('First day of the month the budget starts in, yyyy-MM-01. It must be the current month when the budget is made and may not change afterwards; infra/scripts/before-provision.sh sets it once.')
param budgetStart string = ''

@description('Mail addresses that are told when something needs a person: docs/operating.md, "Watch". Empty: no alerts.')
param alertContacts array = []

@description('Score from which a report calls an indicator a strength. The template of the assessment uses 80.')
param strengthThreshold string = '80'

@allowed(['thai', 'arabic'])
@description('Digits in the Word report.')
param digits string = 'thai'

@description('Address of an OTLP collector (HTTP) for traces and figures, for example https://otel.example.go.th:4318. Empty: none; logs go to Application Insights in any case.')
param otlpEndpoint string = ''

@description('Tags on every resource, for the office\'s own bookkeeping.')
param extraTags object = {}

var tags = union(extraTags, { 'azd-env-name': environmentName })
var token = toLower(uniqueString(subscription().id, environmentName, location))
var functionAppName = 'func-ita-${token}'
// An id counts once, however often and wherever it is named: Azure refuses a second assignment of the same role, and an
// operator may do all that an uploader may.
var people = union(empty(principalId) ? [] : [toLower(principalId)], map(operatorIds, id => toLower(id)))
var uploaders = filter(union([], map(uploaderIds, id => toLower(id))), id => !contains(people, id))

resource group 'Microsoft.Resources/resourceGroups@2025-04-01' = {
  name: 'rg-${environmentName}'
  location: location
  tags: tags
}

module identity 'modules/identity.bicep' = {
  name: 'ita-identity'
  scope: group
  params: {
    name: 'id-ita-${token}'
    location: location
    tags: tags
  }
}

module monitoring 'modules/monitoring.bicep' = {
  name: 'ita-monitoring'
  scope: group
  params: {
    workspaceName: 'log-ita-${token}'
    applicationInsightsName: 'appi-ita-${token}'
    location: location
    tags: tags
    retentionDays: logRetentionDays
    dailyQuotaGb: dailyLogQuotaGb
  }
}

module network 'modules/network.bicep' = if (privateNetwork) {
  name: 'ita-network'
  scope: group
  params: {
    name: 'vnet-ita-${token}'
    location: location
    tags: tags
  }
}

// The data of the assessment, and nothing of the host's.
module dataAccount 'modules/storage-account.bicep' = {
  name: 'ita-data-account'
  scope: group
  params: {
    name: 'stita${token}'
    location: location
    tags: tags
    redundancy: dataRedundancy
    keepVersions: true
    softDeleteDays: softDeleteDays
    privateNetwork: privateNetwork
    allowedIpRanges: allowedIpRanges
    endpointSubnetId: privateNetwork ? network!.outputs.endpointSubnetId : ''
    dnsZoneIds: privateNetwork ? network!.outputs.dnsZoneIds : {}
    protect: protectData
  }
}

module data 'modules/data.bicep' = {
  name: 'ita-data'
  scope: group
  params: {
    accountName: dataAccount.outputs.name
    uploadRetentionDays: uploadRetentionDays
    workspaceId: monitoring.outputs.workspaceId
    auditAccountId: auditAccount.outputs.id
  }
}

// The Functions host's own: locks, receipts, keys, the deployed package. An account apart, because the host must be
// owner of all blobs in it. Nothing in it needs a backup.
module hostAccount 'modules/storage-account.bicep' = {
  name: 'ita-host-account'
  scope: group
  params: {
    name: 'sthost${token}'
    location: location
    tags: tags
    // In one zone it would take the app down with it.
    redundancy: zoneRedundant ? 'Standard_ZRS' : 'Standard_LRS'
    containers: ['app-package']
    keepVersions: false
    softDeleteDays: 7
    privateNetwork: privateNetwork
    endpointSubnetId: privateNetwork ? network!.outputs.endpointSubnetId : ''
    dnsZoneIds: privateNetwork ? network!.outputs.dnsZoneIds : {}
  }
  // Their private endpoints share a subnet, which takes one change at a time.
  dependsOn: [
    dataAccount
  ]
}

// Who did what, where nobody who works with the data can write and the logs' daily limit does not count.
module auditAccount 'modules/audit.bicep' = {
  name: 'ita-audit'
  scope: group
  params: {
    name: 'staudit${token}'
    location: location
    tags: tags
    redundancy: zoneRedundant ? 'Standard_ZRS' : 'Standard_LRS'
    retentionDays: auditRetentionDays
    softDeleteDays: softDeleteDays
    privateNetwork: privateNetwork
  }
}

module roles 'modules/roles.bicep' = {
  name: 'ita-roles'
  scope: group
  params: {
    dataAccountName: dataAccount.outputs.name
    hostAccountName: hostAccount.outputs.name
    applicationInsightsName: monitoring.outputs.applicationInsightsName
    functionPrincipalId: identity.outputs.principalId
    operatorIds: people
    uploaderIds: uploaders
  }
  dependsOn: [
    data
  ]
}

module functionApp 'modules/function-app.bicep' = {
  name: 'ita-function-app'
  scope: group
  params: {
    name: functionAppName
    planName: 'plan-ita-${token}'
    location: location
    tags: tags
    identityId: identity.outputs.id
    identityClientId: identity.outputs.clientId
    hostAccountName: hostAccount.outputs.name
    packageContainer: 'app-package'
    dataAccountName: dataAccount.outputs.name
    applicationInsightsConnectionString: monitoring.outputs.applicationInsightsConnectionString
    subnetId: privateNetwork ? network!.outputs.appSubnetId : ''
    instanceMemoryMB: instanceMemoryMB
    maximumInstanceCount: maximumInstanceCount
    alwaysReadyInstances: alwaysReadyInstances
    zoneRedundant: zoneRedundant
    signInClientId: signInClientId
    strengthThreshold: strengthThreshold
    digits: digits
    otlpEndpoint: otlpEndpoint
  }
  dependsOn: [
    roles
  ]
}

module events 'modules/events.bicep' = {
  name: 'ita-events'
  scope: group
  params: {
    topicName: empty(existingEventTopic) ? 'evgt-ita-${token}' : existingEventTopic
    location: location
    tags: tags
    dataAccountName: dataAccount.outputs.name
    deadLetterContainer: data.outputs.deadLetterContainer
    workspaceId: monitoring.outputs.workspaceId
    auditAccountId: auditAccount.outputs.id
  }
}

module queries 'modules/queries.bicep' = {
  name: 'ita-queries'
  scope: group
  params: {
    workspaceName: monitoring.outputs.workspaceName
  }
}

// After the app: what has never run would be missed at once.
module alerts 'modules/alerts.bicep' = if (!empty(alertContacts)) {
  name: 'ita-alerts'
  scope: group
  params: {
    namePrefix: 'alert-ita-${token}'
    location: location
    tags: tags
    contacts: union([], alertContacts)
    workspaceId: monitoring.outputs.workspaceId
    topicId: events.outputs.topicId
  }
  dependsOn: [
    functionApp
  ]
}

module budget 'modules/budget.bicep' = if (monthlyBudget > 0 && !empty(budgetContacts) && !empty(budgetStart)) {
  name: 'ita-budget'
  scope: group
  params: {
    name: 'budget-${environmentName}'
    amount: monthlyBudget
    contacts: budgetContacts
    startDate: budgetStart
  }
}

// azd keeps these in the environment (azd env get-values); the scripts read them there.
output AZURE_LOCATION string = location
output AZURE_TENANT_ID string = tenant().tenantId
output AZURE_RESOURCE_GROUP string = group.name
output ITA_ADDRESS string = functionApp.outputs.address
output ITA_FUNCTION_APP string = functionApp.outputs.name
output ITA_DATA_ACCOUNT string = dataAccount.outputs.name
output ITA_EVENT_TOPIC string = events.outputs.topicName
output ITA_DEAD_LETTER_CONTAINER string = data.outputs.deadLetterContainer
output ITA_IDENTITY_PRINCIPAL_ID string = identity.outputs.principalId
