// What is pressed straight out of a field, and what was typed in it: which comes first.

import assert from "node:assert/strict";
import test from "node:test";

import { Press } from "../../../src/payback/ui/static/board/press.js";

/** A hand, and what was done so far. */
function pressed() {
  const press = new Press();
  /** @type {string[]} */
  const done = [];
  return { press, done, type: (/** @type {string} */ text) => press.after(() => done.push(text)) };
}

test("what is typed is sent at once where nothing is pressed", () => {
  const { done, type } = pressed();
  type("50500");
  assert.deepEqual(done, ["50500"]);
});

test("what is pressed out of the field comes first, and what was typed once", () => {
  const { press, done, type } = pressed();
  press.down();
  type("50500");
  assert.deepEqual(done, []);
  press.rest();
  press.rest();
  assert.deepEqual(done, ["50500"]);
});

test("after a link what was typed waits for the page, and the latest of it is sent", () => {
  const { press, done, type } = pressed();
  press.down();
  type("50500");
  press.follow();
  press.rest();
  type("50600");
  assert.deepEqual(done, []);
  press.arrive();
  assert.deepEqual(done, ["50600"]);
});

test("an answer that comes while the hand is still down does not let it go", () => {
  const { press, done, type } = pressed();
  press.down();
  type("50500");
  press.arrive();
  assert.deepEqual(done, []);
  press.follow();
  press.rest();
  press.arrive();
  assert.deepEqual(done, ["50500"]);
});
