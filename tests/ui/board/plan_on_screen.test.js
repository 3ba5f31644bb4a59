// One plan on screen: which answers count, and what Python is sent.

import assert from "node:assert/strict";
import test from "node:test";

import { hash, kept, planKey } from "../../../src/payback/ui/static/board/plan_key.js";
import { PlanOnScreen } from "../../../src/payback/ui/static/board/plan_on_screen.js";

const PLACES = { salary: 2, conversion: 4 };
const STARTS = { salary: { start: 60_000, places: 2 }, conversion: { start: 0.009, places: 4 } };

/**
 * Python's answer to a plan.
 * @param {Record<string, number>} values
 * @param {{token?: string, rest?: string}} [beside]
 */
function answerTo(values, { token = "a", rest = "" } = {}) {
  return { key: planKey({ salary: 60_000, conversion: 0.009, ...values }, PLACES, rest), token, rest, values };
}

/** A plan as a reader finds it, and what it sends. */
function opened() {
  const plan = new PlanOnScreen();
  /** @type {import("../../../src/payback/ui/static/board/plan_on_screen.js").Moved[]} */
  const sent = [];
  plan.send = (moved) => sent.push(moved);
  plan.describe(STARTS);
  assert.equal(plan.take(answerTo({})), true);
  return { plan, sent };
}

test("the key is that of Python", () => {
  assert.equal(hash(""), "811c9dc59dc5811c");
  assert.equal(hash("6000000,90|"), "715d13d63027fa01");
});

test("a value is kept to its decimals, halves upwards", () => {
  assert.deepEqual([kept(61_234.567, 2), kept(2.5, 0), kept(0.01555, 4), kept(-0.4, 0)], [61_234.57, 3, 0.0156, 0]);
});

test("an answer to the plan on screen counts", () => {
  const { plan } = opened();
  plan.move("salary", 61_234.56);
  assert.equal(plan.take(answerTo({ salary: 61_234.56 })), true);
  assert.equal(plan.values["salary"], 61_234.56);
});

test("a late answer to another plan does not count, and moves nothing", () => {
  const { plan } = opened();
  plan.move("salary", 70_000);
  plan.commit();
  plan.move("salary", 71_000);
  assert.equal(plan.take(answerTo({ salary: 70_000 })), false);
  assert.equal(plan.values["salary"], 71_000);
  plan.move("salary", 70_000);
  assert.equal(plan.key, answerTo({ salary: 70_000 }).key);
});

test("a plan that Python sets itself moves the controls", () => {
  const { plan, sent } = opened();
  plan.move("salary", 70_000);
  assert.equal(plan.take(answerTo({ conversion: 0.02 }, { token: "b" })), true);
  assert.deepEqual(plan.values, { salary: 60_000, conversion: 0.02 });
  plan.commit();
  assert.deepEqual(sent, [{ token: "b", values: {} }]);
});

test("what a plan holds beside its assumptions belongs to its key", () => {
  const { plan } = opened();
  const before = plan.key;
  assert.equal(plan.take(answerTo({}, { rest: "region=us" })), true);
  assert.notEqual(plan.key, before);
  plan.move("salary", 70_000);
  assert.equal(plan.take(answerTo({}, { rest: "region=us" })), false);
});

test("everything moved since Python set the plan is sent, however many hands let go before it answers", () => {
  const { plan, sent } = opened();
  plan.move("salary", 70_000);
  plan.commit();
  plan.move("conversion", 0.0123);
  plan.commit();
  assert.deepEqual(sent.at(-1), { token: "a", values: { salary: 70_000, conversion: 0.0123 } });
});

test("whoever watches sees each change once", () => {
  const { plan } = opened();
  /** @type {string[]} */
  const seen = [];
  const stop = plan.watch(({ key }) => seen.push(key));
  plan.move("salary", 70_000);
  plan.move("salary", 70_000.001);
  stop();
  plan.move("salary", 80_000);
  assert.deepEqual(seen, [answerTo({ salary: 70_000 }).key]);
});

test("a plan that comes before it is known where the controls start stands there once it is", () => {
  const plan = new PlanOnScreen();
  plan.take(answerTo({ salary: 70_000 }));
  assert.equal(plan.key, "");
  plan.describe(STARTS);
  assert.deepEqual(plan.values, { salary: 70_000, conversion: 0.009 });
  plan.move("salary", 71_000);
  plan.describe({ ...STARTS, salary: { start: 65_000, places: 2 } });
  assert.equal(plan.values["salary"], 71_000);
});
