namespace Schema.Runner;

/// <summary>A database is not dropped: it was not meant beyond doubt, or others use it. It is as it was.</summary>
public sealed class DropRefusedException : MigrationException
{
    private DropRefusedException(string message)
        : base(message)
    {
    }

    internal static DropRefusedException OtherName(string name, string typed) => new(
        $"\"{typed}\" is not dropped: the database that is connected to is \"{name}\". Nothing has happened. "
        + "Name that one, or connect to the other.");

    internal static DropRefusedException Environment(string database, string environment) => new(
        $"{database} is not dropped: the environment is {environment}, and only those of Development are dropped without "
        + "--force. Nothing has happened.");

    internal static DropRefusedException InUse(string database, IReadOnlyList<string> sessions) => new(
        $"""
        {database} is not dropped, since others are connected to it:

        {string.Join('\n', sessions).Indented()}

        Nothing has happened. Stop them, or end their sessions with --force.
        """);
}
