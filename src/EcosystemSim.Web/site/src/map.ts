import { quadtree, type Quadtree } from "d3-quadtree";
import type { Colours, World } from "./data";

/** A dot's place, by index of the municipality. */
type Homes = ArrayLike<number>;

/** A map as circles: each municipality where it lies, pushed aside only as far as needed, as large as its firms need. */
export interface Layout {
  width: number;
  height: number;
  places: { x: number; y: number; r: number; name: string; label?: { align: CanvasTextAlign; x: number; y: number } }[];
  /** x of firm i at 2i, y at 2i + 1. */
  dots: Float32Array;
  radius: number;
  near: Quadtree<number>;
}

const golden = Math.PI * (3 - Math.sqrt(5));

/** The same for both worlds, and for every run of a scenario: nothing here is drawn by lot. */
export function layOut(places: World["places"], homes: Homes, width: number, height: number): Layout {
  const count = new Array<number>(places.length).fill(0);
  for (let i = 0; i < homes.length; i++) count[homes[i]]++;
  // Where the seeds know no places they stand in a ring.
  const raw = places.map((p, i) => p.x === null || p.y === null
    ? { x: 500 + 400 * Math.cos(2 * Math.PI * i / places.length), y: 500 + 400 * Math.sin(2 * Math.PI * i / places.length) }
    : { x: p.x, y: p.y });
  const [x0, x1] = range(raw.map(p => p.x)), [y0, y1] = range(raw.map(p => p.y));
  const margin = 10;

  // As large as leaves circles about where their municipalities are: smaller ones are tried until they need not be pushed far.
  let unit = Math.sqrt(width * height * 0.5 / (Math.PI * Math.max(1, homes.length)));
  for (let turn = 0; turn < 12; turn++, unit *= 0.93) {
    const radii = count.map(n => Math.max(3, unit * Math.sqrt(n) + 1.5));
    const big = Math.max(...radii);
    const across = width - 2 * (margin + big * 0.5), down = height - 2 * (margin + big * 0.5);
    const scale = Math.min(across / Math.max(1e-9, x1 - x0), down / Math.max(1e-9, y1 - y0));
    const circles = raw.map((p, i) => ({ x: width / 2 + (p.x - (x0 + x1) / 2) * scale, y: height / 2 + (p.y - (y0 + y1) / 2) * scale, r: radii[i] }));
    const origins = circles.map(c => ({ ...c }));
    for (let step = 0; step < 90; step++) {
      for (let i = 0; i < circles.length; i++) {
        circles[i].x += (origins[i].x - circles[i].x) * 0.02;
        circles[i].y += (origins[i].y - circles[i].y) * 0.02;
      }
      for (let i = 0; i < circles.length; i++) for (let j = i + 1; j < circles.length; j++) part(circles[i], circles[j]);
      for (const c of circles) {
        c.x = Math.min(width - c.r - 2, Math.max(c.r + 2, c.x));
        c.y = Math.min(height - c.r - 2, Math.max(c.r + 2, c.y));
      }
    }
    const pushed = circles.reduce((a, c, i) => a + Math.hypot(c.x - origins[i].x, c.y - origins[i].y), 0) / circles.length;
    const overlap = pushed > 13 || circles.some((a, i) => circles.some((b, j) => j > i && Math.hypot(a.x - b.x, a.y - b.y) < a.r + b.r - 1.5));
    if (overlap && turn < 11) continue;
    return finish(places, homes, circles, unit, width, height);
  }
  throw new Error("unreachable");
}

function part(a: { x: number; y: number; r: number }, b: { x: number; y: number; r: number }): void {
  const dx = b.x - a.x || 1e-3, dy = b.y - a.y || 1e-3, distance = Math.hypot(dx, dy), short = a.r + b.r + 1.5 - distance;
  if (short <= 0) return;
  // The smaller one makes way.
  const share = b.r * b.r / (a.r * a.r + b.r * b.r), ux = dx / distance, uy = dy / distance;
  a.x -= ux * short * share; a.y -= uy * short * share;
  b.x += ux * short * (1 - share); b.y += uy * short * (1 - share);
}

function finish(places: World["places"], homes: Homes, circles: { x: number; y: number; r: number }[], unit: number, width: number, height: number): Layout {
  const dots = new Float32Array(homes.length * 2), seen = new Array<number>(circles.length).fill(0);
  const near = quadtree<number>().x(i => dots[2 * i]).y(i => dots[2 * i + 1]);
  for (let i = 0; i < homes.length; i++) {
    const c = circles[homes[i]], n = seen[homes[i]]++;
    const away = unit * Math.sqrt(n + 0.5), angle = n * golden;
    dots[2 * i] = c.x + away * Math.cos(angle);
    dots[2 * i + 1] = c.y + away * Math.sin(angle);
  }
  for (let i = 0; i < homes.length; i++) near.add(i);
  const named: Layout["places"] = circles.map((c, i) => ({ ...c, name: places[i].name }));
  label(named, width, height);
  return { width, height, places: named, dots, radius: Math.max(1.1, unit * 0.78), near };
}

/** Names of the largest places, where there is room beside, above or below; the three largest in any case. */
function label(places: Layout["places"], width: number, height: number): void {
  const taken: { x0: number; x1: number; y: number }[] = [];
  const ranked = [...places].sort((a, b) => b.r - a.r);
  for (const p of ranked) {
    if (taken.length >= 10) break;
    const wide = p.name.length * 6.4 + 4;
    const spots = [
      { align: "left" as const, x: p.x + p.r + 4, y: p.y }, { align: "right" as const, x: p.x - p.r - 4, y: p.y },
      { align: "center" as const, x: p.x, y: p.y - p.r - 8 }, { align: "center" as const, x: p.x, y: p.y + p.r + 9 },
    ].map(s => ({ ...s, x0: s.align === "left" ? s.x : s.align === "right" ? s.x - wide : s.x - wide / 2 }));
    const inside = spots.filter(s => s.x0 > 2 && s.x0 + wide < width - 2 && s.y > 8 && s.y < height - 8 && !taken.some(t => Math.abs(t.y - s.y) < 15 && s.x0 < t.x1 && t.x0 < s.x0 + wide));
    const free = inside.filter(s => !places.some(q => q !== p && s.y + 6 > q.y - q.r && s.y - 6 < q.y + q.r && s.x0 < q.x + q.r && q.x - q.r < s.x0 + wide));
    const spot = free[0] ?? (ranked.indexOf(p) < 3 ? inside[0] : undefined);
    if (!spot) continue;
    p.label = spot;
    taken.push({ x0: spot.x0, x1: spot.x0 + wide, y: spot.y });
  }
}

/** Draws a world. `now` is null where nothing may be seen yet. */
export function drawMap(canvas: HTMLCanvasElement, layout: Layout, colours: Colours, now: Uint8Array | null, chosen: number, font: string): void {
  const dense = Math.min(3, window.devicePixelRatio || 1);
  if (canvas.width !== Math.round(layout.width * dense)) canvas.width = Math.round(layout.width * dense);
  if (canvas.height !== Math.round(layout.height * dense)) canvas.height = Math.round(layout.height * dense);
  const g = canvas.getContext("2d")!;
  g.setTransform(dense, 0, 0, dense, 0, 0);
  g.fillStyle = colours.paper;
  g.fillRect(0, 0, layout.width, layout.height);
  g.lineWidth = 1;
  for (const p of layout.places) {
    g.beginPath();
    g.arc(p.x, p.y, p.r, 0, 2 * Math.PI);
    g.fillStyle = colours.shade;
    g.fill();
    g.strokeStyle = colours.grid;
    g.stroke();
  }
  // All dots of a state are one path. Firms that are not there leave their place empty; before the guess all look alike.
  for (let state = 1; state < colours.states.length; state++) {
    g.beginPath();
    for (let i = 0; i < layout.dots.length / 2; i++) {
      if ((now ? now[i] : 1) !== state) continue;
      const x = layout.dots[2 * i], y = layout.dots[2 * i + 1];
      g.moveTo(x + layout.radius, y);
      g.arc(x, y, layout.radius, 0, 2 * Math.PI);
    }
    g.fillStyle = colours.states[state];
    g.fill();
  }
  g.font = `13px ${font}`;
  g.textBaseline = "middle";
  for (const p of layout.places) {
    if (!p.label) continue;
    g.textAlign = p.label.align;
    g.strokeStyle = colours.paper;
    g.lineWidth = 3;
    g.lineJoin = "round";
    g.strokeText(p.name, p.label.x, p.label.y);
    g.fillStyle = colours.ink;
    g.fillText(p.name, p.label.x, p.label.y);
  }
  if (chosen >= 0) {
    g.beginPath();
    g.arc(layout.dots[2 * chosen], layout.dots[2 * chosen + 1], layout.radius + 5, 0, 2 * Math.PI);
    g.strokeStyle = colours.paper;
    g.lineWidth = 5;
    g.stroke();
    g.strokeStyle = colours.ink;
    g.lineWidth = 2.5;
    g.stroke();
  }
}

const range = (all: number[]): [number, number] => [Math.min(...all), Math.max(...all)];
