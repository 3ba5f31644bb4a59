// The tables with which the curve moves: those of the headline assumptions, and that of any other one that a hand comes
// near. Python is asked for what the plan on screen needs and the page does not have.

import { description } from "./description.js";
import { plan } from "./plan_on_screen.js";
import { netFlow, read, unpack, unpackTables } from "./tables.js";

/** @typedef {import("./tables.js").PackedTable} PackedTable */
/** @typedef {{rest: string, values: Record<string, number>}} Made for which plan: what differs from where controls start */
/** @typedef {Made & {tables: Parameters<typeof unpackTables>[0]}} Packed */
/** @typedef {Made & {name: string, table: PackedTable | null}} PackedSingle */

export class LiveTables {
  /** @type {(Made & {tables: import("./tables.js").Tables}) | undefined} */
  #headline;

  /** @type {(Made & {name: string, table: import("./tables.js").Table | undefined}) | undefined} */
  #single;

  #asked = "";

  /** @type {(name: string) => void} */
  ask = () => undefined;

  /** @param {Packed} packed */
  takeHeadline({ tables, rest, values }) {
    this.#headline = { tables: unpackTables(tables), rest, values };
  }

  /** @param {PackedSingle} packed */
  takeSingle({ name, table, rest, values }) {
    this.#single = { name, table: table ? unpack(table) : undefined, rest, values };
  }

  /**
   * The net flow of a plan; undefined where only Python can work it out.
   * @param {Record<string, number>} values
   * @param {string} rest
   */
  flow(values, rest) {
    const [headline, single] = [this.#headline, this.#single];
    if (!headline) return undefined;
    const straight = headline.rest === rest ? netFlow(headline.tables, values, plan.full(headline.values)) : undefined;
    if (straight || !single?.table || single.rest !== rest) return straight;
    return netFlow({ ...headline.tables, single: new Map([[single.name, single.table]]) }, values, plan.full(single.values));
  }

  /**
   * What a year of the first hire costs, everything included; undefined where only Python knows.
   * @param {Record<string, number>} values
   * @param {string} rest
   */
  yearlyCost(values, rest) {
    const headline = this.#headline;
    if (headline?.rest !== rest || !netFlow(headline.tables, values, plan.full(headline.values))) return undefined;
    return read(headline.tables.loads, values["salary"] ?? NaN)?.[0]?.[0];
  }

  /** Asks for what is missing now that the plan is at rest, once. */
  rest() {
    if (this.flow(plan.values, plan.rest)) return;
    this.#askOnce("");
  }

  /**
   * A hand comes near a control: its table is asked for, so that the curve moves with it from the first pixel on.
   * @param {string} name
   */
  near(name) {
    if (description.value?.headline.includes(name)) return;
    const single = this.#single;
    if (single?.name === name && single.rest === plan.rest && this.#fits(single)) return;
    this.#askOnce(name);
  }

  /** @param {Made & {name: string}} single */
  #fits({ name, values }) {
    const made = plan.full(values);
    return Object.keys(made).every((other) => other === name || other === "conversion" || made[other] === plan.values[other]);
  }

  /** @param {string} name */
  #askOnce(name) {
    const wanted = `${name} ${plan.key}`;
    if (wanted === this.#asked) return;
    this.#asked = wanted;
    this.ask(name);
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
