using Ita.LocalHost;

var app = LocalHostApp.Build(args);
StopWithInput.AttachTo(app);
await app.RunAsync();
