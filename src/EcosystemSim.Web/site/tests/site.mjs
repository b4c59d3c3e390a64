// The page in headless Chromium, served by a plain static server on the loopback.
import http from "node:http";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const wwwroot = path.join(path.dirname(fileURLToPath(import.meta.url)), "../../wwwroot");

/** A published page, with its worlds. ECOSIM_SITE names another folder than wwwroot. */
export const folder = process.env.ECOSIM_SITE ?? wwwroot;

const program = ["chromium", "chromium-browser", "google-chrome"]
  .flatMap(name => (process.env.PATH ?? "").split(path.delimiter).map(p => path.join(p, name))).find(existsSync);

/** False where the tests can run. */
export const skip = !program ? "there is no Chromium on the path (package chromium), so nothing is known about the page in a browser"
  : !existsSync(path.join(folder, "data/index.json")) ? `there are no worlds in ${folder}/data; publish the page, and name its folder in ECOSIM_SITE` : false;

const types = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".json": "application/json", ".woff": "font/woff", ".wasm": "application/wasm" };

export const data = async name => JSON.parse(await readFile(path.join(folder, "data", name), "utf8"));

/** As strict as a host may be. */
const policy = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'";

/** Starts server and browser; `open` gives a page that notes its complaints and its requests. */
export async function start() {
  const server = http.createServer(async (request, response) => {
    const name = path.normalize(decodeURIComponent(new URL(request.url, "http://x").pathname)).replace(/\/$/, "/index.html");
    try {
      const bytes = await readFile(path.join(folder, name));
      response.writeHead(200, { "content-security-policy": policy, "content-type": types[path.extname(name)] ?? "application/octet-stream" });
      response.end(bytes);
    } catch {
      response.writeHead(404);
      response.end();
    }
  });
  await new Promise(done => server.listen(0, "127.0.0.1", done));
  const origin = `http://127.0.0.1:${server.address().port}`;
  const browser = await chromium.launch({ executablePath: program, args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"] });
  return {
    origin,
    /** `change` may alter an answer: (name, text) => text. */
    async open(address = "", { width = 1366, height = 641, dark = false, motion = false, change, before } = {}) {
      const context = await browser.newContext({ viewport: { width, height }, colorScheme: dark ? "dark" : "light", reducedMotion: motion ? "no-preference" : "reduce", locale: "en-GB" });
      const page = await context.newPage();
      page.complaints = [];
      page.requests = [];
      page.on("console", message => page.complaints.push(message.text()));
      page.on("pageerror", error => page.complaints.push(error.message));
      page.on("request", request => { if (!request.url().startsWith("data:")) page.requests.push(request.url()); });
      if (change) {
        await page.route("**/data/**", async route => {
          const answer = await route.fetch();
          await route.fulfill({ response: answer, body: change(new URL(route.request().url()).pathname.replace("/data/", ""), await answer.text()) });
        });
      }
      if (before) await page.addInitScript(before);
      await page.goto(`${origin}/${address}`);
      await page.waitForSelector("body[data-ready]");
      return page;
    },
    async end() {
      await browser.close();
      server.close();
    },
  };
}

/** What is on show, part by part: words, drawings, and pictures in short. */
export const looks = page => page.evaluate(async () => {
  const seen = [...document.querySelectorAll("svg, canvas")].filter(e => e.checkVisibility());
  const all = [document.getElementById("panel").innerText, document.getElementById("stage").innerText, ...seen.map(e => e instanceof HTMLCanvasElement ? e.toDataURL() : e.outerHTML)];
  return Promise.all(all.map(async text => Array.from(new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text))).slice(0, 6)).join(".")));
});

export const quiet = page => page.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))));

export async function at(page, quarter) {
  await page.evaluate(q => {
    const it = document.getElementById("scrub");
    it.value = q;
    it.dispatchEvent(new Event("input"));
    it.dispatchEvent(new Event("change"));
  }, quarter);
  await quiet(page);
}
