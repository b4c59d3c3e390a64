#!/usr/bin/env bash
# Makes what a release consists of, in artifacts/: packages for NuGet (the command as a tool, the libraries, their symbols), and the
# program as one file for each platform, which needs neither .NET nor a right to install, with SHA-256 checksums.
#
#   eng/release.sh                        packages, and files for all platforms
#   eng/release.sh linux-x64 win-x64      files for these platforms only
#
# The file for this machine's own platform is run in an empty environment and an empty folder before it counts as made.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 MSBUILDDISABLENODEREUSE=1

all=(win-x64 osx-x64 osx-arm64 linux-x64 linux-arm64)
project=src/EcosystemSim.Cli/EcosystemSim.Cli.csproj
version=$(dotnet msbuild "$project" -getProperty:Version)
out=artifacts/release

for platform in "$@"; do
    if [[ " ${all[*]} " != *" $platform "* ]]; then echo "release.sh: unknown platform '$platform'; expected some of: ${all[*]}." >&2; exit 2; fi
done
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# The model for the page of `ecosim serve`, which the program carries: the same for all platforms.
dotnet publish src/EcosystemSim.Web -c Release --verbosity quiet -o "$work/web"
runtime="$work/web/wwwroot/_framework"
rm -f "$runtime"/*.br "$runtime"/*.gz

platforms=("$@")
if [ $# -eq 0 ]; then
    platforms=("${all[@]}")
    rm -rf artifacts/packages "$out"
    dotnet pack EcosystemSim.sln -c Release --verbosity quiet -p:PageRuntime="$runtime"
    ls -l artifacts/packages
fi

mkdir -p "$out"

# Whether a file runs where there is nothing: no variables, no SDK on the path, no files of this repository.
try() {
    local file; file=$(realpath "$1")
    mkdir "$work/empty"
    (cd "$work/empty" && env -i "$file" run small-world --replications 2 --quarters 8 --out results >"$work/run.txt" && env -i "$file" verify results --sample 1 >"$work/verify.txt") \
        || { cat "$work"/*.txt >&2; echo "release.sh: $1 does not run in an empty environment." >&2; exit 1; }
    grep '^Result hash: ' "$work/run.txt"
    # Another name for the same code would be another set of results.
    if [ "$(cd "$work/empty" && env -i "$file" --version)" != "$(dotnet run -c Release --project "$project" -- --version)" ]; then
        echo "release.sh: $1 is of another model version than the program that is built here." >&2; exit 1
    fi
}

case "$(uname -s)-$(uname -m)" in
    Linux-x86_64) own=linux-x64 ;;
    Linux-aarch64) own=linux-arm64 ;;
    Darwin-x86_64) own=osx-x64 ;;
    Darwin-arm64) own=osx-arm64 ;;
    *) own=win-x64 ;;
esac

for platform in "${platforms[@]}"; do
    dotnet publish "$project" -c Release -r "$platform" --self-contained --verbosity quiet -o "$work/$platform" \
        -p:PublishSingleFile=true -p:EnableCompressionInSingleFile=true -p:IncludeNativeLibrariesForSelfExtract=true -p:PageRuntime="$runtime"
    suffix=""
    if [ "$platform" = win-x64 ]; then suffix=.exe; fi
    file="$out/ecosim-$version-$platform$suffix"
    mv "$work/$platform/ecosim$suffix" "$file"
    chmod +x "$file"
    if [ "$platform" = "$own" ]; then try "$file"; fi
    printf '%s, %s MB\n' "$file" "$(($(wc -c <"$file") / 1000000))"
done

(cd "$out" && { sha256sum ecosim-* 2>/dev/null || shasum -a 256 ecosim-*; } >SHA256SUMS && cat SHA256SUMS)
