using Ita.Functions;

await FunctionsApp.Build(args).RunAsync();
