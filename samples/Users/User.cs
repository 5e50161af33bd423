using System.Text.Json.Serialization;

namespace Users;

internal sealed record User(long Id, string? FirstName, string Email);

internal sealed record NewUser(string? FirstName, string? Email);

internal sealed record Problem(string Error);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(IAsyncEnumerable<User>))]
[JsonSerializable(typeof(NewUser))]
[JsonSerializable(typeof(Problem))]
internal sealed partial class UsersJson : JsonSerializerContext;
