namespace EcosystemSim.Model.State;

/// <summary>Which part of a world a process holds. The local engine holds worlds whole; a host can part them between the two sides.</summary>
internal enum FirmSide
{
    /// <summary>All of it.</summary>
    Whole,

    /// <summary>Cases, queues and providers, and of the firms what the doors must know; the firms' own step runs elsewhere.</summary>
    Support,

    /// <summary>One provider's part of the weekly rounds: the cases at its door.</summary>
    Desk,

    /// <summary>Some firms with their needs, and nothing of the support system.</summary>
    Block,
}
