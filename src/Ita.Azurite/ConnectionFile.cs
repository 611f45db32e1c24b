using System.Text;

namespace Ita.Azurite;

/// <summary>
/// The file that an installation's account is kept in, as a connection string: whoever may read it has the data, so
/// only its owner may (on Windows, whoever may read its folder).
/// </summary>
/// <param name="path">Where it is, absolute.</param>
public sealed class ConnectionFile(string path)
{
    /// <summary>Its name in a folder of data.</summary>
    public const string FileName = "connection-string";

    private const UnixFileMode OwnerAlone = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    // What Azurite keeps its lists of blobs, queues and tables in.
    private const string DataFiles = "__azurite_db_*";

    /// <summary>Absolute.</summary>
    public string Path { get; } = path;

    /// <summary>
    /// The account of the data in a folder. Where there are data and no file, they are of a release that left Azurite
    /// its published account: they stay under its name and get a key of their own. Where there is nothing, a new one.
    /// </summary>
    /// <exception cref="AzuriteException">The file is there and holds no account.</exception>
    internal static AzuriteAccount AccountOf(string dataFolder)
    {
        var file = In(dataFolder);
        if (File.Exists(file.Path))
        {
            return AzuriteAccount.Of(File.ReadAllText(file.Path))
                ?? throw new AzuriteException(
                    $"{file.Path} holds no connection string with an account and its key. Bring it back from a copy of "
                        + "the folder; without it the data beside it are found by nobody."
                );
        }

        return Directory.Exists(dataFolder) && Directory.EnumerateFiles(dataFolder, DataFiles).Any()
            ? AzuriteAccount.Draw(AzuriteAccount.PublishedName)
            : AzuriteAccount.Draw();
    }

    internal static ConnectionFile In(string dataFolder) => new(System.IO.Path.Combine(dataFolder, FileName));

    /// <summary>Replaces it as a whole, so that whoever reads it meanwhile reads the old or the new.</summary>
    public void Write(string connectionString)
    {
        var written = Path + ".new";
        File.Delete(written);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerAlone;
        using (var stream = new FileStream(written, options))
            stream.Write(Encoding.UTF8.GetBytes(connectionString + Environment.NewLine));
        File.Move(written, Path, overwrite: true);
    }
}
