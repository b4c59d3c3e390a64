/** What the model hands to the page (see docs/classroom.md), and how it is read. The page counts and draws; it computes no world of its own. */

export interface Index { worlds: { id: string; title: string; titles?: Record<string, string>; abouts?: Record<string, string>; firms: number }[]; live: boolean; class?: boolean }

export interface Setting { id: string; kind: "number" | "switch"; min?: number; max?: number; step?: number; value: number }

export interface World {
  id: string;
  title: string;
  seed: number;
  credit: string;
  quarters: string[];
  /** First quarter in which the two arms may differ. */
  parts: number;
  arms: { id: string; title: string }[];
  regions: { id: string; name: string }[];
  places: { name: string; region: number; lat: number | null; lon: number | null; x: number | null; y: number | null; people: number }[];
  sectors: { id: string; name: string }[];
  doors: { name: string; kind: string; region: number; place: number }[];
  firms: { place: number[]; sector: number[]; jobs: number[]; name: string[] };
  settings: Setting[];
}

export type Settings = Record<string, number>;

type Kept = "jobs" | "needs" | "visits" | "wrong_doors" | "referrals" | "helped" | "hours_capacity" | "hours_coordination" | "hours_idle" | "public_cost";
export type Counts = Record<Kept, number[]> & { fates: Record<string, number[]> };
interface Dots { start: string; changes: { d: number[]; c: string }[] }
interface Born { place: number[]; sector: number[]; quarter: number[] }

/** One arm of a run, as `first.0.json` has it. */
export interface HalfRun { world: string; replication: number; settings: Settings; hash?: string | null; counts: Counts; born?: Born; dots?: Dots; end?: { jobs: number[] } }
export interface Run { world: string; replication: number; settings: Settings; hash?: string | null; counts: Counts[]; born?: Born; dots?: Dots[]; end?: { jobs: number[] }[] }

export interface Event { q: number; w: number; kind: string; need?: number; door?: number; fate?: string; value?: number }
export interface Story { firm: number; dot: number; arms: { jobs: [number, number][]; events: Event[] }[] }

export interface DoorRows { q: number[]; from: number[]; to: number[]; sent: number[]; came: number[]; helped: number[] }
export interface Doors { arms: DoorRows[] }

export interface Grid {
  axes: { id: string; values: number[] }[];
  points: { at: number[]; /** Runs that it is the mean of. */ n: number; jobs: number[] }[];
  lines: number[][];
  doors?: Doors;
}

/** The model's words in a language. */
export interface ModelTexts {
  numbers: { thousands: string; decimal: string; minus: string; quarter: string };
  states: string[];
  needs: string[];
  kinds: Record<string, string>;
  settings: Record<string, { label: string; hint?: string; unit?: string }>;
  story: Record<string, string>;
  arms?: Record<string, string>;
  sectors?: Record<string, string>;
}

export interface Colours { paper: string; ink: string; mutedInk: string; grid: string; axis: string; shade: string; accent: string; states: string[] }
export type Theme = Record<"light" | "dark", Colours>;

const kept = new Map<string, Promise<unknown>>();

/** From the page itself where it carries its data, else from beside it; once. */
export function load<T>(name: string): Promise<T> {
  let it = kept.get(name);
  if (!it) kept.set(name, it = read(name));
  return it as Promise<T>;
}

async function read(name: string): Promise<unknown> {
  const inside = document.getElementById(`data:${name}`);
  if (inside) return JSON.parse(inside.textContent!);
  const answer = await fetch(`data/${name}`);
  if (!answer.ok) throw new Error(`data/${name}: ${answer.status}`);
  return answer.json();
}

/** Nothing needs help yet, or no longer. */
export const absent = 0, noNeed = 1, specialised = 3;

/** What each dot is at the end of each quarter. */
export function statesOf(dots: Dots): Uint8Array[] {
  const now = Uint8Array.from(dots.start, Number);
  return dots.changes.map(({ d, c }) => {
    let dot = 0;
    d.forEach((step, i) => {
      dot += step;
      now[dot] = c.charCodeAt(i) - 48;
    });
    return now.slice();
  });
}

/** One arm of one world, ready to draw. */
export class Half {
  readonly states: Uint8Array[];
  readonly help: number[];
  constructor(readonly counts: Counts, dots: Dots | undefined, readonly end: number[] | undefined, readonly born: Born | undefined) {
    this.states = dots ? statesOf(dots) : [];
    this.help = helpOf(counts);
  }
}

/** Of 1,000 needs that have arisen so far, how many have got specialised help. */
export function helpOf(counts: Counts): number[] {
  let helped = 0, needs = 0;
  return counts.needs.map((n, q) => {
    helped += counts.fates.specialised[q];
    needs += n;
    return needs ? Math.round(1000 * helped / needs) : 0;
  });
}

export const difference = (run: Run): number[] => run.counts[1].jobs.map((jobs, q) => jobs - run.counts[0].jobs[q]);

/** The nearest point of the grid, and whether it is the very setting. */
export function nearest(grid: Grid, settings: Settings, defaults: Settings): { point: Grid["points"][number]; exact: boolean } {
  let exact = Object.keys(settings).every(id => grid.axes.some(a => a.id === id) || settings[id] === defaults[id]);
  const at = grid.axes.map(axis => {
    const wanted = settings[axis.id] ?? defaults[axis.id];
    let best = 0;
    axis.values.forEach((v, i) => {
      if (Math.abs(v - wanted) < Math.abs(axis.values[best] - wanted)) best = i;
    });
    if (axis.values[best] !== wanted) exact = false;
    return best;
  });
  return { point: grid.points.find(p => p.at.every((v, i) => v === at[i]))!, exact };
}

const student = [12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160, 2.145, 2.131, 2.120, 2.110, 2.101, 2.093];

/** Mean and its 95 % interval (Student's t); null below three values, which tell nothing of luck. */
export function meanInterval(values: number[]): { mean: number; low: number; high: number } | null {
  const n = values.length;
  if (n < 3) return null;
  const mean = values.reduce((a, b) => a + b, 0) / n;
  const deviation = Math.sqrt(values.reduce((a, v) => a + (v - mean) ** 2, 0) / (n - 1));
  const half = (student[n - 2] ?? 1.96) * deviation / Math.sqrt(n);
  return { mean, low: mean - half, high: mean + half };
}
