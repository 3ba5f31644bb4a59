// Where a slider's keys lead, and what its field takes.

import assert from "node:assert/strict";
import test from "node:test";

import { isOnStep, stepped } from "../../../src/payback/ui/static/board/slider_steps.js";
import { typed } from "../../../src/payback/ui/static/board/typed_text.js";

const money = { kind: "money", places: 2, words: "{amount} a year", names: ["$"], periods: ["a year"] };
const salary = { unit: money, low: 0, high: 1_000_000, ends: /** @type {[number, number]} */ ([30_000, 150_000]), step: 500 };
const share = { kind: "share", places: 4, words: "{amount}", names: ["%"], periods: [] };
const growth = { unit: share, low: 0, high: 1, ends: /** @type {[number, number]} */ ([0, 0.1]), step: 0.0005 };

test("a key leads to the next step, from between two as well", () => {
  assert.deepEqual([1, -1, 10, -10].map((count) => stepped(salary, 62_000, count)), [62_500, 61_500, 67_000, 57_000]);
  assert.deepEqual([1, -1].map((count) => stepped(salary, 61_234.56, count)), [61_500, 61_000]);
  assert.equal(stepped(growth, 0.0155, 1), 0.016);
  assert.equal(stepped(growth, 0.0153, -1), 0.015);
});

test("keys end where the slider ends, or where a typed value is beyond it", () => {
  assert.equal(stepped(salary, 150_000, 1), 150_000);
  assert.equal(stepped(salary, 30_000, -1), 30_000);
  assert.equal(stepped(salary, 400_000, 1), 400_000);
  assert.equal(stepped(salary, 400_000, -1), 399_500);
  assert.equal(stepped(salary, 18_000, 1), 18_500);
});

test("a value between two steps, or beyond the ends, is told from one on a step", () => {
  assert.deepEqual([62_000, 30_000, 150_000].map((value) => isOnStep(salary, value)), [true, true, true]);
  assert.deepEqual([61_234.56, 18_000, 400_000].map((value) => isOnStep(salary, value)), [false, false, false]);
  assert.equal(isOnStep(growth, 0.0155), true);
  assert.equal(isOnStep(growth, 0.0153), false);
});

test("what is typed is kept to the cent and the hundredth of a percent, or refused", () => {
  assert.deepEqual(typed("61 234,567 $", salary, ","), { value: 61_234.57, rounded: true });
  assert.deepEqual(typed("1.555 %", growth, "."), { value: 0.0156, rounded: true });
  assert.deepEqual(typed("0.015 %", growth, "."), { value: 0.0001, rounded: true });
  assert.deepEqual(typed("1.55 %", growth, "."), { value: 0.0155 });
  assert.deepEqual(typed("400k", salary, "."), { value: 400_000 });
  assert.deepEqual(typed("1.4.4", salary, "."), { refused: "not_a_number" });
  assert.deepEqual(typed(" ", salary, "."), { refused: "empty" });
  assert.deepEqual(typed("-5", salary, "."), { refused: "at_least" });
  assert.deepEqual(typed("2m", salary, "."), { refused: "at_most" });
});
