// Reads the tables that Python hands out (payback.model.live_tables) and adds up what they say. No model of its own: it
// multiplies, takes the smaller of two, adds, interpolates and accumulates.

const arrived = new Map(); // promises of tables, by the plan that they belong to
const KEPT = 8; // plans

function place(plan) {
  if (!arrived.has(plan)) {
    let fill;
    const tables = new Promise((done) => (fill = done));
    arrived.set(plan, { tables, fill });
    if (arrived.size > KEPT) arrived.delete(arrived.keys().next().value);
  }
  return arrived.get(plan);
}

/** The tables of a plan, once they have come. */
export const tablesOf = (plan) => place(plan).tables;

/** Takes the tables that Python sends. */
export default function tables({ data }) {
  const { parts, growth, loads, wage } = data.basis;
  place(data.of).fill({ growth: unpack(growth), loads: unpack(loads), wage, parts });
}

const numbers = (text) => new Float32Array(Uint8Array.from(atob(text), (c) => c.charCodeAt(0)).buffer);

/** A table as it came over the wire, ready to be read. */
export function unpack({ rule, nodes, shape, moves, rows, still }) {
  const scale = rule === "logarithmic" ? Math.log : (x) => x;
  return { rule, nodes: nodes.map(scale), scale, shape, moves, rows: numbers(rows), still: numbers(still) };
}

/** The weight of each row at a value, or nothing where the table does not reach. */
function weights(table, value) {
  const { nodes, rule } = table;
  const x = table.scale(value);
  const last = nodes.length - 1;
  const slack = 1e-9 * Math.max(1, Math.abs(nodes[last]));
  if (!(x >= nodes[0] - slack && x <= nodes[last] + slack)) return undefined;
  const out = new Float64Array(nodes.length);
  if (rule === "linear") {
    let right = nodes.findIndex((node) => node >= x);
    right = right < 0 ? last : Math.max(1, right);
    const along = (x - nodes[right - 1]) / (nodes[right] - nodes[right - 1]);
    out[right - 1] = 1 - along;
    out[right] = along;
    return out;
  }
  let sum = 0;
  for (let k = 0; k <= last; k++) {
    const gap = x - nodes[k];
    if (gap === 0) return out.fill(0).fill(1, k, k + 1);
    const weight = ((k % 2 ? -1 : 1) * (k === 0 || k === last ? 0.5 : 1)) / gap;
    out[k] = weight;
    sum += weight;
  }
  for (let k = 0; k <= last; k++) out[k] /= sum;
  return out;
}

/** The series of a table at a value: one Float64Array of months each, or nothing where the table does not reach. */
export function read(table, value) {
  const share = weights(table, value);
  if (!share) return undefined;
  const [, series, months] = table.shape;
  const out = Array.from({ length: series }, () => new Float64Array(months));
  const moving = out.filter((_, k) => table.moves[k]);
  share.forEach((weight, k) => {
    if (weight === 0) return;
    let at = k * moving.length * months;
    for (const line of moving) for (let t = 0; t < months; t++) line[t] += weight * table.rows[at++];
  });
  let at = 0;
  for (const line of out.filter((_, k) => !table.moves[k])) for (let t = 0; t < months; t++) line[t] = table.still[at++];
  return out;
}

/** Everything the browser knows of one plan: `settled` are the values that Python worked with. */
export const basis = (tables, settled) => ({ ...tables, near: undefined, settled });

const HEADLINE = new Set(["salary", "follower_growth", "conversion"]);

/** The series at some values, or nothing where only Python can tell. */
function seriesAt(known, values) {
  const moved = Object.keys(values).filter((name) => values[name] !== known.settled[name] && !HEADLINE.has(name));
  if (moved.length === 0) return headline(known, values);
  const [name] = moved;
  const others = ["salary", "follower_growth"].some((k) => values[k] !== known.settled[k]);
  if (moved.length > 1 || others || known.near?.name !== name) return undefined;
  return read(known.near.table, values[name]);
}

function headline(known, values) {
  const series = read(known.growth, values.follower_growth);
  const load = read(known.loads, values.salary);
  if (!series || !load) return undefined;
  const cost = series.at(-1);
  for (let t = 0; t < cost.length; t++) cost[t] += load[0][0] * known.wage[t];
  return series;
}

/** Adds what a part of the value brings in each month; four series are what is wanted and can be done, then without a hire. */
function add(flow, part, series, values) {
  const [wanted, most, wantedIdle, mostIdle] = part.series.map((k) => series[k]);
  const factor = part.factor ? values[part.factor] : 1;
  for (let t = 0; t < wanted.length; t++) {
    const amount = most ? Math.min(wanted[t], most[t]) - Math.min(wantedIdle[t], mostIdle[t]) : wanted[t];
    flow[t + 1] += factor * amount;
  }
}

/** Net flow of each month from today (row 0): all streams, and hard money only. Nothing where only Python can tell. */
export function netFlow(known, values) {
  const series = seriesAt(known, values);
  if (!series) return undefined;
  const cost = series.at(-1);
  const months = cost.length;
  const all = new Float64Array(months + 1);
  const hard = new Float64Array(months + 1);
  const soft = new Float64Array(months + 1);
  for (const part of known.parts) add(part.hard ? hard : soft, part, series, values);
  for (let t = 0; t < months; t++) {
    hard[t + 1] -= cost[t];
    all[t + 1] = hard[t + 1] + soft[t + 1];
  }
  return { all, hard };
}

/** What a series of net flows says: running sum, payback (as payback.model.finance defines it), deepest hole. */
export function answer(flow) {
  const total = new Float64Array(flow.length);
  let sum = 0;
  let largest = 1;
  for (let t = 0; t < flow.length; t++) {
    total[t] = sum += flow[t];
    largest = Math.max(largest, Math.abs(sum));
  }
  const slack = 1e-9 * largest;
  let deepest = 0;
  let back = null;
  for (let t = 1; t < total.length; t++) {
    if (total[t] < total[deepest]) deepest = t;
    if (back === null && total[t - 1] < -slack && total[t] >= -slack) {
      back = t - 1 - total[t - 1] / (total[t] - total[t - 1]);
    }
  }
  const neverBelow = total.every((x) => x >= -slack);
  return { total, payback: neverBelow ? 0 : back, hole: Math.max(0, -total[deepest]), deepest, last: flow[flow.length - 1] };
}
