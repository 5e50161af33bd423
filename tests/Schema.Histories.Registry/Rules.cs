using Schema.Dsl;

// These years were lived through before there were rules.
[assembly: SchemaRules(ExemptThrough = 20250602080000)]
