namespace Schema.AspNetCore;

/// <summary>Something that a run said.</summary>
/// <param name="Number">Its place, from 1 on: a reader that was cut off goes on behind it.</param>
/// <param name="Kind"><c>log</c> for a line of the log; at the end <c>done</c> or <c>failed</c>.</param>
/// <param name="Json">What it said, as an object on one line.</param>
internal sealed record RunEvent(int Number, string Kind, string Json);
