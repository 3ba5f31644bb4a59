// What a finger on a slider means: a scroll of the page, a drag, a tap.

import assert from "node:assert/strict";
import test from "node:test";

import { Finger } from "../../../src/payback/ui/static/board/finger.js";

/**
 * @param {number} clientX
 * @param {number} clientY
 */
const at = (clientX, clientY, pointerType = "touch") => ({ clientX, clientY, pointerType });

test("a mouse moves the slider from the first pixel", () => {
  assert.equal(new Finger().down(at(10, 10, "mouse")), false);
});

test("a finger that goes up or down never means the slider", () => {
  const finger = new Finger();
  assert.equal(finger.down(at(100, 100)), true);
  finger.keep(70_000);
  assert.deepEqual([at(103, 88), at(105, 60), at(110, 20)].map((contact) => finger.move(contact)), [false, false, false]);
  assert.equal(finger.isOpen, true);
});

test("one that goes sideways means it once, and from then on wherever it goes", () => {
  const finger = new Finger();
  finger.down(at(100, 100));
  finger.keep(70_000);
  assert.deepEqual([at(112, 104), at(112, 300)].map((contact) => finger.move(contact)), [true, false]);
  assert.equal(finger.isOpen, false);
  assert.equal(finger.up(), undefined);
});

test("one that lets go where it came down has tapped there", () => {
  const finger = new Finger();
  finger.down(at(100, 100));
  finger.keep(70_000);
  assert.equal(finger.up(), 70_000);
  assert.equal(finger.up(), undefined);
});

test("one of two that spread or pinch the page has not tapped", () => {
  const finger = new Finger();
  finger.down(at(100, 100));
  finger.keep(70_000);
  assert.deepEqual([at(103, 95), at(115, 75)].map((contact) => finger.move(contact)), [false, false]);
  assert.equal(finger.up(), undefined);
  finger.down(at(100, 100));
  finger.keep(60_000);
  finger.move(at(101, 104));
  assert.equal(finger.up(), 60_000);
});
