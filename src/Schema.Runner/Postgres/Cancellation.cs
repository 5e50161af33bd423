namespace Schema.Runner;

/// <summary>Cancels our waiting for Npgsql, not Npgsql: given a token, it talks to the server inside the canceller's
/// call, for as long as the network takes, and where the connection closes at that moment it throws there.</summary>
internal static class Cancellation
{
    /// <summary>The task's result, unless it is cancelled first. What goes on then ends with its connection, or by its
    /// timeout.</summary>
    public static async Task<T> OrCancelled<T>(this Task<T> task, CancellationToken cancellationToken)
    {
        try
        {
            return await task.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            Forget(task);
            throw;
        }
    }

    /// <inheritdoc cref="OrCancelled{T}(Task{T}, CancellationToken)"/>
    public static async Task OrCancelled(this Task task, CancellationToken cancellationToken)
    {
        try
        {
            await task.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            Forget(task);
            throw;
        }
    }

    /// <summary>Nobody asks for the task's failure any more: it is not to be reported as one that was
    /// overlooked.</summary>
    public static void Forget(this Task task) => _ = task.ContinueWith(
        static forgotten => forgotten.Exception,
        CancellationToken.None,
        TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
        TaskScheduler.Default);
}
