// What was observed under the effort of today, beside what one full-time person would do.

import assert from "node:assert/strict";
import test from "node:test";

import { noteOfToday, todaysEffectOn } from "../../../src/payback/ui/static/board/todays_effort.js";

const WORDS = { full_time: "{note} · by {effort}; {value} full-time", nobody_today: "{note} · nobody; {value}" };
const SPEC = /** @type {any} */ ({ name: "posts", origins: { benchmark: 20 } });
const text = (/** @type {number} */ value, /** @type {string} */ name) => `${Math.round(value * 100) / 100} ${name}`;

test("a tenth of a person has a seventh of the effect, a full-time one all of it", () => {
  assert.ok(Math.abs(todaysEffectOn({ current_effort: 0.1, half_effect_team: 2.2 }, "posts") - 0.13913043) < 1e-8);
  assert.equal(todaysEffectOn({ current_effort: 1, half_effect_team: 2.2 }, "posts"), 1);
  assert.equal(todaysEffectOn({ current_effort: 0, half_effect_team: 2.2 }, "posts"), 0);
});

test("seven posts today stand beside fifty of a full-time person", () => {
  const values = { posts: 6.96, current_effort: 0.1, half_effect_team: 2.2 };
  assert.equal(noteOfToday("Yours", values, SPEC, WORDS, text), "Yours · by 0.1 current_effort; 50.03 posts full-time");
});

test("where nobody works today the benchmark counts", () => {
  const values = { posts: 6.96, current_effort: 0, half_effect_team: 2.2 };
  assert.equal(noteOfToday("Yours", values, SPEC, WORDS, text), "Yours · nobody; 20 posts");
});

test("a part of today's growth comes by itself, and a person at full time adds less to it", () => {
  const values = { follower_growth: 0.0033, current_effort: 0.1, half_effect_team: 2.2, own_growth: 0.35 };
  const full = values.follower_growth / todaysEffectOn(values, "follower_growth");
  assert.ok(Math.abs(full - 0.0033 * (0.35 + 0.65 / 0.13913043)) < 1e-8);
});
