namespace Schema.Runner;

/// <summary>A migration's own code has thrown.</summary>
internal sealed class FailedCodeException(FlightCommand command, Exception innerException)
    : Exception(innerException.Message, innerException)
{
    public FlightCommand Command => command;
}
