using System.Globalization;
using Npgsql;

namespace Schema.Runner;

/// <summary>What libpq's parameters are called in Npgsql.</summary>
internal static class PostgresParameters
{
    private static readonly Dictionary<string, Action<NpgsqlConnectionStringBuilder, string>> Known = new()
    {
        ["application_name"] = (to, value) => to.ApplicationName = value,
        ["channel_binding"] = (to, value) => to.ChannelBinding = OneOf<ChannelBinding>(value),
        ["client_encoding"] = (_, value) => OneOf(value, "UTF8", "utf8", "auto"),
        ["connect_timeout"] = (to, value) => to.Timeout = Math.Clamp(Number(value), 0, 1024),
        ["dbname"] = (to, value) => to.Database = value,
        ["gssencmode"] = (to, value) => to.GssEncryptionMode = OneOf<GssEncryptionMode>(value),
        ["keepalives"] = (to, value) => to.TcpKeepAlive = Number(value) != 0,
        ["keepalives_idle"] = (to, value) => to.TcpKeepAliveTime = Number(value),
        ["keepalives_interval"] = (to, value) => to.TcpKeepAliveInterval = Number(value),
        ["krbsrvname"] = (to, value) => to.KerberosServiceName = value,
        ["load_balance_hosts"] = (to, value) => to.LoadBalanceHosts = OneOf(value, "disable", "random") is "random",
        ["options"] = (to, value) => to.Options = value,
        ["passfile"] = (to, value) => to.Passfile = value,
        ["password"] = (to, value) => to.Password = value,
        ["sslcert"] = (to, value) => to.SslCertificate = value,
        ["sslkey"] = (to, value) => to.SslKey = value,
        ["sslmode"] = (to, value) => to.SslMode = OneOf<SslMode>(value),
        ["sslnegotiation"] = (to, value) => to.SslNegotiation = OneOf<SslNegotiation>(value),
        ["sslpassword"] = (to, value) => to.SslPassword = value,
        ["sslrootcert"] = (to, value) => to.RootCertificate = value,
        ["target_session_attrs"] = (to, value) => to.TargetSessionAttributes =
            OneOf(value, "any", "read-write", "read-only", "primary", "standby", "prefer-standby"),
        ["user"] = (to, value) => to.Username = value,
    };

    /// <exception cref="DatabaseNotConfiguredException">A parameter is unknown, or its value does not fit.</exception>
    public static NpgsqlConnectionStringBuilder ToConnectionString(
        IReadOnlyList<KeyValuePair<string, string>> parameters)
    {
        var values = parameters.GroupBy(parameter => parameter.Key, parameter => parameter.Value)
            .ToDictionary(group => group.Key, group => group.Last());
        values.Remove("host", out var hosts);
        values.Remove("port", out var ports);
        RefuseUnknown(values.Keys);

        var connection = new NpgsqlConnectionStringBuilder();
        SetHosts(connection, hosts ?? "", ports ?? "");
        foreach (var (name, value) in values.Where(parameter => parameter.Value.Length > 0))
        {
            Set(connection, name, value);
        }

        VerifyAgainstRootCertificate(connection, isModeGiven: values.ContainsKey("sslmode"));
        return connection;
    }

    private static void RefuseUnknown(IEnumerable<string> names)
    {
        if (names.Where(name => !Known.ContainsKey(name)).ToList() is { Count: > 0 } unknown)
        {
            throw PostgresUrl.Unreadable($"it has parameters that are not known, {string.Join(", ", unknown)} "
                + $"(known are host, port, {string.Join(", ", Known.Keys)})");
        }
    }

    private static void Set(NpgsqlConnectionStringBuilder connection, string name, string value)
    {
        try
        {
            Known[name](connection, value);
        }
        catch (Exception error) when (error is ArgumentException or FormatException or OverflowException)
        {
            throw PostgresUrl.Unreadable($"the value of {name} does not fit");
        }
    }

    // One port is for all hosts; otherwise there is one for each, and an empty one is the default.
    private static void SetHosts(NpgsqlConnectionStringBuilder connection, string hosts, string ports)
    {
        var names = hosts.Split(',').Select(HostName).ToList();
        var numbers = ports.Split(',').Select(PortNumber).ToList();
        if (numbers is [var one])
        {
            (connection.Host, connection.Port) = (string.Join(',', names), one);
        }
        else if (numbers.Count == names.Count)
        {
            connection.Host = string.Join(',', names.Zip(numbers, WithPort));
        }
        else
        {
            throw PostgresUrl.Unreadable("it has not one port for each host");
        }
    }

    // libpq's default is a socket in a folder that depends on how the server was built; Npgsql has no default.
    private static string HostName(string host) => host is "" ? "localhost" : host;

    private static int PortNumber(string port) =>
        port is "" ? NpgsqlConnection.DefaultPort
        : ushort.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number
        : throw PostgresUrl.Unreadable("a port in it is not a number from 1 to 65535");

    private static string WithPort(string host, int port) =>
        string.Create(CultureInfo.InvariantCulture, $"{(host.Contains(':') ? $"[{host}]" : host)}:{port}");

    // libpq verifies wherever it is given a root certificate, and takes "system" for the ones that the machine trusts.
    private static void VerifyAgainstRootCertificate(NpgsqlConnectionStringBuilder connection, bool isModeGiven)
    {
        if (connection.RootCertificate is "system")
        {
            connection.RootCertificate = null;
            connection.SslMode = !isModeGiven || connection.SslMode is SslMode.VerifyFull
                ? SslMode.VerifyFull
                : throw PostgresUrl.Unreadable("sslrootcert=system needs sslmode=verify-full");
        }
        else if (connection is { RootCertificate: not null, SslMode: SslMode.Require })
        {
            connection.SslMode = SslMode.VerifyCA;
        }
    }

    private static int Number(string value) =>
        int.Parse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

    private static T OneOf<T>(string value)
        where T : struct, Enum =>
        Enum.Parse<T>(OneOf(value.Replace("-", "", StringComparison.Ordinal), Enum.GetNames<T>()), ignoreCase: true);

    private static string OneOf(string value, params string[] values) =>
        values.Contains(value, StringComparer.OrdinalIgnoreCase) ? value : throw new FormatException();
}
