import { drawCurve, drawTurn, type Line } from "./curve";
import { absent, difference, Half, load, meanInterval, nearest, noNeed, type Doors, type Grid, type HalfRun, type Index, type ModelTexts, type Run, type Settings, type Story, type Theme, type World } from "./data";
import { el, say } from "./dom";
import { drawDoors, networkOf } from "./doors";
import { drawMap, layOut, type Layout } from "./map";
import { Cancelled, Model } from "./model";
import { fromAddress, languages, steps, toAddress, type Lang, type State, type StepName } from "./store";
import { fill, Numbers, words, type Words } from "./words";

const msPerQuarter = 120, fullLuck = 20;
const font = '"EcosystemSim Sans", "Segoe UI", "Helvetica Neue", Arial, sans-serif';
const still = matchMedia("(prefers-reduced-motion: reduce)");
const darkDevice = matchMedia("(prefers-color-scheme: dark)");
const phone = matchMedia("(max-width: 760px)");

/** What has been fetched and computed. */
let index: Index, theme: Theme, texts: ModelTexts, world: World, state: State;
let t: Words, num: Numbers;
let model: Model | null = null;
let halves: [Half | null, Half | null] = [null, null];
/** Of which run the halves are. */
let shown = "";
let grid: Grid | null = null, doors: Doors | null = null, doorsParts = 1;
let stories = new Map<number, Story>();
/** Differences in jobs by setting and replication: what has been computed stays. */
const curves = new Map<string, Map<number, number[]>>();
let layout: Layout | null = null, homes: Int32Array = new Int32Array();
let playing = 0;
/** The run that the first worker can be asked about. */
let inWorker = "";
/** Where the search for one that gained, lost or neither has come to. */
const found = { gained: -1, lost: -1, same: -1 };
let storyAsked = -1, working = false, classGuesses: Record<string, number> | null = null;

const $ = <T extends Element = HTMLElement>(id: string): T => document.getElementById(id) as unknown as T;

// ---------------------------------------------------------------- settings

const defaults = (): Settings => Object.fromEntries(world.settings.map(s => [s.id, s.value]));
const settingsNow = (other: Settings = state.settings): Settings => ({ ...defaults(), ...other });
const keyOf = (settings: Settings): string => JSON.stringify(world.settings.map(s => settings[s.id] ?? s.value));
const isDefault = (settings: Settings): boolean => keyOf(settings) === keyOf({});
const last = (): number => world.quarters.length - 1;

function curvesOf(settings: Settings): Map<number, number[]> {
  const key = keyOf(settings);
  if (!curves.has(key)) curves.set(key, new Map());
  return curves.get(key)!;
}

/** The best that is known of a setting: the mean of live runs, or of the grid. */
function meanCurve(settings: Settings): { values: number[]; runs: number; exact: boolean; live: boolean } | null {
  const live = [...curvesOf(settings).values()];
  const point = grid ? nearest(grid, settingsNow(settings), defaults()) : null;
  if (point?.exact && live.length <= point.point.n) return { values: point.point.jobs, runs: point.point.n, exact: true, live: false };
  if (live.length) return { values: live[0].map((_, q) => live.reduce((a, l) => a + l[q], 0) / live.length), runs: live.length, exact: true, live: true };
  return point ? { values: point.point.jobs, runs: point.point.n, exact: false, live: false } : null;
}

function settingName(id: string): string { return texts.settings[id]?.label ?? id; }

function settingValue(id: string, value: number): string {
  const it = world.settings.find(s => s.id === id);
  return it?.kind === "switch" ? (value ? t.change.on : t.change.off) : `×${num.decimal(value, value % 1 ? 2 : 0).replace(/0+$/, d => value % 1 ? "" : d)}`;
}

function settingsSay(settings: Settings): string {
  const parts = world.settings.filter(s => (settings[s.id] ?? s.value) !== s.value).map(s => `${settingName(s.id)} ${settingValue(s.id, settings[s.id])}`);
  return parts.join(", ") || t.change.asItIs;
}

// ---------------------------------------------------------------- fetching

async function openWorld(id: string): Promise<void> {
  world = await load<World>(`${id}/world.json`);
  halves = [null, null];
  shown = "";
  grid = doors = null;
  storyAsked = -1;
  stories = new Map();
  curves.clear();
  const half = await load<HalfRun>(`${id}/first.0.json`);
  settle(half.born);
  halves[0] = new Half(half.counts, half.dots, half.end?.jobs, half.born);
  shown = runKey(0, {});
  state.quarter = Math.min(state.quarter, last());
}

/** Everything that tells of the second world is fetched only after the guess; what may take long to make is not waited for. */
async function fetchAnswer(): Promise<void> {
  const id = world.id, isHere = (): boolean => id === world.id && state.told;
  const rest = Promise.all([
    load<Grid>(`${id}/grid.json`).then(g => {
      if (id !== world.id) return;
      grid = g;
      g.lines.forEach((line, replication) => curvesOf({}).set(replication, line));
      if (isDefaultRun()) firstDoors(g);
      if (isHere()) draw();
    }),
    load<Story[]>(`${id}/stories.json`).then(all => {
      if (id !== world.id || !isDefaultRun()) return;
      for (const story of all) stories.set(story.dot, story);
      if (isHere()) draw();
    }),
  ]).catch(error => console.info("Not fetched:", error instanceof Error ? error.message : error));
  const half = await load<HalfRun>(`${id}/first.1.json`);
  if (id !== world.id) return;
  if (isDefaultRun()) halves[1] = new Half(half.counts, half.dots, half.end?.jobs, half.born);
  // From the page itself all comes at once.
  if (!index.live) await rest;
}

const isDefaultRun = (): boolean => shown === runKey(0, {});

function firstDoors(g: Grid): void {
  doors = g.doors ?? null;
  doorsParts = 1;
}

const runKey = (replication: number, settings: Settings): string => `${world.id}/${replication}/${keyOf(settings)}`;

function startModel(): void {
  if (!index.live || model) return;
  try {
    model = new Model(world.id);
  } catch {
    // Without workers what was computed beforehand is there all the same.
    index.live = false;
  }
}

/** Puts the world of the present setting and luck on show, and then as much luck as is asked for. */
async function refresh(): Promise<void> {
  if (!state.told) return;
  const wanted = runKey(state.replication, state.settings), settings = settingsNow(), mine = state.settings;
  if (wanted !== shown) {
    if (wanted === runKey(0, {})) {
      shown = wanted;
      const id = world.id;
      const [a, b] = await Promise.all([load<HalfRun>(`${id}/first.0.json`), load<HalfRun>(`${id}/first.1.json`)]);
      if (runKey(state.replication, state.settings) !== wanted) return;
      settle(a.born);
      halves = [new Half(a.counts, a.dots, a.end?.jobs, a.born), new Half(b.counts, b.dots, b.end?.jobs, b.born)];
      stories = new Map();
      if (grid) firstDoors(grid);
      void fetchAnswer();
      draw();
    } else if (model) {
      model.cancel();
      working = true;
      draw();
      try {
        take(await model.show(state.replication, settings), wanted);
        doors = await model.doors();
        doorsParts = world.parts;
      } catch (error) {
        if (!(error instanceof Cancelled)) failModel(error);
        return;
      }
      draw();
    }
  }
  const needed = state.step === "change" ? fullLuck : state.step === "luck" ? state.runs : 0;
  if (!model) return;
  const have = curvesOf(mine);
  const missing = Array.from({ length: needed }, (_, r) => r).filter(r => !have.has(r));
  working = missing.length > 0;
  await Promise.all(missing.map(async r => {
    try {
      const run = await model!.luck(r, settings);
      have.set(r, difference(run));
      if (keyOf(mine) === keyOf(state.settings)) draw();
    } catch (error) {
      if (!(error instanceof Cancelled)) failModel(error);
    }
  }));
  if (keyOf(mine) === keyOf(state.settings)) {
    working = false;
    draw();
  }
}

function failModel(error: unknown): void {
  console.info("The model does not run here:", error instanceof Error ? error.message : error);
  model = null;
  index.live = false;
  working = false;
  draw();
}

/** Gives every dot its municipality: firms of the start first, then those born in the run. */
function settle(born: HalfRun["born"]): void {
  homes = Int32Array.from([...world.firms.place, ...born?.place ?? []]);
  layout = null;
}

function take(run: Run, key: string): void {
  if (runKey(state.replication, state.settings) !== key) return;
  curvesOf(state.settings).set(run.replication, difference(run));
  halves = [0, 1].map(a => new Half(run.counts[a], run.dots?.[a], run.end?.[a].jobs, run.born)) as [Half, Half];
  settle(run.born);
  shown = inWorker = key;
  stories = new Map();
  found.gained = found.lost = found.same = -1;
  storyAsked = -1;
}

// ---------------------------------------------------------------- what is true of the dots

/** Firms that are otherwise in the two worlds at the end of a quarter: counted, not assumed. */
function differing(quarter: number): { m: number; n: number } {
  const [a, b] = halves.map(h => h?.states[quarter]);
  let m = 0, n = 0;
  if (!a || !b) return { m, n };
  for (let i = 0; i < a.length; i++) {
    if (a[i] !== absent || b[i] !== absent) n++;
    if (a[i] !== b[i]) m++;
  }
  return { m, n };
}

/** Firms that gained jobs, lost jobs, or neither; first those whose way was another one too. */
function firmsThat(kind: keyof typeof found): number[] {
  const [a, b] = halves;
  if (!a?.end || !b?.end) return [];
  const all: { dot: number; rank: number }[] = [];
  for (let i = 0; i < a.end.length; i++) {
    if (!model && !stories.has(i)) continue;
    const by = b.end[i] - a.end[i];
    const another = a.states.some((s, q) => s[i] !== b.states[q][i]), needed = a.states.some(s => s[i] > noNeed);
    if (kind === "gained" && by > 0 && another) all.push({ dot: i, rank: by });
    if (kind === "lost" && by < 0 && another) all.push({ dot: i, rank: -by });
    if (kind === "same" && by === 0 && !another && needed && a.end[i] > 0) all.push({ dot: i, rank: a.states[last()][i] });
  }
  return all.sort((x, y) => y.rank - x.rank || x.dot - y.dot).map(f => f.dot);
}

function firmName(dot: number): string { return world.firms.name[dot] ?? `${dot}`; }
function placeName(dot: number): string { return world.places[homes[dot]]?.name ?? ""; }
function sectorName(dot: number): string {
  const initial = world.firms.sector.length, sector = dot < initial ? world.firms.sector[dot] : halves[0]?.born?.sector[dot - initial];
  return sector === undefined ? "" : texts.sectors?.[world.sectors[sector].id] ?? world.sectors[sector].name;
}

async function story(dot: number): Promise<void> {
  if (dot < 0 || stories.has(dot) || storyAsked === dot || !model) return;
  storyAsked = dot;
  const key = shown;
  try {
    // What was computed beforehand has its world in no worker yet.
    if (model && key === runKey(0, {})) await ensureShown(key);
    const it = await model.story(dot);
    if (key === shown) stories.set(dot, it);
  } catch (error) {
    if (!(error instanceof Cancelled)) failModel(error);
  }
  if (storyAsked === dot) storyAsked = -1;
  draw();
}

async function ensureShown(key: string): Promise<void> {
  if (inWorker === key) return;
  await model!.show(state.replication, settingsNow());
  inWorker = key;
}

// ---------------------------------------------------------------- moving

function go(change: Partial<State>): void {
  const before = state;
  state = { ...state, ...change };
  if (state.step !== before.step) {
    stop();
    // Who goes on does not wait for the luck of the step before.
    model?.cancel();
    if (before.step === "watch" && state.quarter < last()) state.quarter = last();
    if (state.step !== "why") state.view = "map";
  }
  keep();
  draw();
  if (state.step !== before.step || keyOf(state.settings) !== keyOf(before.settings) || state.replication !== before.replication || state.runs !== before.runs) void refresh();
  if (state.firm !== before.firm || state.step === "why") void story(state.step === "why" ? state.firm : -1);
}

let keptAddress = "";
function keep(): void {
  keptAddress = toAddress(state);
  history.replaceState(null, "", keptAddress);
}

/** A new step is a new entry, so that Back goes back to it. */
function step(name: StepName): void {
  if (name === state.step || name !== "predict" && !state.told) return;
  history.pushState(null, "", keptAddress);
  go({ step: name });
  $("head").focus();
}

function stop(): void {
  clearTimeout(playing);
  playing = 0;
}

function play(): void {
  if (still.matches) return go({ quarter: last() });
  if (state.quarter >= last()) state.quarter = 0;
  const tick = (): void => {
    if (state.quarter >= last()) { stop(); keep(); draw(); return; }
    state.quarter++;
    playing = window.setTimeout(tick, msPerQuarter);
    draw();
  };
  playing = window.setTimeout(tick, msPerQuarter);
  draw();
}

async function reveal(): Promise<void> {
  if (state.guess === null) return;
  if (index.class) void sendGuess(state.guess);
  await fetchAnswer();
  state.told = true;
  step("watch");
  go({ quarter: still.matches ? last() : 0 });
  startModel();
  if (!still.matches) play();
  $("head").focus();
}

async function sendGuess(guess: number): Promise<void> {
  const room = new URLSearchParams(location.search).get("room") ?? "";
  try {
    await fetch("guess", { method: "POST", headers: { "Content-Type": "application/json", "X-Room": room }, body: JSON.stringify({ guess }) });
    const answer = await fetch("guesses", { headers: { "X-Room": room } });
    if (answer.ok) classGuesses = (await answer.json() as { guesses: Record<string, number> }).guesses;
    draw();
  } catch { /* A class that cannot be reached keeps nobody from going on. */ }
}

function lever(id: string, value: number): void {
  previewed = null;
  const ghosts = [...state.ghosts, state.settings].filter((g, i, all) => all.findIndex(o => keyOf(o) === keyOf(g)) === i);
  const settings = { ...state.settings, [id]: value };
  if (value === world.settings.find(s => s.id === id)!.value) delete settings[id];
  go({ settings, ghosts: ghosts.filter(g => keyOf(g) !== keyOf(settings)).slice(-8) });
}

// ---------------------------------------------------------------- building: once per language and world

function build(): void {
  t = words[state.lang];
  num = new Numbers(texts.numbers);
  document.documentElement.lang = state.lang;
  document.title = `${t.title} · ${worldTitle()}`;
  const isPhone = phone.matches;
  $("app").replaceChildren(
    el("a", { class: "skip", href: "#panel", onclick: e => { e.preventDefault(); $("head").focus(); } }, t.skip),
    el("header", {},
      el("h1", {}, t.title), el("p", { class: "motto" }, t.motto),
      el("nav", { "aria-label": t.title }, el("ol", {}, ...steps.map((name, i) => el("li", {},
        el("button", { id: `step-${name}`, type: "button", onclick: () => step(name) }, el("span", { class: "n" }, String(i + 1)), " ", el("span", { class: "word" }, t.steps[name])))))),
      el("div", { class: "look" },
        el("select", { id: "language", "aria-label": t.language, onchange: e => void changeLanguage((e.target as HTMLSelectElement).value as Lang) },
          ...languages.map(l => el("option", { value: l, selected: l === state.lang, lang: l }, l))),
        el("select", { id: "theme", "aria-label": t.theme, onchange: e => { state.theme = (e.target as HTMLSelectElement).value as State["theme"]; paint(); keep(); draw(); } },
          ...(["auto", "light", "dark"] as const).map(m => el("option", { value: m, selected: m === state.theme }, t.themes[m]))))),
    el("main", {},
      el("section", { id: "stage", "aria-label": t.title },
        el("div", { id: "sides", role: "group", "aria-label": t.show }, ...[0, 1].map(side =>
          el("button", { id: `side-${side}`, type: "button", onclick: () => go({ side: side as 0 | 1 }) }, armTitle(side)))),
        el("div", { id: "worlds" }, ...[0, 1].map(side => el("figure", { id: `world-${side}` },
          el("figcaption", {}, el("h2", {}, armTitle(side)), el("span", { class: "unit" }, t.helpUnit), el("output", { id: `count-${side}`, class: "count" })),
          mapCanvas(side),
          el("svg", { id: `doors-${side}`, class: "doors", role: "img" }),
          el("table", { class: "hidden", id: `table-${side}` })))),
        el("ul", { id: "key" }, ...texts.states.map((label, i) => i === absent ? null : el("li", { "data-state": i }, el("span", { class: "dot" }), label))),
        el("div", { id: "time" },
          el("button", { id: "play", type: "button", onclick: () => playing ? (stop(), keep(), draw()) : play() }),
          el("button", { id: "back", class: "small", type: "button", "aria-label": t.back, onclick: () => { stop(); go({ quarter: Math.max(0, state.quarter - 1) }); } }, "‹"),
          el("button", { id: "forward", class: "small", type: "button", "aria-label": t.forward, onclick: () => { stop(); go({ quarter: Math.min(last(), state.quarter + 1) }); } }, "›"),
          el("output", { id: "quarter", for: "scrub" }),
          el("input", { id: "scrub", type: "range", min: 0, max: last(), step: 1, "aria-label": t.time, oninput: e => { stop(); state.quarter = Number((e.target as HTMLInputElement).value); draw(); }, onchange: () => keep() }),
          el("p", { id: "same" })),
        el("div", { id: "curves" }, el("h2", {}, t.curveTitle), el("svg", { id: "curve", role: "img", onclick: e => toQuarter(e as MouseEvent) })),
        el("article", { id: "debrief" })),
      el("aside", { id: "panel" }, el("h2", { id: "head", tabindex: -1 }), el("div", { id: "body" }))),
    el("footer", {}, el("p", {}, world.credit)),
    el("p", { id: "say", class: "hidden", "aria-live": "polite" }));
  builtPanel = "";
  layout = null;
  if (isPhone) $("app").classList.add("phone"); else $("app").classList.remove("phone");
}

function mapCanvas(side: number): HTMLCanvasElement {
  const canvas = el<HTMLCanvasElement>("canvas", {
    id: `map-${side}`, tabindex: 0, role: "application",
    onclick: e => pick(canvas, e as MouseEvent),
    onkeydown: e => {
      const key = (e as KeyboardEvent).key;
      const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[key];
      if (by) { e.preventDefault(); if (state.told) nextFirm(by); }
      if (key === "Enter" && state.told && state.firm >= 0) step("why");
    },
  });
  return canvas;
}

function nextFirm(by: number): void {
  const n = homes.length, [a, b] = halves;
  let dot = state.firm;
  for (let i = 0; i < n; i++) {
    dot = (dot + by + n) % n;
    if (a?.states[state.quarter]?.[dot] !== absent || b?.states[state.quarter]?.[dot] !== absent) break;
  }
  go({ firm: dot });
}

function pick(canvas: HTMLCanvasElement, event: MouseEvent): void {
  if (!state.told || !layout) return;
  const box = canvas.getBoundingClientRect(), scale = layout.width / box.width;
  const dot = layout.near.find((event.clientX - box.left) * scale, (event.clientY - box.top) * scale, 14 * scale);
  if (dot === undefined) return;
  if (state.step !== "why") step("why");
  go({ firm: dot });
}

async function changeLanguage(lang: Lang): Promise<void> {
  texts = await load<ModelTexts>(`texts.${lang}.json`);
  state.lang = lang;
  build();
  keep();
  draw();
  $("language").focus();
}

async function changeWorld(id: string): Promise<void> {
  stop();
  state = { ...state, world: id, guess: null, sign: null, told: false, step: "predict", settings: {}, ghosts: [], firm: -1, replication: 0, runs: 1, quarter: 399 };
  await openWorld(id);
  model?.change(id);
  inWorker = "";
  build();
  keep();
  draw();
}

const armTitle = (side: number): string => [t.apart, t.together][side];
const worldTitle = (id = world.id): string => {
  const it = index.worlds.find(w => w.id === id);
  return it?.titles?.[state.lang] ?? it?.title ?? id;
};

// ---------------------------------------------------------------- panels

let builtPanel = "";

/** Steps whose panels have controls are built once and then only brought up to date, so that focus stays where it is. */
function panel(): void {
  const now = `${state.step}/${state.lang}/${world.id}`;
  if (builtPanel !== now) {
    builtPanel = now;
    $("body").replaceChildren(...panels[state.step].build());
    say($("head"), { predict: t.predict, watch: t.watch, why: t.why, change: t.change, luck: t.luck, debrief: t.debrief }[state.step].head);
  }
  panels[state.step].update();
}

const button = (id: string, label: string, act: () => void, kind = ""): HTMLElement => el("button", { id, class: kind, type: "button", onclick: act }, label);
const p = (id: string, text = "", kind = ""): HTMLElement => el("p", { id, class: kind || null }, text);

const panels: Record<StepName, { build: () => Node[]; update: () => void }> = {
  predict: {
    build: () => [
      index.worlds.length > 1 && el("fieldset", { class: "choice" }, el("legend", {}, t.predict.region), ...index.worlds.map(w =>
        el("label", {}, el("input", { type: "radio", name: "region", value: w.id, checked: w.id === world.id, onchange: () => void changeWorld(w.id).then(() => document.querySelector<HTMLElement>(`[name=region][value="${w.id}"]`)?.focus()) }),
          el("span", {}, el("b", {}, worldTitle(w.id)), w.abouts?.[state.lang] ? el("small", {}, w.abouts[state.lang]) : null)))),
      p("task"),
      el("label", { for: "guess", class: "question" }, t.predict.question),
      el("output", { id: "guess-says", for: "guess" }),
      el("input", { id: "guess", type: "range", min: 0, max: 500, step: 5, oninput: e => go({ guess: Number((e.target as HTMLInputElement).value) }), onkeydown: guessKey, onpointerup: e => go({ guess: Number((e.target as HTMLInputElement).value) }) }),
      el("div", { class: "scale", "aria-hidden": "true" }, ...[0, 100, 200, 300, 400, 500].map(n => el("span", {}, String(n)))),
      el("fieldset", { class: "signs" }, el("legend", {}, t.predict.sign), ...([-1, 0, 1] as const).map((s, i) =>
        el("label", {}, el("input", { type: "radio", name: "sign", value: s, onchange: () => go({ sign: s }) }), el("span", {}, t.predict.signs[i])))),
      el("button", { id: "reveal", class: "main", type: "button", onclick: () => void reveal().catch(fail) }, t.predict.reveal),
      p("touch", t.predict.touch, "note"),
    ].filter((n): n is HTMLElement => !!n),
    update: () => {
      const left = halves[0]!.help[last()], slider = $<HTMLInputElement>("guess");
      say($("task"), fill(t.predict.task, { left }));
      if (state.guess === null) slider.value = String(left);
      else if (Number(slider.value) !== state.guess) slider.value = String(state.guess);
      const text = state.guess === null ? t.predict.none : fill(t.predict.value, { n: state.guess });
      slider.setAttribute("aria-valuetext", text);
      slider.classList.toggle("untouched", state.guess === null);
      say($("guess-says"), state.guess === null ? t.unknown : String(state.guess));
      $<HTMLButtonElement>("reveal").disabled = state.guess === null;
      $("touch").hidden = state.guess !== null;
      document.querySelectorAll<HTMLInputElement>("[name=sign]").forEach(r => { r.checked = state.sign === Number(r.value); });
    },
  },
  watch: {
    build: () => [p("how", t.watch.how), el("div", { class: "verdict", id: "verdict", role: "status" }, p("verdict-help"), p("verdict-jobs"), p("verdict-sign")), p("wait", t.watch.wait, "note"), p("one-run", t.watch.oneRun, "note"),
      el("div", { id: "class" }), button("next", t.watch.next, () => step("why"), "main")],
    update: () => {
      const done = state.quarter >= last() && !!halves[1];
      $("verdict").hidden = $("one-run").hidden = $("next").hidden = !done;
      $("wait").hidden = done;
      if (!done) return;
      const jobs = halves[1]!.counts.jobs[last()] - halves[0]!.counts.jobs[last()];
      say($("verdict-help"), fill(t.watch.verdict, { guess: state.guess!, right: halves[1]!.help[last()], left: halves[0]!.help[last()] }));
      say($("verdict-jobs"), jobs === 0 ? t.watch.equal : fill(t.watch.jobsVerdict, { jobs: num.whole(Math.abs(jobs)), more: jobs > 0 ? t.watch.more : t.watch.fewer }));
      say($("verdict-sign"), state.sign === null ? "" : fill(t.watch.signVerdict, { sign: t.predict.signs[state.sign + 1] }));
      drawClass();
    },
  },
  why: {
    build: () => [
      el("div", { id: "tabs", role: "group", "aria-label": t.show }, ...(["map", "doors"] as const).map(view => button(`tab-${view}`, t[view], () => go({ view })))),
      p("how", t.why.how), el("div", { class: "row" },
      ...(["gained", "lost", "same"] as const).map(kind => button(`find-${kind}`, t.why[kind], () => find(kind)))),
      p("firm-none", t.why.none, "note"), el("div", { id: "story" }), p("doors-how", t.why.doorsHow)],
    update: () => {
      const isMap = state.view === "map";
      for (const view of ["map", "doors"] as const) $(`tab-${view}`).setAttribute("aria-pressed", String(state.view === view));
      $("how").hidden = !isMap;
      document.querySelector<HTMLElement>("#body .row")!.hidden = !isMap;
      $("story").hidden = !isMap;
      $("doors-how").hidden = isMap;
      $("firm-none").hidden = true;
      if (isMap) drawStory();
    },
  },
  change: {
    build: () => {
      const one = (s: World["settings"][number]): HTMLElement => s.kind === "switch"
        ? el("label", { class: "switch" }, el("input", { id: `set-${s.id}`, type: "checkbox", onchange: e => lever(s.id, (e.target as HTMLInputElement).checked ? 1 : 0) }), el("span", {}, settingName(s.id)))
        : el("div", { class: "lever" }, el("label", { for: `set-${s.id}` }, settingName(s.id)), el("output", { id: `says-${s.id}`, for: `set-${s.id}` }),
          el("input", { id: `set-${s.id}`, type: "range", min: s.min ?? 0, max: s.max ?? 4, step: s.step ?? 0.5, oninput: e => preview(s.id, Number((e.target as HTMLInputElement).value)), onchange: e => lever(s.id, Number((e.target as HTMLInputElement).value)) }));
      const single = (s: World["settings"][number]): boolean => s.id.startsWith("lever.");
      return [p("how", t.change.how), ...world.settings.filter(s => !single(s)).map(one),
        el("details", {}, el("summary", {}, t.change.more), ...world.settings.filter(single).map(one)),
        p("busy", "", "note"), el("h3", {}, t.change.old), el("ol", { id: "ghosts" }),
        el("div", { class: "row" }, button("reset", t.change.reset, () => go({ settings: {} })), button("clear", t.change.clear, () => go({ ghosts: [] }))),
        el("h3", {}, t.change.turnHead), p("turn-how", t.change.turnHow), el("svg", { id: "turn", role: "img" }), p("turn-says", "", "note"), button("turn-show", t.change.turnShow, () => void findTurn())];
    },
    update: () => {
      const now = settingsNow();
      for (const s of world.settings) {
        const input = $<HTMLInputElement>(`set-${s.id}`);
        if (s.kind === "switch") input.checked = now[s.id] === 1;
        else {
          if (document.activeElement !== input || previewed === null) input.value = String(now[s.id]);
          say($(`says-${s.id}`), settingValue(s.id, previewed?.id === s.id ? previewed.value : now[s.id]));
          input.setAttribute("aria-valuetext", settingValue(s.id, Number(input.value)));
        }
        // Without the model there is only what was computed beforehand.
        if (!index.live) input.disabled = !(grid?.axes.some(a => a.id === s.id) ?? false);
      }
      const known = meanCurve(state.settings);
      const done = curvesOf(state.settings).size;
      say($("busy"), working && done < fullLuck ? fill(t.change.busy, { n: done }) : !known ? "" : known.exact ? fill(t.change.exact, { n: known.runs }) : index.live ? t.change.near : t.change.nearOnly);
      const list = [...state.ghosts.map((g, i) => ({ g, letter: letter(i) })), { g: state.settings, letter: "" }];
      $("ghosts").replaceChildren(...list.map(({ g, letter }) => {
        const m = meanCurve(g);
        return el("li", {}, el("b", {}, letter || t.change.now), ` ${settingsSay(g)}: ${m ? (m.exact ? "" : "≈ ") + num.signed(m.values[last()]) : t.unknown}`);
      }));
      $("clear").hidden = state.ghosts.length === 0;
      $("reset").hidden = isDefault(state.settings);
      turn();
    },
  },
  luck: {
    build: () => [p("how", t.luck.how), el("div", { class: "row" }, button("one", t.luck.one, () => go({ runs: Math.min(fullLuck, state.runs + 1) })), button("twenty", t.luck.twenty, () => go({ runs: fullLuck })), button("again", t.luck.clear, () => go({ runs: 1 }))),
      el("div", { class: "verdict", role: "status" }, p("luck-says"), p("luck-spread"), p("luck-holds")), p("setting-says", "", "note"), p("luck-not", t.luck.not, "note")],
    update: () => {
      const lines = luckLines(), ends = lines.map(l => l[last()]), it = meanInterval(ends);
      $<HTMLButtonElement>("one").disabled = $<HTMLButtonElement>("twenty").disabled = state.runs >= fullLuck;
      say($("luck-says"), it ? fill(t.luck.says, { n: ends.length, mean: num.signed(it.mean), low: num.signed(it.low), high: num.signed(it.high) }) : fill(t.luck.few, { n: ends.length }));
      say($("luck-spread"), ends.length < 2 ? "" : fill(t.luck.spread, { low: num.signed(Math.min(...ends)), high: num.signed(Math.max(...ends)), k: ends.filter(e => e > 0).length, n: ends.length }));
      say($("luck-holds"), it ? it.low > 0 || it.high < 0 ? t.luck.holds : t.luck.luckOnly : "");
      say($("setting-says"), isDefault(state.settings) ? "" : settingsSay(state.settings));
    },
  },
  debrief: {
    build: () => {
      $("debrief").replaceChildren(el("h2", {}, t.debrief.lead), el("dl", {}, ...t.debrief.items.map(([head, text]) => el("div", {}, el("dt", {}, head), el("dd", {}, text)))));
      return [p("you"), el("h3", {}, t.debrief.askHead), ...t.debrief.asks.map(([q, a]) => el("details", {}, el("summary", {}, q), el("p", {}, a))),
        index.worlds.length > 1 ? button("other", t.debrief.again, () => void changeWorld(index.worlds.find(w => w.id !== world.id)!.id).then(() => $("head").focus()), "main") : el("p", {})];
    },
    update: () => say($("you"), halves[1] ? fill(t.debrief.you, { guess: state.guess!, right: halves[1].help[last()] }) : ""),
  },
};

/** An arrow key on a slider that shows no value yet makes the guess, even where it moves nothing. */
function guessKey(event: globalThis.Event): void {
  const { key } = event as KeyboardEvent;
  if (key === "Enter" && state.guess !== null) void reveal().catch(fail);
}

function find(kind: keyof typeof found): void {
  const all = firmsThat(kind);
  $("firm-none").hidden = all.length > 0;
  if (!all.length) return;
  found[kind] = (found[kind] + 1) % Math.min(12, all.length);
  go({ firm: all[found[kind]] });
  if (phone.matches) requestAnimationFrame(() => $("story").scrollIntoView({ block: "center" }));
}

function drawStory(): void {
  const box = $("story"), dot = state.firm, [a, b] = halves;
  if (dot < 0 || !a || !b) return box.replaceChildren();
  const it = stories.get(dot);
  const key = `${shown}/${dot}/${it ? 1 : storyAsked}/${state.lang}/${model ? 1 : 0}`;
  if (box.dataset.key === key) return;
  box.dataset.key = key;
  const end = (half: Half): string => half.end?.[dot] ? num.whole(half.end[dot]) : t.why.gone;
  const head = [el("h3", {}, fill(t.why.firm, { name: firmName(dot), place: placeName(dot) })), el("p", { class: "note" }, fill(t.why.about, { sector: sectorName(dot), left: end(a), right: end(b) }))];
  const move = el("div", { class: "row" }, button("firm-back", "‹ " + t.why.previous, () => nextFirm(-1), "small"), button("firm-on", t.why.next + " ›", () => nextFirm(1), "small"));
  if (!it) return box.replaceChildren(...head, el("p", { role: "status" }, model ? t.why.waiting : fill(t.why.noStory, { n: stories.size })), move);
  box.replaceChildren(...head, storyTable(it), move);
}

/** The two ways side by side, a row per quarter. */
function storyTable(it: Story): HTMLElement {
  const sides = it.arms.map(arm => {
    const rows = new Map<number, string[]>();
    for (const e of arm.events) {
      const key = texts.story[`${e.kind}.${e.fate}`] ? `${e.kind}.${e.fate}` : e.kind;
      const pattern = texts.story[key];
      if (!pattern) continue;
      const said = fill(pattern, { need: e.need === undefined ? "" : texts.needs[e.need], door: e.door === undefined || e.door < 0 ? "" : world.doors[e.door].name });
      rows.set(e.q, [...rows.get(e.q) ?? [], said]);
    }
    return rows;
  });
  const quarters = [...new Set(sides.flatMap(s => [...s.keys()]))].sort((x, y) => x - y);
  if (!quarters.length) return el("p", {}, t.why.noNeed);
  // What is decided at the end of the last quarter is noted for the one after it.
  const label = (q: number): string => q < 0 ? "…" : num.quarter(world.quarters[Math.min(q, last())]);
  const cell = (lines: string[] | undefined): HTMLElement => el("td", {}, ...(lines ?? [t.why.nothing]).map(l => el("span", {}, l)));
  return el("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": t.why.head }, el("table", { id: "stories" },
    el("thead", {}, el("tr", {}, el("th", { scope: "col" }, t.why.quarter), ...[0, 1].map(s => el("th", { scope: "col" }, armTitle(s))))),
    el("tbody", {}, ...quarters.map(q => el("tr", { class: (sides[0].get(q) ?? []).join() === (sides[1].get(q) ?? []).join() ? null : "differs" },
      el("th", { scope: "row" }, label(q)), cell(sides[0].get(q)), cell(sides[1].get(q)))))));
}

function drawClass(): void {
  const box = $("class");
  if (!classGuesses) return;
  const all = Object.entries(classGuesses).map(([g, n]) => ({ g: Number(g), n })), n = all.reduce((s, x) => s + x.n, 0);
  const bins = new Array<number>(25).fill(0);
  for (const x of all) bins[Math.min(24, Math.floor(x.g / 20))] += x.n;
  const most = Math.max(1, ...bins), right = halves[1]!.help[last()];
  box.replaceChildren(el("p", {}, fill(t.watch.class, { n })), el("svg", { role: "img", "aria-label": fill(t.watch.class, { n }), viewBox: "0 0 300 60", class: "histogram" },
    ...bins.map((b, i) => el("rect", { x: i * 12 + 1, width: 10, y: 58 - 56 * b / most, height: 56 * b / most })),
    el("line", { class: "parting", x1: right * 0.6, x2: right * 0.6, y1: 0, y2: 58 })));
}

// ---------------------------------------------------------------- the turn

let previewed: { id: string; value: number } | null = null;

/** While a lever is held, the nearest point of the grid is shown at once. */
function preview(id: string, value: number): void {
  previewed = { id, value };
  draw();
}

function tried(): { at: number; jobs: number; now: boolean }[] {
  const axis = world.settings.find(s => s.id === "cost")!;
  const without = (s: Settings): string => keyOf({ ...s, cost: axis.value });
  return [...state.ghosts, state.settings].filter(s => without(s) === without(state.settings)).flatMap(s => {
    const m = meanCurve(s);
    return m?.exact ? [{ at: s.cost ?? axis.value, jobs: m.values[last()], now: keyOf(s) === keyOf(state.settings) }] : [];
  });
}

function turnOf(points: { at: number; jobs: number }[]): number | null {
  const all = [...points].sort((a, b) => a.at - b.at);
  for (let i = 1; i < all.length; i++) {
    const [a, b] = [all[i - 1], all[i]];
    if (a.jobs >= 0 !== b.jobs >= 0) return a.at + (b.at - a.at) * a.jobs / (a.jobs - b.jobs);
  }
  return null;
}

function turn(): void {
  if (!world.settings.some(s => s.id === "cost")) return;
  const points = tried(), at = turnOf(points), most = world.settings.find(s => s.id === "cost")!.max ?? 4;
  const whole = points.length >= 4 && Math.min(...points.map(q => q.at)) === 0 && Math.max(...points.map(q => q.at)) === most;
  say($("turn-says"), at !== null ? fill(t.change.turnAt, { at: num.decimal(at, 1) }) : whole ? (points[0].jobs >= 0 ? t.change.turnMore : t.change.turnLess) : fill(t.change.turnFew, { n: points.length }));
  drawTurn($<SVGSVGElement>("turn"), 326, 150, points, at, t.change.turnAxis, $("turn-says").textContent!, num.signed, most);
}

/** Tries the costs of the grid, those of the present setting otherwise. */
async function findTurn(): Promise<void> {
  const own = world.settings.find(s => s.id === "cost")!;
  const wanted = (grid?.axes.find(a => a.id === "cost")?.values ?? [0, 0.5, 1, 2, 4]).map(value => {
    const s: Settings = { ...state.settings, cost: value };
    if (value === own.value) delete s.cost;
    return s;
  }).filter(s => keyOf(s) !== keyOf(state.settings));
  go({ ghosts: [...state.ghosts.filter(g => !wanted.some(w => keyOf(w) === keyOf(g))), ...wanted].slice(-8) });
  if (!model) return;
  for (const s of wanted) {
    if (meanCurve(s)?.exact) continue;
    for (let r = 0; r < 5; r++) {
      try {
        curvesOf(s).set(r, difference(await model.luck(r, settingsNow(s))));
      } catch { return; }
    }
    draw();
  }
}

const letter = (i: number): string => String.fromCharCode(65 + i);

function luckLines(): number[][] {
  const all = curvesOf(state.settings);
  return Array.from({ length: state.runs }, (_, r) => all.get(r)).filter((l): l is number[] => !!l);
}

// ---------------------------------------------------------------- drawing

function paint(): void {
  const dark = state.theme === "dark" || state.theme === "auto" && darkDevice.matches;
  const root = document.documentElement, c = theme[dark ? "dark" : "light"];
  root.dataset.theme = dark ? "dark" : "light";
  root.style.colorScheme = dark ? "dark" : "light";
  for (const [key, value] of Object.entries({ paper: c.paper, ink: c.ink, muted: c.mutedInk, grid: c.grid, axis: c.axis, shade: c.shade, accent: c.accent })) root.style.setProperty(`--${key}`, value);
  c.states.forEach((value, i) => root.style.setProperty(`--s${i}`, value));
}

let asked = 0;
/** At most once a frame, and not before the page stands. */
function draw(): void {
  if (asked || !document.body.dataset.ready) return;
  asked = requestAnimationFrame(() => {
    asked = 0;
    drawNow();
  });
}

function drawNow(): void {
  performance.mark("draw");
  const { step: now, told } = state;
  document.body.dataset.step = now;
  document.body.dataset.view = state.view;
  for (const name of steps) {
    const it = $<HTMLButtonElement>(`step-${name}`);
    const locked = name !== "predict" && !told;
    it.disabled = locked;
    it.title = locked ? t.locked : "";
    if (name === now) it.setAttribute("aria-current", "step"); else it.removeAttribute("aria-current");
  }
  for (const side of [0, 1]) $(`side-${side}`).setAttribute("aria-pressed", String(state.side === side));
  const plain = now === "debrief", wide = now === "luck";
  $("worlds").hidden = $("time").hidden = plain || wide;
  $("key").hidden = plain || wide || state.view === "doors";
  $("sides").hidden = plain || wide || !phone.matches;
  $("curves").hidden = plain;
  $("debrief").hidden = !plain;
  panel();
  if (!plain && !wide) drawWorlds();
  if (!plain) drawLines();
  performance.measure("draw", "draw");
}

const curveHeight = (): number => Math.round(Math.max(112, Math.min(190, innerHeight * 0.3 - 80)));

function drawWorlds(): void {
  const isPhone = phone.matches, stage = $("worlds").clientWidth, q = Math.min(state.quarter, last());
  const width = isPhone ? stage : Math.floor((stage - 16) / 2);
  const height = isPhone ? Math.round(Math.min(400, width * 0.98)) : Math.max(250, Math.min(680, innerHeight - 222 - curveHeight()));
  if (!layout || layout.width !== width || layout.height !== height) layout = layOut(world.places, homes, width, height);
  const colours = theme[document.documentElement.dataset.theme as "light" | "dark"], label = num.quarter(world.quarters[q]);
  for (const side of [0, 1] as const) {
    const half = halves[side], mayShow = !!half && (side === 0 || state.told), doorsOn = state.view === "doors";
    $(`world-${side}`).hidden = isPhone && state.side !== side;
    say($(`count-${side}`), mayShow ? num.whole(half!.help[q]) : t.unknown);
    const canvas = $<HTMLCanvasElement>(`map-${side}`), svg = $<SVGSVGElement>(`doors-${side}`);
    canvas.style.width = `${width}px`;
    canvas.style.height = `${height}px`;
    canvas.hidden = doorsOn;
    svg.toggleAttribute("hidden", !doorsOn);
    canvas.setAttribute("aria-label", mayShow ? fill(t.mapLabel, { world: armTitle(side), quarter: label }) : fill(t.mapHidden, { world: armTitle(side) }));
    if (doorsOn && doors) {
      const after = q >= world.parts, net = networkOf(doors, side, world, doorsParts, after);
      const title = fill(t.why.doorsSays, { world: armTitle(side), when: after ? t.why.after : t.why.before, helped: num.whole(Math.round(net.helped)), sent: num.whole(Math.round(net.sent)) });
      svg.setAttribute("aria-label", title);
      drawDoors(svg, width, height, net, kind => texts.kinds[kind] ?? kind, v => num.whole(Math.round(v)), title);
    } else if (!doorsOn) {
      drawMap(canvas, layout, colours, mayShow ? half!.states[q] ?? null : null, state.told ? state.firm : -1, font);
    }
    drawTable(side, mayShow ? half!.states[q] : null, label);
  }
  const scrub = $<HTMLInputElement>("scrub");
  if (Number(scrub.value) !== q) scrub.value = String(q);
  scrub.setAttribute("aria-valuetext", label);
  say($("quarter"), label);
  const play = $("play");
  say(play, playing ? "❚❚" : "▶");
  play.setAttribute("aria-label", playing ? t.pause : t.play);
  const { m, n } = differing(q);
  const same = $("same"), isDoors = state.view === "doors";
  same.hidden = !state.told || !halves[1];
  same.dataset.same = String(m === 0);
  say(same, isDoors ? (q >= world.parts ? t.why.after : t.why.before) : m === 0 ? "✓ " + fill(t.same, { n: num.whole(n) }) : fill(t.differ, { m: num.whole(m), n: num.whole(n) }));
  if (!playing && state.told) say($("say"), `${label}. ${armTitle(0)} ${$("count-0").textContent}, ${armTitle(1)} ${$("count-1").textContent}. ${same.textContent}`);
}

/** The picture as a table, for those who do not see it. */
function drawTable(side: number, states: Uint8Array | null, quarter: string): void {
  const table = $(`table-${side}`);
  if (!states || playing) return void (states ? 0 : table.replaceChildren());
  const counts = texts.states.map((_, i) => states.reduce((a, s) => a + (s === i ? 1 : 0), 0));
  table.replaceChildren(el("caption", {}, fill(t.countsCaption, { world: armTitle(side), quarter })),
    el("thead", {}, el("tr", {}, el("th", { scope: "col" }, t.countsFate), el("th", { scope: "col" }, t.countsNumber))),
    el("tbody", {}, ...texts.states.map((label, i) => i === absent ? null : el("tr", {}, el("th", { scope: "row" }, label), el("td", {}, num.whole(counts[i]))))));
}

let quarterAt: (across: number) => number = () => 0;

/** A click on the curve goes to that quarter; the slider does the same by keyboard. */
function toQuarter(event: MouseEvent): void {
  if (!state.told || state.step === "luck") return;
  stop();
  go({ quarter: quarterAt(event.clientX - $("curve").getBoundingClientRect().left) });
}

function drawLines(): void {
  const box = $("curves"), svg = $<SVGSVGElement>("curve"), isLuck = state.step === "luck";
  const width = Math.max(300, box.clientWidth), height = isLuck ? Math.max(260, Math.min(560, innerHeight - 150)) : phone.matches ? 150 : curveHeight();
  const base = { quarters: world.quarters, parting: world.parts, partingLabel: t.parting, number: num.signed };
  if (!state.told || !halves[1]) {
    drawCurve(svg, width, height, { ...base, lines: [], upTo: 0, empty: t.curveEmpty, title: t.curveEmpty });
    return;
  }
  const run: number[] = halves[1]!.counts.jobs.map((j, q) => j - halves[0]!.counts.jobs[q]);
  const lines: Line[] = [];
  let upTo = last(), interval: [number, number] | null = null;
  if (state.step === "change") {
    const held: Settings = previewed ? { ...state.settings, [previewed.id]: previewed.value } : state.settings;
    state.ghosts.forEach((g, i) => {
      const m = meanCurve(g);
      if (m) lines.push({ values: m.values, kind: "ghost", label: `${letter(i)} ${num.signed(m.values[last()])}` });
    });
    const m = meanCurve(held);
    if (m) lines.push({ values: m.values, kind: "main", label: fill(m.exact ? t.meanOf : t.nearestOf, { n: m.runs, jobs: num.signed(m.values[last()]) }) });
  } else if (isLuck) {
    const all = luckLines();
    for (const values of all) lines.push({ values, kind: "luck" });
    const it = meanInterval(all.map(l => l[last()]));
    if (it) {
      const mean = all[0].map((_, q) => all.reduce((a, l) => a + l[q], 0) / all.length);
      interval = [it.low, it.high];
      lines.push({ values: mean, kind: "main", label: fill(t.meanOf, { n: all.length, jobs: num.signed(it.mean) }) });
    }
  } else {
    upTo = Math.min(state.quarter, last());
    lines.push({ values: run, kind: "main", label: fill(t.thisRun, { jobs: num.signed(run[upTo]) }) });
  }
  const main = lines.find(l => l.kind === "main") ?? lines[0];
  const title = `${t.curveTitle}. ` + fill(t.curveSays, { quarter: num.quarter(world.quarters[upTo]), jobs: main ? num.signed(main.values[upTo]) : t.unknown });
  quarterAt = drawCurve(svg, width, height, { ...base, lines, upTo, interval, title });
}

// ---------------------------------------------------------------- start

function fail(error: unknown): void {
  const t = words[(state?.lang ?? "en")];
  $("app").replaceChildren(el("p", { role: "alert", class: "alert" }, fill(t.failed, { why: error instanceof Error ? error.message : String(error) })));
}

async function start(): Promise<void> {
  index = await load<Index>("index.json");
  const device = languages.find(l => navigator.languages.some(n => n.toLowerCase().startsWith(l) || l === "nb" && /^n[on]/.test(n.toLowerCase())));
  const beginning: State = {
    world: index.worlds[0].id, step: "predict", guess: null, told: false, sign: null, quarter: 399, firm: -1, view: "map", side: 0,
    replication: 0, settings: {}, ghosts: [], runs: 1, lang: device ?? "en", theme: "auto",
  };
  state = fromAddress(location.hash, beginning);
  if (!index.worlds.some(w => w.id === state.world)) state.world = beginning.world;
  [theme, texts] = await Promise.all([load<Theme>("theme.json"), load<ModelTexts>(`texts.${state.lang}.json`), openWorld(state.world)]);
  paint();
  if (state.told) await fetchAnswer();
  build();
  keep();
  drawNow();
  performance.mark("first-picture");
  document.body.dataset.ready = "1";
  addEventListener("resize", () => { draw(); });
  darkDevice.addEventListener("change", () => { paint(); draw(); });
  phone.addEventListener("change", () => { draw(); });
  addEventListener("popstate", () => void restore());
  addEventListener("hashchange", () => void restore());
  void document.fonts?.ready.then(() => draw());
  // The model is fetched behind the first picture.
  setTimeout(() => { startModel(); void refresh(); if (state.step === "why") void story(state.firm); }, 0);
}

/** Back, forward, or another address typed in. */
async function restore(): Promise<void> {
  if (location.hash === keptAddress) return;
  stop();
  const next = fromAddress(location.hash, { ...state, step: "predict", guess: null, told: false });
  if (!index.worlds.some(w => w.id === next.world)) next.world = state.world;
  const other = next.world !== state.world;
  const lang = next.lang !== state.lang;
  if (lang) texts = await load<ModelTexts>(`texts.${next.lang}.json`);
  state = next;
  if (other) { await openWorld(state.world); model?.change(state.world); inWorker = ""; }
  if (state.told && !grid) await fetchAnswer();
  if (other || lang) build();
  paint();
  keep();
  drawNow();
  void refresh();
}

void start().catch(fail);
