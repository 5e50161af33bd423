using Schema.Tool;

return await new CommandLine(Directory.GetCurrentDirectory(), TimeProvider.System, Console.Out, Console.Error).RunAsync(args);
