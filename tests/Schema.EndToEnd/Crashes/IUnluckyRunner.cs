namespace Schema.EndToEnd.Crashes;

/// <summary>A runner that starts again after each mishap, until a run succeeds.</summary>
internal interface IUnluckyRunner : IAsyncDisposable
{
    Task RunUntilDoneAsync();

    /// <summary>Has one of the mishaps of its kind, at this moment.</summary>
    Task SufferAsync(Random random);
}
