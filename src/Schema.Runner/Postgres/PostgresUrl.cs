using System.Globalization;
using System.Text;

namespace Schema.Runner;

/// <summary>Reads <c>postgres://user:password@host:5432/name?sslmode=require</c> by libpq's rules (PostgreSQL manual,
/// 34.1.1.2) into libpq's own parameters.</summary>
internal static class PostgresUrl
{
    private static readonly string[] Schemes = ["postgres://", "postgresql://"];

    // Bytes that are no UTF-8 are refused, not replaced: a password would be another one.
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static bool Is(string database) => SchemeOf(database) is not null;

    /// <summary>The parameters in the order of the URL; where one is repeated, the last counts.</summary>
    /// <exception cref="DatabaseNotConfiguredException">The text breaks the rules. The message holds none of
    /// it.</exception>
    public static IReadOnlyList<KeyValuePair<string, string>> Parse(string url)
    {
        var rest = url[SchemeOf(url)!.Length..];
        var end = rest.IndexOf('/');
        var user = rest.IndexOf('@');

        // As in libpq, the first @ ends the credentials if it stands before the path, even behind a question mark.
        var hasCredentials = user >= 0 && (end < 0 || user < end);
        var credentials = hasCredentials ? rest[..user] : "";
        rest = hasCredentials ? rest[(user + 1)..] : rest;

        var (beforeQuery, query) = Cut(rest, '?');
        var (hosts, name) = Cut(beforeQuery, '/');
        if (hosts.Contains('@') || name?.Contains('@') == true || (!hasCredentials && query?.Contains('@') == true))
        {
            throw Unreadable("it has an @ too many");
        }

        return [.. Credentials(credentials), .. Hosts(hosts), .. Name(name), .. Query(query)];
    }

    /// <param name="reason">Never a part of the URL: it may be the password that is in the wrong place.</param>
    public static DatabaseNotConfiguredException Unreadable(string reason) => new(
        $"The database URL cannot be read: {reason}. "
        + "It is written postgres://user:password@host:5432/name?sslmode=require; "
        + "what is special in such a URL is percent-encoded: @ as %40, / as %2F, : as %3A, % as %25.");

    private static string? SchemeOf(string database) =>
        Schemes.FirstOrDefault(scheme => database.StartsWith(scheme, StringComparison.Ordinal));

    private static IEnumerable<KeyValuePair<string, string>> Credentials(string credentials)
    {
        var (user, password) = Cut(credentials, ':');
        return Given("user", user).Concat(Given("password", password));
    }

    private static IEnumerable<KeyValuePair<string, string>> Hosts(string hosts)
    {
        var parts = hosts.Split(',').Select(HostAndPort).ToList();
        return Given("host", string.Join(',', parts.Select(part => part.Host)))
            .Concat(Given("port", string.Join(',', parts.Select(part => part.Port))));
    }

    private static (string Host, string? Port) HostAndPort(string text)
    {
        if (!text.StartsWith('['))
        {
            return Cut(text, ':');
        }

        var close = text.IndexOf(']');
        var port = text[(close + 1)..];
        return close > 1 && (port is "" || port[0] == ':')
            ? (text[1..close], port is "" ? null : port[1..])
            : throw Unreadable("an IPv6 address in it is not written [address]:port");
    }

    private static IEnumerable<KeyValuePair<string, string>> Name(string? name) => Given("dbname", name);

    private static IEnumerable<KeyValuePair<string, string>> Query(string? query) =>
        (query is null or "" ? [] : query.Split('&')).Select(pair => Cut(pair, '=') switch
        {
            ("ssl", "true") => new("sslmode", "require"), // JDBC's way to say it, which libpq takes too
            ({ Length: > 0 } key, { } value) => new KeyValuePair<string, string>(Decode(key), Decode(value)),
            _ => throw Unreadable("what follows the question mark is not written name=value&name=value"),
        });

    private static IEnumerable<KeyValuePair<string, string>> Given(string key, string? value) =>
        string.IsNullOrEmpty(value?.Trim(',')) ? [] : [new(key, Decode(value))];

    private static string Decode(string text)
    {
        var bytes = new List<byte>(text.Length);
        for (var (rest, index) = (Encoding.UTF8.GetBytes(text), 0); index < rest.Length; index++)
        {
            if (rest[index] != '%')
            {
                bytes.Add(rest[index]);
                continue;
            }

            bytes.Add(index + 2 < rest.Length ? Hex(rest.AsSpan(index + 1, 2)) : throw BadEncoding());
            index += 2;
        }

        try
        {
            return Utf8.GetString([.. bytes]);
        }
        catch (DecoderFallbackException)
        {
            throw BadEncoding();
        }
    }

    private static byte Hex(ReadOnlySpan<byte> digits) =>
        byte.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value) && value != 0
            ? value
            : throw BadEncoding();

    private static DatabaseNotConfiguredException BadEncoding() => Unreadable("its percent-encoding is broken");

    private static (string Before, string? After) Cut(string text, char separator) =>
        text.IndexOf(separator) is var index and >= 0 ? (text[..index], text[(index + 1)..]) : (text, null);
}
