// What a text typed into a control's field means: a value, kept to its last decimal, or a sentence that says why not.

import { amountText, parseNumber } from "./number_text.js";
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
  const number = parseNumber(text, unit.kind, point);
  if (number === undefined) return { refused: "not_a_number" };
  const value = kept(number, unit.places);
  if (value < low) return { refused: "at_least" };
  return value > high ? { refused: "at_most" } : { value };
}

/**
 * Why a text is no value, in the reader's words: `{text}`, `{name}` and `{bound}` stand for facts.
 * @param {Refused} refused
 * @param {string} sentence
 * @param {{text: string, value: number, spec: Spec, style: import("./number_text.js").NumberStyle}} facts
 */
export function complaint(refused, sentence, { text, value, spec, style }) {
  const { [refused]: bound } = { empty: value, not_a_number: value, at_least: spec.low, at_most: spec.high };
  return sentence.replace("{text}", text).replace("{name}", spec.label).replace("{bound}", amountText(bound, spec.unit, style));
}
