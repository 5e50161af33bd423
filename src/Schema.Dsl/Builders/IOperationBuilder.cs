namespace Schema.Dsl;

/// <summary>Something that an author refines step by step, and that says in the end which operations it
/// means.</summary>
internal interface IOperationBuilder
{
    IEnumerable<Operation> Build();
}
