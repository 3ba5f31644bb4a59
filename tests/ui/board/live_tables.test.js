// When tables are asked for: those of the headline once the plan at rest has left them, that of a control that a hand is near.

import assert from "node:assert/strict";
import test from "node:test";

import { LiveTables } from "../../../src/payback/ui/static/board/live_tables.js";
import { planKey } from "../../../src/payback/ui/static/board/plan_key.js";
import { plan } from "../../../src/payback/ui/static/board/plan_on_screen.js";

const PLACES = { salary: 2, margin: 4, benefits: 4 };
const STARTS = { salary: 60_000, margin: 0.5, benefits: 0.06 };
const TABLE = { rule: /** @type {const} */ ("linear"), nodes: [0, 1], shape: /** @type {[number, number, number]} */ ([2, 1, 1]), moves: [false], rows: "", still: "" };
const TABLES = { parts: [], growth: TABLE, loads: TABLE, wage: [] };

/** Tables of the plan where it starts, and the names that were asked for. */
function opened() {
  plan.describe(Object.fromEntries(Object.entries(STARTS).map(([name, start]) => [name, { start, places: PLACES[/** @type {keyof typeof PLACES} */ (name)] }])));
  plan.take({ key: planKey(STARTS, PLACES, ""), token: String(Math.random()), rest: "", values: {} });
  const tables = new LiveTables();
  /** @type {string[]} */
  const asked = [];
  tables.ask = (name) => asked.push(name);
  tables.takeHeadline({ tables: TABLES, rest: "", values: {} });
  tables.takeSingle({ name: "", table: null, rest: "", values: {} });
  return { tables, asked };
}

test("tables that hold are not asked for", () => {
  const { tables, asked } = opened();
  plan.move("salary", 70_000);
  tables.rest();
  tables.near("salary");
  assert.deepEqual(asked, []);
});

test("the table of a control that a hand comes near is asked for once, and holds wherever that one is moved", () => {
  const { tables, asked } = opened();
  tables.near("margin");
  tables.near("margin");
  assert.deepEqual(asked, ["margin"]);
  tables.takeSingle({ name: "margin", table: TABLE, rest: "", values: {} });
  plan.move("margin", 0.7);
  tables.near("margin");
  assert.deepEqual(asked, ["margin"]);
});

test("once another value has moved, the plan at rest asks for the headline's tables, with the one that a hand is near", () => {
  const { tables, asked } = opened();
  tables.near("margin");
  tables.takeSingle({ name: "margin", table: TABLE, rest: "", values: {} });
  plan.move("margin", 0.7);
  tables.rest();
  tables.rest();
  assert.deepEqual(asked, ["margin", "margin"]);
});

test("what a plan holds beside its values leaves all tables behind", () => {
  const { tables, asked } = opened();
  plan.take({ key: planKey(STARTS, PLACES, "region=us"), token: plan.token, rest: "region=us", values: {} });
  tables.rest();
  assert.deepEqual(asked, [""]);
});
