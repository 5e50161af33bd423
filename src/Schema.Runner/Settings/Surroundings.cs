namespace Schema.Runner;

/// <summary>What a run touches besides its database: the clock, the environment and the streams. Tests bring their
/// own.</summary>
internal sealed record Surroundings
{
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Reads an environment variable. Nothing else in the project does.</summary>
    public Func<string, string?> Variable { get; init; } = Environment.GetEnvironmentVariable;

    public TextWriter Output { get => field ?? Console.Out; init; }

    public TextWriter Error { get => field ?? Console.Error; init; }

    public TextReader Input { get => field ?? Console.In; init; }

    /// <summary>A person sees what is written to <see cref="Error"/>, as it is written.</summary>
    public bool IsTerminal { get; init; } = !Console.IsErrorRedirected;

    /// <summary>A person can be asked.</summary>
    public bool IsInteractive { get; init; } = !Console.IsErrorRedirected && !Console.IsInputRedirected;
}
