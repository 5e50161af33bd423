namespace Schema.Dsl;

/// <summary>Changes a domain.</summary>
public abstract record DomainChange(ObjectName Object) : ObjectChange(Object);

/// <summary>Refuses nulls from now on.</summary>
public sealed record SetDomainNotNull(ObjectName Object) : DomainChange(Object);

/// <summary>Allows nulls from now on.</summary>
public sealed record DropDomainNotNull(ObjectName Object) : DomainChange(Object);

/// <summary>Gives a domain a default for rows to come.</summary>
public sealed record SetDomainDefault(ObjectName Object, SqlValue Default) : DomainChange(Object);

/// <summary>Takes a domain's default away.</summary>
public sealed record DropDomainDefault(ObjectName Object) : DomainChange(Object);

/// <summary>Adds a condition that every value fulfils.</summary>
public sealed record AddDomainCheck(ObjectName Object, DomainCheck Check) : DomainChange(Object);

/// <summary>Drops a condition.</summary>
public sealed record DropDomainConstraint(ObjectName Object, string Constraint) : DomainChange(Object);

/// <summary>Gives a condition another name.</summary>
public sealed record RenameDomainConstraint(ObjectName Object, string From, string To) : DomainChange(Object);

/// <summary>Looks at the values that were there before a condition, which was added as not valid.</summary>
public sealed record ValidateDomainConstraint(ObjectName Object, string Constraint) : DomainChange(Object);
