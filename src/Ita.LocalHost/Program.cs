using Ita.LocalHost;

try
{
    var app = LocalHostApp.Build(args);
    StopWithInput.AttachTo(app);
    await app.RunAsync();
    return 0;
}
catch (IOException e)
{
    // What is not there yet, or taken by another program: for a person to read.
    await Console.Error.WriteLineAsync(e.Message);
    return 1;
}
