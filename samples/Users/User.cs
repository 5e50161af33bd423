using System.Text.Json.Serialization;
using Schema.Runner;

namespace Users;

internal sealed record User(long Id, string? FirstName, string Email);

internal sealed record NewUser(string? FirstName, string? Email);

internal sealed record Problem(string Error);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(IAsyncEnumerable<User>))]
[JsonSerializable(typeof(NewUser))]
[JsonSerializable(typeof(Problem))]
[JsonSerializable(typeof(IReadOnlyList<MigrationStatus>))]
internal sealed partial class UsersJson : JsonSerializerContext;
