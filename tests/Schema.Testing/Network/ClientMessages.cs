using System.Buffers.Binary;

namespace Schema.Testing.Network;

/// <summary>Cuts what a client sends into the messages of PostgreSQL's protocol, however they arrive.</summary>
internal sealed class ClientMessages
{
    private readonly List<byte> _pending = [];
    private int _count;

    public IEnumerable<ClientMessage> Read(ReadOnlyMemory<byte> chunk)
    {
        _pending.AddRange(chunk.Span);
        while (Next() is { } message)
        {
            yield return message;
        }
    }

    private ClientMessage? Next()
    {
        if (_pending.Count < 5)
        {
            return null;
        }

        // A message before the start of the session has no type, and its length begins with a zero byte.
        var typed = _pending[0] != 0;
        var header = new byte[4];
        _pending.CopyTo(typed ? 1 : 0, header, 0, 4);
        var length = BinaryPrimitives.ReadInt32BigEndian(header) + (typed ? 1 : 0);
        if (_pending.Count < length)
        {
            return null;
        }

        var bytes = _pending.GetRange(0, length).ToArray();
        _pending.RemoveRange(0, length);
        return new ClientMessage(++_count, typed ? (char)bytes[0] : '\0', bytes);
    }
}
