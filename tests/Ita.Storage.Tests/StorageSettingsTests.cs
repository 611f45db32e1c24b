namespace Ita.Storage.Tests;

public sealed class StorageSettingsTests : IDisposable
{
    private const string Kept = "AccountName=itastore;AccountKey=c2VjcmV0";
    private readonly string _folder = Directory.CreateTempSubdirectory("ita-settings-").FullName;

    [Fact]
    public void A_connection_string_means_itself() =>
        Assert.Equal(Kept, StorageSettings.ConnectionString(Kept, _folder));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("UseDevelopmentStorage=true")]
    [InlineData("file:ita-data/connection-string")]
    public void The_storage_of_this_machine_is_found_by_the_file_beside_its_data(string? setting)
    {
        var file = Path.Combine(_folder, StorageSettings.KeptConnection);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, Kept + "\n");

        Assert.Equal(Kept, StorageSettings.ConnectionString(setting, _folder));
    }

    [Fact]
    public void Without_that_file_it_is_Azurite_as_it_comes() =>
        Assert.Equal(StorageSettings.Azurite, StorageSettings.ConnectionString(null, _folder));

    [Fact]
    public void A_file_that_is_named_and_not_there_is_said_with_what_makes_it()
    {
        var exception = Assert.Throws<IOException>(() =>
            StorageSettings.ConnectionString("file:ita-data/connection-string", _folder)
        );

        Assert.Contains(
            Path.Combine(_folder, StorageSettings.KeptConnection),
            exception.Message,
            StringComparison.Ordinal
        );
        Assert.Contains("storage", exception.Message, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
