// The model in a web worker. Messages in: boot, run, story, doors, cancel; out: ready, progress, result, cancelled, error.
import { dotnet } from "./_framework/dotnet.js";

const waiting = [];
let model = null, busy = false, running = 0, stopped = false;

const say = (id, type, more) => postMessage({ id, type, ...more });

// Between quarters, so that a message to cancel comes through. A timer would wait longer than a quarter takes.
const { port1, port2 } = new MessageChannel();
const breath = () => new Promise(go => { port1.onmessage = go; port2.postMessage(0); });

async function boot({ id, world }) {
  const began = performance.now();
  if (!model) {
    const runtime = await dotnet.create();
    model = (await runtime.getAssemblyExports("EcosystemSim.Web.dll")).EcosystemSim.Web.PageModel;
  }
  const answer = await fetch(new URL(`data/${encodeURIComponent(world)}/plan.bin`, import.meta.url));
  if (!answer.ok) throw new Error(`There is no world '${world}'.`);
  model.Boot(world, new Uint8Array(await answer.arrayBuffer()));
  say(id, "ready", { ms: performance.now() - began });
}

async function run({ id, replication = 0, settings = {}, firms = false, hash = false }) {
  model.Begin(replication, Object.entries(settings).map(([name, value]) => `${name}=${value}`).join(";"), firms);
  const quarters = model.Quarters();
  while (model.Advance()) {
    await breath();
    if (stopped) return say(id, "cancelled");
    const quarter = model.Quarter();
    if (quarter % 4 === 0) say(id, "progress", { quarter, quarters });
  }
  say(id, "result", { body: JSON.parse(model.Result(hash)) });
}

const tasks = {
  boot, run,
  story: ({ id, firm }) => say(id, "result", { body: JSON.parse(model.Story(firm)) }),
  doors: ({ id }) => say(id, "result", { body: JSON.parse(model.Doors()) }),
};

async function work() {
  if (busy) return;
  busy = true;
  while (waiting.length) {
    const message = waiting.shift();
    [running, stopped] = [message.id, false];
    try {
      await tasks[message.type](message);
    } catch (error) {
      say(message.id, "error", { message: String(error?.message ?? error) });
    }
  }
  [running, busy] = [0, false];
}

onmessage = ({ data }) => {
  if (data.type === "cancel") {
    const at = waiting.findIndex(message => message.id === data.id);
    if (at >= 0) { waiting.splice(at, 1); say(data.id, "cancelled"); }
    else if (data.id === running) stopped = true;
  } else if (tasks[data.type]) {
    waiting.push(data);
    work();
  } else say(data.id, "error", { message: `Unknown message '${data.type}'.` });
};
