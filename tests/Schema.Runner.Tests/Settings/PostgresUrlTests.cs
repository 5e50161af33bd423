namespace Schema.Runner.Tests;

public sealed class PostgresUrlTests
{
    private const string HowTo =
        " It is written postgres://user:password@host:5432/name?sslmode=require; "
        + "what is special in such a URL is percent-encoded: @ as %40, / as %2F, : as %3A, % as %25.";

    public static TheoryData<string, string> Readable => new()
    {
        // The manual's own examples, 34.1.1.2.
        { "postgresql://", "Host=localhost;Port=5432" },
        { "postgresql://localhost", "Host=localhost;Port=5432" },
        { "postgresql://localhost:5433", "Host=localhost;Port=5433" },
        { "postgresql://localhost/mydb", "Host=localhost;Port=5432;Database=mydb" },
        { "postgresql://user@localhost", "Host=localhost;Port=5432;Username=user" },
        { "postgresql://user:secret@localhost", "Host=localhost;Port=5432;Username=user;Password=secret" },
        {
            "postgresql://other@localhost/otherdb?connect_timeout=10&application_name=myapp",
            "Host=localhost;Port=5432;Username=other;Database=otherdb;Timeout=10;Application Name=myapp"
        },
        {
            "postgresql://host1:123,host2:456/somedb?target_session_attrs=any&application_name=myapp",
            "Host=host1:123,host2:456;Database=somedb;Target Session Attributes=any;Application Name=myapp"
        },
        { "postgresql:///mydb?host=localhost&port=5433", "Host=localhost;Port=5433;Database=mydb" },
        { "postgresql://[2001:db8::1234]/database", "Host=2001:db8::1234;Port=5432;Database=database" },
        { "postgresql:///dbname?host=/var/lib/postgresql", "Host=/var/lib/postgresql;Port=5432;Database=dbname" },
        { "postgresql://%2Fvar%2Flib%2Fpostgresql/dbname", "Host=/var/lib/postgresql;Port=5432;Database=dbname" },
        {
            "postgresql://user@localhost:5433/mydb?options=-c%20synchronous_commit%3Doff",
            "Host=localhost;Port=5433;Username=user;Database=mydb;Options=\"-c synchronous_commit=off\""
        },

        // What providers hand out.
        {
            "postgres://user:password@host:5432/name?sslmode=require",
            "Host=host;Port=5432;Username=user;Password=password;Database=name;SSL Mode=Require"
        },
        {
            "postgresql://u:p@ep-1.eu.neon.tech/db?sslmode=require&channel_binding=require",
            "Host=ep-1.eu.neon.tech;Port=5432;Username=u;Password=p;Database=db;SSL Mode=Require;"
            + "Channel Binding=Require"
        },
        { "postgres://h/db?ssl=true", "Host=h;Port=5432;Database=db;SSL Mode=Require" },

        // Credentials.
        { "postgres://u:p%40ss%2Fw%3Ard%25@h", "Host=h;Port=5432;Username=u;Password=p@ss/w:rd%" },
        { "postgres://u:a;b='c\"d@h", "Host=h;Port=5432;Username=u;Password=\"a;b='c\"\"d\"" },
        { "postgres://u:what?&=#+@h", "Host=h;Port=5432;Username=u;Password=\"what?&=#+\"" },
        { "postgres://j%C3%BCrgen:%F0%9F%94%91@h", "Host=h;Port=5432;Username=jürgen;Password=🔑" },
        { "postgres://jürgen@h", "Host=h;Port=5432;Username=jürgen" },
        { "postgres://:p@h", "Host=h;Port=5432;Password=p" },
        { "postgres://@h", "Host=h;Port=5432" },
        { "postgres://a@h/db?user=b&password=c&dbname=d", "Host=h;Port=5432;Username=b;Database=d;Password=c" },
        { "postgres://u@h/db?application_name=a@b", "Host=h;Port=5432;Username=u;Database=db;Application Name=a@b" },

        // Hosts.
        { "postgres://a,b/db", "Host=a,b;Port=5432;Database=db" },
        { "postgres://a,b:6000/db", "Host=a:5432,b:6000;Database=db" },
        { "postgres://a,b/db?port=6000", "Host=a,b;Port=6000;Database=db" },
        { "postgres:///db?host=a,b&port=6000,6001", "Host=a:6000,b:6001;Database=db" },
        { "postgres://[::1]:6000,[::2]/db", "Host=[::1]:6000,[::2]:5432;Database=db" },
        { "postgres://[::1]:6000/db", "Host=::1;Port=6000;Database=db" },
        { "postgres://h:/db", "Host=h;Port=5432;Database=db" },
        { "postgres://h?dbname=db", "Host=h;Port=5432;Database=db" },
        { "postgres://h/?user=u", "Host=h;Port=5432;Username=u" },

        // Transport security: as libpq, a root certificate means that it is looked at.
        { "postgres://h?sslmode=disable", "Host=h;Port=5432;SSL Mode=Disable" },
        { "postgres://h?sslmode=allow", "Host=h;Port=5432;SSL Mode=Allow" },
        { "postgres://h?sslmode=prefer", "Host=h;Port=5432;SSL Mode=Prefer" },
        { "postgres://h?sslmode=verify-ca", "Host=h;Port=5432;SSL Mode=VerifyCA" },
        { "postgres://h?sslmode=verify-full", "Host=h;Port=5432;SSL Mode=VerifyFull" },
        {
            "postgres://h?sslrootcert=/etc/ca.pem&sslmode=require",
            "Host=h;Port=5432;Root Certificate=/etc/ca.pem;SSL Mode=VerifyCA"
        },
        {
            "postgres://h?sslrootcert=/etc/ca.pem&sslmode=verify-full",
            "Host=h;Port=5432;Root Certificate=/etc/ca.pem;SSL Mode=VerifyFull"
        },
        { "postgres://h?sslrootcert=system", "Host=h;Port=5432;SSL Mode=VerifyFull" },
        {
            "postgres://h?sslcert=/c.pem&sslkey=/k.pem&sslpassword=x&sslnegotiation=direct",
            "Host=h;Port=5432;SSL Certificate=/c.pem;SSL Key=/k.pem;SSL Password=x;SSL Negotiation=Direct"
        },

        // The rest.
        {
            "postgres://h?keepalives=1&keepalives_idle=30&keepalives_interval=5",
            "Host=h;Port=5432;TCP Keepalive=True;TCP Keepalive Time=30;TCP Keepalive Interval=5"
        },
        {
            "postgres://h?gssencmode=disable&krbsrvname=pg&passfile=/p&client_encoding=UTF8",
            "Host=h;Port=5432;GSS Encryption Mode=Disable;Kerberos Service Name=pg;Passfile=/p"
        },
        {
            "postgres://a,b?target_session_attrs=read-write&load_balance_hosts=random",
            "Host=a,b;Port=5432;Target Session Attributes=read-write;Load Balance Hosts=True"
        },
        { "postgres://h?connect_timeout=-1", "Host=h;Port=5432;Timeout=0" },
        { "postgres://h?connect_timeout=99999", "Host=h;Port=5432;Timeout=1024" },
        { "postgres://h?application_name=&sslmode=", "Host=h;Port=5432" },
        { "postgres://h?application_name=a&application_name=b", "Host=h;Port=5432;Application Name=b" },
    };

    public static TheoryData<string, string> Unreadable => new()
    {
        { "postgres://u:s3cret@x@h/db", "it has an @ too many" },
        { "postgres://u:s3/cr@et@h/db", "it has an @ too many" },
        { "postgres://u:1/s3cret@h/db", "it has an @ too many" },
        { "postgres://u:1/db?s3cret=x@h", "it has an @ too many" },
        { "postgres://u:s3cret", "a port in it is not a number from 1 to 65535" },
        { "postgres://h:0", "a port in it is not a number from 1 to 65535" },
        { "postgres://h:65536", "a port in it is not a number from 1 to 65535" },
        { "postgres://h:+1", "a port in it is not a number from 1 to 65535" },
        { "postgres://a,b,c/db?port=1,2", "it has not one port for each host" },
        { "postgres://[::1/db", "an IPv6 address in it is not written [address]:port" },
        { "postgres://[]/db", "an IPv6 address in it is not written [address]:port" },
        { "postgres://[::1]5432/db", "an IPv6 address in it is not written [address]:port" },
        { "postgres://u:s3cret%@h", "its percent-encoding is broken" },
        { "postgres://u:s3cret%4@h", "its percent-encoding is broken" },
        { "postgres://u:s3cret%zz@h", "its percent-encoding is broken" },
        { "postgres://u:s3cret%00@h", "its percent-encoding is broken" },
        { "postgres://u:s3cret%FF@h", "its percent-encoding is broken" },
        { "postgres://h?sslmode", "what follows the question mark is not written name=value&name=value" },
        { "postgres://h?=x", "what follows the question mark is not written name=value&name=value" },
        { "postgres://h?sslmode=require&", "what follows the question mark is not written name=value&name=value" },
        { "postgres://h?sslmode=on", "the value of sslmode does not fit" },
        { "postgres://h?sslmode=5", "the value of sslmode does not fit" },
        { "postgres://h?connect_timeout=soon", "the value of connect_timeout does not fit" },
        { "postgres://h?client_encoding=latin1", "the value of client_encoding does not fit" },
        { "postgres://h?target_session_attrs=leader", "the value of target_session_attrs does not fit" },
        { "postgres://h?sslmode=require&sslrootcert=system", "sslrootcert=system needs sslmode=verify-full" },
        {
            "postgres://h?schema=public&sslmode=require&pgbouncer=true",
            "it has parameters that are not known, schema, pgbouncer (known are host, port, application_name, "
            + "channel_binding, client_encoding, "
            + "connect_timeout, dbname, gssencmode, keepalives, keepalives_idle, keepalives_interval, "
            + "krbsrvname, load_balance_hosts, options, passfile, password, sslcert, sslkey, sslmode, "
            + "sslnegotiation, sslpassword, sslrootcert, target_session_attrs, user)"
        },
    };

    [Theory, MemberData(nameof(Readable))]
    public void Is_read_by_libpqs_rules(string url, string connectionString) =>
        PostgresSetting.Read(url).ConnectionString.Should().Be(connectionString);

    [Theory, MemberData(nameof(Unreadable))]
    public void Is_refused_without_a_word_of_what_could_be_the_password(string url, string reason)
    {
        var read = () => PostgresSetting.Read(url);

        read.Should().Throw<DatabaseNotConfiguredException>()
            .Which.ToString().Should().StartWith(
                $"Schema.Runner.DatabaseNotConfiguredException: The database URL cannot be read: {reason}.{HowTo}")
            .And.NotContain("s3");
    }
}
