using Schema.Dsl;
using static Schema.Planning.PostgresSyntax;

namespace Schema.Planning;

internal sealed partial class PostgresObjects
{
    private string CreateEnum(EnumType type) =>
        $"CREATE {Reference(type.Name)} AS ENUM ({string.Join(", ", type.Values.Select(Text))})";

    // A way back leaves the value, so it may be there.
    private string AddValue(AddEnumValue add) => string.Concat(
        $"ALTER {Reference(add.Object)} ADD VALUE IF NOT EXISTS {Text(add.Value)}",
        add.Before is null ? "" : $" BEFORE {Text(add.Before)}",
        add.After is null ? "" : $" AFTER {Text(add.After)}");
}
