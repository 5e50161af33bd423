namespace Schema.Runner;

/// <summary>A database as a whole: it is there or not.</summary>
internal abstract class WholeDatabase
{
    /// <summary>The name by which people mean it.</summary>
    public abstract string Name { get; }

    /// <summary>How messages name it; never with a secret.</summary>
    public abstract string Shown { get; }

    /// <returns>Whether it was made; false where it was there.</returns>
    /// <exception cref="DatabaseUnavailableException">The server is not to be reached, or refuses.</exception>
    public abstract Task<bool> CreateAsync(CancellationToken cancellationToken);

    /// <summary>Who uses it at this moment, a line each; none where it is not there.</summary>
    /// <exception cref="DatabaseUnavailableException">The server is not to be reached, or refuses.</exception>
    public abstract Task<IReadOnlyList<string>> ReadSessionsAsync(CancellationToken cancellationToken);

    /// <param name="force">Ends the sessions of those who use it.</param>
    /// <returns>Whether it was there.</returns>
    /// <exception cref="DatabaseUnavailableException">The server is not to be reached, or refuses.</exception>
    public abstract Task<bool> DropAsync(bool force, CancellationToken cancellationToken);
}
