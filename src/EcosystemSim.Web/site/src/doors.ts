import { el } from "./dom";
import type { Doors, World } from "./data";

/** Kinds of door in a ring: visits as circles, hand-overs as arrows; all per 1,000 visits that firms pay by their own choice. */
export interface Network {
  kinds: { id: string; visits: number; helped: number }[];
  arrows: { from: number; to: number; sent: number; came: number; helped: number }[];
  helped: number;
  sent: number;
}

/** Sums the rows of a world on one side of the parting. In rows computed beforehand `parts` is 1: 0 is before, 1 after. */
export function networkOf(doors: Doors, arm: number, world: World, parts: number, after: boolean): Network {
  const rows = doors.arms[arm], ids = [...new Set(world.doors.map(d => d.kind))];
  const kind = world.doors.map(d => ids.indexOf(d.kind));
  const visits = ids.map(() => 0), helped = ids.map(() => 0);
  const arrows = new Map<string, Network["arrows"][number]>();
  let own = 0;
  rows.q.forEach((q, i) => {
    if ((q >= parts) !== after) return;
    const to = kind[rows.to[i]];
    if (rows.from[i] < 0) {
      own += rows.sent[i];
      visits[to] += rows.sent[i];
      helped[to] += rows.helped[i];
      return;
    }
    const from = kind[rows.from[i]], key = `${from}>${to}`;
    const arrow = arrows.get(key) ?? { from, to, sent: 0, came: 0, helped: 0 };
    arrow.sent += rows.sent[i];
    arrow.came += rows.came[i];
    arrow.helped += rows.helped[i];
    arrows.set(key, arrow);
  });
  const scale = 1000 / Math.max(1, own);
  return {
    kinds: ids.map((id, i) => ({ id, visits: visits[i] * scale, helped: helped[i] * scale })),
    arrows: [...arrows.values()].map(a => ({ ...a, sent: a.sent * scale, came: a.came * scale, helped: a.helped * scale })).sort((a, b) => b.sent - a.sent),
    helped: helped.reduce((a, b) => a + b, 0) * scale,
    sent: [...arrows.values()].reduce((a, b) => a + b.sent, 0) * scale,
  };
}

export function drawDoors(svg: SVGSVGElement, width: number, height: number, net: Network, names: (kind: string) => string, number: (v: number) => string, title: string): void {
  const shown = net.kinds.map((k, i) => ({ ...k, i })).filter(k => k.visits >= 0.5 || net.arrows.some(a => (a.from === k.i || a.to === k.i) && a.sent >= 0.5));
  const cx = width / 2, cy = height / 2 + 2, rx = Math.min(width / 2 - 92, 190), ry = height / 2 - 58;
  const at = new Map(shown.map((k, n) => {
    const angle = -Math.PI / 2 + 2 * Math.PI * n / shown.length;
    return [k.i, { x: cx + rx * Math.cos(angle), y: cy + ry * Math.sin(angle), r: 5 + 1.05 * Math.sqrt(k.visits), cos: Math.cos(angle), sin: Math.sin(angle) }] as const;
  }));
  const parts: Element[] = [el("title", {}, title)];
  for (const a of net.arrows) {
    const from = at.get(a.from), to = at.get(a.to);
    if (!from || !to || a.sent < 2) continue;
    const wide = Math.min(14, 1 + a.sent / 14);
    parts.push(el("path", { class: "arrow", d: a.from === a.to ? loop(from) : bow(from, to), "stroke-width": wide.toFixed(1), "marker-end": `url(#tip-${svg.id})` },
      el("title", {}, `${names(net.kinds[a.from].id)} → ${names(net.kinds[a.to].id)}: ${number(a.sent)}`)));
    if (a.sent >= 15 && a.from !== a.to) {
      const mid = middle(from, to);
      parts.push(el("text", { class: "count", x: mid.x, y: mid.y + 4, "text-anchor": "middle" }, number(a.sent)));
    }
  }
  for (const k of shown) {
    const p = at.get(k.i)!, share = k.visits > 0 ? Math.min(1, k.helped / k.visits) : 0;
    parts.push(el("circle", { class: "door", cx: p.x, cy: p.y, r: p.r }));
    // The helped part as a disc of its area.
    parts.push(el("circle", { class: "helped", cx: p.x, cy: p.y, r: p.r * Math.sqrt(share) }));
    const below = p.sin > 0.2, above = p.sin < -0.2;
    const anchor = Math.abs(p.cos) < 0.35 ? "middle" : p.cos > 0 ? "start" : "end";
    const wide = names(k.id).length * 6.5;
    let x = anchor === "middle" ? p.x : p.x + (p.cos > 0 ? 1 : -1) * (above || below ? -p.r * 0.4 : -p.r);
    if (anchor === "end") x = Math.max(x, wide + 2);
    if (anchor === "start") x = Math.min(x, width - wide - 2);
    const y = above ? p.y - p.r - 19 : below ? p.y + p.r + 15 : p.y + p.r + 15;
    parts.push(el("text", { class: "name", x, y, "text-anchor": anchor }, names(k.id)));
    parts.push(el("text", { class: "count", x, y: y + 14, "text-anchor": anchor }, `${number(k.visits)} → ${number(k.helped)}`));
  }
  svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
  svg.setAttribute("width", String(width));
  svg.setAttribute("height", String(height));
  svg.replaceChildren(
    el("defs", {}, el("marker", { id: `tip-${svg.id}`, viewBox: "0 0 6 6", refX: 4, refY: 3, markerWidth: 10, markerHeight: 10, markerUnits: "userSpaceOnUse", orient: "auto" }, el("path", { class: "tip", d: "M0,0L6,3L0,6z" }))),
    ...parts);
}

type Spot = { x: number; y: number; r: number; cos: number; sin: number };

/** An arc that bends to its right, so that there and back do not lie on each other. */
function control(a: Spot, b: Spot): { x: number; y: number } {
  const dx = b.x - a.x, dy = b.y - a.y;
  return { x: (a.x + b.x) / 2 - dy * 0.16, y: (a.y + b.y) / 2 + dx * 0.16 };
}

function bow(a: Spot, b: Spot): string {
  const c = control(a, b), start = edge(a, c, 2), end = edge(b, c, 7);
  return `M${start.x.toFixed(1)},${start.y.toFixed(1)}Q${c.x.toFixed(1)},${c.y.toFixed(1)} ${end.x.toFixed(1)},${end.y.toFixed(1)}`;
}

function edge(from: Spot, to: { x: number; y: number }, gap: number): { x: number; y: number } {
  const long = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  return { x: from.x + (to.x - from.x) / long * (from.r + gap), y: from.y + (to.y - from.y) / long * (from.r + gap) };
}

function middle(a: Spot, b: Spot): { x: number; y: number } {
  const c = control(a, b);
  return { x: (a.x + 2 * c.x + b.x) / 4, y: (a.y + 2 * c.y + b.y) / 4 };
}

function loop(p: Spot): string {
  const x = p.x - p.cos * p.r, y = p.y - p.sin * p.r;
  return `M${x},${y}c${-p.cos * 26 - p.sin * 18},${-p.sin * 26 + p.cos * 18} ${-p.cos * 26 + p.sin * 18},${-p.sin * 26 - p.cos * 18} 0,0`;
}
