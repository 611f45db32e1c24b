using System.CommandLine;
using Ita.Storage;
using Microsoft.Extensions.Configuration;

namespace Ita.Cli.Commands;

/// <summary>
/// Which storage account a command works on, and by which right: a connection string, or the identity of whoever is
/// signed in.
/// </summary>
internal sealed class StorageChoice
{
    // A person waits: shorter than the app's own patience.
    private const int Retries = 3;

    private readonly Option<string?> _connection = new("--connection")
    {
        Description = "Connection string of the storage account, or file:PATH of a file that holds it.",
    };

    private readonly Option<string?> _account = new("--account")
    {
        Description =
            "Name of the storage account in Azure; by the identity that is signed in (az login), without a key.",
    };

    /// <summary>Gives a command the two options.</summary>
    public static StorageChoice AddTo(Command command)
    {
        var choice = new StorageChoice();
        command.Add(choice._connection);
        command.Add(choice._account);
        return choice;
    }

    /// <summary>
    /// What was chosen; else the app's own settings in the environment (ItaStorage, ItaStorage__…), else
    /// AzureWebJobsStorage, else the storage of this machine.
    /// </summary>
    /// <exception cref="CommandException">Both were given, or what was given is no account.</exception>
    public StorageAccount Open(ParseResult parsed)
    {
        var (connection, account) = (parsed.GetValue(_connection), parsed.GetValue(_account));
        if (connection is { Length: > 0 } && account is { Length: > 0 })
            throw new CommandException(
                ExitCode.Usage,
                "--connection, --account: ใช้ได้เพียงอย่างเดียว / use one of them."
            );
        try
        {
            return new StorageAccount(Options(connection, account) with { MaxRetries = Retries });
        }
        catch (Exception e) when (e is FormatException or ArgumentException or IOException)
        {
            throw new CommandException(
                ExitCode.Usage,
                $"ระบุที่เก็บข้อมูลไม่ถูกต้อง / this is no storage account. {e.Message}",
                e
            );
        }
    }

    private static StorageOptions Options(string? connection, string? account)
    {
        if (connection is { Length: > 0 })
            return new StorageOptions { ConnectionString = StorageSettings.ConnectionString(connection) };
        var settings = new ConfigurationBuilder();
        if (account is { Length: > 0 })
            settings.AddInMemoryCollection(
                new Dictionary<string, string?> { [$"{StorageSettings.Connection}:accountName"] = account }
            );
        else
            settings
                .AddInMemoryCollection(
                    new Dictionary<string, string?> { [StorageSettings.Connection] = HostConnection() }
                )
                .AddEnvironmentVariables();
        return StorageSettings.From(settings.Build());
    }

    private static string? HostConnection()
    {
        // A connection string of the host's beside addresses of ours is the host's alone.
        var isOurs = Environment
            .GetEnvironmentVariables()
            .Keys.Cast<string>()
            .Any(name => name.StartsWith(StorageSettings.Connection + "__", StringComparison.OrdinalIgnoreCase));
        return isOurs ? null : Environment.GetEnvironmentVariable("AzureWebJobsStorage");
    }
}
