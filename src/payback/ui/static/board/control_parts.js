// What a control is made of: a name and its meaning, a field, a slider, where the value comes from, and what is wrong with it.

import { element } from "./dom.js";

/** @typedef {ReturnType<typeof controlParts>} ControlParts */

/**
 * The parts of an assumption's control, joined for whoever reads it aloud.
 * @param {string} name
 */
export function controlParts(name) {
  const id = `pb-${name}`;
  const box = element("div", `pb-control st-key-${name}`);
  const head = element("div", "pb-control-head");
  const label = element("label", "pb-label");
  const help = element("button", "pb-help", { type: "button", "aria-expanded": "false", "aria-controls": `${id}-meaning` });
  const meaning = element("p", "pb-meaning", { id: `${id}-meaning`, hidden: "" });
  const typing = { type: "text", inputmode: "decimal", autocomplete: "off", spellcheck: "false" };
  const field = element("input", "pb-value", { ...typing, "data-value-of": name, "aria-describedby": `${id}-problem` });
  const range = element("input", "pb-range", { type: "range", id });
  const note = element("small", "pb-origin");
  const problem = element("p", "pb-problem", { role: "alert", id: `${id}-problem`, hidden: "" });
  label.htmlFor = id;
  head.append(label, help, field);
  box.append(head, meaning, range, note, problem);
  return { box, label, help, meaning, field, range, note, problem };
}
