// What a text typed into a control's field means: a value, kept to its last decimal, or a sentence that says why not.

import { parseNumber } from "./number_input.js";
import { amountText, valueText } from "./number_text.js";
import { kept } from "./plan_key.js";

/** @typedef {import("./slider_steps.js").Spec} Spec */
/** @typedef {"empty" | "not_a_number" | "at_least" | "at_most"} Refused */

/**
 * What a typed text means: a value, or why it is none.
 * @param {string} text
 * @param {Pick<Spec, "low" | "high" | "unit">} spec
 * @param {string} point
 * @returns {{value: number} | {refused: Refused}}
 */
export function typed(text, { low, high, unit }, point) {
  if (!text.trim()) return { refused: "empty" };
  const number = parseNumber(text, unit, point);
  if (number === undefined) return { refused: "not_a_number" };
  const value = kept(number, unit.places);
  if (value < low) return { refused: "at_least" };
  return value > high ? { refused: "at_most" } : { value };
}

/**
 * Why a text is no value, in the reader's words: `{text}`, `{name}` and `{bound}` stand for facts; beside what is no number stands one
 * that is, with its unit.
 * @param {Refused} refused
 * @param {string} sentence
 * @param {{text: string, value: number, spec: Spec, style: import("./number_text.js").NumberStyle}} facts
 */
export function complaint(refused, sentence, { text, value, spec, style }) {
  const bound = { at_least: spec.low, at_most: spec.high, empty: value, not_a_number: value }[refused];
  const amount = refused === "not_a_number" ? valueText(bound, spec.unit, style) : amountText(bound, spec.unit, style);
  return sentence.replace("{text}", text).replace("{name}", spec.label).replace("{bound}", amount);
}
