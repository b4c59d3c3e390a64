using System.Text.Json;

namespace EcosystemSim.Cli.Pages;

/// <summary>What a class guesses, as a tally: no names, no times, nothing kept when the server ends.</summary>
internal sealed class Guesses
{
    /// <summary>Highest guess.</summary>
    public const int Highest = 1000;

    /// <summary>Most bytes of a message with a guess.</summary>
    public const int MostBytes = 64;

    // A class has some thirty phones, and each may guess for some rounds; behind one address there may be a whole school.
    private const int MostOfAddress = 500, MostAddresses = 1000;

    private readonly Lock _lock = new();
    private readonly int[] _tally = new int[Highest + 1];
    private readonly Dictionary<string, int> _byAddress = [];

    /// <summary>Adds a guess. Returns false for what is none, and where an address has made more than a class would.</summary>
    /// <param name="message">Such as <c>{"guess":240}</c>.</param>
    public bool Add(ReadOnlyMemory<byte> message, string address)
    {
        if (Read(message) is not { } guess) return false;
        lock (_lock)
        {
            int made = _byAddress.GetValueOrDefault(address);
            if (made >= MostOfAddress || (made == 0 && _byAddress.Count >= MostAddresses)) return false;
            _byAddress[address] = made + 1;
            _tally[guess]++;
        }

        return true;
    }

    /// <summary>The tally as JSON.</summary>
    public byte[] Document()
    {
        int[] tally;
        lock (_lock) tally = [.. _tally];
        return PageWorld.Document(json =>
        {
            json.WriteStartObject();
            json.WriteStartObject("guesses");
            for (int guess = 0; guess < tally.Length; guess++)
            {
                if (tally[guess] > 0) json.WriteNumber(guess.ToString(System.Globalization.CultureInfo.InvariantCulture), tally[guess]);
            }

            json.WriteEndObject();
            json.WriteNumber("n", tally.Sum());
            json.WriteEndObject();
        });
    }

    private static int? Read(ReadOnlyMemory<byte> message)
    {
        if (message.Length > MostBytes) return null;
        try
        {
            using var document = JsonDocument.Parse(message, new() { MaxDepth = 2 });
            bool isGuess = document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.EnumerateObject().Count() == 1
                && document.RootElement.TryGetProperty("guess", out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int guess) && guess is >= 0 and <= Highest;
            return isGuess ? document.RootElement.GetProperty("guess").GetInt32() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
