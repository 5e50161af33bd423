namespace Schema.Dsl;

/// <summary>Applies a <see cref="Repeatable"/> in these environments alone:
/// <c>[Environments("Development")]</c>.</summary>
/// <remarks>The environment is the one that .NET knows: <c>DOTNET_ENVIRONMENT</c>, else <c>ASPNETCORE_ENVIRONMENT</c>,
/// else <c>Production</c>; the runner's options can name another. Upper and lower case are the same.</remarks>
/// <param name="names">At least one name.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class EnvironmentsAttribute(params string[] names) : Attribute
{
    /// <summary>The names of the environments.</summary>
    public IReadOnlyList<string> Names { get; } = names;
}
