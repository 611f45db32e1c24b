// Browsers, processes and storages under load time out beside each other on a small machine.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
