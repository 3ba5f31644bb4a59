// Whatever shows something of a plan carries its key, `data-plan`. One rule dims all that is not of the plan on screen: what
// Python has yet to answer, what comes late, what is drawn while other parts still wait.

import { change } from "./dom.js";

const DIMMED = "{ opacity: 0.4; }";

/** @type {CSSStyleSheet | undefined} */
let sheet;
let shown = "";

/**
 * Dims what belongs to any other plan.
 * @param {string} key
 */
export function dimOthers(key) {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  }
  if (key === shown) return;
  shown = key;
  const selector = `[data-plan]:not([data-plan="${key}"])`;
  const rule = sheet.cssRules[0];
  if (rule instanceof CSSStyleRule) rule.selectorText = selector;
  else sheet.insertRule(`${selector} ${DIMMED}`);
}

/**
 * Says of parts which plan they show.
 * @param {string} key
 * @param {Iterable<Element>} parts
 */
export function belongsTo(key, parts) {
  for (const part of parts) change(part, { "data-plan": key });
}
