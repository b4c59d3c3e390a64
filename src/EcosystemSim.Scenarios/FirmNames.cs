using Bogus;

namespace EcosystemSim.Scenarios;

/// <summary>Names of firms, made up on demand: the same firm has the same name every time, in every run.</summary>
public static class FirmNames
{
    // A faker is not safe to share between threads, and dear to make.
    [ThreadStatic]
    private static Faker? _faker;

    /// <summary>A surname, the firm's place and its number, such as <c>Solberg, Aalborg (17)</c>. Takes some microseconds.</summary>
    /// <param name="firmId">Id of the firm.</param>
    /// <param name="municipality">Name of its municipality.</param>
    public static string For(int firmId, string municipality) => $"{SurnameFor(firmId)}, {municipality} ({firmId})";

    /// <summary>The surname alone.</summary>
    public static string SurnameFor(int firmId)
    {
        // There are no Danish names; Norwegian surnames come nearest.
        _faker ??= new("nb_NO");
        _faker.Random = new(firmId);
        return _faker.Name.LastName();
    }
}
