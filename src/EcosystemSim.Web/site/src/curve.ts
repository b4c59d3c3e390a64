import { extent } from "d3-array";
import { scaleLinear } from "d3-scale";
import { line } from "d3-shape";
import { el } from "./dom";

export interface Line { values: number[]; kind: "main" | "ghost" | "luck"; label?: string }

export interface Curve {
  quarters: string[];
  parting: number;
  lines: Line[];
  /** Lines stop here; they are hidden beyond. */
  upTo: number;
  /** 95 % interval of the mean at the end. */
  interval?: [number, number] | null;
  /** Said in place of lines. */
  empty?: string;
  partingLabel: string;
  number: (value: number) => string;
  /** Told to those who do not see it. */
  title: string;
}

/** Difference in jobs over time: one at zero until the policies part. Returns the quarter at a point across it. */
export function drawCurve(svg: SVGSVGElement, width: number, height: number, c: Curve): (across: number) => number {
  const endLabel = width > 600 ? 150 : 84;
  const left = 46, right = width - endLabel, top = 14, bottom = height - 22;
  const x = scaleLinear([0, c.quarters.length - 1], [left, right]);
  const all = c.lines.flatMap(l => l.values).concat(c.interval ?? [], [0]);
  let [low, high] = extent(all) as [number, number];
  if (high - low < 4) { low = Math.min(low, -2); high = Math.max(high, 2); }
  const y = scaleLinear([low, high], [bottom, top]).nice(4);
  const path = line<number>((_, i) => x(i), v => y(v));

  svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
  svg.setAttribute("width", String(width));
  svg.setAttribute("height", String(height));
  const parts: Element[] = [el("title", {}, c.title)];
  if (!c.empty) {
    for (const tick of y.ticks(4).filter(Number.isInteger)) {
      parts.push(el("line", { class: tick === 0 ? "zero" : "grid", x1: left, x2: right, y1: y(tick), y2: y(tick) }));
      parts.push(el("text", { x: left - 7, y: y(tick) + 4, "text-anchor": "end" }, c.number(tick)));
    }
  }
  const years = c.quarters.map((q, i) => ({ q, i })).filter(q => q.q.endsWith("Q1"));
  const every = Math.ceil(years.length / Math.max(2, Math.floor((right - left) / 64)));
  years.forEach(({ q, i }, n) => {
    if (n % every === 0) parts.push(el("text", { x: x(i), y: height - 4, "text-anchor": "middle" }, q.slice(0, 4)));
  });
  parts.push(el("line", { class: "parting", x1: x(c.parting), x2: x(c.parting), y1: top - 8, y2: bottom }));
  const late = x(c.parting) > (left + right) / 2;
  parts.push(el("text", { class: "note", x: x(c.parting) + (late ? -5 : 5), y: top - 2, "text-anchor": late ? "end" : "start" }, c.partingLabel));
  if (c.empty) {
    parts.push(el("line", { class: "zero", x1: left, x2: right, y1: bottom, y2: bottom }));
    parts.push(el("text", { class: "empty", x: (left + right) / 2, y: (top + bottom) / 2 + 8, "text-anchor": "middle" }, c.empty));
  }

  for (const one of c.lines) parts.push(el("path", { class: one.kind, d: path(one.values.slice(0, c.upTo + 1)) ?? "" }));
  if (c.interval) {
    const at = right + 7;
    parts.push(el("path", { class: "interval", d: `M${at - 4},${y(c.interval[0])}h8M${at},${y(c.interval[0])}V${y(c.interval[1])}M${at - 4},${y(c.interval[1])}h8` }));
  }
  if (c.upTo > 0) {
    // Names at the ends of lines, pushed apart where they would lie on each other.
    const named = c.lines.filter(l => l.label).map(l => ({ ...l, at: y(l.values[Math.min(c.upTo, l.values.length - 1)]) })).sort((a, b) => a.at - b.at);
    named.forEach((one, i) => { if (i) one.at = Math.max(one.at, named[i - 1].at + 14); });
    for (let i = named.length - 1, most = bottom + 8; i >= 0; most = named[i].at - 14, i--) named[i].at = Math.min(named[i].at, most);
    for (const one of named) {
      const end = one.kind === "main" ? x(c.upTo) : right;
      parts.push(el("text", { class: `end ${one.kind}`, x: end + (c.interval ? 18 : 7), y: one.at + 4 }, one.label!));
    }
    const main = c.lines.find(l => l.kind === "main");
    if (main) parts.push(el("circle", { class: "head", cx: x(c.upTo), cy: y(main.values[c.upTo]), r: 3.5 }));
  }
  svg.replaceChildren(...parts);
  return across => Math.max(0, Math.min(c.quarters.length - 1, Math.round(x.invert(across))));
}

/** Points that were tried, along one lever: where does the end of the curve cross zero? */
export function drawTurn(svg: SVGSVGElement, width: number, height: number, points: { at: number; jobs: number; now: boolean }[], turn: number | null, axis: string, title: string, number: (v: number) => string, most: number): void {
  const left = 40, right = width - 12, top = 12, bottom = height - 34;
  const x = scaleLinear([0, most], [left, right]);
  let [low, high] = extent(points.map(p => p.jobs).concat(0)) as [number, number];
  if (high - low < 4) { low = Math.min(low, -2); high = Math.max(high, 2); }
  const y = scaleLinear([low, high], [bottom, top]).nice(3);
  const sorted = [...points].sort((a, b) => a.at - b.at);
  svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
  svg.setAttribute("width", String(width));
  svg.setAttribute("height", String(height));
  svg.replaceChildren(
    el("title", {}, title),
    ...y.ticks(3).filter(Number.isInteger).flatMap(t => [
      el("line", { class: t === 0 ? "zero" : "grid", x1: left, x2: right, y1: y(t), y2: y(t) }),
      el("text", { x: left - 6, y: y(t) + 4, "text-anchor": "end" }, number(t)),
    ]),
    ...x.ticks(4).map(t => el("text", { x: x(t), y: bottom + 15, "text-anchor": "middle" }, `×${t}`)),
    el("text", { class: "note", x: (left + right) / 2, y: height - 4, "text-anchor": "middle" }, axis),
    el("path", { class: "ghost", d: line<{ at: number; jobs: number }>(p => x(p.at), p => y(p.jobs))(sorted) ?? "" }),
    ...sorted.map(p => el("circle", { class: p.now ? "head" : p.jobs < 0 ? "tried loss" : "tried", cx: x(p.at), cy: y(p.jobs), r: p.now ? 5.5 : 4 })),
    ...(turn === null ? [] : [el("line", { class: "parting", x1: x(turn), x2: x(turn), y1: top, y2: bottom })]),
  );
}
