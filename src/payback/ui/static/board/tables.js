// Reads the tables that Python hands out (payback.model.live_tables) and adds up what they say. No model of its own: it
// multiplies, takes the smaller of two, adds, interpolates and accumulates.

/**
 * A table as it comes over the wire.
 * @typedef {object} PackedTable
 * @property {"chebyshev" | "logarithmic" | "linear"} rule
 * @property {number[]} nodes
 * @property {[number, number, number]} shape nodes, series, months
 * @property {boolean[]} moves which series differ from node to node
 * @property {string} rows of those, float32 in base64
 * @property {string} still the others, once
 */
/**
 * A table ready to be read.
 * @typedef {Omit<PackedTable, "rows" | "still"> & {rows: Float32Array, still: Float32Array}} Table
 */
/**
 * A part of the value, and the series that it is read off: one; or four where a capacity cuts off what is wanted.
 * @typedef {object} Part
 * @property {number[]} series where they stand: what is wanted, what can be done, then the same without a hire
 * @property {string} factor the headline assumption that it is multiplied by; empty where it is money already
 * @property {boolean} hard
 */
/**
 * The tables of a plan: of the headline assumptions together, and of others, each along itself.
 * @typedef {object} Tables
 * @property {Part[]} parts of the value; the cost is the last series
 * @property {Table} growth
 * @property {Table} loads
 * @property {number[]} wage
 * @property {Map<string, Table>} single
 */
/**
 * What a running sum comes to.
 * @typedef {object} Answer
 * @property {Float64Array} total
 * @property {number | null} payback
 * @property {number} hole
 * @property {number} deepest
 */

/** The assumptions that the tables of the headline hold together. */
export const HEADLINE = new Set(["salary", "follower_growth", "conversion"]);
const SLACK = 1e-9;

/** @param {string} text */
const numbers = (text) => new Float32Array(Uint8Array.from(atob(text), (c) => c.charCodeAt(0)).buffer);

/**
 * @param {PackedTable} packed
 * @returns {Table}
 */
export function unpack({ rule, nodes, shape, moves, rows, still }) {
  const scaled = rule === "logarithmic" ? nodes.map((node) => Math.log(node)) : nodes;
  return { rule, nodes: scaled, shape, moves, rows: numbers(rows), still: numbers(still) };
}

/**
 * @param {{parts: Part[], growth: PackedTable, loads: PackedTable, wage: number[], single?: Record<string, PackedTable>}} packed
 * @returns {Tables}
 */
export function unpackTables({ parts, growth, loads, wage, single = {} }) {
  return {
    parts,
    growth: unpack(growth),
    loads: unpack(loads),
    wage,
    single: new Map(Object.entries(single).map(([name, table]) => [name, unpack(table)])),
  };
}

/**
 * The weight of each row at a value; undefined where the table does not reach.
 * @param {Table} table
 * @param {number} value
 */
function weights({ nodes, rule }, value) {
  const x = rule === "logarithmic" ? Math.log(value) : value;
  const last = nodes.length - 1;
  const [low = 0, high = 0] = [nodes[0], nodes[last]];
  const slack = SLACK * Math.max(1, Math.abs(high));
  if (!(x >= low - slack && x <= high + slack)) return undefined;
  return rule === "linear" ? straight(nodes, x) : barycentric(nodes, x);
}

/**
 * @param {number[]} nodes
 * @param {number} x
 */
function straight(nodes, x) {
  const out = new Float64Array(nodes.length);
  const after = nodes.findIndex((node) => node >= x);
  const right = after < 0 ? nodes.length - 1 : Math.max(1, after);
  const [from = 0, to = 0] = [nodes[right - 1], nodes[right]];
  out[right] = (x - from) / (to - from);
  out[right - 1] = 1 - (x - from) / (to - from);
  return out;
}

/**
 * @param {number[]} nodes
 * @param {number} x
 */
function barycentric(nodes, x) {
  const out = new Float64Array(nodes.length);
  const last = nodes.length - 1;
  const hit = nodes.indexOf(x);
  if (hit >= 0) return out.fill(1, hit, hit + 1);
  let sum = 0;
  nodes.forEach((node, k) => {
    const weight = ((k % 2 ? -1 : 1) * (k === 0 || k === last ? 0.5 : 1)) / (x - node);
    out[k] = weight;
    sum += weight;
  });
  return out.map((weight) => weight / sum);
}

/**
 * The series of a table at a value, one of so many months each; undefined where the table does not reach.
 * @param {Table} table
 * @param {number} value
 */
export function read(table, value) {
  const share = weights(table, value);
  if (!share) return undefined;
  const [, series, months] = table.shape;
  const out = Array.from({ length: series }, () => new Float64Array(months));
  const moving = out.filter((_, k) => table.moves[k]);
  share.forEach((weight, node) => {
    if (weight === 0) return;
    moving.forEach((line, k) => {
      const start = (node * moving.length + k) * months;
      for (let t = 0; t < months; t++) line[t] = (line[t] ?? 0) + weight * (table.rows[start + t] ?? 0);
    });
  });
  const still = out.filter((_, k) => !table.moves[k]);
  still.forEach((line, k) => line.set(table.still.subarray(k * months, (k + 1) * months)));
  return out;
}

/**
 * @param {Tables} tables
 * @param {Record<string, number>} values
 */
function headline({ growth, loads, wage }, values) {
  const series = read(growth, values["follower_growth"] ?? NaN);
  const year = read(loads, values["salary"] ?? NaN)?.[0]?.[0];
  const cost = series?.at(-1);
  if (!series || !cost || year === undefined) return undefined;
  wage.forEach((share, t) => (cost[t] = (cost[t] ?? 0) + year * share));
  return series;
}

/**
 * The assumptions at which two plans differ.
 * @param {Record<string, number>} values
 * @param {Record<string, number>} others
 */
export const differing = (values, others) => Object.keys(others).filter((name) => values[name] !== others[name]);

/**
 * The series at some values; undefined where only Python can work them out.
 * @param {Tables} tables
 * @param {Record<string, number>} values
 * @param {Record<string, number>} settled those that the tables of single assumptions were made at
 */
function seriesAt(tables, values, settled) {
  const moved = differing(values, settled);
  const others = moved.filter((name) => !HEADLINE.has(name));
  if (others.length === 0) return headline(tables, values);
  const [name = ""] = others;
  const table = tables.single.get(name);
  const alone = moved.every((other) => other === name || other === "conversion");
  return alone && table ? read(table, values[name] ?? NaN) : undefined;
}

/**
 * Adds what a part of the value brings in each month.
 * @param {Float64Array} flow
 * @param {Part} part
 * @param {Float64Array[]} series
 * @param {Record<string, number>} values
 */
function add(flow, part, series, values) {
  const [wanted, most, idle, mostIdle] = part.series.map((place) => series[place]);
  const factor = part.factor ? (values[part.factor] ?? NaN) : 1;
  wanted?.forEach((amount, t) => {
    const done = most && idle && mostIdle ? Math.min(amount, at(most, t)) - Math.min(at(idle, t), at(mostIdle, t)) : amount;
    flow[t + 1] = at(flow, t + 1) + factor * done;
  });
}

/**
 * Net flow of each month from today (0) on: of all streams, and of hard money only; undefined where only Python knows.
 * @param {Tables} tables
 * @param {Record<string, number>} values
 * @param {Record<string, number>} settled
 */
export function netFlow(tables, values, settled) {
  const series = seriesAt(tables, values, settled);
  const cost = series?.at(-1);
  if (!series || !cost) return undefined;
  const all = new Float64Array(cost.length + 1);
  const hard = new Float64Array(cost.length + 1);
  const soft = new Float64Array(cost.length + 1);
  for (const part of tables.parts) add(part.hard ? hard : soft, part, series, values);
  cost.forEach((spent, t) => {
    hard[t + 1] = at(hard, t + 1) - spent;
    all[t + 1] = at(hard, t + 1) + at(soft, t + 1);
  });
  return { all, hard };
}

/**
 * @param {Float64Array} line
 * @param {number} t
 */
const at = (line, t) => line[t] ?? 0;

/**
 * What net flows come to: running sum, payback as payback.model.finance defines it, deepest hole.
 * @param {Float64Array} flow
 * @returns {Answer}
 */
export function answer(flow) {
  const total = new Float64Array(flow.length);
  let sum = 0;
  let largest = 1;
  flow.forEach((net, t) => {
    total[t] = sum += net;
    largest = Math.max(largest, Math.abs(sum));
  });
  const slack = SLACK * largest;
  let deepest = 0;
  /** @type {number | null} */
  let payback = null;
  for (let t = 1; t < total.length; t++) {
    const [before, now] = [at(total, t - 1), at(total, t)];
    if (now < at(total, deepest)) deepest = t;
    if (payback === null && before < -slack && now >= -slack) payback = t - 1 - before / (now - before);
  }
  if (total.every((x) => x >= -slack)) payback = 0;
  return { total, payback, hole: Math.max(0, -at(total, deepest)), deepest };
}
