namespace Schema.Dsl;

/// <summary>Fills a materialized view anew.</summary>
public sealed record RefreshMaterializedView(TableName View) : Operation
{
    /// <summary>Lets others go on reading it meanwhile.</summary>
    public bool Concurrently { get; init; }

    /// <summary>Fills it; otherwise it is emptied, and cannot be read.</summary>
    public bool WithData { get; init; } = true;
}
