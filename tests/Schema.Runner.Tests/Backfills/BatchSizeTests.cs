using FluentAssertions.Extensions;

namespace Schema.Runner.Tests.Backfills;

public sealed class BatchSizeTests
{
    [Fact]
    public void Grows_to_what_takes_the_time_that_is_aimed_at_and_at_most_doubles()
    {
        var size = new BatchSize(100, 1.Seconds());

        Sizes(size, batches: 8, rowsPerSecond: 2_000).Should().Equal(200, 400, 800, 1_600, 2_000, 2_000, 2_000, 2_000);
    }

    [Fact]
    public void Shrinks_when_rows_take_longer_and_at_most_halves()
    {
        var size = new BatchSize(1_000, 1.Seconds());

        Sizes(size, batches: 6, rowsPerSecond: 100).Should().Equal(500, 250, 125, 100, 100, 100);
        Sizes(size, batches: 30, rowsPerSecond: 0.2).Last().Should().Be(1);
    }

    [Fact]
    public void Has_a_largest_and_a_smallest()
    {
        Sizes(new(30_000, 1.Minutes()), batches: 3, rowsPerSecond: 1_000_000).Should().Equal(50_000, 50_000, 50_000);
        new BatchSize(1_000_000, 1.Minutes()).Rows.Should().Be(50_000);

        var smallest = new BatchSize(1, 1.Seconds());
        smallest.Failed();
        smallest.Rows.Should().Be(1);
    }

    [Fact]
    public void Is_halved_where_others_are_in_the_way()
    {
        var size = new BatchSize(100, 1.Seconds());

        size.Failed();
        size.Failed();

        size.Rows.Should().Be(25);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(37)]
    [InlineData(64)]
    [InlineData(100)]
    public void Finds_a_row_in_few_batches(int poisoned)
    {
        var size = new BatchSize(100, 1.Seconds());
        var (passed, batches) = (0, 0);
        while (size.Rows > 1 || passed + 1 != poisoned)
        {
            batches++;
            if (passed + size.Rows >= poisoned)
            {
                size.FailedAtRow();
            }
            else
            {
                passed += size.Rows;
                size.Succeeded(size.Rows, 1.Milliseconds());
            }
        }

        batches.Should().BeLessThan(20);
    }

    [Fact]
    public void Grows_again_behind_rows_that_were_suspected()
    {
        var size = new BatchSize(8, 1.Seconds());
        size.FailedAtRow();

        size.Succeeded(4, 1.Milliseconds());
        size.Rows.Should().Be(4, "the other half is suspected still");
        size.Succeeded(4, 1.Milliseconds());
        size.Succeeded(1, 1.Milliseconds());
        size.Succeeded(size.Rows, 1.Milliseconds());

        size.Rows.Should().BeGreaterThan(1);
    }

    private static IEnumerable<int> Sizes(BatchSize size, int batches, double rowsPerSecond)
    {
        for (var batch = 0; batch < batches; batch++)
        {
            size.Succeeded(size.Rows, TimeSpan.FromSeconds(size.Rows / rowsPerSecond));
            yield return size.Rows;
        }
    }
}
