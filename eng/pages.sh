#!/usr/bin/env bash
# Makes the results on the pages anew: the README's and those of scenarios/*.md, between their <!-- run --> markers, and their
# figures in docs/figures/. Runs the scenarios in full, some minutes each:  eng/pages.sh [SCENARIO ...]
# A test says when that is due: each page names the golden run that it was made with. REPLICATIONS=40 eng/pages.sh makes them of fewer.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
names=("$@")
if [ ${#names[@]} -eq 0 ]; then names=(west-denmark midtjylland-international business-houses norway-counties vasterbotten-superclusters); fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Lines wrapped for a terminal become paragraphs again: a sentence ends with a full stop at the end of its line.
paragraphs() { awk '{ line = line (line == "" ? "" : " ") $0 } /\.$/ { print line; line = "" } END { if (line != "") print line }'; }

# $1 = page, $2 = file that goes between the markers
insert() {
    awk -v block="$2" '
        /^<!-- run -->$/ { print; while ((getline line < block) > 0) print line; skip = 1; next }
        /^<!-- \/run -->$/ { skip = 0 }
        !skip { print }' "$1" > "$work/page" && cat "$work/page" > "$1"
}

dotnet build -c Release src/EcosystemSim.Cli --verbosity quiet
for name in "${names[@]}"; do
    out="$work/$name.txt"
    dotnet run --no-build -c Release --project src/EcosystemSim.Cli -- run "scenarios/$name.yaml" ${REPLICATIONS:+--replications "$REPLICATIONS"} --details --out "$work/$name" > "$out"
    golden=$(sed -n 's/.*"sha256 with drawn parameters": "\([0-9a-f]*\)".*/\1/p' "scenarios/$name.golden.json")
    for figure in fates difference; do cp "$work/$name/figures/$figure.svg" "docs/figures/$name-$figure.svg"; done
    {
        echo "<!-- made when the golden run was $golden -->"
        echo '```text'
        sed -n '/^Question: /,/^Job-years, value added and public cost, slack/p' "$out" | sed '$d' | sed -e :a -e '/^\n*$/{$d;N;ba' -e '}'
        echo '```'
    } > "$work/screen"
    # The figure says itself whether it is at equal outlay: no arm need have a twin that spends as much as the baseline.
    equal=""
    if grep -q 'class="subtitle"[^<]*at equal public outlay' "docs/figures/$name-difference.svg"; then equal=yes; fi
    {
        echo "![Paired difference in total jobs from the fragmented system over time${equal:+, at equal public outlay}, by arm, with bands](../docs/figures/$name-difference.svg)"
        echo
        echo "![Fate of 1,000 needs per arm within a year](../docs/figures/$name-fates.svg)"
    } > "$work/figures"
    {
        cat "$work/screen"
        echo
        echo "The difference in jobs${equal:+ at equal outlay}, exactly zero until the policies part, and what became of 1,000 needs:"
        echo
        cat "$work/figures"
        echo
        echo 'With `--details` the tables follow:'
        echo
        echo '```text'
        sed -n '/^Job-years, value added and public cost, slack/,/^Job-years, value added and public cost, binding/p' "$out" | sed '$d' | sed -e :a -e '/^\n*$/{$d;N;ba' -e '}'
        echo
        sed -n '/^Slack labour/,/^Binding labour supply/p' "$out" | sed '$d' | sed -e :a -e '/^\n*$/{$d;N;ba' -e '}'
        if grep -q '^What the question is about' "$out"; then
            echo
            sed -n '/^What the question is about, slack/,/^What the question is about, binding/p' "$out" | sed '$d' | sed -e :a -e '/^\n*$/{$d;N;ba' -e '}'
        fi
        if grep -q '^Rankings by job-years in plausible worlds, slack' "$out"; then
            echo
            sed -n '/^Rankings by job-years in plausible worlds, slack/,/^Rankings by job-years in plausible worlds, binding/p' "$out" | sed '$d' | sed -e :a -e '/^\n*$/{$d;N;ba' -e '}'
            echo
            sed -n '/^What decides /,/^The intervals hold /p' "$out" | sed '$d' | sed -e :a -e '/^\n*$/{$d;N;ba' -e '}'
        fi
        echo '```'
        echo
        echo 'The same tables follow under binding labour supply, then the answer in words:'
        echo
        sed -n '/^The intervals hold /,/^What public money is spent on/p' "$out" | sed '$d' | sed '/^$/d' | paragraphs | sed 's/^/> /' | sed '$!s/$/\n>/'
        echo
        echo 'And where the jobs lie, firm twin by firm twin:'
        echo
        { sed -n '/^At the end of .*, under slack labour, /,/^$/p' "$out" | sed '/^$/d' | paragraphs | grep -E ', under slack labour, (fragmented|coordinated) has' || true; } | sed 's/^/> /' | sed '$!s/$/\n>/'
    } > "$work/block"
    insert "scenarios/$name.md" "$work/block"
    # The README lies a folder higher.
    { cat "$work/screen"; echo; cat "$work/figures"; } | sed 's|(\.\./docs/|(docs/|' > "$work/readme"
    if [ "$name" = west-denmark ]; then insert README.md "$work/readme"; fi
    grep '^Result hash' "$out" | sed "s/^/$name: /"
done
