// What a text typed into a control's field means: a value, kept to its last decimal, or a sentence that says why not.

import { parseNumber } from "./number_input.js";
import { amountText, valueText } from "./number_text.js";
import { kept } from "./plan_key.js";

const EXACT = 1e-9; // what division by 100 leaves of a number, of its size

/** @typedef {import("./slider_steps.js").Spec} Spec */
/** @typedef {"empty" | "not_a_number" | "at_least" | "at_most"} Refused */
/** @typedef {{about: Refused | "rounded", text: string}} Remark what there is to say of a typed text */

/**
 * What a typed text means: a value, which may have fewer decimals than were typed, or why it is none.
 * @param {string} text
 * @param {Pick<Spec, "low" | "high" | "unit">} spec
 * @param {string} point
 * @returns {{value: number, rounded?: true} | {refused: Refused}}
 */
export function typed(text, { low, high, unit }, point) {
  if (!text.trim()) return { refused: "empty" };
  const number = parseNumber(text, unit, point);
  if (number === undefined) return { refused: "not_a_number" };
  const value = kept(number, unit.places);
  if (value < low) return { refused: "at_least" };
  if (value > high) return { refused: "at_most" };
  return Math.abs(value - number) > EXACT * Math.max(1, Math.abs(number)) ? { value, rounded: true } : { value };
}

/**
 * Whether a text was no value, so that it stays in its field.
 * @param {Remark | undefined} remark
 */
export const isRefusal = (remark) => remark !== undefined && remark.about !== "rounded";

/**
 * Why a text is no value, or that it was rounded, in the reader's words: `{text}`, `{name}` and `{bound}` stand for facts; beside what is no number stands one
 * that is, with its unit.
 * @param {Remark["about"]} about
 * @param {string} sentence
 * @param {{text: string, value: number, spec: Spec, style: import("./number_text.js").NumberStyle}} facts
 */
export function complaint(about, sentence, { text, value, spec, style }) {
  const bound = { at_least: spec.low, at_most: spec.high, empty: value, not_a_number: value, rounded: value }[about];
  const amount = about === "not_a_number" ? valueText(bound, spec.unit, style) : amountText(bound, spec.unit, style);
  return sentence.replace("{text}", text).replace("{name}", spec.label).replace("{bound}", amount);
}
