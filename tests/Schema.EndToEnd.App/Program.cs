using Schema.EndToEnd.App;

// An application with the migrations that the compiler finds, and nothing else to do.
return await Release.RunAsync(args) ?? 2;
