namespace Schema.Testing;

/// <summary>What the tests need is not on this machine. Its one line says what to install.</summary>
public sealed class MissingPrerequisiteException(string message) : Exception(message);
