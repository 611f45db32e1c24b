// Mail when something needs a person. Tests compare what the queries name with the figures, log lines and functions of
// the code, and run them over what the app really tells: each fires on its fault, none on a calm run. That a function
// ran is in the app's own words a dependency, "function " and its name; how the host names its request for it is not
// relied on. What each mail means and what to do: docs/operating.md, "Watch".
param namePrefix string
param location string
param tags object

@description('Mail addresses that are told.')
param contacts array

@description('Log Analytics workspace that Application Insights writes into.')
param workspaceId string

@description('Event Grid system topic of the data account.')
param topicId string

// A query gives a row for each thing that is wrong. One that asks every five minutes costs three times as much as one
// that asks every fifteen: for what can wait.
var rules = [
  {
    name: 'oldest-message'
    title: 'ITA: a message has waited for more than 15 minutes'
    todo: 'docs/operating.md, "When a queue grows".'
    severity: 2
    frequency: 'PT5M'
    window: 'PT15M'
    by: 'Queue'
    // A gauge is one value a row, in Sum; whether the backend repeats it in Max is its own affair.
    query: '''
AppMetrics
| where Name == "ita.queue.oldest"
| extend Queue = tostring(Properties.queue), Seconds = max_of(coalesce(Max, 0.0), coalesce(Sum, 0.0))
| where Seconds > 900
| summarize Seconds = max(Seconds) by Queue
'''
  }
  {
    name: 'poison'
    title: 'ITA: a message was given up'
    todo: 'docs/operating.md, "When a queue grows", steps 4 and 5.'
    severity: 2
    frequency: 'PT5M'
    window: 'PT15M'
    by: 'What'
    // A poisoned message is worked off within seconds and is seen in the queue only where that fails.
    query: '''
union
  (AppMetrics
    | where Name == "ita.queue.messages" and tostring(Properties.queue) endswith "-poison" and Sum > 0
    | project What = tostring(Properties.queue)),
  (AppDependencies
    | where Name has_any ("RecordUploadFailure", "RecordScoringFailure", "RecordReportFailure")
    | project What = Name)
| distinct What
'''
  }
  {
    name: 'report-age'
    title: 'ITA: a report came more than 15 minutes after its upload'
    todo: 'docs/operating.md, "When a queue grows".'
    severity: 3
    frequency: 'PT15M'
    window: 'PT15M'
    by: ''
    query: '''
AppMetrics
| where Name == "ita.report.age" and Max > 900
| summarize Seconds = max(Max)
| where Seconds > 900
'''
  }
  {
    name: 'no-reconciliation'
    title: 'ITA: no reconciliation for 15 minutes'
    todo: 'docs/operating.md, "When a queue grows", steps 2 and 3; or the daily limit of the logs is reached.'
    severity: 1
    frequency: 'PT5M'
    window: 'PT15M'
    by: ''
    query: '''
AppDependencies
| where Name has "ReconcileUploads" and Success == true
| summarize Runs = count()
| where Runs == 0
'''
  }
  {
    name: 'health'
    title: 'ITA: something that the app needs is down'
    todo: '<address>/api/health as an administrator; docs/operating.md, "Watch".'
    severity: 1
    frequency: 'PT5M'
    window: 'PT15M'
    by: 'What'
    query: '''
union
  (union AppTraces, AppExceptions
    | extend EventId = toint(Properties.EventId)
    | where EventId in (5002, 5003)
    | project What = tostring(EventId)),
  (AppRequests
    | where Url has "/api/health" and ResultCode == "503"
    | project What = "health")
| distinct What
'''
  }
  {
    name: 'errors'
    title: 'ITA: an error in the log'
    todo: 'docs/operating.md, "Watch", says what the numbers are.'
    severity: 3
    frequency: 'PT15M'
    window: 'PT15M'
    by: 'EventId'
    // An error with an exception is among the exceptions, one without among the traces.
    query: '''
union AppTraces, AppExceptions
| extend EventId = toint(Properties.EventId), Template = tostring(Properties.OriginalFormat)
| where EventId in (1002, 1004, 1006, 1301, 1303, 1304, 1402, 1406, 3001, 5004, 5005)
  or Template startswith "Not in the audit"
| summarize Lines = count() by EventId = iff(isnull(EventId), "audit", tostring(EventId))
'''
  }
  {
    name: 'log-cap'
    title: 'ITA: the daily limit of the logs is reached'
    todo: 'Until tomorrow no other alert of the logs comes: azd env set ITA_DAILY_LOG_QUOTA_GB 2, azd provision.'
    severity: 2
    frequency: 'PT15M'
    window: 'PT15M'
    by: ''
    query: '''
_LogOperation
| where Category =~ "Ingestion" and Detail has "OverQuota"
'''
  }
]

var undelivered = [
  {
    name: 'dead-letters'
    metric: 'DeadLetteredCount'
    todo: 'An event was put aside undelivered: docs/operating.md, "When a queue grows", step 6.'
  }
  {
    name: 'dropped-events'
    metric: 'DroppedEventCount'
    todo: 'An event was lost undelivered: docs/operating.md, "When a queue grows", step 6.'
  }
]

resource people 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: '${namePrefix}-people'
  location: 'global'
  tags: tags
  properties: {
    groupShortName: 'ITA'
    enabled: true
    emailReceivers: [
      for contact in contacts: {
        name: contact
        emailAddress: contact
        useCommonAlertSchema: true
      }
    ]
  }
}

resource logAlerts 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [
  for rule in rules: {
    name: '${namePrefix}-${rule.name}'
    location: location
    tags: tags
    kind: 'LogAlert'
    properties: {
      displayName: rule.title
      description: rule.todo
      severity: rule.severity
      enabled: true
      scopes: [workspaceId]
      evaluationFrequency: rule.frequency
      windowSize: rule.window
      // A new workspace gets some of its tables with their first rows.
      skipQueryValidation: true
      // One mail when it begins, one when it ends.
      autoMitigate: true
      criteria: {
        allOf: [
          {
            query: rule.query
            timeAggregation: 'Count'
            operator: 'GreaterThan'
            threshold: 0
            dimensions: empty(rule.by)
              ? []
              : [
                  {
                    name: rule.by
                    operator: 'Include'
                    values: ['*']
                  }
                ]
            failingPeriods: {
              numberOfEvaluationPeriods: 1
              minFailingPeriodsToAlert: 1
            }
          }
        ]
      }
      actions: {
        actionGroups: [people.id]
      }
    }
  }
]

// The platform's own figures: they come even where nothing is logged any more.
resource eventAlerts 'Microsoft.Insights/metricAlerts@2018-03-01' = [
  for alert in undelivered: {
    name: '${namePrefix}-${alert.name}'
    location: 'global'
    tags: tags
    properties: {
      description: alert.todo
      severity: 3
      enabled: true
      scopes: [topicId]
      evaluationFrequency: 'PT5M'
      windowSize: 'PT15M'
      autoMitigate: true
      criteria: {
        'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
        allOf: [
          {
            criterionType: 'StaticThresholdCriterion'
            name: alert.name
            metricNamespace: 'Microsoft.EventGrid/systemTopics'
            metricName: alert.metric
            timeAggregation: 'Total'
            operator: 'GreaterThan'
            threshold: 0
          }
        ]
      }
      actions: [
        {
          actionGroupId: people.id
        }
      ]
    }
  }
]
