namespace Schema.Runner;

/// <summary>Where a database is, for traces and metrics.</summary>
/// <param name="System">The engine, by OpenTelemetry's name for it.</param>
/// <param name="Name">The database.</param>
internal sealed record DatabasePlace(string System, string Name)
{
    /// <summary>The host, or hosts; <see langword="null"/> where there is none.</summary>
    public string? Host { get; init; }

    /// <summary>The port; <see langword="null"/> where there is none, or more than one.</summary>
    public int? Port { get; init; }

    /// <summary>What every measurement says: few values, for each is a series of its own.</summary>
    public IEnumerable<KeyValuePair<string, object?>> Tags =>
        [new(Tag.System, System), new(Tag.Namespace, Name)];

    /// <summary>What the span of a run says too.</summary>
    public IEnumerable<KeyValuePair<string, object?>> AllTags =>
    [
        .. Tags,
        .. Host is null ? [] : new KeyValuePair<string, object?>[] { new(Tag.ServerAddress, Host) },
        .. Port is null ? [] : new KeyValuePair<string, object?>[] { new(Tag.ServerPort, Port) },
    ];
}
