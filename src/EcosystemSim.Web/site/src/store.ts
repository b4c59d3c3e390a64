import type { Settings } from "./data";

export const steps = ["predict", "watch", "why", "change", "luck", "debrief"] as const;
export type StepName = typeof steps[number];
export const languages = ["da", "nb", "sv", "en"] as const;
export type Lang = typeof languages[number];

/** All that the page shows follows from this, and all of it is in the address. */
export interface State {
  world: string;
  step: StepName;
  /** Guess: specialised help of 1,000 needs; null before one is made. */
  guess: number | null;
  /** Whether the answer has been shown. */
  told: boolean;
  /** Guess: fewer, the same or more jobs. */
  sign: -1 | 0 | 1 | null;
  /** Quarter on show. */
  quarter: number;
  /** Dot of the chosen firm; -1 is none. */
  firm: number;
  view: "map" | "doors";
  /** Which world a phone shows. */
  side: 0 | 1;
  replication: number;
  /** Only those that differ from the world's own. */
  settings: Settings;
  /** Settings whose lines stay as ghosts. */
  ghosts: Settings[];
  /** Pieces of luck on show. */
  runs: number;
  lang: Lang;
  theme: "light" | "dark" | "auto";
}

const settingsText = (s: Settings): string => Object.entries(s).map(([k, v]) => `${k}:${v}`).join(",");

function settingsFrom(text: string): Settings {
  const all: Settings = {};
  for (const part of text.split(",")) {
    const [key, value] = part.split(":");
    if (/^[a-z_.]+$/.test(key) && value !== undefined && Number.isFinite(Number(value))) all[key] = Number(value);
  }
  return all;
}

export function toAddress(s: State): string {
  const p = new URLSearchParams({ w: s.world, s: s.step });
  if (s.guess !== null) p.set("g", String(s.guess));
  if (s.sign !== null) p.set("j", String(s.sign));
  if (s.told) p.set("k", "1");
  p.set("q", String(s.quarter));
  if (s.firm >= 0) p.set("f", String(s.firm));
  if (s.view === "doors") p.set("v", "doors");
  if (s.side) p.set("m", "1");
  if (s.replication) p.set("r", String(s.replication));
  if (Object.keys(s.settings).length) p.set("set", settingsText(s.settings));
  if (s.ghosts.length) p.set("old", s.ghosts.map(settingsText).join(";"));
  if (s.runs > 1) p.set("n", String(s.runs));
  p.set("l", s.lang);
  if (s.theme !== "auto") p.set("t", s.theme);
  return "#" + p.toString().replaceAll("%3A", ":").replaceAll("%2C", ",").replaceAll("%3B", ";");
}

/** What cannot be read is left as it begins. */
export function fromAddress(hash: string, start: State): State {
  const p = new URLSearchParams(hash.replace(/^#/, ""));
  const whole = (key: string, low: number, high: number, otherwise: number): number => {
    const text = p.get(key), n = Number(text);
    return text !== null && text !== "" && Number.isInteger(n) && n >= low && n <= high ? n : otherwise;
  };
  const one = <T extends string>(key: string, from: readonly T[], otherwise: T): T => from.find(x => x === p.get(key)) ?? otherwise;
  const guess = whole("g", 0, 1000, -1), sign = whole("j", -1, 1, 9);
  const told = guess >= 0 && p.get("k") === "1";
  return {
    ...start,
    world: p.get("w") ?? start.world,
    // Without a guess nothing is told.
    step: told ? one("s", steps, start.step) : "predict",
    guess: guess < 0 ? null : guess,
    told,
    sign: sign === 9 ? null : sign as -1 | 0 | 1,
    quarter: whole("q", 0, 399, start.quarter),
    firm: whole("f", 0, 99_999, -1),
    view: one("v", ["map", "doors"], "map"),
    side: whole("m", 0, 1, 0) as 0 | 1,
    replication: whole("r", 0, 999, 0),
    settings: settingsFrom(p.get("set") ?? ""),
    ghosts: (p.get("old") ?? "").split(";").filter(Boolean).slice(0, 8).map(settingsFrom),
    runs: whole("n", 1, 20, 1),
    lang: one("l", languages, start.lang),
    theme: one("t", ["light", "dark", "auto"], "auto"),
  };
}
