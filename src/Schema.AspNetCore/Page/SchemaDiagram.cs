using Schema.Dsl;

namespace Schema.AspNetCore;

/// <summary>Draws the tables that the migrations of this binary make, their columns and what they refer to.</summary>
internal static class SchemaDiagram
{
    private const int Bend = 28;

    /// <summary>Partitions are the same table again, and left out.</summary>
    public static void Write(HtmlWriter html, SchemaModel model)
    {
        var layout = new DiagramLayout(model.Tables.Where(table => table.PartitionOf is null));
        html.Write($"<section>\n<h2>Schema</h2>\n<p>What the migrations of this release make; a question mark: may be null.");
        if (model.HasUnknowns)
        {
            html.Write($" Raw SQL or code is among them: there may be more.");
        }

        html.Write($"""
            </p>
            <div class="diagram">
            <svg role="img" aria-label="Tables and their references" width="{layout.Width + 40}" height="{layout.Height + 8}">

            """);
        foreach (var box in layout.Boxes)
        {
            foreach (var reference in box.Table.Constraints.OfType<ForeignKeyConstraint>())
            {
                if (layout.Find(reference.References) is { } referred)
                {
                    Write(html, reference, box, referred);
                }
            }
        }

        foreach (var box in layout.Boxes)
        {
            Write(html, box);
        }

        html.Write($"</svg>\n</div>\n</section>\n");
    }

    private static void Write(HtmlWriter html, TableBox box)
    {
        html.Write($"""
            <rect class="box" x="{box.X}" y="{box.Y}" width="{box.Width}" height="{box.Height}" rx="4"/>
            <rect class="head" x="{box.X}" y="{box.Y}" width="{box.Width}" height="{TableBox.Line + 2}" rx="4"/>
            <text class="name" x="{box.TextX}" y="{box.BaseLine(-1)}">{box.Table.Name.ToString()}</text>

            """);
        for (var place = 0; place < box.Table.Columns.Count; place++)
        {
            var column = box.Table.Columns[place];
            var kind = box.IsKey(column) ? "key" : "column";
            html.Write($"""<text class="{kind}" x="{box.TextX}" y="{box.BaseLine(place)}">{column.Name}""");
            html.Write($"""<tspan class="type">{TableBox.TypeOf(column)}</tspan></text>""");
            html.Write($"\n");
        }
    }

    // From the left side of who refers to the right side of what is referred to; around the right side where that is
    // not to the left.
    private static void Write(HtmlWriter html, ForeignKeyConstraint reference, TableBox from, TableBox to)
    {
        var (startY, endY) = (from.MiddleOf(FirstOf(reference.Columns)), to.MiddleOf(FirstOf(reference.ReferencedColumns)));
        var isLeft = to.Right < from.X;
        var (startX, endX) = (isLeft ? from.X : from.Right, to.Right);
        var outside = Math.Max(startX, endX) + Bend;
        var (startBend, endBend) = isLeft ? (startX - Bend, endX + Bend) : (outside, outside);
        html.Write($"""
            <path class="edge" d="M {startX} {startY} C {startBend} {startY}, {endBend} {endY}, {endX} {endY}"><title>{reference.Name}</title></path>

            """);
    }

    // Raw SQL may leave a reference whose columns nobody knows.
    private static string? FirstOf(ValueList<string> columns) => columns.Count > 0 ? columns[0] : null;
}
