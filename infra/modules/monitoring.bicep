// Logs and traces. Local authentication is off: only who holds the role Monitoring Metrics Publisher can write.
param workspaceName string
param applicationInsightsName string
param location string
param tags object

@description('Days that logs are kept.')
param retentionDays int

@description('Most gigabytes a day, as a number in text.')
param dailyQuotaGb string

resource workspace 'Microsoft.OperationalInsights/workspaces@2025-07-01' = {
  name: workspaceName
  location: location
  tags: tags
  properties: {
    sku: {
      name: 'PerGB2018'
    }
    retentionInDays: retentionDays
    workspaceCapping: {
      dailyQuotaGb: json(dailyQuotaGb)
    }
    features: {
      disableLocalAuth: true
    }
  }
}

resource applicationInsights 'Microsoft.Insights/components@2020-02-02' = {
  name: applicationInsightsName
  location: location
  tags: tags
  kind: 'web'
  properties: {
    Application_Type: 'web'
    WorkspaceResourceId: workspace.id
    DisableLocalAuth: true
  }
}

output workspaceId string = workspace.id
output workspaceName string = workspace.name
output applicationInsightsName string = applicationInsights.name
// Names the resource and its endpoint. With local authentication off it is no secret.
output applicationInsightsConnectionString string = applicationInsights.properties.ConnectionString
