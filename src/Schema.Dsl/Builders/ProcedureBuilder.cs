namespace Schema.Dsl;

/// <summary>Says what a procedure takes and does. See the PostgreSQL manual, CREATE PROCEDURE.</summary>
public sealed class ProcedureBuilder : RoutineBuilder<ProcedureBuilder>
{
    internal ProcedureBuilder(TableName name)
        : base(ObjectKind.Procedure, name)
    {
    }
}
