namespace Schema.Dsl;

/// <summary>What is to be there in its latest form: views, routines, triggers, policies. It has no version; it is
/// applied behind the migrations that have one, and again whenever what it says has changed.</summary>
/// <remarks>
/// <para><see cref="Change"/> says what is to be, with <c>CreateView</c>, <c>CreateFunction</c> and the like. What is
/// there already is replaced, and what an earlier form of the class had and this one no longer has is dropped.</para>
/// <para>Several of them are applied in the order of their dependencies. A rollback goes back to what was there
/// before. Compare Flyway's repeatable migrations.</para>
/// </remarks>
public abstract class Repeatable : Migration
{
    /// <summary>Says what is to be there.</summary>
    public abstract override void Change();

    /// <summary>Not for a repeatable: <see cref="Change"/> says what is to be, however it came about.</summary>
    public sealed override void Up() => base.Up();

    /// <inheritdoc cref="Up"/>
    public sealed override void Down() => base.Down();
}
