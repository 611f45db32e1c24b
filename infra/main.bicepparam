// What azd deploys with. Every value comes from the azd environment: azd env set ITA_... VALUE.
// Without a value the cheap installation of examples/dev.bicepparam results; examples/prod.bicepparam shows a full one.
using 'main.bicep'

param environmentName = readEnvironmentVariable('AZURE_ENV_NAME', 'ita')
param location = readEnvironmentVariable('AZURE_LOCATION', 'southeastasia')
param principalId = readEnvironmentVariable('AZURE_PRINCIPAL_ID', '')

// Lists are separated by commas; spaces and empty entries do no harm.
param operatorIds = filter(
  map(split(readEnvironmentVariable('ITA_OPERATORS', ''), ','), item => trim(item)),
  item => !empty(item)
)
param uploaderIds = filter(
  map(split(readEnvironmentVariable('ITA_UPLOADERS', ''), ','), item => trim(item)),
  item => !empty(item)
)
param signInClientId = readEnvironmentVariable('ITA_SIGN_IN_CLIENT_ID', '')

param dataRedundancy = readEnvironmentVariable('ITA_REDUNDANCY', 'Standard_LRS')
param zoneRedundant = bool(readEnvironmentVariable('ITA_ZONE_REDUNDANT', 'false'))
param uploadRetentionDays = int(readEnvironmentVariable('ITA_UPLOAD_RETENTION_DAYS', '365'))
param softDeleteDays = int(readEnvironmentVariable('ITA_SOFT_DELETE_DAYS', '14'))
param protectData = bool(readEnvironmentVariable('ITA_PROTECT_DATA', 'false'))

param privateNetwork = bool(readEnvironmentVariable('ITA_PRIVATE_NETWORK', 'false'))
param allowedIpRanges = filter(
  map(split(readEnvironmentVariable('ITA_ALLOWED_IP_RANGES', ''), ','), item => trim(item)),
  item => !empty(item)
)

// Any other number than these is an error here.
param instanceMemoryMB = {
  '512': 512
  '2048': 2048
  '4096': 4096
}[readEnvironmentVariable('ITA_INSTANCE_MEMORY_MB', '2048')]
param maximumInstanceCount = int(readEnvironmentVariable('ITA_MAXIMUM_INSTANCES', '40'))
param alwaysReadyInstances = int(readEnvironmentVariable('ITA_ALWAYS_READY_INSTANCES', '0'))

param logRetentionDays = int(readEnvironmentVariable('ITA_LOG_RETENTION_DAYS', '30'))
param dailyLogQuotaGb = readEnvironmentVariable('ITA_DAILY_LOG_QUOTA_GB', '1')
param auditRetentionDays = int(readEnvironmentVariable('ITA_AUDIT_RETENTION_DAYS', '365'))

param existingEventTopic = trim(readEnvironmentVariable('ITA_EXISTING_EVENT_TOPIC', ''))

param monthlyBudget = int(readEnvironmentVariable('ITA_MONTHLY_BUDGET', '0'))
param budgetContacts = filter(
  map(split(readEnvironmentVariable('ITA_BUDGET_CONTACTS', ''), ','), item => trim(item)),
  item => !empty(item)
)
param budgetStart = readEnvironmentVariable('ITA_BUDGET_START', '')
param alertContacts = filter(
  map(split(readEnvironmentVariable('ITA_ALERT_CONTACTS', ''), ','), item => trim(item)),
  item => !empty(item)
)

param strengthThreshold = readEnvironmentVariable('ITA_STRENGTH_THRESHOLD', '80')
param digits = readEnvironmentVariable('ITA_DIGITS', 'thai')
param otlpEndpoint = readEnvironmentVariable('ITA_OTLP_ENDPOINT', '')
