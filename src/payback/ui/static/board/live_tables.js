// The tables with which the curve moves: those of the headline assumptions, and that of any other one that a hand comes
// near. Python is asked for what the plan on screen needs and the page does not have.

import { plan } from "./plan_on_screen.js";
import { HEADLINE, differing, netFlow, read, unpack, unpackTables } from "./tables.js";

/** @typedef {import("./tables.js").PackedTable} PackedTable */
/** @typedef {{rest: string, values: Record<string, number>}} Made for which plan: what differs from where controls start */
/** @typedef {Made & {tables: Parameters<typeof unpackTables>[0]}} Packed */
/** @typedef {Made & {name: string, table: PackedTable | null}} PackedSingle */

export class LiveTables {
  /** @type {(Made & {tables: import("./tables.js").Tables}) | undefined} */
  #headline;

  /** @type {(Made & {name: string, table: import("./tables.js").Table | undefined}) | undefined} */
  #single;

  /** @type {{key: string, flow: ReturnType<typeof netFlow>}} of the plan that was read last */
  #known = { key: "", flow: undefined };

  #near = ""; // the control outside of the headline that a hand came near last
  #asked = "";

  /** @type {(name: string) => void} */
  ask = () => undefined;

  /** @param {Packed} packed */
  takeHeadline({ tables, rest, values }) {
    this.#known.key = "";
    this.#headline = { tables: unpackTables(tables), rest, values };
  }

  /** @param {PackedSingle} packed */
  takeSingle({ name, table, rest, values }) {
    this.#known.key = "";
    this.#single = { name, table: table ? unpack(table) : undefined, rest, values };
  }

  /** The net flow of the plan on screen; undefined where only Python can work it out. */
  flow() {
    if (this.#known.key !== plan.key) this.#known = { key: plan.key, flow: this.#read() };
    return this.#known.flow;
  }

  #read() {
    const [headline, single] = [this.#headline, this.#single];
    const straight = headline && this.#isFor(headline) ? netFlow(headline.tables, plan.values, plan.full(headline.values)) : undefined;
    if (straight || !headline || !single?.table || !this.#isFor(single)) return straight;
    const tables = { ...headline.tables, single: new Map([[single.name, single.table]]) };
    return netFlow(tables, plan.values, plan.full(single.values));
  }

  /** What a year of the first hire costs, everything included; undefined where only Python knows. */
  yearlyCost() {
    const headline = this.#headline;
    if (!headline || !this.#isFor(headline)) return undefined;
    return read(headline.tables.loads, plan.values["salary"] ?? NaN)?.[0]?.[0];
  }

  /** Asks for the headline's tables where the plan at rest has left them, once; the other one is made anew with them. */
  rest() {
    if (!this.#headline || !this.#isFor(this.#headline)) this.#askOnce();
  }

  /**
   * A hand comes near a control: its table is asked for, so that the curve moves with it from the first pixel on.
   * @param {string} name
   */
  near(name) {
    if (HEADLINE.has(name)) return;
    this.#near = name;
    if (this.#single?.name !== name || !this.#isFor(this.#single)) this.#askOnce();
  }

  /**
   * Whether a table holds wherever the plan on screen stands.
   * @param {Made & {name?: string}} made
   */
  #isFor({ rest, values, name }) {
    if (rest !== plan.rest) return false;
    return differing(plan.values, plan.full(values)).every((other) => (name ? other === name || other === "conversion" : HEADLINE.has(other)));
  }

  #askOnce() {
    const wanted = `${this.#near} ${plan.key}`;
    if (wanted === this.#asked) return;
    this.#asked = wanted;
    this.ask(this.#near);
  }
}

/** Those of this page. */
export const liveTables = new LiveTables();

/** @param {{data: {headline?: Packed, single?: PackedSingle}, setStateValue: (name: string, value: unknown) => void}} component */
export default function take({ data, setStateValue }) {
  if (data.headline) liveTables.takeHeadline(data.headline);
  if (data.single) {
    liveTables.takeSingle(data.single);
    liveTables.ask = (name) => setStateValue("wanted", { name, key: plan.key });
  }
  plan.refresh();
}
