namespace Schema.Runner.Sqlite;

/// <summary>Scratch databases: files of their own in the folder for such, gone with the run.</summary>
internal static class SqliteScratch
{
    public static ScratchDatabase Create(string database, Action<string> warn)
    {
        var folder = Directory.CreateTempSubdirectory("schema_scratch_");
        var file = Path.Combine(folder.FullName, "scratch.db");
        return new(SqliteAddress.Read(database).At(file), file, () =>
        {
            try
            {
                folder.Delete(recursive: true);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                warn($"The scratch database {file} is still there: {error.Message.TrimEnd('.')}. Delete it.");
            }

            return Task.CompletedTask;
        });
    }
}
