using System.Security.Cryptography;
using System.Text;
using Ita.Assessment.Submissions;

namespace Ita.Pipeline.Telemetry;

/// <summary>
/// What a log may say of a blob: its agency-year and eight digits that tell its name from others,
/// <c>2566/310801/#1f3a9c04</c>. The name itself is whatever somebody called a file, and often names a person.
/// </summary>
internal static class BlobLabel
{
    public static string Of(string blobName)
    {
        var digits = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(blobName)).AsSpan(0, 4));
        return UploadPath.TryParse(blobName, out var path)
            ? $"{path.FiscalYear}/{path.Agency}/#{digits}"
            : $"#{digits}";
    }
}
