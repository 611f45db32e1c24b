// A province's installation. Put your own values where zeros and examples stand; the address range is one reserved for
// documentation.
using '../main.bicep'

param environmentName = 'ita-buriram'
param location = 'southeastasia'
param operatorIds = [
  '00000000-0000-0000-0000-000000000000' // the group "ITA operators"
]
param uploaderIds = [
  '00000000-0000-0000-0000-000000000000' // the group "ITA provincial staff"
]
param signInClientId = '00000000-0000-0000-0000-000000000000'
param dataRedundancy = 'Standard_GZRS'
param zoneRedundant = true
param uploadRetentionDays = 365
param softDeleteDays = 30
param protectData = true
param privateNetwork = true
param allowedIpRanges = [
  '203.0.113.0/24' // the provincial office
]
param instanceMemoryMB = 2048
param maximumInstanceCount = 40
param alwaysReadyInstances = 1
param logRetentionDays = 90
param dailyLogQuotaGb = '2'
param auditRetentionDays = 730
param monthlyBudget = 5000
param budgetContacts = [
  'ita-admin@example.go.th'
]
param budgetStart = '2026-12-01'
param alertContacts = [
  'ita-admin@example.go.th'
]
param extraTags = {
  office: 'Buri Ram provincial office for local administration'
}
