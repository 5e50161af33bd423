namespace Schema.Tool;

/// <summary>What was asked for cannot be done; the message says why and what to do.</summary>
internal sealed class ToolException(int exitCode, string message) : Exception(message)
{
    public const int WrongUsage = 2;

    public ToolException(string message)
        : this(WrongUsage, message)
    {
    }

    public int ExitCode => exitCode;
}
