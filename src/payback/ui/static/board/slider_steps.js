// The steps of a slider: they are for dragging and for keys, a typed value may lie between them or beyond its ends.

import { kept } from "./plan_key.js";

/**
 * What a control is for.
 * @typedef {object} Spec
 * @property {string} name
 * @property {string} label
 * @property {string} help
 * @property {string} note where the value comes from
 * @property {string} source of the default, in words
 * @property {import("./number_text.js").Unit} unit
 * @property {number} low smallest value that the model takes
 * @property {number} high largest
 * @property {[number, number]} ends of the slider, within them
 * @property {number} step of the slider
 */

const NEAR = 1e-6; // of a step
const PAGE = 10; // steps

/** @type {Record<string, number | undefined>} */
const KEYS = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: PAGE, PageDown: -PAGE };

/**
 * The value so many steps further, on a step: from between two, the next one is a step away.
 * @param {Pick<Spec, "ends" | "step" | "unit">} spec
 * @param {number} value
 * @param {number} count of steps, negative downwards
 */
export function stepped({ ends: [start, end], step, unit }, value, count) {
  const at = (value - start) / step;
  const from = count > 0 ? Math.floor(at + NEAR) : Math.ceil(at - NEAR);
  const [low, high] = [Math.min(start, value), Math.max(end, value)];
  return kept(Math.min(high, Math.max(low, start + (from + count) * step)), unit.places);
}

/**
 * Whether a value lies on a step of the slider.
 * @param {Pick<Spec, "ends" | "step">} spec
 * @param {number} value
 */
export function isOnStep({ ends: [start, end], step }, value) {
  const at = (value - start) / step;
  return value === end || (value >= start && value < end && Math.abs(at - Math.round(at)) < NEAR);
}

/**
 * Where a key brings a value; undefined where it is no key of a slider.
 * @param {Pick<Spec, "ends" | "step" | "unit">} spec
 * @param {number} value
 * @param {string} key
 */
export function keyed(spec, value, key) {
  if (key === "Home") return spec.ends[0];
  if (key === "End") return spec.ends[1];
  const count = KEYS[key];
  return count === undefined ? undefined : stepped(spec, value, count);
}
