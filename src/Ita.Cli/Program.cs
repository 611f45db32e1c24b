using System.CommandLine;
using System.Text;
using Ita.Cli.Commands;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
return await ItaCommandLine.RunAsync(
    args,
    new InvocationConfiguration
    {
        EnableDefaultExceptionHandler = false,

        // Ctrl+C stops in order: child processes are ended before this one.
        ProcessTerminationTimeout = TimeSpan.FromSeconds(30),
    }
);
