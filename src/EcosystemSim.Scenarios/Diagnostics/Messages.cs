using System.Globalization;
using EcosystemSim.Scenarios.Binding;
using EcosystemSim.Scenarios.Text;

namespace EcosystemSim.Scenarios.Diagnostics;

/// <summary>
/// Every message about a file, one method each. Codes are stable: ES00 the file as text, ES01 its shape, ES02 values, ES03 names,
/// ES05 tables of firms, ES07 settings and designs.
/// </summary>
internal static class Messages
{
    // ES00: the file as text.
    public static Diagnostic FileNotFound(Location at, string path, Func<string?> near) =>
        new(at, "ES0001", () => $"there is no file '{path}'.{(near() is { } meant ? $" Did you mean '{meant}'?" : "")}");

    public static Diagnostic FileUnreadable(Location at, string path, string reason) =>
        new(at, "ES0002", $"'{path}' cannot be read: {reason}");

    public static Diagnostic PathTooLong(Location at, string path, int limit) =>
        FileUnreadable(at, Short(path), $"its name has {Number(path.Length)} characters; expected at most {Number(limit)}.");

    public static Diagnostic FileTooLarge(Location at, long bytes, int limit) =>
        new(at, "ES0003", $"the file has {Number(bytes)} bytes; expected at most {Number(limit)}.");

    public static Diagnostic NotUtf8(Location at, byte found) =>
        new(at, "ES0004", $"byte 0x{found:X2} is not UTF-8; expected text saved as UTF-8.");

    public static Diagnostic ByteOrderMark(Location at) =>
        new(at, "ES0005", "the file starts with a byte order mark; expected UTF-8 without one.");

    public static Diagnostic Empty(Location at) => new(at, "ES0006", "the file is empty; expected keys and values.");

    public static Diagnostic Tab(Location at) => new(at, "ES0007", "found a tab at the start of a line; expected spaces.");

    public static Diagnostic ForbiddenCharacter(Location at, int found) =>
        new(at, "ES0008", $"found {Characters.Describe(found)}; expected text.");

    public static Diagnostic Syntax(Location at, string reason) => new(at, "ES0009", $"this is not YAML: {reason}");

    public static Diagnostic TooDeep(Location at, int limit) =>
        new(at, "ES0010", $"lists and mappings nest deeper than {limit} levels; expected at most that.");

    public static Diagnostic TooManyEvents(Location at, int limit) =>
        new(at, "ES0011", $"the file has more than {Number(limit)} keys and values; expected at most that.");

    public static Diagnostic Anchor(Location at, string name) =>
        new(at, "ES0012", $"found the anchor or alias '{name}'; expected none: use 'based_on' for arms and 'include' for files.");

    public static Diagnostic Tag(Location at, string tag) => new(at, "ES0013", $"found the tag '{tag}'; expected none.");

    public static Diagnostic SeveralDocuments(Location at) => new(at, "ES0014", "a second document begins here; expected one per file.");

    public static Diagnostic KeyIsNoScalar(Location at, string found) => new(at, "ES0015", $"found {found} as a key; expected a name.");

    public static Diagnostic IncludeOutside(Location at, string path) =>
        new(at, "ES0016", $"'{path}' lies outside the folders of the scenario and of the seeds; expected a file within them.");

    public static Diagnostic IncludeCycle(Location at, string path) =>
        new(at, "ES0017", $"'{path}' is being included already; expected includes that do not lead back.");

    public static Diagnostic TooManyFiles(Location at, int limit) =>
        new(at, "ES0018", $"more than {limit} files are read for this scenario; expected at most that.");

    public static Diagnostic NoSeeds(Location at) =>
        new(at, "ES0019", "found no folder 'seeds' beside the scenario, in a folder above it, or where the command was started.");

    public static Diagnostic NoSeedsHere(Location at) =>
        new(at, "ES0019", "found no folder 'seeds' where the command was started, or in a folder above it.");

    public static Diagnostic TooManyErrors(Location at, int more) => new(at, "ES0020", $"and {Number(more)} more errors.");

    public static Diagnostic EmptyPath(Location at) => new(at, "ES0021", "the name of a file is empty; expected the name of a file.");

    // ES01: the shape.
    public static Diagnostic DuplicateKey(Location at, string key, Location first) =>
        new(at, "ES0101", $"key '{key}' is given a second time; the first is in {Place(first)}.");

    public static Diagnostic MissingKey(Location at, string key, string section) => new(at, "ES0102", $"{Section(section)} lacks '{key}'.");

    public static Diagnostic UnknownKey(Location at, string key, string section, IEnumerable<string> known) =>
        new(at, "ES0103", () => $"unknown key '{Short(key)}' in {Section(section)}. {Suggest(key, known)}");

    public static Diagnostic WrongType(Location at, string what, string found, string expected) =>
        new(at, "ES0104", $"'{what}' is {Short(found)}; expected {expected}.");

    /// <param name="written">The number as it should be written; null if it is none of its kind.</param>
    public static Diagnostic QuotedNumber(Location at, string what, string found, string kind, bool hasComma, string? written)
    {
        string form = written is null || !hasComma ? "" : written.Contains('.') ? " and with a decimal point" : " and without separators";
        return new(at, "ES0104", $"'{what}' is {Short(found)}; expected {kind} without quotes{form}{(written is null ? "" : $": write {written}")}.");
    }

    public static Diagnostic WrongCount(Location at, string what, int found, string expected, string? cut)
    {
        string comma = cut is null ? "" : $" If '{Short(cut)}' is one number, write it with a decimal point: {Short(cut.Replace(',', '.'))}.";
        return new(at, "ES0104", $"'{what}' is a list of {found}; expected {expected}.{comma}");
    }

    public static Diagnostic UnknownWord(Location at, string what, string found, IEnumerable<string> known) =>
        new(at, "ES0105", () => $"'{what}' is '{Short(found)}'. {Suggest(found, known)}");

    public static Diagnostic EmptyList(Location at, string what) => new(at, "ES0106", $"'{what}' is empty; expected at least one entry.");

    public static Diagnostic NotAbout(Location at, string field, string section) =>
        new(at, "ES0107", $"'{field}' has no source: expected an entry '{field}' in 'about' of {Section(section)}.");

    public static Diagnostic NotASection(Location at, string section, Location first) =>
        new(at, "ES0108", $"section '{section}' of this system is given a second time; the first is in {Place(first)}.");

    public static Diagnostic SeedFile(Location at, IEnumerable<string> found) =>
        new(at, "ES0109", $"this is a seed file: it has {string.Join(", ", found.Select(k => $"'{k}'"))} and neither title, question nor arms. " +
            "A seed file is checked with the scenario that uses it; check that scenario.");

    /// <param name="name">The entry, where it is a single word.</param>
    public static Diagnostic Repeated(Location at, string what, string? name, Location first) =>
        new(at, "ES0110", $"{(name is null ? "an entry" : $"'{Short(name)}'")} of '{what}' is given a second time; the first is in {Place(first)}.");

    public static Diagnostic CapitalsOnly(Location at, string name, string first) =>
        new(at, "ES0111", $"'{Short(name)}' differs from '{Short(first)}' by capitals only; files named after them would be one file on many disks. Choose another name.");

    // ES02: values.
    public static Diagnostic OutOfRange(Location at, string what, double value, double minimum, double maximum, string unit) =>
        new(at, "ES0201", $"'{what}' is {Number(value)}; expected {unit} from {Number(minimum)} to {Number(maximum)}.");

    public static Diagnostic DecimalComma(Location at, string what, string found, string written) =>
        new(at, "ES0202", $"'{what}' is '{Short(found)}'; expected a number with a decimal point: write {written}.");

    public static Diagnostic GroupedDigits(Location at, string what, string found, string written) =>
        new(at, "ES0202", $"'{what}' is '{Short(found)}'; expected a number without separators: write {written}.");

    public static Diagnostic NotFinite(Location at, string what, string found) =>
        new(at, "ES0203", $"'{what}' is {found}; expected a finite number.");

    public static Diagnostic NotWhole(Location at, string what, string found) =>
        new(at, "ES0204", $"'{what}' is {Short(found)}; expected a whole number.");

    public static Diagnostic NotAQuarter(Location at, string what, string found, Quarter? meant) =>
        new(at, "ES0205", $"'{what}' is {Short(found)}; expected a quarter such as 2015Q3.{(meant is { } m ? $" Did you mean {m}?" : "")}");

    public static Diagnostic OutsideOwnRange(Location at, string what, double value, double low, double high) =>
        new(at, "ES0206", $"'{what}' is {Number(value)}; its own range goes from {Number(low)} to {Number(high)}.");

    public static Diagnostic RangeReversed(Location at, string what, double low, double high) =>
        new(at, "ES0207", $"the range of '{what}' goes from {Number(low)} to {Number(high)}; expected the lower end first.");

    public static Diagnostic NoFactorsFromZero(Location at, string what, string shape, double low) =>
        new(at, "ES0214", $"the prior of '{what}' is {shape}, which needs a range above 0; its range begins at {Number(low)}.");

    public static Diagnostic CorrelatedTwice(Location at, string first, string second) =>
        new(at, "ES0215", $"the correlation of '{first}' and '{second}' is stated a second time.");

    public static Diagnostic ImpossibleCorrelation(Location at, string first, string second) =>
        new(at, "ES0216", $"the correlation of '{first}' and '{second}' contradicts those stated before it: no numbers are correlated like that.");

    public static Diagnostic OutsideEvidence(Location at, string what, double value, string evidence, double low, double high) =>
        new(at, "ES0208", $"'{what}' is {Number(value)}; its source '{evidence}' allows {Number(low)} to {Number(high)}. " +
            "Change the value, or say 'assumed'.");

    public static Diagnostic SharesDoNotSum(Location at, string what, double sum, double tolerance) =>
        new(at, "ES0209", $"{what} sum to {Number(Math.Round(sum, 6))}; expected 1 within {Number(tolerance)}.");

    public static Diagnostic OutsideHorizon(Location at, string what, Quarter found, Quarter first, Quarter last) =>
        new(at, "ES0210", $"'{what}' is {found}; expected a quarter of the horizon, {first} to {last}.");

    public static Diagnostic AssumedWithoutRange(Location at, string what) =>
        new(at, "ES0211", $"'{what}' is assumed and has no range; expected 'range: [lowest, highest]'.");

    public static Diagnostic TooFewJobs(Location at, long jobs, long least) =>
        new(at, "ES0212", $"there are {Number(jobs)} jobs; expected at least {Number(least)}, the least that the size classes hold.");

    public static Diagnostic TooManyJobs(Location at, long jobs, long most) =>
        new(at, "ES0213", $"there are {Number(jobs)} jobs; expected at most {Number(most)}, the most that the size classes hold.");

    // ES03: names.
    public static Diagnostic UnknownSystem(Location at, string name, IEnumerable<string> known) =>
        new(at, "ES0301", () => $"unknown system '{Short(name)}'. {Suggest(name, known)}");

    public static Diagnostic UnknownArm(Location at, string what, string name, IEnumerable<string> known) =>
        new(at, "ES0302", () => $"'{what}' names the unknown arm '{Short(name)}'. {Suggest(name, known)}");

    public static Diagnostic BasedOnCycle(Location at, IEnumerable<string> chain) =>
        new(at, "ES0303", $"arms are based on each other in a circle: {string.Join(" → ", chain)}.");

    public static Diagnostic UnknownLever(Location at, string name, IEnumerable<string> known) =>
        new(at, "ES0304", () => $"unknown lever '{Short(name)}'. {Suggest(name, known)}");

    public static Diagnostic NoMoneyThrough(Location at, string name, IEnumerable<string> known) =>
        new(at, "ES0341", () => $"no money comes from outside through '{Short(name)}'. {Suggest(name, known)}");

    public static Diagnostic MoneyWithoutLever(Location at, string agreement, string name) =>
        new(at, "ES0342", $"agreement '{agreement}' adds money through '{name}', which is not among its levers.");

    public static Diagnostic UnknownParty(Location at, string name, IEnumerable<string> known) =>
        new(at, "ES0306", () => $"unknown party '{Short(name)}'; expected the id of a provider, a kind of provider, or 'all'. " +
            Suggest(name, known));

    public static Diagnostic UnknownEvidence(Location at, string what, string id, IEnumerable<string> known) =>
        new(at, "ES0307", () => $"the source of '{what}' is '{Short(id)}', which is not in the evidence; expected the id of an entry, or " +
            $"'assumed'. {Suggest(id, known, 7)}".TrimEnd());

    public static Diagnostic NotOneFigure(Location at, string what, string id, IEnumerable<string> parts) =>
        new(at, "ES0351", $"the source of '{what}' is '{Short(id)}', which has {(parts.Any() ? $"several figures; expected one of: {string.Join(", ", parts)}" : "no figure")}.");

    public static Diagnostic FigureOrVerdict(Location at, string id) =>
        new(at, "ES0352", $"'{Short(id)}' needs either 'value' or 'verdict': a figure, or the finding in words where there is none.");

    public static Diagnostic UnknownSuccessor(Location at, string id, string other, IEnumerable<string> known) =>
        new(at, "ES0353", () => $"'{Short(id)}' is superseded by '{Short(other)}', which is not in the evidence. {Suggest(other, known, 7)}".TrimEnd());

    public static Diagnostic UnknownPlace(Location at, string what, string id, IEnumerable<string> known) =>
        new(at, "ES0308", () => $"'{what}' names the unknown {what} '{Short(id)}'. {Suggest(id, known)}");

    public static Diagnostic DuplicateId(Location at, string id, string section) =>
        new(at, "ES0309", $"id '{id}' occurs a second time in {Section(section)}.");

    public static Diagnostic BadId(Location at, string id) =>
        new(at, "ES0310", $"'{Short(id)}' cannot be a name; expected letters, digits, '-', '_' and '.', at most 64, a letter first.");

    public static Diagnostic NoMunicipality(Location at, string region) =>
        new(at, "ES0311", $"region '{region}' has no municipality; expected at least one.");

    public static Diagnostic TooManyArms(Location at, int found, int limit) =>
        new(at, "ES0354", $"there are {Number(found)} arms; expected at most {limit}.");

    public static Diagnostic TooManyDoors(Location at, int found, int limit) =>
        new(at, "ES0312", $"there are {found} providers that are not local; expected at most {limit}.");

    public static Diagnostic UnknownOutcome(Location at, string name, IEnumerable<string> known) =>
        new(at, "ES0313", () => $"unknown outcome '{Short(name)}'. {Suggest(name, known)}");

    public static Diagnostic NoParties(Location at, string selector) =>
        new(at, "ES0314", $"'{selector}' fits no provider of this system.");

    public static Diagnostic UnknownParameter(Location at, string name, IEnumerable<string> known) =>
        new(at, "ES0315", () => $"unknown parameter '{Short(name)}'. {Suggest(name, known)}");

    public static Diagnostic MissingParameter(Location at, string name) => new(at, "ES0316", $"parameter '{name}' has no value.");

    public static Diagnostic NewAgreementLacks(Location at, string agreement, string key) =>
        new(at, "ES0317", $"agreement '{agreement}' lacks '{key}', and no arm that this one is based on has it.");

    public static Diagnostic UnknownAreaRegion(Location at, string id, IEnumerable<string> known) =>
        new(at, "ES0318", () => $"'programme_area' names the unknown region '{Short(id)}'. {Suggest(id, known)}");

    public static Diagnostic EndsBeforeItBegins(Location at, string agreement, Quarter from, Quarter until) =>
        new(at, "ES0319", $"agreement '{agreement}' begins in {from} and ends in {until}; expected 'until' not before 'from'.");

    public static Diagnostic FormsWithoutGovernance(Location at, string agreement) =>
        new(at, "ES0320", $"agreement '{agreement}' states 'forms' of its governance, and its levers have no 'governance'; expected 'governance: 1' among them.");

    public static Diagnostic UnknownHost(Location at, string agreement, string name, IEnumerable<string> known) =>
        new(at, "ES0321", () => $"'host' names '{Short(name)}', which is neither a party of the agreement '{agreement}' nor a region of its parties. {Suggest(name, known)}");

    public static Diagnostic HostWithoutSecretariat(Location at, string agreement) =>
        new(at, "ES0322", $"agreement '{agreement}' states the 'host' of a secretariat, and it has none; expected 'secretariat: fixed' or 'secretariat: rotating'.");

    public static Diagnostic KeyWithoutLever(Location at, string agreement, string key, IReadOnlyList<string> levers) =>
        new(at, "ES0323", $"agreement '{agreement}' states '{key}', and has none of the levers that it is about; expected one of: {string.Join(", ", levers)}.");

    public static Diagnostic AdoptedByWithoutAdoption(Location at, string agreement) =>
        new(at, "ES0324", $"agreement '{agreement}' says which pairs adopt it, and not how many; expected 'adoption', a share from 0 to 1, beside 'adopted_by'.");

    public static Diagnostic PrivateParty(Location at, string name) =>
        new(at, "ES0325", $"'{Short(name)}' is private and can be no party: agreements are between public providers. Expected ids or kinds of these, or all.");

    public static Diagnostic PrivateInList(Location at) =>
        new(at, "ES0326", "private advisers have no posts and no grants to state here; expected them under 'private_advisers', with their prices.");

    public static Diagnostic LeverArmsOfOneArm(Location at, string arm) =>
        new(at, "ES0331", $"'add_to' and 'take_from' both name '{Short(arm)}'; expected two different arms.");

    public static Diagnostic NoLeversToTake(Location at, string arm) =>
        new(at, "ES0332", $"'take_from' names the arm '{Short(arm)}', which has no levers; expected an arm with agreements.");

    public static Diagnostic LeverArmIsThere(Location at, string arm) =>
        new(at, "ES0333", $"'lever_arms' makes an arm '{Short(arm)}', and so does the file; expected another name for this one.");

    public static Diagnostic AnswerIsBaseline(Location at, string arm) =>
        new(at, "ES0343", $"'answer' names '{Short(arm)}', the baseline; expected an arm that is compared with it.");

    /// <param name="last">Last recorded quarter with support.</param>
    public static Diagnostic HasSupport(Location at, string arm, Quarter first, Quarter last) =>
        new(at, "ES0344", $"'without_support' names '{Short(arm)}', which has public support from {first} to {last}; expected an arm without any in all recorded quarters: 'support_ends: {first}'.");

    // ES04: statements of documents.
    public static Diagnostic NoDocument(Location at, string id, IEnumerable<string> letters) =>
        new(at, "ES0401", $"'{Short(id)}' belongs to no document; expected two digits behind one of: {string.Join(", ", letters)}.");

    public static Diagnostic LongQuote(Location at, string id, int words, int limit) =>
        new(at, "ES0402", $"the quote of '{id}' has {words} words; expected at most {limit}.");

    public static Diagnostic WrongForKind(Location at, string id, string kind, string expected) =>
        new(at, "ES0403", $"'{id}' is a {kind}; expected {expected}.");

    public static Diagnostic NotOneSwitch(Location at, string id, int found) =>
        new(at, "ES0404", $"the switch of '{id}' names {found} things; expected one of lever, parameter, agreement_key and scenario_key, 'off' with a parameter and " +
            "'same_as' with 'off' only.");

    public static Diagnostic NotTheSame(Location at, string id, double off, string other, double value) =>
        new(at, "ES0405", $"'off' of '{id}' is {Number(off)}; expected {Number(value)}, the value of '{other}'.");

    // ES05: tables of firms.
    public static Diagnostic NotATable(Location at, string found) =>
        new(at, "ES0501", $"this is {found}; expected text with commas, semicolons or tabs between the columns, saved as UTF-8 (CSV UTF-8).");

    public static Diagnostic EmptyTable(Location at) =>
        new(at, "ES0502", "the table is empty; expected a row with the names of the columns, then one row for each firm.");

    public static Diagnostic NoFirms(Location at) => new(at, "ES0503", "the table has no firm; expected one row for each firm.");

    /// <param name="others">Headings of the table that no column is read from.</param>
    public static Diagnostic MissingColumn(Location at, string column, IReadOnlyCollection<string> others) =>
        new(at, "ES0504", $"the table has no column {column}." + (others.Count == 0 ? ""
            : $" If it is one of {Short(string.Join(", ", others))}, say which: --columns \"HEADING={column.Trim('\'').Split('\'')[0]}\" of 'ecosim new', or firms_columns of the population."));

    public static Diagnostic DuplicateColumn(Location at, string column, string heading, int first) =>
        new(at, "ES0505", $"column '{column}' is given a second time{(heading.Equals(column, StringComparison.OrdinalIgnoreCase) ? "" : $", as '{Short(heading)}'")}; the first is column {first}.");

    public static Diagnostic MappedAndThere(Location at, string column, string heading) =>
        new(at, "ES0505", $"the column '{column}' is said to be '{Short(heading)}', and the table has a column '{column}' too; rename it, so that it is clear which one counts.");

    public static Diagnostic NoSuchHeading(Location at, string column, string heading, IReadOnlyCollection<string> headings) =>
        new(at, "ES0517", () => $"the column '{column}' is said to be '{Short(heading)}', and the table has no such heading, or it is another column. {Suggest(heading, headings)}");

    public static Diagnostic DayOrMonth(Location at, string found) =>
        new(at, "ES0518", $"'founded' is '{Short(found)}', which could be a day of either of two months, and no other row tells which stands first; write the year first, as in 2004-08-31.");

    public static Diagnostic TwoOrders(Location at, string found, bool monthFirst) =>
        new(at, "ES0519", $"'founded' is '{Short(found)}', where the {(monthFirst ? "month" : "day")} stands first, and in rows above the {(monthFirst ? "day" : "month")} does; write the year first, as in 2004-08-31.");

    public static Diagnostic UnknownColumn(Location at, string found, string meant) =>
        new(at, "ES0506", $"unknown column '{Short(found)}'. Did you mean '{meant}'?");

    public static Diagnostic TwoAges(Location at) =>
        new(at, "ES0507", "the table has both 'founded' and 'age_years'; expected one of them.");

    public static Diagnostic FieldCount(Location at, int found, int expected) =>
        new(at, "ES0508", $"the row has {Number(found)} {(found == 1 ? "field" : "fields")}; expected {Number(expected)}, as in the first row.");

    public static Diagnostic Quotes(Location at, string found) =>
        new(at, "ES0509", $"found {found}; expected a quoted field to end with a quote, and a quote within it to be doubled.");

    public static Diagnostic TooManyFirms(Location at, int limit) =>
        new(at, "ES0510", $"the table has more than {Number(limit)} firms; expected at most that.");

    public static Diagnostic EmptyCell(Location at, string column, string expected) =>
        new(at, "ES0511", $"'{column}' is empty; expected {expected}.");

    /// <param name="meant">The value as it should be written, or null.</param>
    public static Diagnostic BadCell(Location at, string column, string found, string expected, string? meant = null) =>
        new(at, "ES0512", $"'{column}' is '{Short(found)}'; expected {expected}.{(meant is null ? "" : $" Did you mean {meant}?")}");

    public static Diagnostic FoundedLater(Location at, string found, Quarter start) =>
        new(at, "ES0513", $"'founded' is {Short(found)}, after the scenario's start {start}; expected a table of the firms that were there at the start.");

    public static Diagnostic MunicipalityElsewhere(Location at, string municipality, string lies, string stated) =>
        new(at, "ES0514", $"municipality '{municipality}' lies in region '{lies}'; the firm's region is '{stated}'.");

    public static Diagnostic TableIsNotScaled(Location at, string key) =>
        new(at, "ES0515", $"'{key}' cannot change a population that is a table of firms ('firms_file' of the system); leave it out.");

    public static Diagnostic MoreInTable(Location at, long more) =>
        new(at, "ES0516", $"and {Number(more)} more {(more == 1 ? "error" : "errors")} in this table.");

    // ES06: warnings.
    public static Diagnostic UnusualAdvisers(Location at, SupportScale scale, int firms) =>
        Warning(at, "ES0601", $"there are {Rounded(scale.AdvisersPerThousandFirms)} advisers for 1,000 firms ({Number(firms)} firms); in the systems that come with the program {Number(SupportScale.UsualAdvisers.Low)} to {Number(SupportScale.UsualAdvisers.High)}. " +
            "Levels and differences are those of such a support; 'scale' of the providers sets it.");

    public static Diagnostic UnusualGrants(Location at, SupportScale scale, string currency) =>
        Warning(at, "ES0602", $"there are {Rounded(scale.GrantsPerFirm)} {currency} of grants a year for each firm; in the systems that come with the program {Number(SupportScale.UsualGrants.Low)} to {Number(SupportScale.UsualGrants.High)}. " +
            "Levels and differences are those of such a support; 'scale' of the providers sets it.");

    // ES07: settings and designs.
    public static Diagnostic UnknownPath(Location at, string path) =>
        new(at, "ES0701", () => $"nothing is set by '{Short(path)}'. {Setting.Suggest(path)}");

    public static Diagnostic NoAgreementHas(Location at, string lever) =>
        new(at, "ES0702", $"no agreement of the scenario has the lever '{Short(lever)}', so its strength changes nothing.");

    public static Diagnostic SetTwice(Location at, string path) => new(at, "ES0703", $"'{Short(path)}' is set a second time.");

    public static Diagnostic EmptyDesign(Location at, bool hasColumns) =>
        new(at, "ES0704", hasColumns ? "the design has no point; expected a row for each." : "the design is empty; expected a row with the paths that it sets, then a row for each point.");

    public static Diagnostic CellCount(Location at, int found, int expected) =>
        new(at, "ES0705", $"the row has {Number(found)} {(found == 1 ? "field" : "fields")}; expected {Number(expected)}, as in the first row.");

    public static Diagnostic NotThePoint(Location at, string found, long expected) =>
        new(at, "ES0706", $"'point' is '{Short(found)}'; expected {Number(expected)}: points count from 0, row by row.");

    private static Diagnostic Warning(Location at, string code, string message) => new(at, code, message) { IsWarning = true };

    private static string Rounded(double value) => value >= 100 ? Number((long)Math.Round(value)) : Number(double.Parse(value.ToString("G3", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture));

    /// <summary>Where something is, when it is not where the message points.</summary>
    private static string Place(Location at) => at.Line > 0 ? $"{at.Source.Path}, line {at.Line}" : at.Source.Path;

    private static string Section(string section) => section.Length == 0 ? "the file" : $"'{section}'";

    /// <summary>The nearest name, or the names there are, if they are few; of many the nearest ones.</summary>
    private static string Suggest(string found, IEnumerable<string> known, int most = 24)
    {
        var names = known.ToList();
        if (Nearest.Name(found, names) is { } near) return $"Did you mean '{near}'?";
        string more = names.Count > most ? $" and {names.Count - most} more" : "";
        if (names.Count > most) names = Nearest.First(found, names, most);
        return names.Count == 0 ? "" : $"Expected one of: {string.Join(", ", names)}{more}.";
    }

    private static string Short(string found)
    {
        string line = found.ReplaceLineEndings(" ");
        return line.Length <= 60 ? line : line[..57] + "...";
    }

    private static string Number(double value) => value.ToString("0.############", CultureInfo.InvariantCulture);

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
