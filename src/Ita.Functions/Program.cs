using Ita.Functions;
using Ita.Functions.OneMachine;

var app = FunctionsApp.Build(args);
StopWithInput.AttachTo(app);
await app.RunAsync();
