import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, describe, test } from "node:test";
import { at, data, looks, quiet, skip, start } from "./site.mjs";

// dotnet test goes through fewer languages and widths; npm test goes through all.
const isShort = process.env.ECOSIM_SHORT === "1";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const answer = "#g=240&k=1&j=1&q=999";

describe("The page of two worlds", { skip }, () => {
  let site, worlds, world, left, right;

  before(async () => {
    site = await start();
    worlds = (await data("index.json")).worlds.map(w => w.id);
    world = await data(`${worlds[0]}/world.json`);
    [left, right] = [await data(`${worlds[0]}/first.0.json`), await data(`${worlds[0]}/first.1.json`)];
  });

  after(() => site?.end());

  const of1000 = half => Math.round(1000 * sum(half.counts.fates.specialised) / sum(half.counts.needs));
  const sum = all => all.reduce((a, b) => a + b, 0);

  test("tells nothing of the second world before a guess, whatever the address asks for", async () => {
    for (const address of ["", "#s=watch&q=999", "#s=luck&n=20", "#g=240&s=change"]) {
      const page = await site.open(address);
      await page.waitForTimeout(300);
      const asked = page.requests.map(r => new URL(r).pathname);
      assert.deepEqual(asked.filter(r => /first\.1|grid|stories|runs/.test(r)), []);
      assert.equal(await page.textContent("#count-1"), "?");
      assert.equal(await page.locator("#reveal").isDisabled(), !address.includes("g="));
      assert.equal(await page.locator("#curve path").count(), 0);
      assert.deepEqual(await page.locator("nav button:not([disabled])").allInnerTexts(), ["1 Predict"]);
      const dom = await page.content();
      assert.ok(!new RegExp(`\\b${of1000(right)}\\b`).test(dom.replace(/(?:x|y|d|id|style|viewBox|width|height|max|step)\d?="[^"]*"/g, "")), "the number is in the page");
      await page.context().close();
    }
  });

  test("is played by keyboard alone, and shows the numbers of the model", async () => {
    const page = await site.open();
    await page.focus("#guess");
    const before = Number(await page.inputValue("#guess"));
    for (let i = 0; i < 20; i++) await page.keyboard.press("ArrowRight");
    assert.equal(await page.textContent("#guess-says"), String(Math.min(500, before + 100)));
    await page.keyboard.press("Enter");
    await page.waitForSelector("body[data-step=watch] #verdict:not([hidden])");
    assert.equal(await page.textContent("#count-0"), String(of1000(left)));
    assert.equal(await page.textContent("#count-1"), String(of1000(right)));
    assert.match(await page.textContent("#verdict-help"), new RegExp(`\\b${of1000(right)} of 1,000, against ${of1000(left)}\\b`));
    // To a firm by arrow keys, and to its story by Enter.
    await page.focus("#map-1");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Enter");
    await page.waitForSelector("body[data-step=why] #story h3");
    // Through every step without a pointer.
    for (const step of ["change", "luck", "debrief", "predict", "watch"]) {
      await page.focus(`#step-${step}`);
      await page.keyboard.press("Enter");
      await page.waitForSelector(`body[data-step=${step}]`);
      assert.equal(await page.evaluate(() => document.activeElement.id), "head");
    }
    await page.goBack();
    await page.waitForSelector("body[data-step=predict]");
    await page.context().close();
  });

  /** The first quarter in which the pictures of the two worlds differ; null where they never do. */
  async function partsAt(page) {
    for (let q = 0; q < world.quarters.length; q++) {
      await at(page, q);
      if (!await page.evaluate(() => document.getElementById("map-0").toDataURL() === document.getElementById("map-1").toDataURL())) return q;
      assert.equal(await page.getAttribute("#same", "data-same"), "true");
    }
    return null;
  }

  test("draws two worlds that are the same, byte for byte, until the policies part", async () => {
    const page = await site.open(answer);
    const q = await partsAt(page);
    assert.ok(q !== null && q >= world.parts, `they differ from quarter ${q} on; the policies part in ${world.parts}`);
    await at(page, world.quarters.length - 1);
    assert.equal(await page.getAttribute("#same", "data-same"), "false");
    await page.context().close();
  });

  test("the test above catches two worlds of different luck", async () => {
    const page = await site.open(answer, {
      change: (name, text) => {
        if (!name.endsWith("first.1.json")) return text;
        const half = JSON.parse(text);
        half.dots.changes[1] = { d: [3, 40, 7], c: "347" };
        return JSON.stringify(half);
      },
    });
    const q = await partsAt(page);
    assert.ok(q !== null && q < world.parts);
    await page.context().close();
  });

  test("the same address shows the same page, and another world another one", async () => {
    const address = `${answer}&s=why&f=19&w=${worlds[0]}`;
    const seen = [];
    for (const a of [address, address, address.replace(worlds[0], worlds[1] ?? worlds[0])]) {
      const page = await site.open(a);
      await page.waitForTimeout(400);
      seen.push(await looks(page));
      await page.context().close();
    }
    assert.deepEqual(seen[0], seen[1]);
    if (worlds.length > 1) assert.notDeepEqual(seen[0], seen[2]);
  });

  test("the address holds all that is on show", async () => {
    const page = await site.open(`#g=185&k=1&j=-1&s=change&q=999`);
    await page.selectOption("#language", "da");
    await page.selectOption("#theme", "dark");
    await page.click("#turn-show");
    await page.click("#step-luck");
    await page.click("#twenty");
    await quiet(page);
    const address = new URL(page.url()).hash, here = await looks(page);
    const other = await site.open(address);
    await other.waitForTimeout(300);
    assert.deepEqual(await looks(other), here);
    assert.equal(await other.getAttribute("html", "lang"), "da");
    await page.context().close();
    await other.context().close();
  });

  test("a firm's two stories are the model's events, word by word", async () => {
    const stories = await data(`${worlds[0]}/stories.json`), texts = await data("texts.en.json");
    const page = await site.open(`${answer}&s=why&l=en`);
    for (const kind of ["gained", "lost", "same"]) {
      await page.click(`#find-${kind}`);
      await quiet(page);
      if (await page.locator("#firm-none").isVisible()) continue;
      await page.waitForSelector("#stories, #story > p");
      const dot = Number(new URLSearchParams(new URL(page.url()).hash.slice(1)).get("f"));
      const change = right.end.jobs[dot] - left.end.jobs[dot];
      assert.equal(Math.sign(change), { gained: 1, lost: -1, same: 0 }[kind]);
      const story = stories.find(s => s.dot === dot);
      if (!story) continue;
      for (const side of [0, 1]) {
        const wanted = story.arms[side].events.flatMap(e => {
          const pattern = texts.story[`${e.kind}.${e.fate}`] ?? texts.story[e.kind];
          return pattern ? [pattern.replaceAll("{need}", texts.needs[e.need]).replaceAll("{door}", world.doors[e.door]?.name ?? "")] : [];
        });
        const told = await page.locator(`#stories tbody td:nth-child(${side + 2}) span`).allInnerTexts();
        assert.deepEqual(told.filter(x => x !== "–"), wanted);
      }
    }
    await page.context().close();
  });

  test("a click on a dot chooses its firm, one on the curve its quarter", async () => {
    const page = await site.open(`${answer}&s=watch`);
    await page.locator("#map-1").click({ position: { x: 240, y: 150 } });
    await page.waitForSelector("body[data-step=why] #story h3");
    assert.match(new URL(page.url()).hash, /[#&]f=\d+/);
    await page.locator("#curve").click({ position: { x: 46, y: 60 } });
    await quiet(page);
    assert.equal(await page.inputValue("#scrub"), "0");
    await page.context().close();
  });

  test("a lever shows the nearest point of the grid at once, and keeps the old line", async () => {
    const grid = await data(`${worlds[0]}/grid.json`), cost = grid.axes.findIndex(a => a.id === "cost");
    const page = await site.open(`${answer}&s=change&l=en`);
    await page.focus("#set-cost");
    await page.keyboard.press("Home");
    await quiet(page);
    const at = grid.axes.map(a => a.values.indexOf(world.settings.find(s => s.id === a.id).value));
    at[cost] = 0;
    const jobs = Math.round(grid.points.find(p => p.at.join() === at.join()).jobs.at(-1));
    assert.match(await page.textContent("#curve text.main"), new RegExp(`: ${jobs > 0 ? "\\+" : jobs < 0 ? "−" : ""}${Math.abs(jobs)}$`));
    assert.equal(await page.locator("#curve path.ghost").count(), 1);
    await page.click("#turn-show");
    await quiet(page);
    assert.equal(await page.locator("#turn circle").count(), grid.axes[cost].values.length);
    await page.context().close();
  });

  test("more luck: a thin line per run, and an interval from three on", async () => {
    const grid = await data(`${worlds[0]}/grid.json`), ends = grid.lines.map(l => l.at(-1));
    const page = await site.open(`${answer}&s=luck&l=en`);
    assert.equal(await page.locator("#curve path.luck").count(), 1);
    assert.equal(await page.locator("#curve path.interval").count(), 0);
    await page.click("#one");
    await page.click("#one");
    await quiet(page);
    assert.equal(await page.locator("#curve path.interval").count(), 1);
    await page.click("#twenty");
    await quiet(page);
    assert.equal(await page.locator("#curve path.luck").count(), 20);
    const mean = Math.round(sum(ends) / 20);
    assert.ok((await page.textContent("#luck-says")).includes(`${mean > 0 ? "+" : mean < 0 ? "−" : ""}${Math.abs(mean)} jobs`));
    assert.ok((await page.textContent("#luck-spread")).includes(`in ${ends.filter(e => e > 0).length} of 20`));
    await page.context().close();
  });

  for (const lang of isShort ? ["da", "en"] : ["da", "nb", "sv", "en"]) {
    for (const dark of isShort ? [lang === "da"] : [false, true]) {
      test(`has no fault of accessibility, no foreign request and no message: ${lang}, ${dark ? "dark" : "light"}`, async () => {
        for (const [width, height] of [[1366, 641], [390, 844]]) {
          const page = await site.open(`#l=${lang}`, { dark, width, height });
          await page.evaluate(axe);
          const looked = [];
          const check = async where => {
            await quiet(page);
            const { violations } = await page.evaluate(() => globalThis.axe.run({ resultTypes: ["violations"] }));
            looked.push(...violations.map(v => `${where}: ${v.id}: ${v.nodes.map(n => n.target.join(" ")).join(", ")}`));
            if (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)) looked.push(`${where} at ${width}: wider than the window`);
          };
          await check("predict");
          await page.focus("#guess");
          await page.keyboard.press("ArrowRight");
          await page.click("#reveal");
          await page.waitForSelector("#verdict:not([hidden])");
          await check("watch");
          for (const step of ["why", "change", "luck", "debrief"]) {
            await page.click(`#step-${step}`);
            if (step === "why") await page.click("#find-gained");
            if (step === "luck") await page.click("#twenty");
            await check(step);
            if (step === "why") { await page.click("#tab-doors"); await check("doors"); }
          }
          assert.deepEqual(looked, []);
          assert.deepEqual(page.requests.filter(r => !r.startsWith(site.origin + "/")), []);
          assert.deepEqual(page.complaints, []);
          await page.context().close();
        }
      });
    }
  }

  test("never scrolls sideways, and has large targets on a phone", async () => {
    for (const width of isShort ? [360, 1366] : [360, 390, 768, 1024, 1366]) {
      for (const step of ["predict", "watch", "why", "change", "luck", "debrief"]) {
        for (const lang of isShort ? ["da"] : ["da", "sv"]) {
          const page = await site.open(`${answer}&s=${step}&f=19&l=${lang}`, { width, height: 760 });
          assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${step} at ${width} in ${lang}`);
          if (width <= 390) assert.deepEqual(await page.evaluate(() => [...document.querySelectorAll("button, select")].filter(b => b.offsetParent && b.offsetHeight < 43.5).map(b => b.id)), []);
          await page.context().close();
        }
      }
    }
  });

  test("a phone shows one map with a switch", async () => {
    const page = await site.open(answer + "&s=watch", { width: 390, height: 844 });
    assert.deepEqual([await page.locator("#map-0").isVisible(), await page.locator("#map-1").isVisible()], [true, false]);
    await page.click("#side-1");
    await quiet(page);
    assert.deepEqual([await page.locator("#map-0").isVisible(), await page.locator("#map-1").isVisible()], [false, true]);
    await page.context().close();
  });

  test("plays quarter by quarter, and not at all for those who want no motion", async () => {
    const count = () => { globalThis.ticks = 0; const plain = setTimeout; globalThis.setTimeout = (f, ms, ...rest) => { if (ms) globalThis.ticks++; return plain(f, ms, ...rest); }; };
    for (const motion of [false, true]) {
      const page = await site.open("#g=240", { motion, before: count });
      await page.click("#reveal");
      await page.waitForSelector("body[data-step=watch]");
      if (motion) {
        await page.waitForFunction(() => Number(document.getElementById("scrub").value) > 2);
        await page.click("#play");
        const stopped = await page.inputValue("#scrub");
        await page.click("#forward");
        await quiet(page);
        assert.equal(Number(await page.inputValue("#scrub")), Number(stopped) + 1);
      } else {
        await page.waitForSelector("#verdict:not([hidden])");
        assert.equal(await page.evaluate(() => globalThis.ticks), 0);
      }
      await page.context().close();
    }
  });
});
