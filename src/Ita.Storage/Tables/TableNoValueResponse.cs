namespace Azure.Data.Tables;

/// <summary>The answer when an entity was asked for that is not there.</summary>
internal sealed class TableNoValueResponse<T>(Response response) : NullableResponse<T>
{
    public override bool HasValue => false;

    public override T Value => throw new InvalidOperationException("There is no such entity. Look at HasValue first.");

    public override Response GetRawResponse() => response;
}
