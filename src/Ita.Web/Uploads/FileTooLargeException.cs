namespace Ita.Web.Uploads;

/// <summary>A file of a form is over <see cref="UploadLimits.FileBytes"/>.</summary>
internal sealed class FileTooLargeException() : IOException("The file is too large.");
