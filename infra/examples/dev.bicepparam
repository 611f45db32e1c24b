// A trial: cheap, made and deleted at will, no real data. Also for use without azd:
// az deployment sub create --location southeastasia --parameters infra/examples/dev.bicepparam
using '../main.bicep'

param environmentName = 'ita-dev'
param location = 'southeastasia'
param dataRedundancy = 'Standard_LRS'
param uploadRetentionDays = 30
param softDeleteDays = 7
param privateNetwork = false
param instanceMemoryMB = 2048
param maximumInstanceCount = 10
param alwaysReadyInstances = 0
