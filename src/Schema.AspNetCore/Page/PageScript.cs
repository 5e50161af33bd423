namespace Schema.AspNetCore;

/// <summary>Tells a run as it goes. Text is set as text: nothing that a run says becomes markup.</summary>
internal static class PageScript
{
    public static void Write(HtmlWriter html, string nonce)
    {
        html.Write($"""<script nonce="{nonce}">""");
        html.Write($$"""

            const run = document.getElementById("run");
            run.replaceChildren();
            const source = new EventSource(location.pathname.replace(/\/$/, "") + "/events");
            const tell = (kind, text) => {
              const line = document.createElement("li");
              line.className = kind;
              line.textContent = text;
              run.append(line);
            };
            source.addEventListener("log", e => tell("log", JSON.parse(e.data).message));
            for (const end of ["done", "failed"]) {
              source.addEventListener(end, () => { source.close(); location.reload(); });
            }
            </script>

            """);
    }
}
