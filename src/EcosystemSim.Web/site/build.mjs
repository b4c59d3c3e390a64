// Builds the page from src/, text/ and theme.json into ../wwwroot. With --check it writes nothing and fails where a built file is not what the sources give.
import { build } from "esbuild";
import { readFile, writeFile, mkdir } from "node:fs/promises";
import { gzipSync } from "node:zlib";
import { fileURLToPath } from "node:url";
import path from "node:path";

const here = path.dirname(fileURLToPath(import.meta.url));
const out = path.join(here, "../wwwroot");
const fonts = path.join(here, "../../EcosystemSim.Reporting/Fonts");
const mostBytes = 60_000;

const { outputFiles } = await build({
  absWorkingDir: here, entryPoints: ["src/app.ts", "src/app.css"], outdir: "out", bundle: true, minify: true, write: false,
  format: "esm", target: "es2022", charset: "utf8", legalComments: "none", external: ["*.woff"],
});
const files = new Map(outputFiles.map(f => [path.basename(f.path), Buffer.from(f.contents)]));
files.set("index.html", await readFile(path.join(here, "src/index.html")));
for (const font of ["EcosystemSimSans-Regular.woff", "EcosystemSimSans-SemiBold.woff"]) files.set(font, await readFile(path.join(fonts, font)));

const size = gzipSync(files.get("app.js"), { level: 9 }).length;
if (size > mostBytes) throw new Error(`app.js is ${size} bytes gzipped; the page may have ${mostBytes}.`);

const check = process.argv.includes("--check");
let wrong = 0;
await mkdir(out, { recursive: true });
for (const [name, now] of files) {
  const file = path.join(out, name);
  if (!check) await writeFile(file, now);
  else if (!(await readFile(file).catch(() => Buffer.alloc(0))).equals(now)) { console.error(`wwwroot/${name} is not what site/ gives; npm run build writes it.`); wrong++; }
}
console.log(`app.js: ${size} bytes gzipped`);
process.exitCode = wrong ? 1 : 0;
