using System.Globalization;
using EcosystemSim.Cli;
using EcosystemSim.Cli.Terminal;

// Numbers read and print the same whatever the user's language.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;
CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;

using var interrupts = new Interrupts();
return Ecosim.Invoke(args, Screen.OfProcess(), interrupts);
