import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "node:test";

test("the built files are what the sources give", () => {
  const { status, stderr } = spawnSync(process.execPath, ["build.mjs", "--check"], { cwd: new URL("..", import.meta.url), encoding: "utf8" });
  assert.equal(stderr, "");
  assert.equal(status, 0);
});

test("the page names no other host", () => {
  for (const name of ["app.js", "app.css", "index.html"]) {
    const text = readFileSync(new URL(`../../wwwroot/${name}`, import.meta.url), "utf8").replaceAll("http://www.w3.org/2000/svg", "").replace(/http:\/\/www\.w3\.org\/[\w/]+/g, "");
    assert.doesNotMatch(text, /https?:\/\//);
  }
});

test("every language has the same holes to fill", () => {
  const holes = text => [...text.matchAll(/\{\w+\}/g)].map(m => m[0]).sort().join();
  const walk = (value, at = "") => typeof value === "string" ? [[at, holes(value)]] : Object.entries(value).flatMap(([k, v]) => walk(v, `${at}/${k}`));
  const read = lang => walk(JSON.parse(readFileSync(new URL(`../text/${lang}.json`, import.meta.url), "utf8")));
  for (const lang of ["da", "nb", "sv"]) assert.deepEqual(read(lang), read("en"));
});
