// What a search finds, and what a pin puts on the board.

import assert from "node:assert/strict";
import test from "node:test";

import { matches, pinned } from "../../../src/payback/ui/static/board/panel_choice.js";

const HEADLINE = ["salary", "follower_growth", "conversion"];

test("a search minds neither accents nor capitals, and wants every word", () => {
  assert.equal(matches("fidelisation", ["Taux de fidélisation", "Part des clients"]), true);
  assert.equal(matches("CLIENTS taux", ["Taux de fidélisation", "Part des clients"]), true);
  assert.equal(matches("clients marge", ["Taux de fidélisation", "Part des clients"]), false);
  assert.equal(matches("", ["anything"]), true);
});

test("a pin takes the place of the last headline assumption, and gives it back", () => {
  const one = pinned(HEADLINE, "margin", HEADLINE);
  assert.deepEqual(one, ["salary", "follower_growth", "margin"]);
  assert.deepEqual(pinned(one, "reach", HEADLINE), ["salary", "reach", "margin"]);
  assert.deepEqual(pinned(one, "margin", HEADLINE), HEADLINE);
});

test("a fourth pin takes the last place; a headline assumption stays where it is", () => {
  assert.deepEqual(pinned(["a", "b", "c"], "d", HEADLINE), ["a", "b", "d"]);
  assert.deepEqual(pinned(HEADLINE, "salary", HEADLINE), HEADLINE);
});
