// Reconciliation looks at everything in the account, the half-way states of a test beside it too.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
