using System.Globalization;
using System.Text;

namespace Azure.Data.Tables;

/// <summary>
/// A transaction as the service wants it: multipart/mixed, one change set, one HTTP request for each action within.
/// </summary>
internal sealed class TableBatchRequest
{
    private const int MaxActions = 100;
    private const string NewLine = "\r\n";

    /// <exception cref="ArgumentException">None, more than 100, of several partitions, or one entity twice.</exception>
    public TableBatchRequest(Uri endpoint, string table, IReadOnlyList<TableTransactionAction> actions)
    {
        Validate(actions);
        Count = actions.Count;
        var id = Guid.NewGuid();
        ContentType = $"multipart/mixed; boundary=batch_{id:D}";
        Body = Encoding.UTF8.GetBytes(Write(endpoint, table, actions, id));
    }

    public int Count { get; }

    public string ContentType { get; }

    public byte[] Body { get; }

    private static void Validate(IReadOnlyList<TableTransactionAction> actions)
    {
        if (actions.Count is 0 or > MaxActions)
            throw new ArgumentException(
                $"A transaction has 1 to {MaxActions} actions, not {actions.Count}.",
                nameof(actions)
            );
        if (actions.Any(action => action.Entity.PartitionKey != actions[0].Entity.PartitionKey))
            throw new ArgumentException("A transaction stays within one partition.", nameof(actions));
        if (actions.DistinctBy(action => action.Entity.RowKey).Count() < actions.Count)
            throw new ArgumentException("A transaction touches an entity once.", nameof(actions));
    }

    private static string Write(Uri endpoint, string table, IReadOnlyList<TableTransactionAction> actions, Guid id)
    {
        var text = new StringBuilder();
        text.Append(
            CultureInfo.InvariantCulture,
            $"--batch_{id:D}{NewLine}Content-Type: multipart/mixed; boundary=changeset_{id:D}{NewLine}{NewLine}"
        );
        for (var i = 0; i < actions.Count; i++)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"--changeset_{id:D}{NewLine}Content-Type: application/http{NewLine}Content-Transfer-Encoding: "
                    + $"binary{NewLine}{NewLine}"
            );
            WriteAction(text, endpoint, table, actions[i], i + 1);
        }

        return text.Append(CultureInfo.InvariantCulture, $"--changeset_{id:D}--{NewLine}--batch_{id:D}--{NewLine}")
            .ToString();
    }

    private static void WriteAction(
        StringBuilder text,
        Uri endpoint,
        string table,
        TableTransactionAction action,
        int contentId
    )
    {
        var entity = action.Entity;
        var adding = action.ActionType == TableTransactionActionType.Add;
        var verb = action.ActionType switch
        {
            TableTransactionActionType.Add => "POST",
            TableTransactionActionType.Delete => "DELETE",
            TableTransactionActionType.UpdateMerge or TableTransactionActionType.UpsertMerge => "PATCH",
            _ => "PUT",
        };
        var address = adding ? "" : TableKeys.Address(entity.PartitionKey, entity.RowKey);
        text.Append(
            CultureInfo.InvariantCulture,
            $"{verb} {endpoint.AbsoluteUri.TrimEnd('/')}/{table}{address} HTTP/1.1{NewLine}"
        );
        text.Append(
            CultureInfo.InvariantCulture,
            $"Content-ID: {contentId}{NewLine}Accept: "
                + $"application/json;odata=minimalmetadata{NewLine}DataServiceVersion: 3.0{NewLine}"
        );
        if (adding)
            text.Append("Prefer: return-no-content").Append(NewLine);
        if (
            action.ActionType
            is TableTransactionActionType.Delete
                or TableTransactionActionType.UpdateMerge
                or TableTransactionActionType.UpdateReplace
        )
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"If-Match: {(action.ETag == default ? ETag.All : action.ETag).ToString("H")}{NewLine}"
            );
        }

        if (action.ActionType == TableTransactionActionType.Delete)
        {
            text.Append(NewLine).Append(NewLine);
            return;
        }

        text.Append("Content-Type: application/json").Append(NewLine).Append(NewLine);
        text.Append(Encoding.UTF8.GetString(TableEntityJson.Write(entity))).Append(NewLine);
    }
}
