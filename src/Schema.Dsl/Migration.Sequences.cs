namespace Schema.Dsl;

public abstract partial class Migration
{
    /// <summary>Creates a sequence. Undone by dropping it.</summary>
    /// <param name="define">How it counts; by default from 1 on, in steps of 1, as <c>bigint</c>.</param>
    protected void CreateSequence(TableName sequence, Action<SequenceBuilder>? define = null)
    {
        var builder = new SequenceBuilder(new Sequence(Identifier.Given(sequence, "sequence")));
        Current.Block($"CreateSequence(\"{sequence}\")", builder, define ?? (_ => { }));
        Add(new CreateObject(builder.Build()));
    }

    /// <summary>Changes what <paramref name="define"/> names of a sequence, and nothing else.</summary>
    protected void AlterSequence(TableName sequence, Action<AlterSequenceBuilder> define)
    {
        var builder = new AlterSequenceBuilder(Identifier.Given(sequence, "sequence"));
        Current.Block($"AlterSequence(\"{sequence}\")", builder, define);
        Add(builder);
    }

    /// <summary>Lets a sequence begin again. The way back leaves its numbers as they are by then.</summary>
    /// <param name="with">The next number; default: the one that the sequence starts with.</param>
    protected void RestartSequence(TableName sequence, long? with = null) =>
        Add(new RestartSequence(Sequence.NameOf(Identifier.Given(sequence, "sequence")), with));

    /// <summary>Drops a sequence that no default uses. Undone by creating it as the history knows it; it starts anew
    /// then.</summary>
    protected void DropSequence(TableName sequence) =>
        Add(new DropObject(Sequence.NameOf(Identifier.Given(sequence, "sequence"))));

    /// <summary>Renames a sequence within its schema. Defaults follow it.</summary>
    protected void RenameSequence(TableName sequence, string to) => Add(new RenameObject(
        Sequence.NameOf(Identifier.Given(sequence, "sequence")), Identifier.Given(to, "sequence")));
}
