namespace Schema.Dsl;

/// <summary>Brings sequences back to what the history knows of them.</summary>
internal static class SequenceReversal
{
    /// <summary>Says of what was changed how it was before, and of the rest nothing.</summary>
    public static Operation[] Of(AlterSequence alter, Sequence before)
    {
        var after = before.With(alter);
        var back = new AlterSequence(alter.Object)
        {
            Type = after.Type == before.Type ? null : before.Type,
            Start = after.First == before.First ? null : before.First,
            Increment = after.Increment == before.Increment ? null : before.Increment,
            Min = after.Lowest == before.Lowest ? null : new SequenceLimit(before.Lowest),
            Max = after.Highest == before.Highest ? null : new SequenceLimit(before.Highest),
            Cache = after.Cache == before.Cache ? null : before.Cache,
            Cycle = after.Cycle == before.Cycle ? null : before.Cycle,
            OwnedBy = after.OwnedBy == before.OwnedBy ? null : before.OwnedBy ?? SequenceOwner.None,
        };
        return back == new AlterSequence(alter.Object) ? [] : [back];
    }

    /// <summary>Creates something again with the sequences that went with it: they come first, since it may draw from
    /// them, and get their owner behind it.</summary>
    public static Reversal With(IEnumerable<Sequence> sequences, Reversal restored, SchemaModel before)
    {
        var owned = sequences.ToArray();
        return restored is not Reversal.Possible { Operations: var operations } || owned.Length == 0 ? restored
            : new Reversal.Possible(
            [
                .. owned.Select(sequence => new CreateObject(sequence with { OwnedBy = null })),
                .. operations,
                .. owned.Select(sequence => new AlterSequence(sequence.Name) { OwnedBy = sequence.OwnedBy }),
                .. owned.SelectMany(sequence => GrantReversal.Restore(On.Object(sequence.Name), before)),
            ]);
    }
}
