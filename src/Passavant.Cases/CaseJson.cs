using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Passavant.Accords;
using Passavant.Accords.Identity;

namespace Passavant.Cases;

/// <summary>Acts and their parts as JSON: strictly read, and in one spelling of bytes where they are kept.</summary>
public static class CaseJson
{
    /// <summary>How they are read and written: camelCase members, words for choices, nothing unknown, nothing missing, nothing twice.</summary>
    public static JsonSerializerOptions Options { get; } = Make();

    /// <summary>A choice by the word it is written as: <c>under-review</c>.</summary>
    public static string Word<T>(T choice)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName($"{choice}");

    /// <summary>The canonical bytes (RFC 8785) of an act, its stamp and its place.</summary>
    public static byte[] ToBytes(CaseEvent one) =>
        CanonicalJson.Canonicalise(JsonSerializer.SerializeToUtf8Bytes(one, Options));

    /// <summary>Reads what <see cref="ToBytes"/> wrote.</summary>
    /// <exception cref="JsonException">The bytes are no act.</exception>
    public static CaseEvent Read(ReadOnlySpan<byte> bytes) =>
        JsonSerializer.Deserialize<CaseEvent>(bytes, Options) ?? throw new JsonException("no act");

    private static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            AllowDuplicateProperties = false,
            AllowOutOfOrderMetadataProperties = true,
            MaxDepth = 48,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LetAbsentBeNull } },
        };
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, false));
        options.Converters.Add(new Instants());
        options.Converters.Add(new Identities());
        options.Converters.Add(new Limits());
        options.MakeReadOnly();
        return options;
    }

    // What may be null is not written where it is null, so it may be missing where it is read.
    private static void LetAbsentBeNull(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
            if (property.AssociatedParameter is { IsNullable: true, HasDefaultValue: false })
                property.IsRequired = false;
    }

    // One spelling of an instant: UTC, microseconds.
    private sealed class Instants : JsonConverter<DateTimeOffset>
    {
        private const string Form = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";

        public override DateTimeOffset Read(
            ref Utf8JsonReader reader,
            Type typeToConvert,
            JsonSerializerOptions options
        ) => reader.GetDateTimeOffset().ToUniversalTime();

        public override void Write(
            Utf8JsonWriter writer,
            DateTimeOffset value,
            JsonSerializerOptions options
        ) =>
            writer.WriteStringValue(value.UtcDateTime.ToString(Form, CultureInfo.InvariantCulture));
    }

    private sealed class Identities : JsonConverter<AccordIdentity>
    {
        public override AccordIdentity Read(
            ref Utf8JsonReader reader,
            Type typeToConvert,
            JsonSerializerOptions options
        ) =>
            AccordIdentity.TryParse(reader.GetString(), null, out var identity)
                ? identity
                : throw new JsonException("is no identity of an accord, such as sha256:…");

        public override void Write(
            Utf8JsonWriter writer,
            AccordIdentity value,
            JsonSerializerOptions options
        ) => writer.WriteStringValue(value.ToString());
    }

    private sealed class Limits : JsonConverter<TimeLimit>
    {
        public override TimeLimit Read(
            ref Utf8JsonReader reader,
            Type typeToConvert,
            JsonSerializerOptions options
        ) =>
            TimeLimit.TryParse(reader.GetString(), null, out var limit)
                ? limit
                : throw new JsonException("is no length of time, such as 10 working days");

        public override void Write(
            Utf8JsonWriter writer,
            TimeLimit value,
            JsonSerializerOptions options
        ) => writer.WriteStringValue(value.ToString());
    }
}
