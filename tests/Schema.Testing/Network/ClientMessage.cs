namespace Schema.Testing.Network;

/// <summary>A message of PostgreSQL's protocol on its way from the client to the server.</summary>
/// <param name="Ordinal">Its number on its connection, from 1.</param>
/// <param name="Type">Its letter: <c>P</c> (parse), <c>Q</c> (query) …; <c>\0</c> before the session starts.</param>
/// <param name="Bytes">All of it.</param>
public sealed record ClientMessage(int Ordinal, char Type, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>The SQL of a parse or query message, else nothing.</summary>
    public string Sql => Type switch
    {
        'P' => Text(after: 1),
        'Q' => Text(after: 0),
        _ => "",
    };

    private string Text(int after)
    {
        var parts = System.Text.Encoding.UTF8.GetString(Bytes.Span[5..]).Split('\0');
        return parts[after];
    }
}
