namespace Schema.Dsl;

public abstract partial class Migration
{
    /// <summary>Creates a domain: a type with rules of its own for its values. Undone by dropping it.</summary>
    /// <param name="type">The type beneath it, by its SQL name: <c>citext</c>, <c>numeric(10, 2)</c>.</param>
    /// <param name="define">Its rules; none by default.</param>
    protected void CreateDomain(TableName domain, string type, Action<DomainBuilder>? define = null)
    {
        var name = Identifier.Given(domain, "domain");
        var builder = new DomainBuilder(
            new Domain(name, DeclaredType.Of(type, $"domain \"{name}\"")), Current.Conventions);
        Current.Block($"CreateDomain(\"{domain}\")", builder, define ?? (_ => { }));
        Add(new CreateObject(builder.Build()));
    }

    /// <summary>Changes what <paramref name="define"/> names of a domain, in the order written, and nothing
    /// else.</summary>
    protected void AlterDomain(TableName domain, Action<AlterDomainBuilder> define)
    {
        var builder = new AlterDomainBuilder(Identifier.Given(domain, "domain"), Current.Conventions);
        Current.Block($"AlterDomain(\"{domain}\")", builder, define);
        Add(builder);
    }

    /// <summary>Drops a domain that nothing uses. Undone by creating it as the history knows it.</summary>
    protected void DropDomain(TableName domain) =>
        Add(new DropObject(Domain.NameOf(Identifier.Given(domain, "domain"))));

    /// <summary>Renames a domain within its schema. Columns follow it; its constraints keep their names.</summary>
    protected void RenameDomain(TableName domain, string to) => Add(new RenameObject(
        Domain.NameOf(Identifier.Given(domain, "domain")), Identifier.Given(to, "domain")));
}
