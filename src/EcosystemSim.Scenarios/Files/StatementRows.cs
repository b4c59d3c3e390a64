using EcosystemSim.Model.Entities;
using EcosystemSim.Model.Policy;
using EcosystemSim.Scenarios.Binding;

namespace EcosystemSim.Scenarios.Files;

/// <summary>What a sentence of a document is about.</summary>
public enum StatementKind
{
    /// <summary>Something that actors do, which the model has as a rule.</summary>
    Mechanism,

    /// <summary>Something that they want, which the model records as an outcome.</summary>
    Goal,

    /// <summary>Something that happens to them.</summary>
    Shock,
}

[Meaning("What public documents state about coordination, sentence by sentence.")]
internal sealed record StatementSection
{
    [Meaning("The documents, each under the letter with which the ids of its statements begin.", NotEmpty = true)]
    public required IReadOnlyDictionary<string, DocumentEntry> Documents { get; init; }

    [Meaning("The statements.", NotEmpty = true)]
    public required IReadOnlyList<StatementEntry> List { get; init; }
}

/// <summary>A document that statements are quoted from.</summary>
[Meaning("A document that statements are quoted from.")]
public sealed record DocumentEntry
{
    /// <summary>Name of its file among the sources.</summary>
    [Meaning("Name of its file among the sources.")]
    public required string File { get; init; }

    /// <summary>Title or kind of text, in English.</summary>
    [Meaning("Title or kind of text, in English.")]
    public required string Title { get; init; }

    /// <summary>When it was written.</summary>
    [Meaning("When it was written.")]
    public required string Date { get; init; }

    /// <summary>Language of the quotes.</summary>
    [Meaning("Language of the quotes.")]
    public required string Language { get; init; }

    /// <summary>Country, two letters.</summary>
    [Meaning("Country, two letters.")]
    public required string Country { get; init; }

    /// <summary>Shipped scenario in which its statements are put to use.</summary>
    [Meaning("Shipped scenario in which its statements are put to use.")]
    public required string Scenario { get; init; }

    /// <summary>Web address at which it was announced, or null.</summary>
    [Meaning("Web address at which it was announced.")]
    public string? Address { get; init; }
}

/// <summary>A sentence of a document, and where the model has it.</summary>
[Meaning("A sentence of a document, and where the model has it.")]
public sealed record StatementEntry
{
    /// <summary>Letter of the document and two digits.</summary>
    [Meaning("Letter of the document and two digits.")]
    public required string Id { get; init; }

    /// <summary>What it is about.</summary>
    [Meaning("What it is about.")]
    public required StatementKind Kind { get; init; }

    /// <summary>Word for word, at most twenty words, in the original language and spelling.</summary>
    [Meaning("Word for word, at most twenty words, in the original language and spelling.")]
    public required string Quote { get; init; }

    /// <summary>The same in our words.</summary>
    [Meaning("The same in our words.")]
    public required string Statement { get; init; }

    /// <summary>The lever under which the mechanism stands, as scenarios name it; <c>outcome</c> for a goal, <c>shock</c> for a shock.</summary>
    [Meaning("The lever under which the mechanism stands; outcome for a goal, shock for a shock.")]
    public required string Lever { get; init; }

    /// <summary>What switches the mechanism and no other; null for a goal.</summary>
    [Meaning("What switches the mechanism and no other.")]
    public SwitchEntry? Switch { get; init; }

    /// <summary>What must be there beside the lever for the mechanism to be in force; null where the lever is enough.</summary>
    [Meaning("What must be there beside the lever for the mechanism to be in force.")]
    public RequiredEntry? Requires { get; init; }

    /// <summary>Recorded outcome by which a goal is seen; null for anything else.</summary>
    [Meaning("Recorded outcome by which a goal is seen.")]
    public string? Outcome { get; init; }

    /// <summary>File in the code, where it is not the lever's own and not the observation; null otherwise.</summary>
    [Meaning("File in the code, where it is not the lever's own and not the observation.")]
    public string? File { get; init; }
}

/// <summary>What switches one mechanism: exactly one of lever, parameter, key of an agreement, key of a scenario.</summary>
[Meaning("What switches one mechanism: exactly one of lever, parameter, agreement_key and scenario_key.")]
public sealed record SwitchEntry
{
    /// <summary>The whole lever is the mechanism: off at strength 0.</summary>
    [Meaning("The whole lever is the mechanism.")]
    public Lever? Lever { get; init; }

    /// <summary>Path of the parameter.</summary>
    [Meaning("Path of the parameter that is the mechanism.")]
    public string? Parameter { get; init; }

    /// <summary>Value of the parameter at which the mechanism is off.</summary>
    [Meaning("Value of the parameter at which the mechanism is off.")]
    public double? Off { get; init; }

    /// <summary>Parameter whose value <see cref="Off"/> repeats, or null.</summary>
    [Meaning("Parameter whose value 'off' repeats.")]
    public string? SameAs { get; init; }

    /// <summary>Key of an agreement: off where it is not stated.</summary>
    [Meaning("Key of an agreement; off where it is not stated.")]
    public string? AgreementKey { get; init; }

    /// <summary>Key of a scenario: off where it is not stated.</summary>
    [Meaning("Key of a scenario; off where it is not stated.")]
    public string? ScenarioKey { get; init; }
}

/// <summary>What an agreement has to state beside the lever, for a mechanism to be in force under it.</summary>
[Meaning("What an agreement has to state beside the lever, for a mechanism to be in force under it.")]
public sealed record RequiredEntry
{
    /// <summary>Form of its governance.</summary>
    [Meaning("Form of its governance.")]
    public GovernanceForm? Form { get; init; }

    /// <summary>How its secretariat is organised.</summary>
    [Meaning("How its secretariat is organised.")]
    public Secretariat? Secretariat { get; init; }

    /// <summary>It binds.</summary>
    [Meaning("Whether it binds.")]
    public bool? Binding { get; init; }

    /// <summary>It names sectors that it puts first.</summary>
    [Meaning("Whether it names sectors that it puts first.")]
    public bool? Focus { get; init; }

    /// <summary>Kinds of provider that are party to it, a kind twice where one alone has nobody to do it with.</summary>
    [Meaning("Kinds of provider that are party to it; a kind twice where one alone has nobody to do it with.", NotEmpty = true, MayRepeat = true)]
    public IReadOnlyList<ProviderKind>? Parties { get; init; }

    /// <summary>A virtual cluster is party to it.</summary>
    [Meaning("Whether a virtual cluster is party to it.")]
    public bool? Virtual { get; init; }

    /// <summary>Another lever that is at work in the same arm, under whichever agreement.</summary>
    [Meaning("Another lever that is at work in the same arm, under whichever agreement.")]
    public Lever? Lever { get; init; }
}
