// What the controls of a page are for: names, units, bounds, where their values come from, in the reader's language.

import { speak } from "./builtin_words.js";
import { Latest } from "./latest.js";
import { plan } from "./plan_on_screen.js";

/**
 * What a control is for, and the values that one may go back to.
 * @typedef {import("./slider_steps.js").Spec & {start: number, origins: Partial<Record<"benchmark" | "history" | "link", number>>}} Spec
 */
/** @typedef {Record<"search" | "benchmark" | "history" | "link" | "sent" | "pin" | "unpin" | "nothing" | "loaded" | "full_time" | "nobody_today", string>} MoreWords */
/**
 * @typedef {object} Description
 * @property {Record<string, Spec>} specs of every assumption, in the order of the plan's key
 * @property {string[]} headline names that stand on the board at first
 * @property {string[]} observed names whose value is what today's effort brings
 * @property {{name: string, label: string, members: string[]}[]} groups
 * @property {import("./number_text.js").NumberStyle} style
 * @property {import("./control.js").ControlWords & MoreWords} words
 * @property {import("./builtin_words.js").BuiltinWords} builtin Streamlit's own
 */

/** @type {Latest<Description>} that of this page */
export const description = new Latest();

/** @param {{data: Description}} component */
export default function describe({ data }) {
  const specs = Object.entries(data.specs).map(([name, { start, unit }]) => [name, { start, places: unit.places }]);
  plan.describe(Object.fromEntries(specs));
  description.set(data);
  speak(data.builtin);
}
