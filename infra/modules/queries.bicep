// Questions that come up again, ready in the workspace: portal > log-ita-... > Logs > Queries. A test compares what
// they name with the code.
param workspaceName string

var queries = [
  {
    name: 'ita-rejected-by-code'
    title: 'Rejected files by code and day'
    query: '''
AppMetrics
| where TimeGenerated > ago(30d) and Name == "ita.uploads" and tostring(Properties.outcome) == "rejected"
| summarize Files = sum(Sum) by Code = tostring(Properties.code), Day = bin(TimeGenerated, 1d)
| order by Day desc, Files desc
'''
  }
  {
    name: 'ita-sign-in-failures'
    title: 'Pages refused for want of a sign-in (401) or of a role (403)'
    query: '''
AppRequests
| where TimeGenerated > ago(7d) and ResultCode in ("401", "403")
| summarize Requests = count(), Last = max(TimeGenerated) by ResultCode, Url = tostring(parse_url(Url).Path)
| order by Requests desc
'''
  }
  {
    name: 'ita-durations'
    title: 'How long steps and pages took'
    query: '''
union
  (AppMetrics
    | where TimeGenerated > ago(1d) and Name == "ita.step.duration"
    | summarize Runs = sum(ItemCount), MeanSeconds = sum(Sum) / sum(ItemCount), LongestSeconds = max(Max)
      by What = strcat("step ", tostring(Properties.step), ", ", tostring(Properties.outcome))),
  (AppRequests
    | where TimeGenerated > ago(1d)
    | summarize Runs = count(), MeanSeconds = avg(DurationMs) / 1000, LongestSeconds = max(DurationMs) / 1000
      by What = strcat("request ", Name))
| order by LongestSeconds desc
'''
  }
]

resource workspace 'Microsoft.OperationalInsights/workspaces@2025-07-01' existing = {
  name: workspaceName
}

// One at a time: the workspace takes no two changes at once.
@batchSize(1)
resource saved 'Microsoft.OperationalInsights/workspaces/savedSearches@2025-07-01' = [
  for query in queries: {
    parent: workspace
    name: query.name
    properties: {
      category: 'ITA'
      displayName: query.title
      query: query.query
      version: 2
    }
  }
]
