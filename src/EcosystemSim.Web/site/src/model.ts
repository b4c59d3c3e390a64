import type { Doors, Run, Settings, Story } from "./data";

type Answer = { id: number; type: "ready" | "progress" | "result" | "cancelled" | "error"; body?: unknown; message?: string; quarter?: number; quarters?: number };

/** A run that is no longer wanted. */
export class Cancelled extends Error {}

/** One worker with the model in it. It works off what it is asked in order. */
class Hand {
  private readonly worker = new Worker("worker.js", { type: "module" });
  private readonly waiting = new Map<number, { done: (body: unknown) => void; fail: (error: Error) => void }>();
  private last = 0;
  booted: Promise<unknown> | null = null;

  constructor() {
    this.worker.onmessage = ({ data }: MessageEvent<Answer>) => {
      const it = this.waiting.get(data.id);
      if (!it || data.type === "progress") return;
      this.waiting.delete(data.id);
      if (data.type === "error") it.fail(new Error(data.message));
      else if (data.type === "cancelled") it.fail(new Cancelled());
      else it.done(data.body);
    };
    this.worker.onerror = event => {
      event.preventDefault();
      this.waiting.forEach(it => it.fail(new Error(event.message || "the model could not be started")));
      this.waiting.clear();
    };
  }

  get busy(): number { return this.waiting.size; }

  ask<T>(message: object): Promise<T> {
    const id = ++this.last;
    return new Promise<T>((done, fail) => {
      this.waiting.set(id, { done: done as (body: unknown) => void, fail });
      this.worker.postMessage({ ...message, id });
    });
  }

  cancel(): void {
    for (const id of this.waiting.keys()) this.worker.postMessage({ id, type: "cancel" });
  }
}

/** The model, in one worker or two. The first has the world that is on show, so that its firms can be asked about; the second has further luck. */
export class Model {
  private readonly hands: Hand[];
  constructor(private world: string) {
    this.hands = Array.from({ length: (navigator.hardwareConcurrency || 1) > 1 ? 2 : 1 }, () => new Hand());
    this.boot();
  }

  change(world: string): void {
    if (world === this.world) return;
    this.world = world;
    this.cancel();
    this.boot();
  }

  /** The world on show, with its firms. */
  show(replication: number, settings: Settings): Promise<Run> {
    return this.on(0, { type: "run", replication, settings, firms: true, hash: false });
  }

  /** Curves of another piece of luck. */
  luck(replication: number, settings: Settings): Promise<Run> {
    const hand = this.hands.length > 1 && this.hands[1].busy <= this.hands[0].busy ? 1 : 0;
    return this.on(hand, { type: "run", replication, settings, firms: false, hash: false });
  }

  story(firm: number): Promise<Story> { return this.on(0, { type: "story", firm }); }

  doors(): Promise<Doors> { return this.on(0, { type: "doors" }); }

  cancel(): void { this.hands.forEach(h => h.cancel()); }

  private boot(): void {
    for (const hand of this.hands) {
      hand.booted = hand.ask({ type: "boot", world: this.world });
      hand.booted.catch(() => {});
    }
  }

  private async on<T>(hand: number, message: object): Promise<T> {
    const it = this.hands[hand];
    const booting = it.booted!;
    const asked = booting.then(() => it.ask<T>(message));
    return asked;
  }
}
