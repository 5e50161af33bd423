namespace Schema.Dsl;

/// <summary>Rows that are to be there: a <see cref="Repeatable"/> whose rows stay on the way back.</summary>
/// <remarks>Write them with <c>Upsert</c>, so that they can be written again when the class has changed. With
/// <see cref="EnvironmentsAttribute"/> they are for some environments alone.</remarks>
public abstract class Seed : Repeatable;
