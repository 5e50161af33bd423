#if NETSTANDARD2_0
namespace System.Runtime.CompilerServices;

// The compiler asks for this type by name before it lets a record be built on netstandard2.0.
internal static class IsExternalInit;
#endif
